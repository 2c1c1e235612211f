/** A part of the charging profiles a station holds (2.0.1 K09). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const ReportChargingProfiles = [
  receive(V201.ReportChargingProfiles, keep({})),
  receive(V21.ReportChargingProfiles, keep({}))
]
