/**
 * Which charge a fact belongs to, whatever the station calls it (ocpp.md 4.3.1, 4.4, 4.5.6). Only what the tables keep of a
 * charge counts here, so that memory, the listener and either of them after a restart conclude the same.
 */
import { type Charge, earliest, noStartFlag } from "./Charge.ts"
import type { ChargeEvent, MeterRead, TransactionEnded, TransactionStarted } from "./Event.ts"
import { wasFree } from "./Freeing.ts"
import { register } from "./Reading.ts"
import { mayStand, nearest } from "./Standing.ts"
import type { StationTime } from "./Time.ts"
import { sameToken, type Token, tokenKey } from "./Token.ts"
import { momentIn, zonedTime } from "./Zoning.ts"

/** So many of a station's ended charges, the newest by id, may be meant by a stop that names no known id. */
export const lookedBack = 8

/**
 * The charge a 1.6 stop belongs to: the one it names (`named`), if it is of this station; the same stop again; the one open
 * charge of its token, or of several the one at its connector, if it says one, or that began where its data say; one that we
 * ended ourselves; the one open charge there is, or of several likewise, or the one whose meter stands by far the nearest. None of them may begin after the stop, and the
 * meter of each must be able to stand where the stop says.
 */
export const stopped = (
  charges: ReadonlyArray<Charge>,
  named: Charge | undefined,
  event: TransactionEnded
): Charge | undefined => {
  if (named?.station === event.station) return heirOf(charges, named) ?? named
  const ended = charges.filter((charge) => charge.endedAt !== undefined).slice(-lookedBack)
  const again = ended.findLast((charge) => sameStop(charge, event))
  if (again !== undefined) return again
  const open = charges.filter((charge) => charge.endedAt === undefined && fits(charge, event))
  const own = open.filter((charge) => sameToken(charge.token, event.token))
  if (own.length > 0) return own.length === 1 ? own[0] : (standingAt(own, event) ?? begunAt(own, event))
  const isLate = (charge: Charge) => charge.stale && fits(charge, event) && !wasFree(charge, event)
  const late = ended.findLast((charge) => isLate(charge) && !overtaken(charges, charge, event))
  if (late !== undefined && (event.token === undefined || sameToken(late.token, event.token))) return late
  if (open.length === 1) return open[0]
  return standingAt(open, event) ?? begunAt(open, event) ?? nearest(open, event)
}

/**
 * The charge that `holds` this fact already. A stop that names a charge of the station can only be that one's. Without a
 * moment of its own it may be another in the same words: only what has not ended since is the same (ocpp.md 4.2.2).
 */
export const repeated = (
  charges: ReadonlyArray<Charge>,
  named: Charge | undefined,
  event: ChargeEvent,
  holds: (charge: Charge) => boolean
): Charge | undefined => {
  const timeless = event.time.at === null
  if (event._tag === "TransactionEnded" && event.transaction === undefined) {
    if (named?.station === event.station) return holds(named) ? named : undefined
    if (timeless && charges.some(({ endedAt }) => endedAt === undefined)) return undefined
    return charges.findLast((charge) => charge.endedAt !== undefined && holds(charge))
  }
  // A start that could not be read says nothing, and so do all others of its kind.
  if (event.name === undefined && event.evse === undefined) return undefined
  if (named !== undefined && holds(named)) return named
  const holder = charges.findLast(holds)
  return timeless && event._tag === "TransactionStarted" && holder?.endedAt !== undefined ? undefined : holder
}

/**
 * The charge that each reading of an event belongs to: the one it names (`named`), also after its end; else, or when the
 * station goes on with the id of a charge that is over, the open one on its EVSE, unless that began later; else the one that
 * had not ended on its EVSE then (ocpp.md 4.5.6, 4.5.7).
 */
export const measured = (
  charges: ReadonlyArray<Charge>,
  named: Charge | undefined,
  event: MeterRead
): ReadonlyArray<Charge | undefined> => {
  const { station, evse } = event
  const open = evse === 0 ? undefined : runningAt(charges, evse)
  const own = named?.station === station ? named : undefined
  return event.readings.map(({ time }) => {
    const runs = open !== undefined && isOf(open, time) ? open : undefined
    if (own !== undefined) return runs !== undefined && isOver(own, event) && begun(runs, time) ? runs : own
    return runs ?? (time.at === null || evse === 0 ? undefined : ranAt(charges, evse, time))
  })
}

/** A charge that was given up may only be taken for over by another at its place. */
const isOver = ({ endedAt, stale, evse }: Charge, event: MeterRead): boolean =>
  endedAt !== undefined && (!stale || evse === undefined || evse === event.evse)

/** Nothing is known of it that says that it began later. */
const isOf = (charge: Charge, time: StationTime): boolean => {
  const [since, { at }] = [earliest(charge), zonedTime(charge, time)]
  return at === null || since === undefined || at >= since - slack
}

const begun = (charge: Charge, time: StationTime): boolean => {
  const [since, { at }] = [earliest(charge), zonedTime(charge, time)]
  return at !== null && since !== undefined && at >= since
}

/** Of those that have ended there lately, the one that had begun then and had not ended. */
const ranAt = (charges: ReadonlyArray<Charge>, evse: number, time: StationTime): Charge | undefined =>
  charges
    .filter(({ endedAt }) => endedAt !== undefined)
    .slice(-lookedBack)
    .findLast((charge) => {
      const { at } = zonedTime(charge, time)
      return charge.evse === evse && at !== null && begun(charge, time) && at <= (charge.endedAt ?? 0)
    })

