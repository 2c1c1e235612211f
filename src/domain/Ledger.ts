/**
 * The open and recent charges of the network, as a fold over events: which charge a fact belongs to, and what it changes.
 * The same code keeps the service's memory (at the lane) and the listener's (at its cursor).
 */
import type { Charge } from "./Charge.ts"
import { fellFlag, flag, noStartFlag, staleFlag, unflag } from "./Charge.ts"
import { advance, newMeter } from "./Energy.ts"
import type { Event, MeterRead, TransactionEnded, TransactionStarted, TransactionUpdated } from "./Event.ts"
import type { Position, StationId, TransactionId } from "./Ids.ts"
import { type Reading, register } from "./Reading.ts"
import { moment, type StationTime } from "./Time.ts"
import { tokenKey } from "./Token.ts"

type ChargeEvent = TransactionStarted | TransactionUpdated | TransactionEnded

export class Ledger {
  /** Charges changed by folds since this was last cleared. */
  readonly changed = new Set<Charge>()
  private readonly charges = new Map<TransactionId, Charge>()
  private readonly stations = new Map<StationId, Array<Charge>>()
  private readonly kept: number

  /** `kept`: how many ended charges of a station are remembered. */
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

  /** The newest charge that the station calls so. */
  named(station: StationId, name: string): Charge | undefined {
    return this.of(station).findLast((charge) => charge.name === name)
  }

  /** Takes in a charge known from elsewhere (the tables), unless it is here. */
  admit(charge: Charge) {
    if (this.charges.has(charge.id)) return
    this.charges.set(charge.id, charge)
    const list = this.stations.get(charge.station)
    if (list === undefined) this.stations.set(charge.station, [charge])
    else {
      const at = list.findLastIndex((other) => other.id < charge.id) + 1
      list.splice(at, 0, charge)
    }
  }

  clear() {
    this.changed.clear()
    this.charges.clear()
    this.stations.clear()
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
    if (event.offline !== true) this.supersede(charge, position)
    if (charge.startedAt === undefined || charge.flags.includes(noStartFlag)) charge.startedAt = moment(event.time, at)
    unflag(charge, noStartFlag)
    if (event.register !== undefined) this.meter(charge, event.register, event.time, at)
    this.take(charge, event, position, at)
    if (event.ruling !== undefined) charge.opening ??= { key: startKey(event), ruling: event.ruling }
    return charge
  }

  private report(event: TransactionUpdated, position: Position, at: number): Charge {
    const charge = this.belonging(event, position, at)
    if (charge.startedAt === undefined) {
      flag(charge, noStartFlag)
      charge.startedAt = moment(event.time, at)
    }
    this.take(charge, event, position, at)
    return charge
  }

  private ended(event: TransactionEnded, position: Position, at: number): Charge | undefined {
    const charge = event.transaction === undefined ? this.stopped(event) : this.belonging(event, position, at)
    if (charge === undefined) return undefined
    const first = charge.endedAt === undefined || charge.stale
    if (charge.startedAt === undefined) flag(charge, noStartFlag)
    this.take(charge, event, position, at)
    if (!first) return charge
    charge.stale = false
    unflag(charge, staleFlag)
    charge.endedAt = moment(event.time, at)
    charge.stopToken = event.token
    charge.reason = event.reason
    if (event.register !== undefined) this.meter(charge, event.register, event.time, at)
    this.trim(charge.station)
    return charge
  }

