/** `onetime backup FILE`: everything in one file, made while everything runs. FILE is there whole, or not at all. */
import { type FileHandle, open, rename, rm } from "node:fs/promises"
import { Effect, Stream } from "effect"
import { Argument, Command } from "effect/cli"
import { readBackup, type Stretch } from "../../api/BackupReader.ts"
import { printDone } from "../Output.ts"
import { counted, progress } from "../Progress.ts"
import { ask, Failed } from "../Remote.ts"

const file = Argument.String("FILE").pipe(Argument.withDescription("Where it is written; it replaces what is there"))

export const backup = Command.make("backup", { file }, ({ file }) =>
  Effect.gen(function* () {
    const tell = yield* progress
    const bytes = yield* ask((client) => client.backup.make({}))
    const whole = yield* Effect.tryPromise({
      try: () => kept(file, Stream.toAsyncIterable(bytes), counting(tell)),
      catch: (cause) =>
        new Failed({ message: `no backup was made: ${cause instanceof Error ? cause.message : cause}`, code: 1 })
    })
    const { rows, records } = whole
    yield* printDone(
      { file, ...whole },
      `${file}: ${rows} rows and ${records} records. It holds secrets: keep it safe.`
    )
  }).pipe(Effect.scoped)
).pipe(Command.withDescription("Everything in one file, made while everything runs; read again as it is written"))

const counting = (tell: (line: () => string) => void) => {
  let [name, lines] = ["", 0]
  return ({ header, section, lines: found }: Stretch) => {
    const now = "table" in section ? section.table : "file" in section ? "files" : "journal"
    lines = found.length + (now === name ? lines : 0)
    name = now
    tell(() => counted(name, lines, header.tables.find((table) => table.name === name)?.about ?? 0))
  }
}

/** Writes beside, and gives it its name when it is whole and on disk. */
const kept = async (path: string, bytes: AsyncIterable<Uint8Array>, heard: (stretch: Stretch) => void) => {
  const part = `${path}.part`
  const file = await open(part, "w", 0o600)
  try {
    const stretches = readBackup(written(bytes, file))
    for (;;) {
      const next = await stretches.next()
      if (next.done !== true) {
        heard(next.value)
        continue
      }
      await file.sync()
      await rename(part, path)
      return next.value
    }
  } catch (cause) {
    await rm(part, { force: true })
    throw cause
  } finally {
    await file.close()
  }
}

async function* written(bytes: AsyncIterable<Uint8Array>, file: FileHandle) {
  for await (const piece of bytes) {
    await file.writeFile(piece)
    yield piece
  }
}
