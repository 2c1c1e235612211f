/** The charges that decisions are made from: every open one, and the last ended ones of each station. */
import { sameCharge, startKey } from "../../domain/Belonging.ts"
import type { Charge } from "../../domain/Charge.ts"
import type { Decision } from "../../domain/Decision.ts"
import { type ChargeEvent, type Event, highestIdIn, type TransactionEnded } from "../../domain/Event.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { moveRoughly } from "../../domain/Moving.ts"
import { noTime, type StationTime } from "../../domain/Time.ts"
import type { Ruling, Token } from "../../domain/Token.ts"
import type { Authorization } from "../authorization/Authorization.ts"
import type { Stations } from "../stations/Stations.ts"
import type { Alias } from "./AliasTable.ts"
import { isMove } from "./Kinds.ts"
import { isLive } from "./Live.ts"
import type { StationLimits } from "./MeterTable.ts"
import type { Report, Start, StartAnswer, Stop } from "./Transactions.ts"

/** So many ended charges of each station keep their start's answer for a repetition. */
export const rememberedStarts = 64
/** ms. */
const lateAfter = 15 * 60_000
const highestId = 2_147_483_647
const fewerThanAnyLimit = -1

/** What was folded while the tables were read. */
type Since = Array<{ readonly event: Event; readonly position: Position; readonly at: number }>

/** What the tables tell memory. */
export interface Known {
  readonly charges: ReadonlyArray<Charge>
  readonly aliases: ReadonlyArray<Alias>
  readonly limits: ReadonlyArray<StationLimits>
}

export class TransactionMemory {
  readonly ledger = new Ledger(rememberedStarts)
  private next = 1
  private since: Since | undefined
  private now = 0
  private readonly authorization: Authorization["Service"]
  private readonly stations: Stations["Service"]

  constructor(authorization: Authorization["Service"], stations: Stations["Service"]) {
    this.authorization = authorization
    this.stations = stations
  }

  load(known: Known, highest: TransactionId) {
    this.since = undefined
    this.ledger.clear()
    this.admit(known)
    this.next = highest + 1
  }

  fold(event: Event, position: number, at: number) {
    this.now = at
    this.since?.push({ event, position, at })
    this.take(event, position, at)
    this.next = Math.max(this.next, highestIdIn(event) + 1)
  }

  /** From now on what is folded is noted, until the tables have been read. */
  beginAnew(): Since {
    this.since = []
    return this.since
  }

  /**
   * Forgets, and takes what the tables had at a position instead, and of what has been noted `since` what came later. All of
   * it was loaded meanwhile: nothing is to be done.
   */
  anew(known: Known, position: Position, since: Since) {
    if (this.since !== since) return
    this.since = undefined
    this.ledger.clear()
    this.admit(known)
    for (const one of since) if (one.position > position) this.take(one.event, one.position, one.at)
  }

  private admit({ charges, aliases, limits }: Known) {
    for (const [station, known] of limits) this.ledger.admitLimits(station, known)
    for (const charge of charges) this.ledger.admit(charge)
    for (const { alias, transaction, station, name } of aliases) {
      this.ledger.aliases.admit(
        alias,
        transaction,
        station === undefined || name === undefined ? undefined : { station, name }
      )
    }
  }

  private take(event: Event, position: Position, at: number) {
    if (isMove(event)) moveRoughly(this.ledger, event, position)
    else this.ledger.fold(event, position, at)
    this.ledger.settle()
  }

  /** Live charges of a token. `except`: those that are not to be counted. */
  running(token: Token, except: (charge: Charge) => boolean): number {
    const key = this.authorization.keyOf(token)
    let count = 0
    for (const charge of this.ledger.open()) {
      if (charge.verdict !== "accepted" || charge.token === undefined || except(charge)) continue
      if (this.authorization.keyOf(charge.token) !== key) continue
      if (isLive(charge, this.stations.find(charge.station), this.now)) count++
    }
    return count
  }

  /** A held station may charge nobody; its charges are kept all the same. `evse`: a start there ends what runs there. */
  private rule(station: StationId, token: Token, received: number, self: Charge | undefined, evse?: number): Ruling {
    if (this.stations.find(station)?.standing === "held") return { verdict: "invalid" }
    const over = (charge: Charge) =>
      charge === self || (evse !== undefined && charge.station === station && charge.evse === evse)
    return this.authorization.rule(token, received, this.running(token, over))
  }

  /** One above every id there has ever been. */
  newId(): TransactionId {
    if (this.next > highestId) throw new Error("all transaction ids are used up")
    return this.next
  }

