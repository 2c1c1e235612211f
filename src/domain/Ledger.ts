/**
 * The open and recent charges of the network, as a fold over events: which charge a fact belongs to, and what it changes.
 * The same code keeps the service's memory (at the lane) and the listener's (at its cursor).
 */
import { contentKey, measured, sameCharge, slack, startKey, stopped } from "./Belonging.ts"
import { type Charge, fellFlag, flag, noStartFlag, secondEndFlag, staleFlag, unflag } from "./Charge.ts"
import { advance, newMeter, precede } from "./Energy.ts"
import type { Event, MeterRead, TransactionEnded, TransactionStarted, TransactionUpdated } from "./Event.ts"
import type { Position, StationId, TransactionId } from "./Ids.ts"
import { type Reading, register } from "./Reading.ts"
import { moment } from "./Time.ts"
import type { Verdict } from "./Token.ts"

type ChargeEvent = TransactionStarted | TransactionUpdated | TransactionEnded

export class Ledger {
  /** Charges changed by folds and not settled. */
  readonly changed = new Set<Charge>()
  /** Stations that may have more ended charges than are kept. */
  private readonly grown = new Set<StationId>()
  private readonly charges = new Map<TransactionId, Charge>()
  /** Those that were open when they were last looked at. */
  private readonly running = new Set<Charge>()
  private readonly stations = new Map<StationId, Array<Charge>>()
  private readonly kept: number

  /** `kept`: how many ended charges of a station are remembered; at least `lookedBack`. */
  constructor(kept: number) {
    this.kept = kept
  }

  get(id: TransactionId): Charge | undefined {
    return this.charges.get(id)
  }

  /** Of one station, oldest first. */
  of(station: StationId): ReadonlyArray<Charge> {
    return this.stations.get(station) ?? []
  }

  all(): Iterable<Charge> {
    return this.charges.values()
  }

  /** Every open charge of all stations. */
  *open(): Iterable<Charge> {
    for (const charge of this.running) {
      if (charge.endedAt === undefined) yield charge
      else this.running.delete(charge)
    }
  }

  /** The newest charge that the station calls so. */
  named(station: StationId, name: string): Charge | undefined {
    return this.of(station).findLast((charge) => charge.name === name)
  }

  /** Takes in a charge known from elsewhere (the tables), unless it is here. */
  admit(charge: Charge) {
    if (this.charges.has(charge.id)) return
    this.charges.set(charge.id, charge)
    if (charge.endedAt === undefined) this.running.add(charge)
    this.grown.add(charge.station)
    const list = this.stations.get(charge.station)
    if (list === undefined) this.stations.set(charge.station, [charge])
    else {
      const at = list.findLastIndex((other) => other.id < charge.id) + 1
      list.splice(at, 0, charge)
    }
  }

  clear() {
    this.changed.clear()
    this.grown.clear()
    this.charges.clear()
    this.running.clear()
    this.stations.clear()
  }

  /** What has changed is written, or need not be: forgets the oldest of the ended charges that are more than are kept. */
  settle() {
    this.changed.clear()
    for (const station of this.grown) this.trim(station)
    this.grown.clear()
  }

  /** What the event concludes; the charge it belongs to, if any. */
  fold(event: Event, position: Position, at: number): Charge | undefined {
    switch (event._tag) {
      case "TransactionStarted":
        return this.started(event, position, at)
      case "TransactionUpdated":
        return this.report(event, position, at)
      case "TransactionEnded":
        return this.ended(event, position, at)
      case "MeterRead":
        return this.read(event, position, at)
      default:
        return undefined
    }
  }

  private started(event: TransactionStarted, position: Position, at: number): Charge {
    const charge = this.belonging(event, position, at)
    const late = charge.flags.includes(noStartFlag)
    if (charge.startedAt === undefined || late) charge.startedAt = moment(event.time, at)
    if (event.register !== undefined) this.meter(charge, event.register, moment(event.time, at))
    this.take(charge, event, position, at)
    unflag(charge, noStartFlag)
    if (event.ruling !== undefined) charge.opening ??= { key: startKey(event), ruling: event.ruling }
    if (event.offline !== true) this.supersede(charge, position)
    return charge
  }

