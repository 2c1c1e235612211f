/** How far an upload of a log has come (1.6 security extension, 2.0.1 N01). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const LogStatusNotification = [
  receive(V16.LogStatusNotification, keep({})),
  receive(V201.LogStatusNotification, keep({})),
  receive(V21.LogStatusNotification, keep({}))
]
