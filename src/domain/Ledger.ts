/**
 * The open and recent charges of the network, as a fold over events: which charge a fact belongs to, and what it changes.
 * The same code keeps the service's memory (at the lane) and the listener's (at its cursor).
 */
import { followed, measured, sameCharge, stopped } from "./Belonging.ts"
import { type Charge, giveUp, newCharge, staleFlag } from "./Charge.ts"
import { type Content, contentOf } from "./Content.ts"
import { draw } from "./Drawing.ts"
import type {
  ChargeEvent,
  Correction,
  Event,
  MeterRead,
  StationAdjusted,
  TransactionEnded,
  TransactionStarted
} from "./Event.ts"
import type { Position, StationId, TransactionId } from "./Ids.ts"
import { anyStation, type Limits } from "./Plausible.ts"

export class Ledger {
  /** Charges changed by folds and not settled. */
  readonly changed = new Set<Charge>()
  /** Ids that turned out to be other names of older charges since the ledger was settled. */
  readonly renamed = new Map<TransactionId, TransactionId>()
  /** Stations that may have more ended charges than are kept. */
  private readonly grown = new Set<StationId>()
  /** What is known of stations' meters, where anybody said it. */
  private readonly meters = new Map<StationId, Limits>()
  private readonly charges = new Map<TransactionId, Charge>()
  private readonly aliases = new Map<TransactionId, TransactionId>()
  /** Which charges have a fact of this content, besides those they remember themselves. */
  private readonly told = new Map<Content, Set<TransactionId>>()
  /** Those that were open when they were last looked at. */
  private readonly running = new Set<Charge>()
  private readonly stations = new Map<StationId, Array<Charge>>()
  private readonly kept: number
  private last: { readonly event: ChargeEvent; readonly content: Content } | undefined

  /** `kept`: how many ended charges of a station are remembered; at least `lookedBack`. */
  constructor(kept: number) {
    this.kept = kept
  }