/**
 * Whether a start with the name of a charge is that charge: it began at that very time, or nobody has told us of its start
 * yet, or it is open and the start says nothing else. Anything but a start always is: a name holds until it starts over.
 */
export const sameCharge = (
  charge: Charge,
  start: boolean,
  event: {
    readonly time: StationTime
    readonly seq?: number
    readonly evse?: number
    readonly token?: Token
  }
): boolean => {
  const { at } = zonedTime(charge, event.time)
  const { startedAt, endedAt } = charge
  if (!start || (startedAt !== undefined && startedAt === at)) return true
  if (charge.flags.includes(noStartFlag)) return endedAt === undefined || at === null || at <= endedAt
  if (endedAt !== undefined) return false
  if (event.evse !== undefined && charge.evse !== undefined && event.evse !== charge.evse) return false
  if (event.token !== undefined && charge.token !== undefined && !sameToken(event.token, charge.token)) return false
  const wentBack = event.seq !== undefined && charge.lastSeq !== undefined && event.seq < charge.lastSeq
  return !(wentBack && at !== null && at > Math.max(charge.meter.at, startedAt ?? 0))
}

/** What makes a start the same start (ocpp.md 4.2.1). */
export const startKey = (start: {
  readonly evse?: number
  readonly token?: { readonly text: string }
  readonly time: StationTime
  readonly register?: number
}): string => `${start.evse}|${tokenKey(start.token?.text ?? "")}|${start.time.text}|${start.register}`

/** A start that comes so long after it happened (ms) was kept in a queue, or sent once more. */
const backlog = 3_600_000

/** OCPP allows one charge an EVSE: those that a new one ends, which a late stop may still correct; itself if it is an old one. */
export const superseded = (
  charges: ReadonlyArray<Charge>,
  charge: Charge,
  event: TransactionStarted,
  at: number
): ReadonlyArray<Charge> => {
  if (charge.evse === undefined || charge.endedAt !== undefined) return []
  const others = charges.filter(
    (other) => other !== charge && other.endedAt === undefined && other.evse === charge.evse
  )
  if (others.some((other) => isBefore(charge, other, event, at))) return [charge]
  return others.filter(({ id }) => id < charge.id)
}

/** Whether a start tells of a time before `other`, which runs on its EVSE: then it is the old one of the two. */
const isBefore = (charge: Charge, other: Charge, { time }: TransactionStarted, at: number): boolean =>
  time.at !== null &&
  at - time.at > backlog &&
  charge.startedAt !== undefined &&
  begins(charge, other.zone) < (other.startedAt ?? 0)

/** ms since 1970; 0: nobody knows. */
const begins = (charge: Charge, zone: number | undefined): number =>
  charge.startedAt === undefined ? 0 : momentIn(charge, charge.startedAt, zone)

/** ms: how far the times of one station may be apart without meaning anything. */
export const slack = 60_000
/** ms and Wh: what is lost when a station cuts a moment or a register to a whole number. */
const [second, wattHour] = [1000, 1]

/** Of those that are open there, the one that began last: older ones may come out of a station's queue later. */
const runningAt = (charges: ReadonlyArray<Charge>, evse: number): Charge | undefined => {
  let newest: Charge | undefined
  for (const charge of charges) {
    if (charge.endedAt !== undefined || charge.evse !== evse) continue
    if (newest === undefined || begins(charge, newest.zone) >= (newest.startedAt ?? 0)) newest = charge
  }
  return newest
}

const sameStop = (charge: Charge, { time, token, register }: TransactionEnded): boolean =>
  !charge.stale &&
  time.at !== null &&
  charge.endedAt === zonedTime(charge, time).at &&
  (token === undefined ? charge.stopToken === undefined : sameToken(charge.stopToken, token)) &&
  (register === undefined || charge.meter.last === null || Math.abs(charge.meter.last - register) <= wattHour)

/** What was split off a charge goes on under the name of what it was. */
const heirOf = (charges: ReadonlyArray<Charge>, named: Charge): Charge | undefined =>
  named.endedAt === undefined || named.stale
    ? undefined
    : charges.findLast(({ id, name, endedAt }) => id > named.id && name === named.name && endedAt === undefined)

/** The one at the connector that the stop names. */
const standingAt = (charges: ReadonlyArray<Charge>, { evse }: TransactionEnded): Charge | undefined => {
  const there = charges.filter((charge) => evse !== undefined && charge.evse === evse)
  return there.length === 1 ? there[0] : undefined
}

/** The one whose meter began where the stop's own data say that it did. */
const begunAt = (charges: ReadonlyArray<Charge>, { readings = [] }: TransactionEnded): Charge | undefined => {
  const [first] = readings
  const begin = first === undefined ? null : (register(first, true) ?? register(first))
  if (begin === null) return undefined
  const there = charges.filter(({ meter }) => meter.begin !== null && Math.abs(meter.begin - begin) <= wattHour)
  return there.length === 1 ? there[0] : undefined
}

/** A stop that came before the charge, or of another register than its meter may show, is that of another. */
const fits = (charge: Charge, event: TransactionEnded): boolean => {
  const { startedAt, meter } = charge
  const time = zonedTime(charge, event.time)
  if (time.at !== null && startedAt !== undefined && time.at + second < startedAt) return false
  return mayStand(meter, time === event.time ? event : { ...event, time })
}

/** Whether another charge had begun on its EVSE when the stop happened, or may have. */
const overtaken = (charges: ReadonlyArray<Charge>, charge: Charge, { time }: TransactionEnded): boolean =>
  charges.some(
    (other) =>
      other.id > charge.id &&
      other.evse === charge.evse &&
      (time.at === null || (other.startedAt ?? 0) <= (zonedTime(other, time).at ?? 0))
  )
