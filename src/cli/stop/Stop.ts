/** `onetime stop TRANSACTION`: asks its station to end a charge. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import { ask } from "../Remote.ts"
import { printAnswer } from "../stations/Answered.ts"
import { transaction } from "../Words.ts"

export const stop = Command.make("stop", { transaction }, ({ transaction }) =>
  Effect.flatMap(
    ask((client) => client.commands.stop({ params: { transactionId: transaction } })),
    (answer) => printAnswer(answer, "the station")
  )
).pipe(Command.withDescription("Stop a charge"))
