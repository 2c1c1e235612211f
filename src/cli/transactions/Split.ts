/** `onetime transactions split TRANSACTION AT`: one becomes two. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { printDone } from "../Output.ts"
import { ask } from "../Remote.ts"
import { transaction } from "../Words.ts"

const at = Argument.String("AT").pipe(Argument.withDescription("Everything from this moment on is split off"))

export const split = Command.make("split", { transaction, at }, ({ transaction, at }) =>
  Effect.flatMap(
    ask((client) => client.corrections.split({ params: { transactionId: transaction }, payload: { at } })),
    (parts) => {
      const fresh = typeof parts.fresh === "object" ? parts.fresh.id : parts.fresh
      return printDone(parts, `What came from then on is ${fresh}.`)
    }
  )
).pipe(Command.withDescription("Make one transaction two"))