  /** By its id or an alias of it. */
  get(id: TransactionId): Charge | undefined {
    return this.charges.get(id) ?? this.charges.get(this.aliases.get(id) ?? 0)
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

  /** Takes in another id of a charge. */
  admitAlias(alias: TransactionId, id: TransactionId) {
    this.aliases.set(alias, id)
  }

  /** Takes in that a charge has a fact of this content. */
  admitTold(content: Content, id: TransactionId) {
    const ids = this.told.get(content)
    if (ids === undefined) this.told.set(content, new Set([id]))
    else ids.add(id)
  }

  /** Takes in what is known of a station's meters. */
  admitLimits(station: StationId, limits: Limits) {
    this.meters.set(station, limits)
  }

  limits(station: StationId): Limits {
    return this.meters.get(station) ?? anyStation
  }

  clear() {
    this.meters.clear()
    this.changed.clear()
    this.renamed.clear()
    this.grown.clear()
    this.charges.clear()
    this.aliases.clear()
    this.told.clear()
    this.running.clear()
    this.stations.clear()
  }

  /** What has changed is written, or need not be: forgets the oldest of the ended charges that are more than are kept. */
  settle() {
    this.changed.clear()
    this.renamed.clear()
    this.told.clear()
    for (const station of this.grown) this.trim(station)
    this.grown.clear()
    for (const [alias, id] of this.aliases) if (!this.charges.has(id)) this.aliases.delete(alias)
  }

  /**
   * The charge that has this very fact already: then it is no second one, whatever its message id or our id for it. Without
   * a moment of its own it may be another in the same words: only what has not ended since is the same (ocpp.md 4.2.2).
   */
  again(event: ChargeEvent): Charge | undefined {
    const content = this.content(event)
    const ids = this.told.get(content)
    const holds = (charge: Charge) => charge.seen.includes(content) || ids?.has(charge.id) === true
    const [timeless, charges] = [event.time.at === null, this.of(event.station)]
    if (event._tag === "TransactionEnded" && event.transaction === undefined) {
      const exact = this.get(event.claimed ?? 0)
      if (exact?.station === event.station) return holds(exact) ? exact : undefined
      if (timeless && charges.some(({ endedAt }) => endedAt === undefined)) return undefined
      return charges.findLast((charge) => charge.endedAt !== undefined && holds(charge))
    }
    // A start that could not be read says nothing, and so do all others of its kind.
    if (event.name === undefined && event.evse === undefined) return undefined
    const known = this.get(event.transaction ?? 0)
    if (known !== undefined && holds(known)) return known
    const holder = charges.findLast(holds)
    const fresh = timeless && event._tag === "TransactionStarted" && holder?.endedAt !== undefined
    return fresh ? undefined : holder
  }

  /** As `contentOf`: who decides on an event folds the same one next. */
  content(event: ChargeEvent): Content {
    if (this.last?.event !== event) this.last = { event, content: contentOf(event) }
    return this.last.content
  }

  /** The id that a fact came with is another name of the charge that it belongs to. */
  private rename(alias: TransactionId | undefined, { id }: Charge) {
    if (alias === undefined || alias === id || this.get(alias) !== undefined) return
    this.aliases.set(alias, id)
    this.renamed.set(alias, id)
  }

  /** What the event concludes; the charge it belongs to, if any. A repetition concludes nothing. */
  fold(event: Event, position: Position, at: number): Charge | undefined {
    switch (event._tag) {
      case "TransactionStarted":
      case "TransactionUpdated":
      case "TransactionEnded":
        return this.take(event, position, at)
      case "MeterRead":
        return this.read(event, position, at)
      case "TransactionClosed":
      case "TransactionAbandoned":
      case "TransactionReassigned":
        return this.correct(event, position, at)
      case "StationAdjusted":
        this.adjust(event)
        return undefined
      default:
        return undefined
    }
  }

  private take(event: ChargeEvent, position: Position, at: number): Charge | undefined {
    const again = this.again(event)
    if (again !== undefined) {
      this.rename(event.transaction, again)
      return again
    }
    const charge =
      event._tag === "TransactionEnded" && event.transaction === undefined
        ? stopped(this.of(event.station), this.get(event.claimed ?? 0), inWh(event, this.limits(event.station)))
        : this.belonging(event, position, at)
    if (charge === undefined) return undefined
    draw(charge, event, position, at, this.limits(event.station))
    this.remember(charge, this.content(event))
    this.changed.add(charge)
    if (charge.endedAt !== undefined) this.grown.add(charge.station)
    if (event._tag === "TransactionStarted" && event.offline !== true) this.supersede(charge, event, position, at)
    return charge
  }

  private read(event: MeterRead, position: Position, at: number): Charge | undefined {
    const named = event.claimed === undefined ? undefined : this.get(event.claimed)
    const charge = measured(this.of(event.station), named, event)
    if (charge === undefined) return undefined
    draw(charge, event, position, at, this.limits(event.station))
    this.changed.add(charge)
    return charge
  }

  private adjust({ station, ratedPower, energyScale }: StationAdjusted) {
    if (ratedPower === undefined && energyScale === undefined) return
    const before = this.limits(station)
    this.admitLimits(station, {
      ratedPower: ratedPower ?? before.ratedPower,
      energyScale: energyScale ?? before.energyScale
    })
  }

  private correct(event: Correction, position: Position, at: number): Charge | undefined {
    const charge = this.get(event.transaction)
    if (charge === undefined) return undefined
    draw(charge, event, position, at)
    this.changed.add(charge)
    this.grown.add(charge.station)
    return charge
  }

  /** By our id; else by the station's name for it, if that is still the same charge; else a new one. */
  private belonging(event: ChargeEvent, position: Position, at: number): Charge {
    const id = event.transaction ?? 0
    const known = this.get(id)
    if (known !== undefined) return known
    const named = event.name === undefined ? undefined : this.named(event.station, event.name)
    if (named !== undefined && sameCharge(named, event._tag === "TransactionStarted", event)) {
      this.rename(id, named)
      return named
    }
    const charge = newCharge(id, event, position, at)
    this.admit(charge)
    return charge
  }

  private remember(charge: Charge, content: Content) {
    charge.seen.push(content)
    if (charge.seen.length > remembered) charge.seen.shift()
    this.admitTold(content, charge.id)
  }

  /** OCPP allows one charge an EVSE: a new one ends the old, which a late stop may still correct. */
  private supersede(charge: Charge, event: TransactionStarted, position: Position, at: number) {
    if (charge.evse === undefined || charge.endedAt !== undefined) return
    for (const other of this.of(charge.station)) {
      if (other === charge || other.endedAt !== undefined || other.evse !== charge.evse) continue
      const old = followed(charge, other, event, at) ? charge : other
      if (old === other && other.id > charge.id) continue
      giveUp(old, staleFlag)
      old.position = position
      this.changed.add(old)
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

/** Charges know their registers in Wh. */
const inWh = (event: TransactionEnded, { energyScale }: Limits): TransactionEnded =>
  event.register === undefined || energyScale === 1 ? event : { ...event, register: event.register * energyScale }

/** So many facts of a charge are known by content without a look at the tables. */
export const remembered = 16
