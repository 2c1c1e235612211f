// What an operator moves from one charge to another, splits off or assigns is concluded anew from the facts, and what the
// station tells later finds its way; memory reads what was drawn while stations go on being answered.
import { describe, expect, test } from "bun:test"
import { Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { assignedFlag, mergedFlag, splitFlag, staleFlag } from "../../../src/domain/Charge.ts"
import type { Move } from "../../../src/domain/Event.ts"
import { Transactions } from "../../../src/services/transactions/Transactions.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { until } from "../../faults/Until.ts"
import { drain, happen } from "../stations/TestRing.ts"
import { at, meter, report, restart, run, start, station, stop } from "./ChargeRing.ts"

const Row = Schema.Struct({
  id: Schema.Number,
  started: Schema.NullOr(Schema.Number),
  ended: Schema.NullOr(Schema.Number),
  energy: Schema.Number,
  flags: Schema.Array(Schema.String)
})

/** Each charge as it is written: id, seconds of start and end, energy, flags. */
const kept = Effect.gen(function* () {
  yield* drain
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql`
    SELECT id, (extract(epoch FROM started_at) * 1000)::float8 AS started, (extract(epoch FROM ended_at) * 1000)::float8 AS ended,
      energy, flags || whole_flags AS flags FROM transactions ORDER BY id`
  return Schema.decodeUnknownSync(Schema.Array(Row))(rows).map(({ id, started, ended, energy, flags }) => [
    id,
    started === null ? null : (started - at(0)) / 1000,
    ended === null ? null : (ended - at(0)) / 1000,
    energy,
    flags
  ])
})

const said = { station: "CP1", by: "api" }
/** It happens, is written, and memory has read it. */
const moved = (second: number, event: Move) =>
  Effect.gen(function* () {
    yield* happen(at(second), event)
    yield* drain
  })

const merged = (second: number, into: number, from: number) =>
  moved(second, { ...said, _tag: "TransactionsMerged", into, from })

describe("two charges that are one", () => {
  test("have one beginning, one end and the energy of both; stops, readings and reads that name the other reach it", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* meter(60, 1, reading(60, 300))
        yield* start(600, { register: 320 })
        yield* meter(660, 2, reading(660, 500))
        expect((yield* kept).map(([id, , ended]) => [id, ended])).toEqual([
          [1, 60],
          [2, null]
        ])
        yield* merged(700, 1, 2)
        expect(yield* kept).toEqual([[1, 0, null, 400, [mergedFlag]]])
        yield* meter(720, 2, reading(720, 600))
        expect(yield* kept).toEqual([[1, 0, null, 500, [mergedFlag]]])
        yield* restart
        yield* stop(800, 2, { register: 700, reason: "local" })
        expect(yield* kept).toEqual([[1, 0, 800, 600, [mergedFlag]]])
        const transactions = yield* Transactions
        expect([transactions.find(2)?.id, transactions.open()]).toEqual([1, []])
      })
    ))

  test("may be told in the wrong order, and end with the later one", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(1000, { register: 500 })
        yield* stop(1100, 1, { register: 900 })
        yield* start(2000, { time: clock(0), register: 100 })
        yield* stop(2001, 2, { time: clock(600), register: 500 })
        yield* merged(3000, 1, 2)
        expect(yield* kept).toEqual([[1, 0, 1100, 800, [mergedFlag]]])
      })
    ))

  test("of a 2.x station are one under both names, whatever their numbers", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* report(0, "started", "one", 0, { evse: 1, readings: [reading(0, 100)] })
        yield* report(60, "ended", "one", 1, { readings: [reading(60, 300)] })
        yield* report(600, "started", "two", 0, { evse: 1, readings: [reading(600, 300)] })
        yield* merged(650, 1, 2)
        yield* restart
        yield* report(700, "updated", "two", 1, { readings: [reading(700, 500)] })
        yield* report(800, "ended", "two", 2, { readings: [reading(800, 600)] })
        expect(yield* kept).toEqual([[1, 0, 800, 500, [mergedFlag]]])
      })
    ))

  test("that are the same, or not known, stay as they are", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* merged(10, 1, 1)
        yield* merged(20, 1, 9)
        expect(yield* kept).toEqual([[1, 0, null, 0, []]])
      })
    ))
})

