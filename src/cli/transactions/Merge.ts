/** `onetime transactions merge TRANSACTION FROM`: two of a station become one. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { transaction } from "../Words.ts"

const from = Argument.Int("FROM").pipe(
  Argument.withDescription("The other one, by our id; it becomes part of the first")
)

export const merge = Command.make("merge", { transaction, from }, ({ transaction, from }) =>
  Effect.flatMap(
    ask((client) => client.corrections.merge({ params: { transactionId: transaction }, payload: { from } })),
    (merged) => printDone(merged, `${from} is part of ${transaction}.`)
  )
).pipe(Command.withDescription("Make two transactions of a station one"))
