/**
 * How far the clocks of stations are from ours, learned from what they send live. A queue that is replayed must never
 * teach: it is old by as much as it waited. So samples are taken half a minute apart at least, not in the first minute of
 * a connection, and count only when five in a row agree: in a queue each is older or younger than the one before.
 */
import type { Event } from "../../domain/Event.ts"
import type { StationId } from "../../domain/Ids.ts"
import { readTime, type StationTime } from "../../domain/Time.ts"
import type { Station } from "./StationState.ts"

const [second, minute, hour] = [1000, 60_000, 3_600_000]
const apart = 30 * second
const settled = minute
const enough = 5
const agreeing = 20 * second
/** No clock that is only set to another zone is further off. */
const furthest = 26 * hour
/** A difference that is worth a line in the journal. */
const news = 30 * second
/** So long nothing must have been told of a charge or a connector: what is still in a station's queue comes soon after. */
const rest = 30 * minute

/**
 * What a clock that shows local time as UTC is ahead, in ms (ocpp.md 4.6.2): a whole quarter of an hour near the offset, if
 * there is such a zone; else 0. None is less than an hour off: so little may be a queue as well, or a bad clock.
 */
export const zoneOf = (offset: number | undefined): number => {
  if (offset === undefined) return 0
  const zone = Math.round(offset / (15 * minute)) * 15 * minute
  const isZone = Math.abs(zone) >= hour && zone >= -12 * hour && zone <= 14 * hour
  return isZone && Math.abs(offset - zone) <= 2 * minute ? zone : 0
}

const never = Number.NEGATIVE_INFINITY

interface Learner {
  /** The newest, ms that its clock was ahead, oldest first. */
  samples: ReadonlyArray<number>
  sampledAt: number
  /** When it last told of a charge. */
  chargedAt: number
}

export class StationClocks {
  private readonly learners = new Map<StationId, Learner>()
  /** What was learned and is not known yet. */
  private readonly learned = new Map<StationId, number>()

  /** A fact of this station, received at (ms since 1970). */
  fold(station: Station, event: Event, at: number) {
    switch (event._tag) {
      case "MeterRead":
        if (event.claimed !== undefined) this.of(station.id).chargedAt = at
        return this.heard(station, event.readings.at(-1)?.time, at)
      case "ConnectorReported":
        return this.heard(station, event.time, at)
      case "TransactionStarted":
      case "TransactionUpdated":
        this.of(station.id).chargedAt = at
        return event.name === undefined || event.offline === true ? undefined : this.heard(station, event.time, at)
      case "TransactionEnded":
        this.of(station.id).chargedAt = at
        return
      case "StationSeen":
        return event.clockOffset === undefined ? undefined : void this.learned.delete(station.id)
      default:
    }
  }

  /**
   * An offset that is new, ms. The times of a charge must all be of one zone, from its start to its end: another zone is
   * news only after the station has rested.
   */
  newsOf(station: Station): number | undefined {
    const offset = this.learned.size === 0 ? undefined : this.learned.get(station.id)
    if (offset === undefined) return undefined
    if (zoneOf(offset) === zoneOf(station.clockOffset)) return offset
    const told = Math.max(this.of(station.id).chargedAt, ...station.connectors.map(({ received }) => received))
    return station.lastSeen - told < rest || station.connectors.some(isTaken) ? undefined : offset
  }

  forget(station: StationId) {
    this.learners.delete(station)
    this.learned.delete(station)
  }

  clear() {
    this.learners.clear()
    this.learned.clear()
  }

  private heard(station: Station, time: StationTime | undefined, at: number) {
    if (time === undefined || time.at === null || station.connectedSince === undefined) return
    if (at - station.connectedSince < settled) return
    const learner = this.of(station.id)
    if (at - learner.sampledAt < apart && at >= learner.sampledAt) return
    // As the station has it: what we have learned of its zone is not in it.
    const offset = (readTime(time.text).at ?? Number.NaN) - at
    learner.sampledAt = at
    learner.samples = Math.abs(offset) <= furthest ? [...learner.samples, offset].slice(-enough) : []
    const found = agreed(learner.samples)
    if (found === undefined || !isNews(found, station.clockOffset)) this.learned.delete(station.id)
    else this.learned.set(station.id, found)
  }

  private of(station: StationId): Learner {
    let learner = this.learners.get(station)
    if (learner === undefined)
      this.learners.set(station, (learner = { samples: [], sampledAt: never, chargedAt: never }))
    return learner
  }
}

const isTaken = ({ evse, status }: Station["connectors"][number]): boolean =>
  evse > 0 && !free.has(status.toLowerCase())

/** What a connector says that has no car charging at it. */
const free = new Set(["available", "unavailable", "faulted", "reserved"])

/** The median of enough samples that agree. */
const agreed = (samples: ReadonlyArray<number>): number | undefined => {
  const sorted = samples.toSorted((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
  return sorted.length < enough || most - least > agreeing ? undefined : sorted[enough >> 1]
}

const isNews = (offset: number, known: number | undefined) =>
  known === undefined || Math.abs(offset - known) >= news || zoneOf(offset) !== zoneOf(known)
