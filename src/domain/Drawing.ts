/**
 * What a fact changes on the charge that it belongs to: the same in the service's memory, in the listener, and when a
 * charge is drawn anew from its facts. A fact that comes again must not come here twice.
 */
import { slack, startKey } from "./Belonging.ts"
import {
  abandonedFlag,
  assignedFlag,
  type Charge,
  closedFlag,
  earliest,
  flag,
  giveUp,
  mergedFlag,
  noStartFlag,
  reassignedFlag,
  restore,
  secondEndFlag,
  splitFlag,
  unflag
} from "./Charge.ts"
import { advance, conclude, precede } from "./Energy.ts"
import type {
  ChargeEvent,
  ConnectorReported,
  Correction,
  EventOf,
  MeterRead,
  Move,
  TransactionEnded,
  TransactionStarted,
  TransactionUpdated
} from "./Event.ts"
import type { Position } from "./Ids.ts"
import { anyStation, type Limits } from "./Plausible.ts"
import { type Reading, register, saysEnd } from "./Reading.ts"
import { moment } from "./Time.ts"
import type { Verdict } from "./Token.ts"
import { zonedFact, zonedRead, zonedTime } from "./Zoning.ts"

/** `position` and `at` (ms since 1970) are those of the record that tells it. */
export const draw = (
  charge: Charge,
  event: ChargeEvent | MeterRead | Correction | Move | ConnectorReported,
  position: Position,
  at: number,
  limits: Limits = anyStation
) => {
  switch (event._tag) {
    case "TransactionStarted":
      started(charge, zonedFact(charge, event), at, limits)
      break
    case "TransactionUpdated":
      updated(charge, zonedFact(charge, event), at, limits)
      break
    case "TransactionEnded":
      ended(charge, zonedFact(charge, event), at, limits)
      break
    case "MeterRead":
      read(charge, zonedRead(charge, event), at, limits)
      break
    case "ConnectorReported":
      charge.freeAt = zonedTime(charge, event.time).at ?? undefined
      return
    case "TransactionsMerged":
      flag(charge, mergedFlag)
      break
    case "FactAssigned":
      flag(charge, assignedFlag)
      break
    case "TransactionSplit":
      split(charge, event)
      break
    default:
      corrected(charge, event)
  }
  charge.position = position
}

const started = (charge: Charge, event: TransactionStarted, at: number, limits: Limits) => {
  const late = charge.flags.includes(noStartFlag)
  // Told late and without a moment it still was not after the reports that came first.
  if (charge.startedAt === undefined || (late && event.time.at !== null)) charge.startedAt = moment(event.time, at)
  if (event.register !== undefined) meter(charge, event.register, moment(event.time, at), limits)
  take(charge, event, at, limits)
  unflag(charge, noStartFlag)
  if (event.ruling !== undefined) charge.opening ??= { key: startKey(event), ruling: event.ruling }
}

const updated = (charge: Charge, event: TransactionUpdated, at: number, limits: Limits) => {
  if (charge.startedAt === undefined) {
    flag(charge, noStartFlag)
    charge.startedAt = moment(event.time, at)
  }
  take(charge, event, at, limits)
  // Who is allowed to stop a charge says so before the car is unplugged (2.0.1 E07); the end may not name him.
  if (event.trigger === "stopAuthorized" && event.token !== undefined) charge.stopToken = event.token
}

const ended = (charge: Charge, event: TransactionEnded, at: number, limits: Limits) => {
  const first = charge.endedAt === undefined || charge.stale
  if (charge.startedAt === undefined) flag(charge, noStartFlag)
  take(charge, event, at, limits)
  const { at: told } = event.time
  if (!first) {
    if ((told !== null && told !== charge.endedAt) || event.reason !== charge.reason) flag(charge, secondEndFlag)
    return
  }
  restore(charge)
  charge.freeAt = undefined
  charge.endedAt = moment(event.time, at)
  charge.stopToken = event.token ?? charge.stopToken
  charge.reason = event.reason
  final(charge, event.register, moment(event.time, at), limits)
}

const read = (charge: Charge, event: MeterRead, at: number, limits: Limits) => {
  if (event.evse > 0) charge.evse ??= event.evse
  // Some stations deliver values of years ago when they are back (ocpp.md 4.5.7): in the curve, not in the energy.
  const since = (earliest(charge) ?? 0) - slack
  const own = event.readings.filter(({ time }) => time.at === null || time.at >= since)
  readings(charge, own, at, "live", limits)
  if (own.length > 0) charge.heardAt = at
}

