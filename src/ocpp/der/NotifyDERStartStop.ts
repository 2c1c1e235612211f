/** A control of the grid operator began or ended (2.1 R05). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const NotifyDERStartStop = [receive(V21.NotifyDERStartStop, keep({}))]
