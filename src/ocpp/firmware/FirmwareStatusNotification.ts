/** How far a firmware update has come (1.6 4.5, 2.0.1 L01). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const FirmwareStatusNotification = [
  receive(V16.FirmwareStatusNotification, keep({})),
  receive(V201.FirmwareStatusNotification, keep({})),
  receive(V21.FirmwareStatusNotification, keep({}))
]
