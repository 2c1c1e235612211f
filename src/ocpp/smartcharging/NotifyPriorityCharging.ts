/** A charge goes first, or no longer (2.1 K22). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const NotifyPriorityCharging = [receive(V21.NotifyPriorityCharging, keep({}))]
