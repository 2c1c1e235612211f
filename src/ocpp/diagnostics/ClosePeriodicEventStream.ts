/** A station closes a stream of values (2.1 N11-N15). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const ClosePeriodicEventStream = [receive(V21.ClosePeriodicEventStream, keep({}))]
