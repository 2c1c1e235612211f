/**
 * Something touched a station's security (1.6 security extension, 2.0.1 A04). Always thanked, so that none is lost.
 */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const SecurityEventNotification = [
  receive(V16.SecurityEventNotification, keep({})),
  receive(V201.SecurityEventNotification, keep({})),
  receive(V21.SecurityEventNotification, keep({}))
]
