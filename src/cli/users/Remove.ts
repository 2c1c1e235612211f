/** `onetime users remove NAME`: who signed in so is out at once. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"

export const remove = Command.make("remove", { name: Argument.String("NAME") }, ({ name }) =>
  Effect.flatMap(
    ask((client) => client.users.remove({ params: { name } })),
    (removed) => printDone(removed, `${removed.name} is removed.`)
  )
).pipe(Command.withDescription("Remove a user"))
