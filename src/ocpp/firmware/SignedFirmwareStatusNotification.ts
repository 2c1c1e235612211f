/** How far a signed firmware update has come (1.6 security extension, L01). */
import { keep, receive } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"

export const SignedFirmwareStatusNotification = [receive(V16.SignedFirmwareStatusNotification, keep({}))]