const split = (charge: Charge, { fresh, at }: EventOf<"TransactionSplit">) => {
  flag(charge, splitFlag)
  if (charge.id === fresh) charge.startedAt = at
  else if (charge.endedAt === undefined || charge.endedAt > at) {
    charge.endedAt = at
    charge.stale = false
  }
}

const corrected = (charge: Charge, event: Correction) => {
  const over = charge.endedAt !== undefined && !charge.stale
  switch (event._tag) {
    case "TransactionReassigned":
      charge.token = event.token
      charge.verdict = "accepted"
      flag(charge, reassignedFlag)
      break
    case "TransactionAbandoned":
      if (charge.endedAt === undefined) giveUp(charge, abandonedFlag(event.because))
      break
    case "TransactionClosed":
      if (over && event.at === undefined) break
      restore(charge)
      giveUp(charge, closedFlag)
      charge.reason = closedFlag
      if (event.at === undefined) break
      charge.endedAt = event.at
      charge.stale = false
  }
}

/** What every kind of report may carry. Order is by sequence number where there is one. */
const take = (charge: Charge, event: ChargeEvent, at: number, limits: Limits) => {
  const { seq, state, token, ruling } = event
  charge.evse ??= event.evse
  charge.connector ??= event.connector
  const begins = event._tag !== "TransactionEnded" && event.trigger !== "stopAuthorized"
  if (begins && token !== undefined && (charge.token === undefined || outranks(ruling?.verdict, charge.verdict))) {
    charge.token = token
    charge.verdict = ruling?.verdict
  }
  const late = seq !== undefined && charge.lastSeq !== undefined && seq <= charge.lastSeq
  // Some stations count nothing and say one number each time: what came last is what is.
  const older = late && seq !== charge.lastSeq && charge.state !== undefined
  if (seq !== undefined && !late) charge.lastSeq = seq
  if (event.readings !== undefined) readings(charge, event.readings, at, toldHow(charge, event, late), limits)
  // What comes out of a station's queue says nothing of now: no state, no limit, no timer (OCPP 2.0.1 E04).
  if (event.offline === true) return
  if (state !== undefined && !older) charge.state = state
  charge.heardAt = at
}

/** `live`: as it happens. `again`: perhaps not for the first time. `before`: the beginning, after what came later. `end`: the end. */
type Told = "live" | "again" | "before" | "end"

const toldHow = (charge: Charge, event: ChargeEvent, late: boolean): Told => {
  if (event._tag === "TransactionStarted" && charge.flags.includes(noStartFlag)) return "before"
  if (event._tag === "TransactionEnded") return charge.endedAt === undefined || charge.stale ? "end" : "again"
  return late ? "again" : "live"
}

const readings = (charge: Charge, readings: ReadonlyArray<Reading>, at: number, told: Told, limits: Limits) => {
  for (const reading of inOrder(readings)) {
    const when = moment(reading.time, at)
    const [begin, now] = [register(reading, true), register(reading)]
    if (begin !== null && charge.meter.first === null) meter(charge, begin, when, limits)
    const value = told === "before" ? (begin ?? now) : (now ?? begin)
    if (value === null) continue
    const { last, at: newest } = charge.meter
    if (told === "before" || (charge.flags.includes(noStartFlag) && when < newest)) {
      charge.meter = precede(charge.meter, value, when, limits)
    }
    if (told === "end" && saysEnd(reading)) {
      final(charge, value, when, limits)
      continue
    }
    // Of the beginning, or told again without a moment: a lower register need not be a meter that fell.
    const doubtful = told === "before" || now === null || (told !== "live" && when !== reading.time.at)
    if (doubtful && last !== null && value * limits.energyScale < last) continue
    meter(charge, value, when, limits)
  }
}

/** By the station's clock: some stations list the end before the beginning. */
const inOrder = (readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> =>
  readings.length < 2 || readings.some(({ time }) => time.at === null)
    ? readings
    : readings.toSorted((one, other) => (one.time.at ?? 0) - (other.time.at ?? 0))

const final = (charge: Charge, value: number | undefined, when: number, limits: Limits) => {
  if (value !== undefined) charge.meter = conclude(charge.meter, value, when, limits)
}

const meter = (charge: Charge, value: number, when: number, limits: Limits) => {
  charge.meter = advance(charge.meter, value, when, limits)
}

/** A driver who may charge is who charges, also after one who may not has tried. */
const outranks = (verdict: Verdict | undefined, before: Verdict | undefined): boolean =>
  verdict === "accepted" && before !== undefined && before !== "accepted"
