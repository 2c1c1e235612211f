// A backup holds every table, and every value comes back as it was, whatever a column can hold.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { ExportTable } from "../../src/backup/ExportTable.ts"
import { ImportTable } from "../../src/backup/ImportTable.ts"
import { kept, left } from "../../src/backup/Kept.ts"
import { Database, inTransaction } from "../../src/database/Database.ts"
import { testDatabase } from "../TestDatabase.ts"

const tables = Layer.mergeAll(ExportTable.layer, ImportTable.layer).pipe(Layer.provideMerge(testDatabase))

test("every table of the database is in one of the two lists, and numbers nothing by itself", () =>
  Effect.gen(function* () {
    const { sql } = yield* Database
    const found = yield* sql<{ name: string }>`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`
    expect(found.map(({ name }) => name).toSorted()).toEqual([...kept, ...left].toSorted())
    const numbered =
      yield* sql`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'`
    expect(numbered).toEqual([])
  }).pipe(Effect.provide(tables), Effect.runPromise))

/** All that is odd in the types that our columns have. */
const fill = Effect.gen(function* () {
  const { sql } = yield* Database
  yield* sql`INSERT INTO tokens (key, text, kind, status, expiry, "group", "limit", note, removed, position) VALUES
    ('a', ${'quotes " and \\ and \n and \t and \u{1F50C} and , {} []'}, 'card', 'active', 'infinity', '', 9223372036854775807, NULL, true, 1),
    ('b', 'NULL', 'card', 'active', '-infinity', 'null', -9223372036854775808, '', false, 2),
    ('c', '', 'card', 'active', '0044-03-15 12:00:00.123456+00 BC', NULL, 0, '\\N', false, 3)`
  yield* sql`CREATE TABLE readings_2026_11 PARTITION OF readings FOR VALUES FROM ('2026-11-01Z') TO ('2026-12-01Z')`
  yield* sql`INSERT INTO readings (position, nth, station, at, received, energy, power, current, voltage, soc, rest) VALUES
    (9007199254740993, 32767, 'S', '2026-11-25 01:02:03.456789Z', '2026-11-01Z', 'NaN', 'Infinity', '-Infinity', '-0', 5e-324, 'null'),
    (2, -1, 'S', '2026-03-29 01:30+01', '2026-11-30 23:59:59.999999Z', 0.1, 1.7976931348623157e308, 123456789.123456789, 1e-7, 1, NULL),
    (3, 0, 'S', 'epoch', '2026-11-25Z', 0, 0, 0, 0, 0, '{"big": 123456789012345678901234567890.123456789, "a": [1.10, "x", null]}')`
  yield* sql`INSERT INTO transactions (id, station, name, received_at, heard_at, energy, meter, flags, position, opening) VALUES
    (2147483647, 'S', 'n', now(), now(), 3.3000000000000003, '{}', ${'{"with \\"quotes\\"", NULL, "", "a,b", "{}"}'}::text[], 1, '"text"')`
})

/** All rows of all tables, as PostgreSQL writes them. */
const everything = Effect.gen(function* () {
  const { sql } = yield* Database
  const all: Array<string> = []
  for (const name of kept) {
    const found = yield* sql<{
      row: string
    }>`SELECT tableoid::regclass::text || t::text AS row FROM ${sql(name)} t ORDER BY 1`
    all.push(...found.map(({ row }) => row))
  }
  return all
})

test("every value comes back as it was, in its own partition, under other settings of the server, too", () =>
  Effect.gen(function* () {
    const { described, lines, before } = yield* Effect.gen(function* () {
      const { sql } = yield* Database
      const table = yield* ExportTable
      yield* fill
      const taken = new Map<string, ReadonlyArray<string>>()
      const described = yield* inTransaction(
        sql,
        Effect.gen(function* () {
          yield* sql`SET LOCAL datestyle = 'SQL, DMY'`
          yield* sql`SET LOCAL timezone = 'Asia/Kathmandu'`
          yield* sql`SET LOCAL extra_float_digits = -5`
          yield* table.begin
          const found = yield* table.describe
          for (const one of found)
            yield* table.each(one, (rows) =>
              Effect.sync(() => taken.set(one.name, [...(taken.get(one.name) ?? []), ...rows]))
            )
          return found
        })
      )
      return { described, lines: taken, before: yield* everything }
    }).pipe(Effect.provide(Layer.fresh(tables)))
    expect(before.length).toBe(7)
    const after = yield* Effect.gen(function* () {
      const { sql } = yield* Database
      const table = yield* ImportTable
      yield* inTransaction(
        sql,
        Effect.gen(function* () {
          yield* sql`SET LOCAL datestyle = 'German, DMY'`
          yield* sql`SET LOCAL timezone = 'America/Caracas'`
          yield* table.begin
          for (const one of described) {
            const target = yield* table.target(one)
            expect(target).toBeDefined()
            const rows = lines.get(one.name) ?? []
            if (target !== undefined && rows.length > 0) yield* table.insert(target, rows)
          }
        })
      )
      return yield* everything
    }).pipe(Effect.provide(Layer.fresh(tables)))
    expect(after).toEqual(before)
  }).pipe(Effect.runPromise))
