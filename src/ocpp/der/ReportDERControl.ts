/** A part of the grid controls that a station holds (2.1 R04). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const ReportDERControl = [receive(V21.ReportDERControl, keep({}))]
