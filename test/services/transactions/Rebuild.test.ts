// Everything that was concluded is drawn anew from the facts: what was right stays as it is, what was not is put right.
import { expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { HistoryTable } from "../../../src/services/transactions/HistoryTable.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { drain, happen } from "../stations/TestRing.ts"
import { at, meter, report, run, start, station, stop } from "./ChargeRing.ts"

const tables = Effect.gen(function* () {
  yield* drain
  const sql = yield* SqlClient.SqlClient
  return [
    yield* sql`SELECT * FROM transactions ORDER BY id`,
    yield* sql`SELECT * FROM readings ORDER BY position, nth`,
    yield* sql`SELECT * FROM orphans ORDER BY position`,
    yield* sql`SELECT * FROM transaction_facts ORDER BY position, nth`,
    yield* sql`SELECT * FROM transaction_aliases ORDER BY alias`,
    yield* sql`SELECT * FROM station_meters ORDER BY station`
  ]
})
const rebuild = happen(at(50_000), { _tag: "RebuildAsked", by: "api" })
const said = { station: "CP1", by: "api" }

test("after stale, merged, split, assigned, closed and scaled charges nothing changes, and what was damaged is whole again", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      const sql = yield* SqlClient.SqlClient
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      yield* start(600, { register: 320 })
      yield* meter(660, 2, reading(660, 500))
      yield* happen(at(700), { ...said, _tag: "TransactionsMerged", into: 1, from: 2 })
      yield* meter(720, 2, reading(720, 600))
      yield* stop(800, 2, { register: 700, readings: [reading(0, 100), reading(800, 700)] })
      yield* report(1000, "started", "T", 0, { evse: 2, readings: [reading(1000, 10)] })
      yield* report(1060, "updated", "T", 2, { readings: [reading(1060, 20)] })
      yield* happen(at(1100), { ...said, _tag: "TransactionSplit", transaction: 3, fresh: 4, at: at(1030) })
      yield* report(1160, "ended", "T", 3, { readings: [reading(1160, 60)] })
      yield* happen(at(1200), { ...said, _tag: "StationAdjusted", energyScale: 10 })
      yield* happen(at(1300), { ...said, _tag: "StationAdjusted", ratedPower: 22_000, reset: ["energyScale"] })
      yield* happen(at(1400), { ...said, _tag: "StationAdjusted", energyScale: 10, reset: ["ratedPower"] })
      yield* start(2000, { register: 70 })
      const stray = yield* stop(2100, 999, { time: clock(-500), register: 5 }).pipe(
        Effect.andThen(happen(at(2101), { _tag: "StationSeen", station: "CP1" }))
      )
      yield* happen(at(2150), { ...said, _tag: "FactAssigned", position: stray - 1, transaction: 5 })
      yield* start(2200, { register: 80 })
      yield* happen(at(2300), { ...said, _tag: "TransactionClosed", transaction: 6 })
      yield* start(2400, { register: 90 })
      const free = { _tag: "ConnectorReported", station: "CP1", evse: 1, connector: 1, status: "available" } as const
      yield* happen(at(2500), { ...free, time: clock(2500) })
      yield* stop(2600, -1, { register: 300 })
      yield* meter(2610, 7, reading(2550, 200))
      yield* stop(2620, 7, { time: clock(2615), register: 310 })
      const before = yield* tables
      yield* rebuild
      expect(yield* tables).toEqual(before)
      yield* sql`UPDATE transactions SET energy = 1, flags = '{}', ended_at = NULL`
      yield* sql`UPDATE readings SET transaction = NULL, claimed = coalesce(claimed, transaction)`
      yield* sql`DELETE FROM transaction_aliases`
      yield* rebuild
      const [charges, readings, ...others] = yield* tables
      expect(charges).toEqual(before[0] ?? [])
      expect(readings?.map(({ transaction }) => transaction)).toEqual(before[1]?.map(({ transaction }) => transaction))
      expect(others).toEqual(before.slice(2))
    })
  ))

test("an id that only a repetition was given still leads to its charge, also after that was merged into another, or split", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      const history = yield* HistoryTable
      const first = { station: "CP1", time: clock(0), evse: 1, connector: 1, token: card("A"), register: 100 }
      const leads = Effect.gen(function* () {
        const found = yield* Effect.forEach([1, 2, 3, 4, 5, 6], (id) => history.find(id))
        return found.map((charge) => charge?.id)
      })
      yield* start(0)
      // As a memory that did not know charge 1 any more said it.
      yield* happen(at(10), { _tag: "TransactionStarted", transaction: 2, ...first })
      yield* stop(600, 2, { register: 400 })
      yield* start(1000, { register: 400 })
      yield* happen(at(1010), {
        _tag: "TransactionStarted",
        transaction: 4,
        ...first,
        time: clock(1000),
        register: 400
      })
      yield* meter(1100, 4, reading(1100, 450))
      const apart = yield* tables
      expect(yield* leads).toEqual([1, 1, 3, 3, undefined, undefined])
      yield* rebuild
      expect(yield* tables).toEqual(apart)
      yield* happen(at(1200), { ...said, _tag: "TransactionsMerged", into: 3, from: 1 })
      yield* meter(1250, 2, reading(1250, 500))
      yield* stop(1300, 4, { register: 700 })
      const merged = yield* tables
      expect(yield* leads).toEqual([3, 3, 3, 3, undefined, undefined])
      yield* rebuild
      expect(yield* tables).toEqual(merged)
      yield* happen(at(1400), { ...said, _tag: "TransactionSplit", transaction: 3, fresh: 5, at: at(800) })
      const split = yield* tables
      expect(yield* leads).toEqual([3, 3, 3, 3, 5, undefined])
      yield* rebuild
      expect(yield* tables).toEqual(split)
    }).pipe(Effect.provide(HistoryTable.layer))
  ))

test("a charge of an older Onetime, of which no fact is kept, stays as it is, and is counted", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      const sql = yield* SqlClient.SqlClient
      const history = yield* HistoryTable
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      yield* stop(600, 1, { register: 400 })
      yield* start(700, { register: 400 })
      yield* stop(800, 2, { register: 500 })
      yield* start(1000, { register: 500 })
      yield* stop(1600, 3, { register: 900 })
      yield* happen(at(1700), { ...said, _tag: "TransactionsMerged", into: 2, from: 3 })
      yield* happen(at(1800), { ...said, _tag: "TransactionSplit", transaction: 2, fresh: 4, at: at(650) })
      yield* drain
      expect(yield* history.factless).toBe(0)
      yield* sql`DELETE FROM transaction_facts WHERE transaction = 1`
      yield* sql`UPDATE transactions SET energy = 7 WHERE id = 1`
      const before = yield* tables
      expect(yield* history.factless).toBe(1)
      yield* rebuild
      expect(yield* tables).toEqual(before)
    }).pipe(Effect.provide(HistoryTable.layer))
  ))
