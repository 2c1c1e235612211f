/** A true charge and what its station has said of it: what the central system can know at best. */
import type { Written } from "./StationClock.ts"
import type { Session } from "./Truth.ts"

export class Account {
  readonly session: Session
  /** What the station calls it: our id in 1.6, once it has heard it. */
  name: string | undefined
  /** 2.x: the next number of its events. */
  seq = 0
  begun: Written | undefined
  ended: Written | undefined
  /** The registers that reached us or may have, in Wh. */
  readonly told = new Set<number>()
  /** When the message of its beginning, of its end, reached us or may have: ms since 1970. */
  readonly arrivals: { readonly [part in "begin" | "end"]: Array<number> } = { begin: [], end: [] }
  /** Its messages that reached us or may have, up to the first that was answered: when they came, what they told of the time. */
  readonly first: Array<{ readonly arrival: number; readonly written: Written | undefined }> = []
  /** Whether one was answered. */
  known = false

  constructor(session: Session) {
    this.session = session
  }
}
