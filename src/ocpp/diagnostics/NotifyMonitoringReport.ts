/** A part of the report on what a station watches (2.0.1 N02). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyMonitoringReport = [
  receive(V201.NotifyMonitoringReport, keep({})),
  receive(V21.NotifyMonitoringReport, keep({}))
]
