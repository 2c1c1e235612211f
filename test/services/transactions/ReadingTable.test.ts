// Every sample a meter sent is in the table, whole, in the partition of the month in which it came.
import { expect, test } from "bun:test"
import { Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import { reasonOf } from "../../../src/database/Database.ts"
import { Sample } from "../../../src/domain/Reading.ts"
import { moment, readTime } from "../../../src/domain/Time.ts"
import { type Placed, ReadingTable } from "../../../src/services/transactions/ReadingTable.ts"
import { testDatabase } from "../../TestDatabase.ts"
import { readings, received } from "./Samples.ts"

const run = <A, E>(effect: Effect.Effect<A, E, ReadingTable | SqlClient.SqlClient>) =>
  effect.pipe(Effect.provide(ReadingTable.layer.pipe(Layer.provideMerge(testDatabase))), Effect.runPromise)

const placed = (nth: number, more: Partial<Placed> = {}): Placed => ({
  position: 1,
  nth,
  station: "CP1",
  evse: 1,
  transaction: 7,
  received,
  reading: { time: readTime("2026-11-23T11:59:00Z"), samples: [{ quantity: "energyImport", value: 1500 }] },
  ...more
})

const Number = Schema.NullOr(Schema.Number)
const Row = Schema.Struct({
  nth: Schema.Number,
  at: Schema.Number,
  at_text: Schema.NullOr(Schema.String),
  context: Schema.NullOr(Schema.String),
  ...{ energy: Number, power: Number, current: Number, voltage: Number, soc: Number },
  ...{ current_l1: Number, current_l2: Number, current_l3: Number },
  ...{ voltage_l1: Number, voltage_l2: Number, voltage_l3: Number },
  rest: Schema.NullOr(Schema.Array(Sample))
})

const stored = (position: number) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      sql`SELECT *, (extract(epoch FROM at) * 1000)::float8 AS at FROM readings WHERE position = ${position}::float8::bigint ORDER BY nth`,
      Schema.decodeUnknownSync(Schema.Array(Row))
    )
  )

const columns = {
  energy: ["energyImport"],
  power: ["powerImport"],
  current: ["currentImport"],
  voltage: ["voltage"],
  soc: ["soc"],
  current_l1: ["currentImport", "L1"],
  current_l2: ["currentImport", "L2"],
  current_l3: ["currentImport", "L3"],
  voltage_l1: ["voltage", "L1"],
  voltage_l2: ["voltage", "L2"],
  voltage_l3: ["voltage", "L3"]
} as const

/** The samples that a row tells of, each as JSON. */
const told = (row: typeof Row.Type): ReadonlyArray<string> => {
  const { context, rest } = row
  const columned = (Object.keys(columns) as Array<keyof typeof columns>).flatMap((column) => {
    const [quantity, phase] = columns[column]
    const value = row[column]
    return value === null
      ? []
      : [{ quantity, value, ...(phase && { phase }), ...(context === null ? {} : { context }) }]
  })
  return [...columned, ...(rest ?? [])].map(plain).sort()
}

/** As JSON with its keys sorted; `L1-N` is `L1` where both mean the same. */
const plain = (sample: Sample): string => {
  const { quantity, phase } = sample
  const alike = quantity === "voltage" || quantity === "currentImport"
  const same = { ...sample, ...(alike && phase !== undefined && { phase: phase.replace(/^(L[123])-N$/, "$1") }) }
  return JSON.stringify(same, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value
  )
}

test("gives back every sample and every time as they came", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      const context = yield* Effect.context<SqlClient.SqlClient>()
      let position = 0
      const property = fc.asyncProperty(readings, async (all) => {
        position++
        const rows = await table
          .insertAll(all.map((reading, nth) => placed(nth, { position, reading })))
          .pipe(Effect.andThen(stored(position)), Effect.provideContext(context), Effect.runPromise)
        expect(rows.length).toBe(all.length)
        for (const [nth, { time, samples }] of all.entries()) {
          const row = rows[nth]
          if (row === undefined) throw new Error("a reading is missing")
          expect(told(row)).toEqual(samples.map(plain).sort())
          expect(row.at).toBe(moment(time, received))
          expect(row.at_text ?? new Date(row.at).toISOString()).toBe(time.text)
        }
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: 30 }))
    })
  ))

