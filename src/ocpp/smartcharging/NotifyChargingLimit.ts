/** Somebody else limits the station: its energy manager or the grid operator (2.0.1 K11-K14). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyChargingLimit = [
  receive(V201.NotifyChargingLimit, keep({})),
  receive(V21.NotifyChargingLimit, keep({}))
]
