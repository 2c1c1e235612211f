/** Writes a list of the API as CSV: into a file, which is there whole or not at all, or for `-` to standard output. */
import { open as openFile, rename, rm } from "node:fs/promises"
import { Effect } from "effect"
import { Argument } from "effect/cli"
import { printDone } from "./Output.ts"
import { counted, progress } from "./Progress.ts"
import { Failed, open } from "./Remote.ts"

export const file = Argument.String("FILE").pipe(
  Argument.withDescription("Where it is written, in place of what is there; - is standard output")
)

/** `path` is that of the list, with what is asked of it. */
export const exportList = (path: string, file: string) =>
  Effect.gen(function* () {
    const tell = yield* progress
    const body = yield* open(path, { accept: "text/csv" })
    const bytes = yield* Effect.tryPromise({
      try: () => (file === "-" ? printed(body) : kept(body, file, (count) => tell(() => counted("bytes", count, 0)))),
      catch: (cause) =>
        new Failed({ message: `nothing was written: ${cause instanceof Error ? cause.message : cause}`, code: 1 })
    })
    if (file !== "-") yield* printDone({ file, bytes }, `${file}: ${bytes} bytes`)
  }).pipe(Effect.scoped)

const printed = async (body: ReadableStream<Uint8Array>): Promise<number> => {
  let count = 0
  for await (const chunk of body) count += await Bun.write(Bun.stdout, chunk)
  return count
}

const kept = async (body: ReadableStream<Uint8Array>, path: string, tell: (bytes: number) => void): Promise<number> => {
  const part = `${path}.part`
  const handle = await openFile(part, "w", 0o600)
  let count = 0
  try {
    for await (const chunk of body) {
      await handle.writeFile(chunk)
      tell((count += chunk.byteLength))
    }
    await handle.sync()
    await rename(part, path)
    return count
  } catch (cause) {
    await rm(part, { force: true })
    throw cause
  } finally {
    await handle.close()
  }
}
