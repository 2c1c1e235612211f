// The facts of charges are kept each once, however old the one that comes again is, and an id that was given to it since
// leads to the charge of old.
import { describe, expect, test } from "bun:test"
import { Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { staleFlag } from "../../../src/domain/Charge.ts"
import { sameNumberFlag } from "../../../src/domain/Numbers.ts"
import { rememberedStarts } from "../../../src/services/transactions/TransactionMemory.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { drain } from "../stations/TestRing.ts"
import { enter, meter, report, restart, run, start, station, stop, stored } from "./ChargeRing.ts"

const Rows = Schema.Array(
  Schema.Struct({
    transaction: Schema.NullOr(Schema.Number),
    kind: Schema.String,
    first: Schema.Number,
    count: Schema.Number
  })
)
const facts = Effect.gen(function* () {
  yield* drain
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql`SELECT transaction, kind, first, count FROM transaction_facts ORDER BY position, nth`
  return Schema.decodeUnknownSync(Rows)(rows).map(({ transaction, kind, first, count }) => [
    transaction,
    kind,
    first,
    count
  ])
})
const curve = Effect.gen(function* () {
  yield* drain
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql`SELECT transaction, claimed, energy FROM readings ORDER BY position, nth`
  const Row = Schema.Struct({ transaction: Schema.Unknown, claimed: Schema.Unknown, energy: Schema.Unknown })
  return Schema.decodeUnknownSync(Schema.Array(Row))(rows).map(({ transaction, claimed, energy }) => [
    transaction,
    claimed,
    energy
  ])
})
const flags = (id: number) =>
  Effect.gen(function* () {
    yield* drain
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql`SELECT flags || whole_flags AS flags FROM transactions WHERE id = ${id}::int`
    return Schema.decodeUnknownSync(Schema.Struct({ flags: Schema.Array(Schema.String) }))(row).flags
  })

/** More charges than memory keeps of a station, each ended, from the second on. */
const others = Effect.gen(function* () {
  for (let n = 0; n <= rememberedStarts; n++) {
    const second = 1000 + n * 100
    const { answer } = yield* start(second, { register: 10_000 + n })
    yield* stop(second + 50, answer.transaction, { register: 10_000 + n })
  }
  yield* drain
})

test("starts, reports and ends are kept with their charge and the place of their readings; readings with what they named", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      yield* meter(61, undefined, reading(61, 310))
      yield* meter(62, 1740470158, reading(62, 320))
      yield* stop(120, -1, { register: 500, readings: [reading(0, 100), reading(120, 500)] })
      yield* meter(200, 77, reading(200, 500))
      yield* stop(300, 99, { register: 900 })
      yield* report(400, "started", "T", 0, { evse: 2 })
      expect(yield* facts).toEqual([
        [1, "TransactionStarted", 0, 0],
        [1, "TransactionEnded", 0, 2],
        [null, "TransactionEnded", 0, 0],
        [2, "TransactionStarted", 0, 0]
      ])
      expect(yield* curve).toEqual([
        [1, null, 300],
        [1, 0, 310],
        [1, 1740470158, 320],
        [1, null, 100],
        [1, null, 500],
        [null, 77, 500]
      ])
    })
  ))

