/** Starts `Running.ts` in a process of its own and hears what it says. */

import { join } from "node:path"
import { Schema } from "effect"

const Said = Schema.Struct({
  us: Schema.Int,
  failed: Schema.optional(Schema.String),
  postgres: Schema.optional(Schema.Int),
  data: Schema.optional(Schema.String),
  host: Schema.optional(Schema.String),
  starts: Schema.optional(Schema.Int)
})

export interface Child {
  readonly said: typeof Said.Type
  /** Everything it logged so far; log lines come before the line of JSON. */
  readonly log: string
  /** Ends it and resolves when it has ended. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number>
}

interface Options {
  readonly what?: "postgres" | "folder"
  readonly uid?: number
  readonly gid?: number
  /** The program to run, if not the one of this repository. */
  readonly program?: string
}

/** Resolves when the child has said its line: ready, or failed. */
export const startChild = async (
  folder: string,
  { what = "postgres", program, ...user }: Options = {}
): Promise<Child> => {
  const child = Bun.spawn([process.execPath, program ?? join(import.meta.dir, "Running.ts"), folder, what], {
    ...user,
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0" },
    stdio: ["ignore", "pipe", "inherit"]
  })
  let heard = ""
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    heard += chunk
    const line = heard
      .split("\n")
      .slice(0, -1)
      .findLast((one) => one.startsWith('{"us"'))
    if (line === undefined) continue
    return {
      said: Schema.decodeUnknownSync(Schema.fromJsonString(Said))(line),
      log: heard,
      end: (signal) => {
        child.kill(signal)
        return child.exited
      }
    }
  }
  throw new Error(`the child ended (${await child.exited}) and said: ${heard}`)
}
