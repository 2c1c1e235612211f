/** A part of the list of messages on a station's display (2.0.1 O03). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyDisplayMessages = [
  receive(V201.NotifyDisplayMessages, keep({})),
  receive(V21.NotifyDisplayMessages, keep({}))
]
