import { expect, test } from "bun:test"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { Database } from "../../src/database/Database.ts"
import { migrate } from "../../src/database/Migrations.ts"
import { testDatabase } from "../TestDatabase.ts"

const files = readdirSync(join(import.meta.dir, "../../migrations"))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort()

const forget = Effect.gen(function* () {
  const { sql } = yield* Database
  yield* sql`DROP SCHEMA public CASCADE`
  yield* sql`CREATE SCHEMA public`
})

test("every file of migrations/ runs, once, in its order", () =>
  Effect.gen(function* () {
    yield* forget
    expect(yield* migrate).toEqual(files)
    expect(yield* migrate).toEqual([])
  }).pipe(Effect.provide(testDatabase), Effect.runPromise))

test("of two at once one does it and the other waits", () =>
  Effect.gen(function* () {
    yield* forget
    const ran = yield* Effect.all([migrate, migrate], { concurrency: 2 })
    expect(ran.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, files.length])
  }).pipe(Effect.provide(testDatabase), Effect.runPromise))

test("a database of a newer Onetime is refused with both names", () =>
  Effect.gen(function* () {
    const { sql } = yield* Database
    yield* sql`INSERT INTO migrations (migration_id, name) VALUES (9999, 'from_the_future')`
    const error = yield* Effect.flip(migrate)
    expect(error).toMatchObject({ _tag: "DatabaseNewer", database: "9999_from_the_future", ours: files.at(-1) })
  }).pipe(Effect.provide(testDatabase), Effect.runPromise))
