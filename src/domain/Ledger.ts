/**
 * The open and recent charges of the network, as a fold over events: which charge a fact belongs to, and what it changes.
 * The same code keeps the service's memory (at the lane) and the listener's (at its cursor).
 */
import { Aliases } from "./Aliases.ts"
import { measured, repeated, sameCharge, stopped, superseded } from "./Belonging.ts"
import { type Charge, flag, giveUp, newCharge, staleFlag } from "./Charge.ts"
import { Contents } from "./Contents.ts"
import { draw } from "./Drawing.ts"
import type {
  ChargeEvent,
  ConnectorReported,
  Correction,
  Event,
  MeterRead,
  TransactionEnded,
  TransactionStarted
} from "./Event.ts"
import { doubtfulFlag, freed, isAlive, isDoubtful } from "./Freeing.ts"
import { isOther, type Released, takeBack } from "./Guess.ts"
import type { Position, StationId, TransactionId } from "./Ids.ts"
import { anyStation, type Limits, limitsAfter } from "./Plausible.ts"
import { type Claim, revive } from "./Reviving.ts"
import { inWh } from "./Standing.ts"
import type { StationAdjusted } from "./StationSettings.ts"

export class Ledger {
  readonly contents = new Contents()
  /** Charges changed by folds and not settled. */
  readonly changed = new Set<Charge>()
  readonly aliases = new Aliases()
  /** Stations that may have more ended charges than are kept. */
  private readonly grown = new Set<StationId>()
  /** What is known of stations' meters, where anybody said it. */
  private readonly meters = new Map<StationId, Limits>()
  private readonly charges = new Map<TransactionId, Charge>()
  /** Those that were open when they were last looked at. */
  private readonly running = new Set<Charge>()
  private readonly stations = new Map<StationId, Array<Charge>>()
  /** Stops that were taken for the end of a charge until its own came, since the ledger was settled. */
  readonly released: Array<Released> = []
  /** Spans of charges that were thought to be over, since the ledger was settled. */
  readonly claims: Array<Claim> = []
  /** Whose the readings of the last MeterRead are. */
  owners: ReadonlyArray<Charge | undefined> = []
  private readonly kept: number

  /** `kept`: how many ended charges of a station are remembered; at least `lookedBack`. */
  constructor(kept: number) {
    this.kept = kept
  }

