/** How far a local controller is with publishing firmware for its stations (2.0.1 L03). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const PublishFirmwareStatusNotification = [
  receive(V201.PublishFirmwareStatusNotification, keep({})),
  receive(V21.PublishFirmwareStatusNotification, keep({}))
]