test("keeps what has the name of something else: a quantity and a phase that a station invented", () =>
  run(
    Effect.gen(function* () {
      const samples: ReadonlyArray<Sample> = [
        { quantity: "constructor", value: 1 },
        { quantity: "__proto__", value: 2, phase: "toString" },
        { quantity: "voltage", value: 3, phase: "constructor" },
        { quantity: "position", value: 4 }
      ]
      const reading = { time: readTime("2026-11-23T11:59:00Z"), samples }
      yield* (yield* ReadingTable).insertAll([placed(0, { reading })])
      const [row] = yield* stored(1)
      expect(row?.rest).toEqual(samples)
    })
  ))

test("makes a partition for every month that comes, also when our clock goes back, and after a reset", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      const sql = yield* SqlClient.SqlClient
      const at = (text: string) => Date.parse(text)
      const come = (position: number, ...times: ReadonlyArray<string>) =>
        table.insertAll(times.map((time, nth) => placed(nth, { position, received: at(time) })))
      yield* come(1, "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00.000Z")
      yield* come(
        2,
        "2026-12-01T00:00:00.000Z",
        "2026-11-30T23:59:59.999Z",
        "2024-02-29T12:00:00Z",
        "1970-01-01T00:00:03Z"
      )
      yield* table.reset
      yield* come(3, "2026-12-15T00:00:00Z", "2028-12-31T23:59:59.999Z", "2027-01-31T23:59:59.999Z")
      const found = yield* sql<{ partition: string; rows: number }>`
        SELECT tableoid::regclass::text AS partition, count(*)::int AS rows FROM readings GROUP BY 1 ORDER BY 1`
      expect(found.map(({ partition, rows }) => [partition, rows])).toEqual([
        ["readings_1970_01", 1],
        ["readings_2024_02", 1],
        ["readings_2026_11", 1],
        ["readings_2026_12", 3],
        ["readings_2027_01", 2],
        ["readings_2028_12", 1]
      ])
    })
  ))

test("knows no partition that was undone with its transaction", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      const sql = yield* SqlClient.SqlClient
      const undone = Effect.andThen(table.insertAll([placed(0)]), Effect.fail("undone"))
      yield* Effect.flip(sql.withTransaction(undone))
      const error = yield* Effect.flip(table.insertAll([placed(0)]))
      expect(reasonOf(error)).toBe("refused")
      yield* table.reset
      yield* table.insertAll([placed(0)])
      expect((yield* stored(1)).length).toBe(1)
    })
  ))

test("adds each batch to those before, and takes no batch as nothing", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      yield* table.insertAll([])
      yield* table.insertAll([placed(0), placed(1)])
      yield* table.insertAll([placed(2)])
      expect((yield* stored(1)).map(({ nth }) => nth)).toEqual([0, 1, 2])
    })
  ))

test("refuses, and does not cut, what no column can hold; the largest of each kind is kept", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      const most = { evse: 2_147_483_647, transaction: 2_147_483_647, position: 9_007_199_254_740_991, nth: 32_767 }
      yield* table.insertAll([
        placed(0, { position: 2, station: "ß".repeat(10_000), evse: undefined }),
        placed(0, most)
      ])
      expect((yield* stored(most.position)).length).toBe(1)
      for (const wrong of [
        { evse: 2_147_483_648 },
        { evse: 1.5 },
        { transaction: -2_147_483_649 },
        { nth: 32_768 },
        { station: "a\0b" }
      ]) {
        expect(reasonOf(yield* Effect.flip(table.insertAll([placed(0, { position: 3, ...wrong })])))).toBe("refused")
      }
    })
  ))

test("finds the curve of a transaction by its index, in every partition", () =>
  run(
    Effect.gen(function* () {
      const table = yield* ReadingTable
      const sql = yield* SqlClient.SqlClient
      for (let month = 0; month < 3; month++) {
        const come = Date.UTC(2026, month, 10)
        const rows = Array.from({ length: 3000 }, (_, n) =>
          placed(0, {
            position: month * 3000 + n + 1,
            received: come + n,
            transaction: n % 100 === 0 ? undefined : n % 100
          })
        )
        yield* table.insertAll(rows)
      }
      yield* sql`ANALYZE readings`
      const plan =
        yield* sql`EXPLAIN SELECT * FROM readings WHERE transaction = ${7}::int ORDER BY at, position, nth LIMIT ${100}::int`
      const text = JSON.stringify(plan)
      expect(text).toContain("readings_2026_03_transaction_at_idx")
      expect(text).not.toContain("Seq Scan")
    })
  ))