  private read(event: MeterRead, position: Position, at: number): Charge | undefined {
    const charge = this.measured(event)
    if (charge === undefined) return undefined
    this.readings(charge, event.readings, at)
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
    if (named !== undefined && sameCharge(named, event._tag === "TransactionStarted", event.time)) return named
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

  /** What every kind of report may carry. */
  private take(charge: Charge, event: ChargeEvent, position: Position, at: number) {
    charge.evse ??= event.evse
    charge.connector ??= event.connector
    if (event._tag !== "TransactionEnded" && event.token !== undefined && charge.token === undefined) {
      charge.token = event.token
      charge.verdict = event.ruling?.verdict
    }
    if (event.seq !== undefined) charge.lastSeq = Math.max(charge.lastSeq ?? -1, event.seq)
    if (event.state !== undefined && event.offline !== true) charge.state = event.state
    if (event.readings !== undefined) this.readings(charge, event.readings, at)
    charge.seen.push(contentKey(event))
    if (charge.seen.length > 16) charge.seen.shift()
    charge.heardAt = at
    charge.position = position
    this.changed.add(charge)
  }

  private readings(charge: Charge, readings: ReadonlyArray<Reading>, at: number) {
    for (const reading of readings) {
      const value = register(reading)
      if (value !== null) this.meter(charge, value, reading.time, at)
    }
  }

  private meter(charge: Charge, value: number, time: StationTime, at: number) {
    const { segments } = charge.meter
    charge.meter = advance(charge.meter, value, moment(time, at))
    if (charge.meter.segments > segments) flag(charge, fellFlag)
  }

  /** OCPP allows one charge an EVSE: a new one ends the old, which a late stop may still correct. */
  private supersede(charge: Charge, position: Position) {
    if (charge.evse === undefined) return
    for (const other of this.of(charge.station)) {
      if (other === charge || other.endedAt !== undefined || other.evse === undefined || other.evse !== charge.evse)
        continue
      if (other.id > charge.id) continue
      other.endedAt = Math.max(other.meter.at, other.startedAt ?? 0) || other.heardAt
      other.stale = true
      other.position = position
      flag(other, staleFlag)
      this.changed.add(other)
    }
    this.trim(charge.station)
  }

  /**
   * The charge a 1.6 stop belongs to, whatever id it names (ocpp.md 4.3.1): that id on this station; the same stop again;
   * the one open charge of its token; the one open charge there is.
   */
  private stopped(event: TransactionEnded): Charge | undefined {
    const charges = this.of(event.station)
    const exact = charges.find((charge) => charge.id === event.claimed)
    if (exact !== undefined) return exact
    const key = contentKey(event)
    const again = charges.findLast((charge) => charge.seen.includes(key))
    if (again !== undefined) return again
    const open = charges.filter((charge) => charge.endedAt === undefined)
    const { token } = event
    const ofToken =
      token === undefined
        ? []
        : open.filter((charge) => charge.token !== undefined && tokenKey(charge.token.text) === tokenKey(token.text))
    if (ofToken.length === 1) return ofToken[0]
    return open.length === 1 ? open[0] : undefined
  }

  /** The charge a reading belongs to: the one it names, also after its end; else the open one on its EVSE. */
  private measured(event: MeterRead): Charge | undefined {
    const named = event.claimed === undefined ? undefined : this.charges.get(event.claimed)
    if (named !== undefined && named.station === event.station) return named
    if (event.evse === 0) return undefined
    return this.of(event.station).findLast((charge) => charge.endedAt === undefined && charge.evse === event.evse)
  }

  private trim(station: StationId) {
    const list = this.stations.get(station)
    if (list === undefined) return
    let surplus = list.reduce((ended, charge) => ended + (charge.endedAt === undefined ? 0 : 1), 0) - this.kept
    for (let index = 0; surplus > 0 && index < list.length; ) {
      const charge = list[index]
      if (charge === undefined || charge.endedAt === undefined || this.changed.has(charge)) index++
      else {
        list.splice(index, 1)
        this.charges.delete(charge.id)
        surplus--
      }
    }
  }
}

/** A start with a known name is the same charge while that is open or began at that very time; anything else always is. */
export const sameCharge = (charge: Charge, start: boolean, time: StationTime): boolean =>
  !start || charge.endedAt === undefined || charge.startedAt === time.at

/** What makes a start the same start (ocpp.md 4.2.1). */
export const startKey = (start: {
  readonly evse?: number
  readonly token?: { readonly text: string }
  readonly time: StationTime
  readonly register?: number
}): string => `${start.evse}|${tokenKey(start.token?.text ?? "")}|${start.time.text}|${start.register}`

/** What makes a report the same report: phase, sequence, time and register. */
export const contentKey = (
  event: Pick<ChargeEvent, "_tag" | "time" | "seq" | "trigger"> & { readonly register?: number }
): string => `${event._tag}|${event.seq}|${event.time.text}|${event.register}|${event.trigger}`
