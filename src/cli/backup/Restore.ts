/** `onetime restore FILE`: works on this machine's DATA_DIR and database, with Onetime stopped, not over the API. */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { printDone } from "../Output.ts"
import { counted, progress } from "../Progress.ts"
import { Failed } from "../Remote.ts"

const file = Argument.String("FILE").pipe(Argument.withDescription("What `onetime backup` has made"))
const replace = Flag.Boolean("replace").pipe(
  Flag.withDefault(false),
  Flag.withDescription("Drop what Onetime has in the database, and put aside a journal in DATA_DIR that does not fit")
)

export const restore = Command.make("restore", { file, replace }, ({ file, replace }) =>
  Effect.gen(function* () {
    const { restore } = yield* Effect.promise(() => import("../../backup/Restore.ts"))
    const tell = yield* progress
    const heard = (section: string, lines: number, about: number) => tell(() => counted(section, lines, about))
    const restored = yield* Effect.mapError(
      restore({ file, replace, tell: heard }),
      (error) => new Failed({ message: error.message, code: 1 })
    )
    yield* printDone(restored, lineOf(restored))
  }).pipe(Effect.scoped)
).pipe(Command.withDescription("Puts a backup into an empty DATA_DIR and database of this machine; Onetime is stopped"))

const lineOf = ({ madeAt, rows, records, journal }: Restored): string => {
  if (journal === "finished") return "A restore that was cut short is ended. Start Onetime."
  const rest = journal === "ours" ? "the journal that is here goes on from there" : `${records} records`
  return `Restored what was backed up at ${madeAt}: ${rows} rows, ${rest}. Start Onetime.`
}

interface Restored {
  readonly madeAt: string | undefined
  readonly rows: number
  readonly records: number
  readonly journal: "ours" | "copied" | "finished"
}
