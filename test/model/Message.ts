/** What a station has to say. */

import type { Payload } from "../faults/FakeStation.ts"
import type { Account } from "./Account.ts"
import type { Written } from "./StationClock.ts"

export interface Message {
  readonly action: string
  /** Made when it is sent: a stop names the id that its start was given. */
  readonly payload: () => Payload
  readonly heard?: (answer: Payload) => void
  /** The charge that it begins or ends. */
  readonly account?: Account
  readonly part?: "begin" | "end" | "sample"
  /** When it says that this was. */
  readonly written?: Written
  /** The register that it tells, in Wh. */
  readonly register?: number
  /** What becomes of it for good: it never arrives; or it does and its answer is never heard. */
  readonly doom?: "unsaid" | "unheard"
}

/** One version's words for what happens at a station; transaction messages only. */
export interface Speech {
  began(account: Account, offline: boolean): ReadonlyArray<Message>
  sampled(account: Account, at: number, register: number, offline: boolean): ReadonlyArray<Message>
  resumed(account: Account, at: number, offline: boolean): ReadonlyArray<Message>
  ended(account: Account, offline: boolean): ReadonlyArray<Message>
  boot(): Payload
  status(evse: number, isBusy: boolean, at: number): Payload
  authorize(token: string): Payload
}
