/** `onetime tokens remove TOKEN`: it may charge no more; a charge that runs goes on. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { token } from "../Words.ts"

export const remove = Command.make("remove", { token }, ({ token }) =>
  Effect.flatMap(
    ask((client) => client.tokens.remove({ params: { token } })),
    (removed) => printDone(removed, `${removed.token} is removed.`)
  )
).pipe(Command.withDescription("Remove a token"))
