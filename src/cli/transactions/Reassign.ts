/** `onetime transactions reassign TRANSACTION TOKEN`: whose it is, whoever showed which card. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { token, transaction } from "../Words.ts"

export const reassign = Command.make("reassign", { transaction, token }, ({ transaction, token }) =>
  Effect.flatMap(
    ask((client) => client.corrections.reassign({ params: { transactionId: transaction }, payload: { token } })),
    (reassigned) => printDone(reassigned, `${transaction} is a charge of ${token}.`)
  )
).pipe(Command.withDescription("Say whose a transaction is"))