const split = (second: number, transaction: number, fresh: number, to: number) =>
  moved(second, { ...said, _tag: "TransactionSplit", transaction, fresh, at: at(to) })

describe("a charge that was two", () => {
  test("ends where it is split; what goes on has the rest, and gets what the station says of the old id", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        for (const second of [60, 120, 180]) yield* meter(second, 1, reading(second, 100 + second))
        yield* split(200, 1, 2, 100)
        expect(yield* kept).toEqual([
          [1, 0, 100, 60, [splitFlag]],
          [2, 100, null, 60, [splitFlag]]
        ])
        yield* meter(240, 1, reading(240, 340))
        yield* restart
        expect((yield* Transactions).open().map(({ id, token }) => [id, token])).toEqual([[2, card("A")]])
        yield* stop(300, 1, { register: 400 })
        expect(yield* kept).toEqual([
          [1, 0, 100, 60, [splitFlag]],
          [2, 100, 300, 180, [splitFlag]]
        ])
        // No id is given twice.
        expect((yield* start(400, { evse: 2 })).answer.transaction).toBe(3)
      })
    ))

  test("is one again when it is merged", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        for (const second of [60, 120]) yield* meter(second, 1, reading(second, 100 + second))
        yield* stop(180, 1, { register: 400 })
        const before = (yield* kept).map((charge) => charge.slice(0, 4))
        yield* split(200, 1, 2, 100)
        expect((yield* kept).map(([id, , ended]) => [id, ended])).toEqual([
          [1, 100],
          [2, 180]
        ])
        yield* merged(300, 1, 2)
        expect((yield* kept).map((charge) => charge.slice(0, 4))).toEqual(before)
      })
    ))
})

describe("what belonged to no charge", () => {
  const assigned = (second: number, position: number, transaction: number) =>
    moved(second, { ...said, _tag: "FactAssigned", position, transaction })

  test("ends the charge that an operator says it ends, once, though the station tells it again", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const sql = yield* SqlClient.SqlClient
        const transactions = yield* Transactions
        yield* start(0)
        yield* start(0, { evse: 2, register: 5000 })
        const data = { time: clock(600), register: 6000, readings: [reading(300, 400)] }
        yield* stop(610, -1, data)
        yield* drain
        const [orphan] = yield* sql`SELECT position::float8 AS position FROM orphans`
        const { position } = Schema.decodeUnknownSync(Schema.Struct({ position: Schema.Number }))(orphan)
        yield* assigned(700, position, 1)
        const after = [
          [1, 0, 600, 5900, [assignedFlag]],
          [2, 0, null, 0, []]
        ]
        expect(yield* kept).toEqual(after)
        expect(yield* sql`SELECT assigned_to FROM orphans`).toEqual([{ assigned_to: 1 }])
        yield* Effect.promise(() => until("memory to know the end", () => transactions.find(1)?.endedAt === at(600)))
        yield* restart
        yield* stop(900, -1, data)
        expect(yield* kept).toEqual(after)
      })
    ))

  test("is counted where an operator says it belongs: readings of no charge, or of another", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* stop(60, 1, { register: 200 })
        const stray = yield* meter(70, undefined, reading(50, 190))
        yield* start(600, { register: 200 })
        const wrong = yield* meter(660, 2, reading(660, 290))
        yield* start(700, { register: 500 })
        yield* assigned(710, stray, 1)
        yield* assigned(720, wrong, 3)
        expect(yield* kept).toEqual([
          [1, 0, 60, 100, [assignedFlag]],
          [2, 600, 600, 0, [staleFlag]],
          [3, 700, null, 0, [assignedFlag]]
        ])
      })
    ))
})