describe("a fact that comes again long after", () => {
  test("the start of a charge that memory has forgotten is that charge, under the id that it is given now", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* stop(60, 1, { register: 500 })
        yield* others
        yield* restart
        yield* start(90_000, { register: 20_000 })
        const again = yield* start(90_010, { time: clock(0) })
        expect(again).toMatchObject({ answer: { transaction: 68 }, told: 1 })
        const before = yield* stored
        expect(before.length).toBe(rememberedStarts + 3)
        expect(before.slice(-1)).toEqual([[67, true, 0]])
        // What the station says under that id reaches the charge of old, also after a restart.
        yield* meter(90_020, 68, reading(50, 490))
        yield* restart
        yield* stop(90_030, 68, { time: clock(60), register: 500 })
        yield* meter(90_040, 68, reading(61, 501))
        expect((yield* curve).map(([transaction]) => transaction)).toEqual([1, 1])
        expect(yield* facts).toHaveLength((rememberedStarts + 2) * 2 + 1)
        // A register above that of the stop is normal until the cable is cold (ocpp.md 4.5.5).
        expect((yield* stored)[0]).toEqual([1, false, 400])
        expect(yield* stored).toHaveLength(rememberedStarts + 3)
        expect(yield* flags(67)).toEqual([])
        // The next id is above every one that was ever given.
        expect((yield* start(90_050, { evse: 2 })).answer.transaction).toBe(69)
      })
    ))

  test("no report of a 2.x charge is counted or kept twice", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const tell = Effect.fnUntraced(function* (late: number) {
          const [from, mid, to] = [clock(0), clock(60), clock(120)]
          yield* report(0 + late, "started", "T", 0, { time: from, evse: 1, readings: [reading(0, 100)] })
          yield* report(60 + late, "updated", "T", 1, { time: mid, readings: [reading(60, 300)] })
          yield* report(120 + late, "ended", "T", 2, { time: to, readings: [reading(120, 600)] })
        })
        yield* tell(0)
        const [told, points] = [yield* facts, yield* curve]
        yield* others
        yield* restart
        yield* tell(90_000)
        expect((yield* facts).filter(([id]) => id === 1)).toEqual(told)
        expect(yield* curve).toEqual(points)
        expect((yield* stored)[0]).toEqual([1, false, 500])
        expect(yield* stored).toHaveLength(rememberedStarts + 2)
        expect(yield* flags(1)).toEqual([])
      })
    ))

  test("a stop that fits no charge is kept once", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const sql = yield* SqlClient.SqlClient
        for (const second of [60, 70, 80]) {
          yield* stop(second, 99, { time: clock(50), register: 500, readings: [reading(50, 500)] })
          yield* restart
        }
        expect(yield* sql`SELECT count(*)::int AS many FROM orphans`).toEqual([{ many: 1 }])
        expect(yield* curve).toHaveLength(1)
      })
    ))
})

describe("the numbers of a 2.x charge", () => {
  test("that never came are told of when it is over, until they come", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* report(0, "started", "T", 0, { evse: 1 })
        yield* report(60, "updated", "T", 3)
        expect(yield* flags(1)).toEqual([])
        yield* report(120, "ended", "T", 5)
        expect(yield* flags(1)).toEqual(["reports missing: 3 of 6 numbers never came"])
        yield* report(130, "updated", "T", 1, { time: clock(20), offline: true })
        yield* report(131, "updated", "T", 4, { time: clock(80), offline: true })
        expect(yield* flags(1)).toEqual(["reports missing: 1 of 6 numbers never came"])
        yield* report(132, "updated", "T", 2, { time: clock(40), offline: true })
        expect(yield* flags(1)).toEqual([])
        expect(yield* stored).toEqual([[1, false, 0]])
      })
    ))

  test("that stand for two contents are told of, and both are kept", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* report(0, "started", "T", 0, { evse: 1, readings: [reading(0, 100)] })
        yield* report(60, "ended", "T", 0, { readings: [reading(60, 400)] })
        expect(yield* flags(1)).toEqual([sameNumberFlag])
        expect(yield* stored).toEqual([[1, false, 300]])
        expect(yield* facts).toHaveLength(2)
      })
    ))
})

describe("what comes out of a station's queue", () => {
  test("makes no charge that counts against a limit, ends none and moves no state", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* enter({ text: "A", limit: 1 })
        yield* report(100, "started", "now", 0, { evse: 1, state: "charging" })
        const old = { offline: true, evse: 1, token: card("A"), state: "suspendedEV" }
        yield* report(110, "started", "old", 0, { time: clock(-5000), ...old })
        yield* report(111, "updated", "now", 1, { time: clock(90), offline: true, state: "idle" })
        expect((yield* start(120, { evse: 2 })).answer.ruling).toEqual({ verdict: "accepted" })
        yield* drain
        const sql = yield* SqlClient.SqlClient
        expect(yield* sql`SELECT id, state, ended_at IS NULL AS open, flags FROM transactions ORDER BY id`).toEqual([
          { id: 1, state: "charging", open: true, flags: [] },
          { id: 2, state: null, open: true, flags: [] },
          { id: 3, state: null, open: true, flags: [] }
        ])
      })
    ))

  test("is the old one of two, though it comes later, and its late stop counts", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(90_000, { register: 900 })
        yield* start(90_010, { time: clock(0), register: 100 })
        expect(yield* stored).toEqual([
          [1, true, 0],
          [2, false, 0]
        ])
        expect(yield* flags(2)).toEqual([staleFlag])
        yield* stop(90_020, 2, { time: clock(600), register: 800 })
        expect(yield* stored).toEqual([
          [1, true, 0],
          [2, false, 700]
        ])
        expect(yield* flags(2)).toEqual([])
      })
    ))
})
