/** Random histories of a few stations: what each tells, in any order, twice, wrong or late, and when we are restarted. */
import fc from "fast-check"
import type { Reading } from "../../../src/domain/Reading.ts"
import { inZone, noTime, type StationTime } from "../../../src/domain/Time.ts"
import type { Token } from "../../../src/domain/Token.ts"
import { given } from "../../../src/ocpp/Given.ts"
import type { Report, Start, Stop } from "../../../src/services/transactions/Transactions.ts"
import { card, clock, day } from "../../domain/Story.ts"

export type Told =
  | { readonly kind: "start"; readonly start: Start }
  | { readonly kind: "stop"; readonly stop: Stop }
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "unreadable"; readonly station: string; readonly token: Token | undefined }
  | {
      readonly kind: "meter"
      readonly station: string
      readonly evse: number
      readonly claimed?: number
      readonly readings: ReadonlyArray<Reading>
    }

/** `claimed` below 0 is one of the ids that were given, from the newest back; `again`: what was told so many steps ago. */
export type Step =
  | { readonly kind: "tell"; readonly told: Told }
  | { readonly kind: "again"; readonly back: number }
  | { readonly kind: "restart" }

const few = { weight: 1 }
const many = { weight: 4 }
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const station = fc.constantFrom("1", "2")
const evse = fc.integer({ min: 1, max: 2 })
const token = fc.constantFrom(card("A"), card("a"), card("B"), card("stranger"))
const second = fc.nat(40)
const told: fc.Arbitrary<StationTime> = fc.oneof(
  { ...many, arbitrary: second.map((second) => clock(second * 50)) },
  {
    ...few,
    arbitrary: fc.constantFrom(noTime, { text: "1970-01-01T00:00:10Z", at: null }, clock(-90_000_000), clock(80_000))
  }
)
/** The zone of a station may be learned, and lost again, between any two of its messages. */
const time = fc
  .record({ told, ahead: fc.constantFrom(0, 0, 0, 7_200_000) })
  .map(({ told, ahead }) => inZone(told, ahead))
const register = fc.oneof(
  { ...many, arbitrary: fc.nat(50).map((value) => value * 100) },
  { ...few, arbitrary: fc.nat(5) }
)
const context = fc.constantFrom(undefined, undefined, undefined, "begin", "end")
const reading: fc.Arbitrary<Reading> = fc.record({ time, register, context }).map(({ time, register, context }) => ({
  time,
  samples: [{ quantity: "powerImport", value: 7 }, given({ quantity: "energyImport", value: register, context })]
}))
const readings = fc.array(reading, { maxLength: 3 })
const claimed = fc.oneof(
  { ...many, arbitrary: fc.integer({ min: -6, max: -1 }) },
  { ...few, arbitrary: fc.constantFrom(0, 1_740_470_158) }
)
const place = { station, received: fc.constant(0) }

const said: fc.Arbitrary<Told> = fc.oneof(
  {
    ...many,
    arbitrary: fc
      .record({ ...place, evse, connector: fc.constant(1), token, time, register: maybe(register) })
      .map((start) => ({ kind: "start" as const, start: given(start) }))
  },
  {
    ...many,
    arbitrary: fc
      .record({
        ...place,
        claimed,
        token: maybe(token),
        time,
        register: maybe(register),
        reason: maybe(fc.constant("local")),
        readings
      })
      .map((stop) => ({ kind: "stop" as const, stop: given(stop) }))
  },
  {
    weight: 8,
    arbitrary: fc
      .record({
        ...place,
        phase: fc.constantFrom("started" as const, "updated" as const, "updated" as const, "ended" as const),
        name: fc.constantFrom("T1", "T2"),
        time,
        seq: fc.nat(5),
        trigger: maybe(fc.constantFrom("authorized", "stopAuthorized")),
        offline: fc.constantFrom(undefined, undefined, true, false),
        evse: maybe(evse),
        token: maybe(token),
        state: maybe(fc.constantFrom("charging", "idle")),
        reason: maybe(fc.constantFrom("local", "remote")),
        readings
      })
      .map((report) => ({ kind: "report" as const, report: given(report) }))
  },
  { ...few, arbitrary: fc.record({ kind: fc.constant("unreadable" as const), station, token: maybe(token) }) },
  {
    ...many,
    arbitrary: fc
      .record({ kind: fc.constant("meter" as const), station, evse: fc.nat(2), claimed: maybe(claimed), readings })
      .map((meter) => given(meter))
  }
)

export const histories: fc.Arbitrary<ReadonlyArray<Step>> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: said.map((told) => ({ kind: "tell" as const, told })) },
    { weight: 4, arbitrary: fc.nat(8).map((back) => ({ kind: "again" as const, back })) },
    { weight: 1, arbitrary: fc.constant({ kind: "restart" as const }) }
  ),
  { minLength: 1, maxLength: 50, size: "max" }
)

/** When we hear of the step of this number, ms since 1970. */
export const heard = (step: number) => day + 3_000_000 + step * 1000
