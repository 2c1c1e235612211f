/** What makes the state machine a charging station: how it speaks and answers in its version, and what befalls it. */
import type { Evse } from "./life/Evse.ts"
import type { Reply } from "./Reply.ts"
import type { Station } from "./Station.ts"
import type { Speech } from "./speech/Speech.ts"

export interface Language {
  readonly speech: Speech
  answer(action: string, payload: unknown, station: Station): Reply
}

export interface Life {
  /** It has been switched on for the first time. */
  born(station: Station): void
  opened(station: Station): void
  closed(station: Station): void
  /** A charge has begun, or ended. */
  began(station: Station, evse: Evse): void
  ended(station: Station, evse: Evse): void
}
