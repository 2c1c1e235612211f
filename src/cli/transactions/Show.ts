/** `onetime transactions show TRANSACTION`: all that is known of it. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { printOne } from "../Output.ts"
import { ask } from "../Remote.ts"
import { transaction } from "../Words.ts"

export const show = Command.make("show", { transaction }, ({ transaction }) =>
  Effect.flatMap(
    ask((client) => client.transactions.one({ params: { transactionId: transaction } })),
    printOne
  )
).pipe(Command.withDescription("All that is known of one transaction"))
