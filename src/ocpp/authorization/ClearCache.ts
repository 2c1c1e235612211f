/** Forget what a station has cached of tokens (2.0.1 C11). */
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const ClearCache = [
  send("ClearCache", V16.ClearCache, () => ({})),
  send("ClearCache", V201.ClearCache, () => ({})),
  send("ClearCache", V21.ClearCache, () => ({}))
]
