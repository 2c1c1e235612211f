/** A car tells how it means to charge. Accepted says that we have heard it, not that we agree (2.0.1 K15-K17). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyEVChargingSchedule = [
  receive(V201.NotifyEVChargingSchedule, keep({ status: "Accepted" })),
  receive(V21.NotifyEVChargingSchedule, keep({ status: "Accepted" }))
]
