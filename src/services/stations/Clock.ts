/**
 * Whether our own clock may be told to chargers. A small computer may start in 1970, or days behind: then Boot and
 * Heartbeat must not set the clocks of a whole network wrong.
 */

/** No earlier than this can it be. Moved forward at a release, never to a day that might still be ahead of somebody. */
export const BUILD_TIME = Date.UTC(2026, 0, 1)

/** How far our clock may be behind the newest record: small corrections are ordinary. */
const slack = 5 * 60_000
/** A clock that goes on for so long behind the newest record is right: the record was of a clock that was ahead. */
const patience = 60 * 60_000

export class Clock {
  private newest = 0
  private behindSince: number | undefined

  /** A record was made at this moment, ms since 1970. */
  saw(at: number) {
    if (at >= this.newest - slack) {
      this.newest = Math.max(this.newest, at)
      this.behindSince = undefined
      return
    }
    if (this.behindSince === undefined || at < this.behindSince) this.behindSince = at
    if (at - this.behindSince >= patience) this.restart(at)
  }

  /** Forgets all but this moment: that of the newest record of the journal, 0 if it has none. */
  restart(at: number) {
    this.newest = at
    this.behindSince = undefined
  }

  trusts(now: number): boolean {
    return now >= BUILD_TIME && now >= this.newest - slack
  }
}