  start(start: Start): Decision<StartAnswer> {
    const { station, received, evse, connector, token, time, register, reservation } = start
    const key = startKey(start)
    // Without a moment of its own it may be another start in the same words: only the open one is this one (ocpp.md 4.2.2).
    const again = this.ledger
      .of(station)
      .findLast((charge) => charge.opening?.key === key && (time.at !== null || charge.endedAt === undefined))
    if (again?.opening !== undefined)
      return { answer: { transaction: again.id, ruling: again.opening.ruling }, events: [] }
    const transaction = this.newId()
    const ruling = isLate(time, received)
      ? this.endRuling(station, token, received)
      : this.rule(station, token, received, undefined, evse)
    const event: Event = {
      _tag: "TransactionStarted",
      station,
      transaction,
      time,
      evse,
      connector,
      token,
      ruling,
      ...present("register", register),
      ...(reservation === undefined ? {} : { reservation })
    }
    return { answer: { transaction, ruling }, events: [event] }
  }

  unreadableStart(station: StationId, received: number, token: Token | undefined): Decision<StartAnswer> {
    const transaction = this.newId()
    const ruling =
      token === undefined ? ({ verdict: "invalid" } as const) : this.rule(station, token, received, undefined)
    const event: Event = {
      _tag: "TransactionStarted",
      station,
      transaction,
      time: noTime,
      ruling,
      ...(token === undefined ? {} : { token })
    }
    return { answer: { transaction, ruling }, events: [event] }
  }

  stop(stop: Stop): Decision<Ruling | undefined> {
    const { station, received, token, claimed, evse, time, register, reason, readings } = stop
    const ruling = token === undefined ? undefined : this.endRuling(station, token, received)
    const event: TransactionEnded = {
      _tag: "TransactionEnded",
      station,
      claimed,
      time,
      ...(evse === undefined ? {} : { evse }),
      ...(token === undefined ? {} : { token }),
      ...(ruling === undefined ? {} : { ruling }),
      ...(register === undefined ? {} : { register }),
      ...(reason === undefined ? {} : { reason }),
      ...(readings.length === 0 ? {} : { readings })
    }
    return { answer: ruling, events: this.news(event) }
  }

  /** Who stops a charge, or has charged already, is never refused for a limit (OCPP 1.6 4.10, 2.0.1 C01). */
  private endRuling(station: StationId, token: Token, received: number): Ruling {
    if (this.stations.find(station)?.standing === "held") return { verdict: "invalid" }
    return this.authorization.rule(token, received, fewerThanAnyLimit)
  }

  report(report: Report): Decision<Ruling | undefined> {
    const { station, received, phase, name, time, token, readings } = report
    const named = this.ledger.named(station, name)
    const charge = named !== undefined && sameCharge(named, phase === "started", report) ? named : undefined
    const transaction = charge?.id ?? this.newId()
    // Its own token is ruled on with its limit; whoever ends it, or shows a card to that end, is not counted.
    const own = phase !== "ended" && report.trigger !== "stopAuthorized" && !report.offline && !isLate(time, received)
    const starts = own && (charge?.token === undefined || charge.verdict !== "accepted")
    const ruling =
      token === undefined
        ? undefined
        : starts
          ? this.rule(station, token, received, charge, charge?.evse ?? report.evse)
          : this.endRuling(station, token, received)
    const event: ChargeEvent = {
      _tag: tags[phase],
      station,
      transaction,
      name,
      time,
      seq: report.seq,
      ...present("trigger", report.trigger),
      ...present("offline", report.offline),
      ...present("evse", report.evse),
      ...present("connector", report.connector),
      ...present("token", token),
      ...present("ruling", ruling),
      ...present("state", report.state),
      ...present("reservation", report.reservation),
      ...present("remoteStart", report.remoteStart),
      ...(phase === "ended" ? present("reason", report.reason) : {}),
      ...(readings.length === 0 ? {} : { readings })
    }
    return { answer: ruling, events: this.news(event) }
  }

  /** The event, unless it has been told before. */
  private news(event: ChargeEvent): ReadonlyArray<Event> {
    return this.ledger.again(event) === undefined ? [event] : []
  }
}

/** Told so long after it began, by the station's clock, that it comes out of a queue: no limit undoes it. */
const isLate = ({ at }: StationTime, received: number): boolean => at !== null && received - at >= lateAfter

const tags = { started: "TransactionStarted", updated: "TransactionUpdated", ended: "TransactionEnded" } as const

/** A field that is there, or none: events have no undefined in them. */
const present = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [k in K]?: V })