  private report(event: TransactionUpdated, position: Position, at: number): Charge {
    const charge = this.belonging(event, position, at)
    if (charge.startedAt === undefined) {
      flag(charge, noStartFlag)
      charge.startedAt = moment(event.time, at)
    }
    this.take(charge, event, position, at)
    // Who is allowed to stop a charge says so before the car is unplugged (2.0.1 E07); the end may not name him.
    if (event.trigger === "stopAuthorized" && event.token !== undefined) charge.stopToken = event.token
    return charge
  }

  private ended(event: TransactionEnded, position: Position, at: number): Charge | undefined {
    const charge =
      event.transaction === undefined ? stopped(this.of(event.station), event) : this.belonging(event, position, at)
    if (charge === undefined) return undefined
    const first = charge.endedAt === undefined || charge.stale
    if (charge.startedAt === undefined) flag(charge, noStartFlag)
    this.take(charge, event, position, at)
    const { at: told } = event.time
    if (!first) {
      if ((told !== null && told !== charge.endedAt) || event.reason !== charge.reason) flag(charge, secondEndFlag)
      return charge
    }
    charge.stale = false
    unflag(charge, staleFlag)
    charge.endedAt = moment(event.time, at)
    charge.stopToken = event.token ?? charge.stopToken
    charge.reason = event.reason
    this.final(charge, event.register, moment(event.time, at))
    this.grown.add(charge.station)
    return charge
  }

  private read(event: MeterRead, position: Position, at: number): Charge | undefined {
    const named = event.claimed === undefined ? undefined : this.charges.get(event.claimed)
    const charge = measured(this.of(event.station), named, event)
    if (charge === undefined) return undefined
    if (event.evse > 0) charge.evse ??= event.evse
    // Some stations deliver values of years ago when they are back (ocpp.md 4.5.7): in the curve, not in the energy.
    const since = (charge.startedAt ?? 0) - slack
    const own = event.readings.filter(({ time }) => time.at === null || time.at >= since)
    this.readings(charge, own, at, "live")
    charge.heardAt = at
    charge.position = position
    this.changed.add(charge)
    return charge
  }

  /** By our id; else by the station's name for it, if that is still the same charge; else a new one. */
  private belonging(event: ChargeEvent, position: Position, at: number): Charge {
    const id = event.transaction ?? 0
    const known = this.charges.get(id)
    if (known !== undefined) return known
    const named = event.name === undefined ? undefined : this.named(event.station, event.name)
    if (named !== undefined && sameCharge(named, event._tag === "TransactionStarted", event)) return named
    const charge: Charge = {
      id,
      station: event.station,
      name: event.name ?? String(id),
      evse: event.evse,
      connector: event.connector,
      token: undefined,
      stopToken: undefined,
      verdict: undefined,
      opening: undefined,
      startedAt: undefined,
      endedAt: undefined,
      stale: false,
      received: at,
      heardAt: at,
      state: undefined,
      reason: undefined,
      lastSeq: undefined,
      meter: newMeter,
      flags: [],
      position,
      seen: []
    }
    this.admit(charge)
    return charge
  }

  /** What every kind of report may carry. Order is by sequence number where there is one. */
  private take(charge: Charge, event: ChargeEvent, position: Position, at: number) {
    const { seq, state, readings, token, ruling } = event
    charge.evse ??= event.evse
    charge.connector ??= event.connector
    const begins = event._tag !== "TransactionEnded" && event.trigger !== "stopAuthorized"
    if (begins && token !== undefined && (charge.token === undefined || outranks(ruling?.verdict, charge.verdict))) {
      charge.token = token
      charge.verdict = ruling?.verdict
    }
    const late = seq !== undefined && charge.lastSeq !== undefined && seq <= charge.lastSeq
    if (state !== undefined && event.offline !== true && !late) charge.state = state
    if (seq !== undefined && !late) charge.lastSeq = seq
    if (readings !== undefined) this.readings(charge, readings, at, toldHow(charge, event, late))
    charge.seen.push(contentKey(event))
    if (charge.seen.length > 16) charge.seen.shift()
    charge.heardAt = at
    charge.position = position
    this.changed.add(charge)
  }

