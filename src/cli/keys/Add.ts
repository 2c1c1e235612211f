/** `onetime keys add LABEL ROLE`: a key for a program, shown this once. */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { role, said, text } from "../Words.ts"

const words = {
  label: Argument.String("LABEL").pipe(Argument.withDescription("What it is for")),
  role,
  stations: Flag.String("station").pipe(
    Flag.atLeast(0),
    Flag.withDescription("Only this station; may be said several times")
  ),
  expiry: text("expiry", "Until when it works: a date, or a date and time; for ever if not said")
}

export const add = Command.make("add", words, ({ label, role, stations, expiry }) =>
  Effect.gen(function* () {
    const only = stations.length === 0 ? {} : { stations }
    const made = yield* ask((client) => client.keys.make({ payload: { label, role, ...only, ...said({ expiry }) } }))
    yield* printDone(made, `The key of ${label}, shown this once: ${made.secret}`)
  })
).pipe(Command.withDescription("Make a key for a program"))
