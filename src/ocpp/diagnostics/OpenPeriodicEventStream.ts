/** A station opens a stream of values that somebody told it to watch (2.1 N11-N15). What it sends is kept, so it may. */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const OpenPeriodicEventStream = [receive(V21.OpenPeriodicEventStream, keep({ status: "Accepted" }))]
