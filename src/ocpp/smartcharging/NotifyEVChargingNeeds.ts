/** A car tells what it needs. We make no schedules for cars yet, so it charges by its station's own (2.0.1 K15). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyEVChargingNeeds = [
  receive(V201.NotifyEVChargingNeeds, keep({ status: "Rejected" })),
  receive(V21.NotifyEVChargingNeeds, keep({ status: "Rejected" }))
]
