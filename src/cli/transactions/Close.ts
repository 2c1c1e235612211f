/** `onetime transactions close TRANSACTION`: ended by hand; its station is asked nothing. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { said, text, transaction } from "../Words.ts"

const at = text("at", "When it ended; if not said, at its last value")

export const close = Command.make("close", { transaction, at }, ({ transaction, at }) =>
  Effect.flatMap(
    ask((client) => client.corrections.close({ params: { transactionId: transaction }, payload: said({ at }) })),
    (closed) => printDone(closed, `${transaction} is closed.`)
  )
).pipe(Command.withDescription("End a transaction whose station never did"))
