// A charge comes back from its table as it went in, a newer row stays, and no start of a big network reads all of it.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import { type Charge, noStartFlag } from "../../../src/domain/Charge.ts"
import { energyOf, fellFlag, newMeter } from "../../../src/domain/Meter.ts"
import type { Verdict } from "../../../src/domain/Token.ts"
import { TransactionTable } from "../../../src/services/transactions/TransactionTable.ts"
import { testDatabase } from "../../TestDatabase.ts"

const run = <A, E>(effect: Effect.Effect<A, E, TransactionTable | SqlClient.SqlClient>) =>
  effect.pipe(Effect.provide(TransactionTable.layer.pipe(Layer.provideMerge(testDatabase))), Effect.runPromise)

const int = fc.nat(2_147_483_647)
const text = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replaceAll("\0", "").toWellFormed())
const number = fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => value + 0)
const at = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const token = maybe(fc.record({ text, kind: text }))
const verdict = fc.constantFrom<Verdict>("accepted", "blocked", "expired", "invalid", "concurrent")
const ruling = fc.record({ verdict, expiry: at, group: text }, { requiredKeys: ["verdict"] })

const charge: fc.Arbitrary<Charge> = fc.record({
  id: fc.constant(0),
  station: text,
  name: text,
  evse: maybe(int),
  connector: maybe(int),
  token,
  stopToken: token,
  verdict: maybe(verdict),
  opening: maybe(fc.record({ key: text, ruling })),
  startedAt: maybe(at),
  endedAt: maybe(at),
  zone: maybe(fc.integer({ min: -12 * 3_600_000, max: 14 * 3_600_000 })),
  freeAt: maybe(at),
  guess: fc.constant(undefined),
  stale: fc.boolean(),
  received: at,
  heardAt: at,
  state: maybe(text),
  reason: maybe(text),
  lastSeq: maybe(int),
  meter: fc.record({
    begin: fc.option(number),
    first: fc.option(number),
    last: fc.option(number),
    done: number,
    segments: int,
    at
  }),
  whole: fc.constant(undefined),
  flags: fc.uniqueArray(fc.oneof(fc.constantFrom(noStartFlag, fellFlag, 'a "b", {c}\\'), text)),
  position: fc.maxSafeNat(),
  seen: fc.constant<Array<string>>([])
})

const made = (id: number, more: Partial<Charge> = {}): Charge => ({
  id,
  station: "CP1",
  name: String(id),
  evse: 1,
  connector: 1,
  token: { text: "A", kind: "card" },
  stopToken: undefined,
  verdict: "accepted",
  opening: { key: `${id}`, ruling: { verdict: "accepted", expiry: 5, group: "family" } },
  startedAt: 1000,
  endedAt: undefined,
  zone: undefined,
  freeAt: 1800,
  guess: { position: 3, content: "-17", meter: newMeter },
  stale: false,
  received: 2000,
  heardAt: 3000,
  state: undefined,
  reason: undefined,
  lastSeq: undefined,
  meter: { begin: 1, first: 1, last: 2, done: 0, segments: 1, at: 1000 },
  flags: [],
  whole: undefined,
  position: 10,
  seen: [],
  ...more
})
const ids = (charges: ReadonlyArray<Charge>) => charges.map(({ id }) => id)

test("every field of a charge comes back", () =>
  run(
    Effect.gen(function* () {
      const table = yield* TransactionTable
      let last = 2_147_000_000
      const property = fc.asyncProperty(fc.array(charge, { maxLength: 20 }), async (all) => {
        const fresh = all.map((one) => ({
          ...one,
          id: ++last
        }))
        const found = await table.save(fresh).pipe(Effect.andThen(table.byId(ids(fresh))), Effect.runPromise)
        expect(found).toEqual(fresh)
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: 30 }))
    })
  ))

