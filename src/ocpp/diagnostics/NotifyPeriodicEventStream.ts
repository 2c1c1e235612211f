/** Values of a stream: sent, kept, never answered (2.1 N11-N15, message type 6). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const NotifyPeriodicEventStream = [receive(V21.NotifyPeriodicEventStream, keep({}))]
