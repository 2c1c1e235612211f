/** A battery was put in or taken out (2.1 S03). It cannot be refused. The token may be a PIN. */
import { keep, receive } from "../Message.ts"
import { pins } from "../security/Secrets.ts"
import * as V21 from "../wire/V21.gen.ts"

export const BatterySwap = [receive(V21.BatterySwap, keep({}), { secrets: pins })]
