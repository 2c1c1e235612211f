/** A charge that was given up, and of which more is told (ocpp.md 4.5.5, 4.7.1): it goes on, or ended later than was thought. */
import { type Charge, isAbandoned, lastMoment, restore } from "./Charge.ts"
import type { ChargeEvent, MeterRead } from "./Event.ts"
import type { Position } from "./Ids.ts"
import { zonedTime } from "./Zoning.ts"

/**
 * From one moment to another (ms since 1970) a charge ran though it was thought to be over: what was measured at its EVSE then,
 * in records after `since` up to `until`, and named no charge, is of it.
 */
export interface Claim {
  readonly charge: Charge
  readonly since: Position
  readonly until: Position
  readonly from: number
  readonly to: number
}

/** ms: what is told so soon after it happened is told as it happens. */
const soon = 15 * 60_000

/** `charges`: of its station. `at`: when it was told, ms since 1970. A charge that was closed by hand, or that another ended, stays over. */
export const revive = (charges: ReadonlyArray<Charge>, charge: Charge, event: ChargeEvent | MeterRead, at: number) => {
  const { endedAt, evse } = charge
  if (endedAt === undefined || !charge.stale) return
  const told = newest(charge, event)
  const isFollowed = charges.some((other) => other.id > charge.id && other.evse === evse)
  if (isAbandoned(charge) && !isFollowed && told > endedAt && at - told < soon) {
    charge.endedAt = undefined
    charge.whole = undefined
    restore(charge)
  } else charge.endedAt = Math.max(endedAt, lastMoment(charge))
}

/** The newest moment it tells of as it happens, ms since 1970; 0: none. */
const newest = (charge: Charge, event: ChargeEvent | MeterRead): number => {
  if (event._tag !== "MeterRead") return event.offline === true ? 0 : (zonedTime(charge, event.time).at ?? 0)
  return event.readings.reduce((last, { time }) => Math.max(last, zonedTime(charge, time).at ?? 0), 0)
}
