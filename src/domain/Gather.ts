/** The registers of a charge as its facts and readings have them, for `whole`: which begin it, which end it, which lie between. */
import type { ChargeEvent, ConnectorReported, Correction, Move } from "./Event.ts"
import type { Position } from "./Ids.ts"
import { type Reading, register, saysEnd } from "./Reading.ts"
import type { Register } from "./Registers.ts"
import { moment } from "./Time.ts"
import { zonedTime } from "./Zoning.ts"

/** A fact of a charge with its place; `received` in ms since 1970. */
export interface PlacedFact {
  readonly position: Position
  readonly received: number
  readonly event: ChargeEvent | Correction | Move | ConnectorReported
}

/** A reading of a charge with its place: the `nth` of its record. */
export interface PlacedReading {
  readonly position: Position
  readonly nth: number
  readonly received: number
  readonly reading: Reading
}

/**
 * In the order in which they came, their times read with the `zone` of the charge. Of a charge that was two, only what begins
 * and ends all of it does so.
 */
export const gather = (
  facts: ReadonlyArray<PlacedFact>,
  readings: ReadonlyArray<PlacedReading>,
  zone: number | undefined
): ReadonlyArray<Register> => {
  const ends = new Set(facts.filter(({ event }) => event._tag === "TransactionEnded").map(({ position }) => position))
  const told = [
    ...facts.flatMap((fact) => ofFact(fact, zone)),
    ...readings.flatMap((one) => ofReading(one, ends.has(one.position), zone))
  ]
  const begins = told.filter(({ kind }) => kind === "begin")
  const first = begins.reduce((least, one) => Math.min(least, momentOf(one)), Number.POSITIVE_INFINITY)
  const lowest = begins.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const begun = lastBegin(
    facts.filter(({ event }) => event._tag === "TransactionStarted"),
    zone
  )
  return told.map(({ alone, ...one }) => {
    const at = momentOf(one)
    // Some stations call every value the beginning.
    const between = one.kind === "begin" ? alone && at > first && one.value > lowest : one.kind === "end" && at < begun
    return between ? { ...one, kind: "sample" as const } : one
  })
}

/** `alone`: nothing beside it says where the meter stood then. */
type Told = Register & { readonly alone: boolean }

const momentOf = ({ at, received }: Pick<Register, "at" | "received">) => moment({ text: "", at }, received)

/** When the last start of the charge was; a single one without a moment may have come long after it happened: before all. */
const lastBegin = (starts: ReadonlyArray<PlacedFact>, zone: number | undefined): number =>
  starts.reduce(
    (last, { event, received }) =>
      "time" in event && (starts.length > 1 || event.time.at !== null)
        ? Math.max(last, moment(zonedTime({ zone }, event.time), received))
        : last,
    0
  )

/** Readings of one record have places of their own behind it. */
const places = 65_536

const ofFact = ({ position, received, event }: PlacedFact, zone: number | undefined): ReadonlyArray<Told> => {
  if (!("register" in event) || event.register === undefined) return []
  const begins = event._tag === "TransactionStarted"
  const { at } = zonedTime({ zone }, event.time)
  const order = position * places + (begins ? 0 : places - 1)
  const kind = begins ? ("begin" as const) : ("end" as const)
  return [{ kind, value: event.register, at, received, order, alone: begins }]
}

/** A value is one of the end only in a report of the end (`over`): some stations call others so. */
const ofReading = (
  { position, nth, received, reading }: PlacedReading,
  over: boolean,
  zone: number | undefined
): ReadonlyArray<Told> => {
  const [begin, now] = [register(reading, true), register(reading)]
  const place = { at: zonedTime({ zone }, reading.time).at, received, order: position * places + 1 + nth }
  const power = register(reading, false, "powerImport") ?? undefined
  const ends = over && saysEnd(reading)
  const kind = ends ? ("end" as const) : ("sample" as const)
  return [
    ...(begin === null ? [] : [{ kind: "begin" as const, value: begin, ...place, alone: now === null }]),
    ...(now === null ? [] : [{ kind, value: now, ...place, ...(power === undefined ? {} : { power }), alone: false }])
  ]
}
