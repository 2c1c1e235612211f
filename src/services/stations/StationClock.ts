/**
 * How far the clocks of stations are from ours, learned from what they send live. A queue that is replayed must never
 * teach: it is old by as much as it waited. So samples are taken half a minute apart at least, not in the first minute of
 * a connection, and count only when five in a row agree: in a queue each is older or younger than the one before. Another
 * zone must be seen for ten minutes without a doubt: then it holds for what is told from then on, of charges that begin.
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
/** So long all that a clock shows must be of another zone before that is believed. */
const confirmed = 10 * minute

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
  /** The zone that they agree on, and since when all of them have; undefined: they agree on nothing. */
  zone: number | undefined
  since: number
}

export class StationClocks {
  private readonly learners = new Map<StationId, Learner>()
  /** What was learned and is not known yet. */
  private readonly learned = new Map<StationId, number>()

  /** A fact of this station, received at (ms since 1970). */
  fold(station: Station, event: Event, at: number) {
    switch (event._tag) {
      case "MeterRead":
        return this.heard(station, event.readings.at(-1)?.time, at)
      case "ConnectorReported":
        return this.heard(station, event.time, at)
      case "TransactionStarted":
      case "TransactionUpdated":
        return event.name === undefined || event.offline === true ? undefined : this.heard(station, event.time, at)
      case "StationSeen":
        return event.clockOffset === undefined ? undefined : void this.learned.delete(station.id)
      default:
    }
  }

  /** An offset that is new, ms; one of another zone only once that was confirmed. */
  newsOf(station: Station): number | undefined {
    return this.learned.size === 0 ? undefined : this.learned.get(station.id)
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
    const zone = found === undefined ? undefined : zoneOf(found)
    if (zone !== learner.zone || at < learner.since) {
      learner.zone = zone
      learner.since = at
    }
    const isKnown = zone === zoneOf(station.clockOffset) || at - learner.since >= confirmed
    if (found !== undefined && isKnown && isNews(found, station.clockOffset)) this.learned.set(station.id, found)
    else this.learned.delete(station.id)
  }

  private of(station: StationId): Learner {
    let learner = this.learners.get(station)
    if (learner === undefined)
      this.learners.set(station, (learner = { samples: [], sampledAt: never, zone: undefined, since: never }))
    return learner
  }
}

/** The median of enough samples that agree. */
const agreed = (samples: ReadonlyArray<number>): number | undefined => {
  const sorted = samples.toSorted((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
  return sorted.length < enough || most - least > agreeing ? undefined : sorted[enough >> 1]
}

const isNews = (offset: number, known: number | undefined) =>
  known === undefined || Math.abs(offset - known) >= news || zoneOf(offset) !== zoneOf(known)