test("a row of a newer record stays, one of the same or an older one is written over", () =>
  run(
    Effect.gen(function* () {
      const table = yield* TransactionTable
      const sql = yield* SqlClient.SqlClient
      const save = (position: number, reason: string) =>
        Effect.andThen(
          table.save([made(7, { position, reason })]),
          Effect.map(table.byId([7]), ([found]) => [found?.position, found?.reason])
        )
      yield* table.save([])
      expect(yield* save(10, "a")).toEqual([10, "a"])
      expect(yield* save(9, "b")).toEqual([10, "a"])
      expect(yield* save(10, "c")).toEqual([10, "c"])
      expect(yield* save(11, "d")).toEqual([11, "d"])
      const energy = made(7, { position: 12, meter: { begin: 1, first: 5, last: 17, done: 100, segments: 2, at: 1 } })
      yield* table.save([energy])
      expect(yield* sql`SELECT energy FROM transactions`).toEqual([{ energy: energyOf(energy.meter) }])
      expect(yield* table.highest).toBe(7)
    })
  ))

test("finds open and ended charges by station, id and name", () =>
  run(
    Effect.gen(function* () {
      const table = yield* TransactionTable
      expect(yield* table.highest).toBe(0)
      expect(yield* table.recent(3)).toEqual([])
      const past = Array.from({ length: 30 }, (_, n) =>
        made(n + 1, {
          station: n % 3 === 0 ? "CP2" : "CP1",
          name: `T${n % 5}`,
          endedAt: n === 3 || n === 28 ? undefined : 5000
        })
      )
      yield* table.save(past)
      expect(ids(yield* table.open)).toEqual([4, 29])
      expect(ids(yield* table.recent(2)).sort()).toEqual([25, 27, 28, 30])
      expect(ids(yield* table.ofStations(["CP1"], 3))).toEqual([26, 27, 29, 30])
      expect(ids(yield* table.ofStations(["CP2", "nobody"], 1))).toEqual([4, 28])
      expect(ids(yield* table.byName(["CP1", "CP2", "CP2"], ["T1", "T1", "none"]))).toEqual([22, 27])
      expect(ids(yield* table.byId([30, 4, 99, 2_147_483_647]))).toEqual([4, 30])
      expect(yield* table.byId([])).toEqual([])
    })
  ))

test("of 100 000 charges only the few that are wanted are read", () =>
  run(
    Effect.gen(function* () {
      const table = yield* TransactionTable
      const sql = yield* SqlClient.SqlClient
      yield* sql`
        INSERT INTO transactions (id, station, name, evse, token, token_kind, verdict, opening, started_at, ended_at, received_at,
          heard_at, energy, meter, flags, position)
        SELECT n, 'CP' || n % 50, n::text, 1, 'card' || n % 3000, 'card', 'accepted', '{"key":"k","ruling":{"verdict":"accepted"}}',
          now(), CASE WHEN n > 99990 THEN NULL ELSE now() END, now(), now(), 10,
          '{"begin":100,"first":100,"last":200,"done":0,"segments":1,"at":1}', '{}', n
        FROM generate_series(1, 100000) AS g(n)`
      yield* sql`ANALYZE transactions`
      const read = sql<{
        whole: number
        rows: number
      }>`SELECT coalesce(sum(seq_scan), 0)::int AS whole, coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int AS rows
        FROM pg_stat_xact_user_tables WHERE relname = 'transactions'`
      const reads = <A, E>(query: Effect.Effect<ReadonlyArray<A>, E>, count: number, most: number) =>
        Effect.gen(function* () {
          const [[before], found, [after]] = yield* sql.withTransaction(Effect.all([read, query, read]))
          expect(found.length).toBe(count)
          expect(after?.whole).toBe(before?.whole)
          expect((after?.rows ?? most) - (before?.rows ?? 0)).toBeLessThanOrEqual(most)
        })
      yield* reads(table.open, 10, 10)
      yield* reads(table.recent(64), 64 * 50, 64 * 50 + 200)
      yield* reads(table.ofStations(["CP7", "CP8"], 8), 16, 30)
      yield* reads(table.byName(["CP7", "CP9"], ["7", "7"]), 1, 10)
      yield* reads(table.byId([3, 4, 5]), 3, 10)
    })
  ))
