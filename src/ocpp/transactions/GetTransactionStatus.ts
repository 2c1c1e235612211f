/** Ask a station how a charge stands whose end never came (OCPP 2.0.1 E14). 1.6 has no such question. */
import type { CommandAnswer } from "../../domain/Command.ts"
import { send } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

/** `over`: neither goes on nor has anything in the queue; `queued`: over, but something of it is still to come. */
const hear = (payload: unknown): CommandAnswer => {
  const said = typeof payload === "object" && payload !== null ? payload : {}
  const ongoing = "ongoingIndicator" in said ? said.ongoingIndicator : undefined
  const queued = "messagesInQueue" in said ? said.messagesInQueue : undefined
  const status = ongoing === true ? "ongoing" : queued === true ? "queued" : ongoing === false ? "over" : "unclear"
  return { outcome: "Accepted", status, answer: payload }
}

export const GetTransactionStatus = [
  send("AskTransaction", V201.GetTransactionStatus, ({ name }) => ({ transactionId: name }), hear),
  send("AskTransaction", V21.GetTransactionStatus, ({ name }) => ({ transactionId: name }), hear)
]