  private readings(charge: Charge, readings: ReadonlyArray<Reading>, at: number, told: Told) {
    for (const reading of inOrder(readings)) {
      const when = moment(reading.time, at)
      const [begin, now] = [register(reading, true), register(reading)]
      if (begin !== null && charge.meter.first === null) this.meter(charge, begin, when)
      const value = told === "before" ? (begin ?? now) : (now ?? begin)
      if (value === null) continue
      const { last, at: newest } = charge.meter
      if (told === "before" || (charge.flags.includes(noStartFlag) && when < newest)) {
        charge.meter = precede(charge.meter, value)
      }
      // Of the beginning, or told again without a moment: a lower register need not be a meter that fell.
      const doubtful = told === "before" || now === null || (told === "again" && when !== reading.time.at)
      if (doubtful && last !== null && value < last) continue
      this.meter(charge, value, when)
    }
  }

  /** The register at the end counts if it is the highest, whatever the clock says. */
  private final(charge: Charge, value: number | undefined, when: number) {
    if (value === undefined) return
    const { last, at } = charge.meter
    this.meter(charge, value, last !== null && value >= last ? Math.max(when, at) : when)
  }

  private meter(charge: Charge, value: number, when: number) {
    const { segments } = charge.meter
    charge.meter = advance(charge.meter, value, when)
    if (charge.meter.segments > segments) flag(charge, fellFlag)
  }

  /** OCPP allows one charge an EVSE: a new one ends the old, which a late stop may still correct. */
  private supersede(charge: Charge, position: Position) {
    if (charge.evse === undefined) return
    for (const other of this.of(charge.station)) {
      if (other.id >= charge.id || other.endedAt !== undefined || other.evse !== charge.evse) continue
      other.endedAt = Math.max(other.meter.at, other.startedAt ?? 0) || other.heardAt
      other.stale = true
      other.position = position
      flag(other, staleFlag)
      this.changed.add(other)
    }
    this.grown.add(charge.station)
  }

  private trim(station: StationId) {
    const list = this.stations.get(station)
    if (list === undefined) return
    let surplus = list.reduce((ended, charge) => ended + (charge.endedAt === undefined ? 0 : 1), 0) - this.kept
    for (let index = 0; surplus > 0 && index < list.length; ) {
      const charge = list[index]
      if (charge === undefined || charge.endedAt === undefined) index++
      else {
        list.splice(index, 1)
        this.charges.delete(charge.id)
        this.running.delete(charge)
        surplus--
      }
    }
  }
}

/** `live`: as it happens. `again`: perhaps not for the first time. `before`: the beginning, after what came later. */
type Told = "live" | "again" | "before"

const toldHow = (charge: Charge, event: ChargeEvent, late: boolean): Told => {
  if (event._tag === "TransactionStarted" && charge.flags.includes(noStartFlag)) return "before"
  return late || event._tag === "TransactionEnded" ? "again" : "live"
}

/** A driver who may charge is who charges, also after one who may not has tried. */
const outranks = (verdict: Verdict | undefined, before: Verdict | undefined): boolean =>
  verdict === "accepted" && before !== undefined && before !== "accepted"

/** By the station's clock: some stations list the end before the beginning. */
const inOrder = (readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> =>
  readings.length < 2 || readings.some(({ time }) => time.at === null)
    ? readings
    : readings.toSorted((one, other) => (one.time.at ?? 0) - (other.time.at ?? 0))
