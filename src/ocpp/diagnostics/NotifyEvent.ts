/** Something in a station changed or broke its bounds (2.0.1 N07, G05). A variable may be a password. */
import { keep, receive } from "../Message.ts"
import { variables } from "../security/Secrets.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const NotifyEvent = [
  receive(V201.NotifyEvent, keep({}), { secrets: variables }),
  receive(V21.NotifyEvent, keep({}), { secrets: variables })
]