  /** By its id or an alias of it. */
  get(id: TransactionId): Charge | undefined {
    for (let at: TransactionId | undefined = id; at !== undefined; at = this.aliases.next(at)) {
      const charge = this.charges.get(at)
      if (charge !== undefined) return charge
    }
    return undefined
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

  /** The newest charge that the station calls so, or called so before it was merged. */
  named(station: StationId, name: string): Charge | undefined {
    const own = this.of(station).findLast((charge) => charge.name === name)
    return own ?? this.get(this.aliases.named(station, name) ?? 0)
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

  /** Another charge of that id, as it was drawn anew. */
  replace(charge: Charge) {
    const before = this.charges.get(charge.id)
    if (before !== undefined) this.remove(before)
    this.admit(charge)
    this.changed.add(charge)
  }

  remove(charge: Charge) {
    this.charges.delete(charge.id)
    this.running.delete(charge)
    this.changed.delete(charge)
    const list = this.stations.get(charge.station)
    if (list?.includes(charge) === true) list.splice(list.indexOf(charge), 1)
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
    this.grown.clear()
    this.charges.clear()
    this.aliases.clear()
    this.contents.forget()
    this.running.clear()
    this.stations.clear()
    this.released.length = 0
    this.claims.length = 0
  }

  /** What has changed is written, or need not be: forgets the oldest of the ended charges that are more than are kept. */
  settle() {
    this.changed.clear()
    this.contents.forget()
    this.released.length = 0
    this.claims.length = 0
    for (const station of this.grown) this.trim(station)
    this.grown.clear()
    this.aliases.settle((alias) => this.get(alias) !== undefined)
  }

  /** The charge that has this very fact already: then it is no second one, whatever its message id or our id for it. */
  again(event: ChargeEvent): Charge | undefined {
    const content = this.contents.of(event)
    const named = this.get(("claimed" in event ? event.claimed : undefined) ?? event.transaction ?? 0)
    return repeated(this.of(event.station), named, event, (charge) => this.contents.holds(charge, content))
  }

  /** The id that a fact came with is another name of the charge that it belongs to. */
  private rename(alias: TransactionId | undefined, { id }: Charge) {
    if (alias !== undefined && alias !== id && this.get(alias) === undefined) this.aliases.rename(alias, id)
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
      case "ConnectorReported":
        return this.change(freed(this.of(event.station), event), event, position, at)
      case "TransactionClosed":
      case "TransactionAbandoned":
      case "TransactionReassigned":
        return this.change(this.get(event.transaction), event, position, at)
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
    if (event._tag === "TransactionEnded" && event.transaction === undefined) return this.stop(event, position, at)
    const charge = this.belonging(event, position, at)
    this.add(charge, event, position, at)
    if (event._tag === "TransactionStarted" && event.offline !== true) this.supersede(charge, event, position, at)
    return charge
  }

  /** A 1.6 stop, which may name no charge, or none of its station. */
  private stop(event: TransactionEnded, position: Position, at: number): Charge | undefined {
    const named = this.get(event.claimed ?? 0)
    const told = inWh(event, this.limits(event.station))
    const charge = stopped(this.of(event.station), named, told)
    if (charge === undefined) return undefined
    const { guess, meter } = charge
    if (named?.station !== event.station) {
      const isFirst = charge.endedAt === undefined || charge.stale
      if (isFirst && isDoubtful(charge, event)) flag(charge, doubtfulFlag)
      this.add(charge, event, position, at)
      if (isFirst) charge.guess = { position, content: this.contents.of(event), meter }
      return charge
    }
    charge.guess = undefined
    if (guess === undefined || !isOther(charge, told)) return this.add(charge, event, position, at)
    this.contents.release(charge, guess.content)
    this.released.push({ charge, guess })
    takeBack(charge, guess)
    this.add(charge, event, position, at)
    const { startedAt: from = 0, endedAt: to = 0 } = charge
    this.claims.push({ charge, since: guess.position, until: position, from, to })
    return charge
  }

  private add(charge: Charge, event: ChargeEvent, position: Position, at: number): Charge {
    this.tell(charge, event, position, at)
    this.contents.add(charge, this.contents.of(event))
    if (charge.endedAt !== undefined) this.grown.add(charge.station)
    return charge
  }

  private read(event: MeterRead, position: Position, at: number): Charge | undefined {
    const named = event.claimed === undefined ? undefined : this.get(event.claimed)
    const owners = measured(this.of(event.station), named, event)
    this.owners = owners
    if (named?.freeAt !== undefined && owners.includes(named) && isAlive(named, event)) named.freeAt = undefined
    const [first] = owners
    if (owners.every((owner) => owner === first)) {
      if (first !== undefined) this.tell(first, event, position, at)
      return first
    }
    for (const owner of new Set(owners)) {
      const readings = event.readings.filter((_, nth) => owners[nth] === owner)
      if (owner !== undefined) this.tell(owner, { ...event, readings }, position, at)
    }
    return first
  }

  private tell(charge: Charge, event: ChargeEvent | MeterRead, position: Position, at: number) {
    const { stale, endedAt: from } = charge
    draw(charge, event, position, at, this.limits(charge.station))
    this.changed.add(charge)
    if (from === undefined || !stale) return
    revive(this.of(charge.station), charge, event, at)
    if (charge.endedAt === undefined) this.running.add(charge)
    const to = charge.endedAt ?? at
    if (to > from) this.claims.push({ charge, since: 0, until: position, from, to })
  }

  private adjust(event: StationAdjusted) {
    const limits = limitsAfter(this.limits(event.station), event)
    if (limits !== undefined) this.admitLimits(event.station, limits)
  }

  private change(charge: Charge | undefined, event: Correction | ConnectorReported, position: Position, at: number) {
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

  private supersede(charge: Charge, event: TransactionStarted, position: Position, at: number) {
    for (const old of superseded(this.of(charge.station), charge, event, at)) {
      giveUp(old, staleFlag)
      old.position = position
      this.changed.add(old)
    }
    this.grown.add(charge.station)
  }

  private trim(station: StationId) {
    const ended = this.of(station).filter(({ endedAt }) => endedAt !== undefined)
    for (const charge of ended.slice(0, Math.max(0, ended.length - this.kept))) this.remove(charge)
  }
}
