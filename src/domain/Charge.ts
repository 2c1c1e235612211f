/** One charge as far as it is known: what the facts so far say, without conclusions that need the whole history. */

import type { Meter } from "./Energy.ts"
import type { StationId, TransactionId } from "./Ids.ts"
import type { Token, Verdict } from "./Token.ts"

export interface Charge {
  readonly id: TransactionId
  readonly station: StationId
  /** What the station calls it; in 1.6 our id as text. */
  name: string
  evse: number | undefined
  connector: number | undefined
  token: Token | undefined
  stopToken: Token | undefined
  verdict: Verdict | undefined
  /** ms since 1970, the station's clock where plausible, else ours; undefined: no start was ever seen. */
  startedAt: number | undefined
  endedAt: number | undefined
  /** When the first and the newest fact of it came to us. */
  readonly received: number
  heardAt: number
  state: string | undefined
  reason: string | undefined
  lastSeq: number | undefined
  meter: Meter
  /** What a person should know, in plain words. */
  flags: ReadonlyArray<string>
}
