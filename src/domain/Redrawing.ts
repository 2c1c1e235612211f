/** A charge drawn anew from its facts and registers: after facts of it were moved, or what its meter says was settled. */
import { type Charge, flag, giveUp, isAbandoned, newCharge, restore, staleFlag } from "./Charge.ts"
import { draw } from "./Drawing.ts"
import { doubtfulFlag } from "./Freeing.ts"
import { gather, type PlacedFact, type PlacedReading } from "./Gather.ts"
import type { Position } from "./Ids.ts"
import type { Limits } from "./Plausible.ts"
import { whole } from "./Registers.ts"
import { moment, type StationTime } from "./Time.ts"
import { zonedTime, zoneIn } from "./Zoning.ts"

/** What a charge is drawn from, in the order of arrival. */
export interface Evidence {
  readonly facts: ReadonlyArray<PlacedFact>
  readonly readings: ReadonlyArray<PlacedReading>
}

/**
 * What no fact says stays as it was `before`. `open`: without an end of its own it goes on; else it ended at its last value.
 * `position`: of the record for which it is drawn.
 */
export const redraw = (
  before: Charge,
  { facts, readings }: Evidence,
  limits: Limits,
  open: boolean,
  position: Position
): Charge => {
  const { id, station, name, received } = before
  const charge: Charge = newCharge(id, { station, name }, position, received)
  charge.zone = zoneIn(timesOf(facts, readings))
  for (const fact of inOrder(charge, facts)) {
    reopen(charge, fact)
    draw(charge, fact.event, fact.position, fact.received, limits)
  }
  charge.meter = whole(gather(facts, readings, charge.zone), limits).meter
  charge.evse ??= before.evse
  charge.connector ??= before.connector
  charge.token ??= before.token
  charge.verdict ??= before.verdict
  charge.startedAt ??= before.startedAt
  if (facts.some(({ position }) => position === before.guess?.position)) {
    charge.guess = before.guess
    if (before.flags.includes(doubtfulFlag)) flag(charge, doubtfulFlag)
  }
  charge.heardAt = Math.max(charge.heardAt, before.heardAt)
  if (open && isAbandoned(charge)) {
    charge.endedAt = undefined
    restore(charge)
  } else if (charge.endedAt === undefined && !open) giveUp(charge, staleFlag)
  else if (charge.stale) giveUp(charge, charge.flags.at(-1) ?? staleFlag)
  charge.position = position
  return charge
}

/**
 * What the station told, by its clock where the charge is made of two and it has one; then what was said by hand. A part that
 * was split off begins with that; one that came back to what it was split from was none.
 */
const inOrder = (charge: Charge, facts: ReadonlyArray<PlacedFact>): ReadonlyArray<PlacedFact> => {
  const merged = new Set(facts.flatMap(({ event }) => (event._tag === "TransactionsMerged" ? [event.from] : [])))
  const split = facts.filter(({ event }) => event._tag === "TransactionSplit" && event.fresh === charge.id)
  const told = facts.filter(isTold)
  const timed = merged.size > 0 && told.every(({ event }) => event.time.at !== null)
  const byHand = facts.filter(
    (fact) =>
      !isTold(fact) &&
      !split.includes(fact) &&
      !(fact.event._tag === "TransactionSplit" && merged.has(fact.event.fresh))
  )
  return [
    ...split,
    ...(timed ? told.toSorted((one, other) => momentOf(charge, one) - momentOf(charge, other)) : told),
    ...byHand
  ]
}

type Told = PlacedFact & { readonly event: { readonly time: StationTime } }

const isTold = (fact: PlacedFact): fact is Told => "time" in fact.event

const momentOf = (charge: Charge, { event, received }: Told): number => moment(zonedTime(charge, event.time), received)

/** In the order in which they came. */
const timesOf = (facts: Evidence["facts"], readings: Evidence["readings"]): ReadonlyArray<StationTime> =>
  [
    ...facts.filter(isTold).map(({ position, event }) => ({ position, time: event.time })),
    ...readings.map(({ position, reading }) => ({ position, time: reading.time }))
  ]
    .sort((one, other) => one.position - other.position)
    .map(({ time }) => time)

/** Of a charge that was told as two the end of the first is none. */
const reopen = (charge: Charge, fact: PlacedFact) => {
  if (fact.event._tag !== "TransactionStarted" || charge.endedAt === undefined) return
  if (moment(zonedTime(charge, fact.event.time), fact.received) < charge.endedAt) return
  charge.endedAt = undefined
  charge.reason = undefined
  charge.stopToken = undefined
  charge.lastSeq = undefined
}
