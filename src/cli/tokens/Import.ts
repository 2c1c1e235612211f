/** `onetime tokens import FILE`: all tokens of a CSV file, or none and what is wrong with which line. */
import { readFile } from "node:fs/promises"
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import type { ImportInvalid } from "../../api/Problems.ts"
import { printDone } from "../Output.ts"
import { ask, Failed } from "../Remote.ts"

const file = Argument.String("FILE").pipe(
  Argument.withDescription("CSV; its first line names the columns: token,kind,status,expiry,group,limit,note")
)

export const importFile = Command.make("import", { file }, ({ file }) =>
  Effect.gen(function* () {
    const payload = yield* Effect.tryPromise({
      try: () => readFile(file, "utf8"),
      catch: (cause) => new Failed({ message: cause instanceof Error ? cause.message : String(cause), code: 2 })
    })
    const { entered, replaced } = yield* ask((client) =>
      Effect.catchTag(client.tokens.import({ payload }), "ImportInvalid", (problem) => refused(file, problem))
    )
    yield* printDone({ entered, replaced }, `${entered} tokens are new, ${replaced} were replaced.`)
  })
).pipe(Command.withDescription("Enter or replace the tokens of a CSV file"))

const refused = (file: string, { errors, count }: ImportInvalid) => {
  const lines = errors.map(({ line, detail }) => `${file}:${line}: ${detail}`)
  const more = count > errors.length ? [`and ${count - errors.length} more`] : []
  return Effect.fail(new Failed({ message: ["nothing was entered", ...lines, ...more].join("\n  "), code: 1 }))
}
