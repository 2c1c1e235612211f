/** The grid left its bounds, or came back (2.1 R05). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"

export const NotifyDERAlarm = [receive(V21.NotifyDERAlarm, keep({}))]
