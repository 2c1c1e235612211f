/** `onetime keys remove KEY`: it is let in no more. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"

const key = Argument.String("KEY").pipe(Argument.withDescription("Its id, as `keys list` shows it"))

export const remove = Command.make("remove", { key }, ({ key }) =>
  Effect.flatMap(
    ask((client) => client.keys.remove({ params: { key } })),
    (removed) => printDone(removed, `The key of ${removed.label} is removed.`)
  )
).pipe(Command.withDescription("Remove a key"))
