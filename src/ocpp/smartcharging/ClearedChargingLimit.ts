/** A limit of somebody else is lifted (2.0.1 K11-K14). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const ClearedChargingLimit = [
  receive(V201.ClearedChargingLimit, keep({})),
  receive(V21.ClearedChargingLimit, keep({}))
]
