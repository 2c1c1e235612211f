/** End a charge from afar, by the name the station itself gave it; in 1.6 that is our id. */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const RequestStopTransaction = [
  send("StopCharging", V16.RemoteStopTransaction, ({ transaction }) => ({ transactionId: transaction })),
  send("StopCharging", V201.RequestStopTransaction, ({ name }) => ({ transactionId: name })),
  send("StopCharging", V21.RequestStopTransaction, ({ name }) => ({ transactionId: name }))
]
