/** Have a station say something of itself; we ask for its BootNotification when it was approved without a new start. */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const boot = { requestedMessage: "BootNotification" } as const

export const TriggerMessage = [
  send("Introduce", V16.TriggerMessage, () => boot),
  send("Introduce", V201.TriggerMessage, () => boot),
  send("Introduce", V21.TriggerMessage, () => boot)
]
