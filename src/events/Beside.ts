/** Small files beside the segments of the journal, each replaced whole or not at all. */
import { open, readFile, rename } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import { JournalBroken } from "./Journal.ts"
import { syncFolder, unborn } from "./Segment.ts"

/** The text of a file; undefined: there is none, or it cannot be read. */
export const readBeside = (folder: string, name: string): Effect.Effect<string | undefined> =>
  Effect.promise(() => readFile(join(folder, name), "utf8").catch(() => undefined))

/** Replaces a file by these lines; it is on disk then. */
export const writeBeside = (folder: string, name: string, lines: ReadonlyArray<string>) =>
  Effect.tryPromise({
    try: async () => {
      const path = join(folder, name)
      const file = await open(path + unborn, "w", 0o600)
      try {
        for (let at = 0; at < lines.length; at += linesAtOnce)
          await file.appendFile(`${lines.slice(at, at + linesAtOnce).join("\n")}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(path + unborn, path)
      syncFolder(folder)
    },
    catch: (cause) =>
      new JournalBroken({ message: `${join(folder, name)}: ${cause instanceof Error ? cause.message : cause}` })
  })

const linesAtOnce = 256
