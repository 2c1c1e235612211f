// The energy of a charge that is over is drawn from all of its registers, and again whenever one comes late.
import { expect, test } from "bun:test"
import { Effect, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { abandonedFlag } from "../../../src/domain/Charge.ts"
import { endBelowFlag } from "../../../src/domain/Meter.ts"
import { clock, reading } from "../../domain/Story.ts"
import { drain, happen } from "../stations/TestRing.ts"
import { at, meter, report, restart, run, start, station, stop } from "./ChargeRing.ts"

const Row = Schema.Struct({
  energy: Schema.Number,
  begin: Schema.NullOr(Schema.Number),
  last: Schema.NullOr(Schema.Number),
  flags: Schema.Array(Schema.String)
})
const kept = (id: number) =>
  Effect.gen(function* () {
    yield* drain
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql`
      SELECT energy, register_begin AS begin, register_last AS last, flags || whole_flags AS flags
      FROM transactions WHERE id = ${id}::int`
    return Schema.decodeUnknownSync(Row)(row)
  })

test("values that a station kept back and tells after the stop, or between older ones, are counted where they belong", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      yield* stop(600, 1)
      expect(yield* kept(1)).toEqual({ energy: 200, begin: 100, last: 300, flags: [] })
      yield* restart
      yield* meter(700, 1, reading(550, 900))
      yield* meter(710, 1, reading(120, 400))
      expect(yield* kept(1)).toEqual({ energy: 800, begin: 100, last: 900, flags: [] })
    })
  ))

test("a stop below the start is told of, and the values count; never is there less than nothing", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0, { register: 5000 })
      yield* meter(60, 1, reading(60, 5300))
      yield* stop(600, 1, { register: 40 })
      expect(yield* kept(1)).toEqual({ energy: 300, begin: 5000, last: 5300, flags: [endBelowFlag] })
    })
  ))

test("an operator's scale of a station holds from then on, for the running value and for the whole", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* happen(at(0), { _tag: "StationAdjusted", station: "CP1", by: "api", energyScale: 1000 })
      yield* start(0, { register: 10 })
      yield* meter(3600, 1, reading(3600, 17))
      expect(yield* kept(1)).toEqual({ energy: 7000, begin: 10_000, last: 17_000, flags: [] })
      yield* restart
      // Named by its register alone: that is a station's number, not Wh.
      yield* stop(7200, -1, { register: 24 })
      expect(yield* kept(1)).toEqual({ energy: 14_000, begin: 10_000, last: 24_000, flags: [] })
    })
  ))

test("a 2.x charge without its beginning counts from it when that comes at last", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* report(60, "updated", "T", 1, { evse: 1, readings: [reading(60, 300)] })
      yield* report(120, "ended", "T", 2, { readings: [reading(120, 600, { context: "end" })] })
      expect((yield* kept(1)).energy).toBe(300)
      const late = { time: clock(0), offline: true, readings: [reading(0, 100, { context: "begin" })] }
      yield* report(200, "started", "T", 0, late)
      expect(yield* kept(1)).toEqual({ energy: 500, begin: 100, last: 600, flags: [] })
    })
  ))

test("a charge that was given up, and goes on, counts what it counts then", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      const because = "its connector became free"
      yield* happen(at(700), { _tag: "TransactionAbandoned", station: "CP1", transaction: 1, because })
      expect(yield* kept(1)).toMatchObject({ energy: 200, flags: [abandonedFlag(because)] })
      yield* meter(960, 1, reading(960, 900))
      expect(yield* kept(1)).toEqual({ energy: 800, begin: 100, last: 900, flags: [] })
    })
  ))
