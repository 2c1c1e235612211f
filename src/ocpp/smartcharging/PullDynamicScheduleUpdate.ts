/** A station asks for the next step of a dynamic profile. We set none yet (2.1 K28). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const PullDynamicScheduleUpdate = [receive(V21.PullDynamicScheduleUpdate, keep({ status: "Rejected" }))]
