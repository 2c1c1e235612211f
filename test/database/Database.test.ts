import { expect, test } from "bun:test"
import { Cause, Effect, Exit, Layer, Redacted } from "effect"
import { SqlError } from "effect/sql"
import { Database, reasonOf, transact } from "../../src/database/Database.ts"
import { freshUrl, testDatabase } from "../TestDatabase.ts"

const run = <A, E>(effect: Effect.Effect<A, E, Database>) =>
  effect.pipe(Effect.provide(testDatabase), Effect.runPromise)

const query = (text: string, ...values: ReadonlyArray<unknown>) =>
  Effect.flatMap(Database, ({ sql }) => sql.unsafe<{ value: unknown }>(text, values))

/** Cuts the connection that the query inside runs on, as a restart of PostgreSQL does. */
const cut = Effect.gen(function* () {
  const [row] = yield* query("SELECT pg_backend_pid()::int AS value")
  const { sql, address } = yield* Database
  const other = Database.layerUrl(Redacted.make(address))
  yield* Effect.flatMap(Database, (second) => second.sql`SELECT pg_terminate_backend(${row?.value})`).pipe(
    Effect.provide(Layer.fresh(other)),
    Effect.andThen(sql`SELECT 1`)
  )
})

test("what is inside a transaction is written, or nothing of it", () =>
  run(
    Effect.gen(function* () {
      yield* query("CREATE TABLE kept (value int)")
      yield* transact(query("INSERT INTO kept VALUES (1)"))
      const failed = yield* Effect.exit(
        transact(Effect.andThen(query("INSERT INTO kept VALUES (2)"), Effect.fail("no")))
      )
      expect(failed).toEqual(Exit.fail("no"))
      expect(yield* query("SELECT value FROM kept")).toEqual([{ value: 1 }])
    })
  ))

test("a connection lost inside a transaction fails as an SqlError that says away, and the next transaction works", () =>
  run(
    Effect.gen(function* () {
      const exit = yield* Effect.exit(transact(cut))
      expect(Exit.isFailure(exit) && exit.cause.reasons.map((reason) => reason._tag)).toEqual(["Fail"])
      const error = yield* Effect.flip(transact(cut))
      expect(SqlError.isSqlError(error)).toBe(true)
      expect(reasonOf(error)).toBe("away")
      expect(yield* transact(query("SELECT 1 AS value"))).toEqual([{ value: 1 }])
    })
  ))

test("a connection lost while the effect fails for a reason of its own keeps that reason", () =>
  run(
    Effect.gen(function* () {
      expect(yield* Effect.flip(transact(Effect.andThen(Effect.ignore(cut), Effect.fail("mine"))))).toBe("mine")
    })
  ))

test("a defect inside a transaction stays a defect", () =>
  run(
    Effect.gen(function* () {
      const exit = yield* Effect.exit(transact(Effect.die(new Error("bug"))))
      expect(Exit.isFailure(exit) && Cause.squash(exit.cause)).toEqual(new Error("bug"))
    })
  ))

const setUp = [
  "CREATE TABLE one (id int PRIMARY KEY, small smallint NOT NULL CHECK (small > 0), made timestamptz)",
  "INSERT INTO one VALUES (1, 1)"
]

const statements: Array<[reason: ReturnType<typeof reasonOf>, text: string, values: ReadonlyArray<unknown>]> = [
  ["refused", "INSERT INTO one VALUES (1, 1)", []],
  ["refused", "INSERT INTO one VALUES (2, NULL)", []],
  ["refused", "INSERT INTO one VALUES (2, -1)", []],
  ["refused", "INSERT INTO one VALUES (2, 40000)", []],
  ["refused", "INSERT INTO one VALUES (2, 1, '294277-01-01')", []],
  ["refused", "SELECT 1 / 0", []],
  ["refused", "SELECT $1::text", ["a\0b"]],
  ["refused", "SELECT $1::int8", [2n ** 70n]],
  ["away", "DO $$ BEGIN RAISE SQLSTATE '53100'; END $$", []],
  ["away", "DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$", []],
  ["away", "DO $$ BEGIN RAISE SQLSTATE '57P03'; END $$", []],
  ["away", "DO $$ BEGIN RAISE SQLSTATE '08006'; END $$", []],
  ["broken", "SELECT * FROM nowhere", []],
  ["broken", "SELEKT", []],
  ["broken", "DO $$ BEGIN RAISE SQLSTATE 'XX001'; END $$", []]
]
test.each(statements)("%s: %s", (reason, text, values) =>
  run(
    Effect.gen(function* () {
      for (const statement of setUp) yield* query(statement)
      expect(reasonOf(yield* Effect.flip(query(text, ...values)))).toBe(reason)
    })
  )
)

test("a statement that takes too long is away", () =>
  run(
    Effect.gen(function* () {
      const slow = Effect.andThen(query("SET LOCAL statement_timeout = 10"), query("SELECT pg_sleep(4)"))
      expect(reasonOf(yield* Effect.flip(transact(slow)))).toBe("away")
    })
  ))

test("commits do not wait for the disk, statements are bounded", () =>
  run(
    Effect.gen(function* () {
      expect(yield* query("SHOW synchronous_commit")).toMatchObject([{ synchronous_commit: "off" }])
      expect(yield* query("SHOW statement_timeout")).toMatchObject([{ statement_timeout: "1min" }])
    })
  ))

test("a database that is absent fails no layer; its absence is away, and it is waited for", () =>
  Effect.gen(function* () {
    const { sql, awaitReady } = yield* Database
    expect(reasonOf(yield* Effect.flip(sql`SELECT 1`))).toBe("away")
    expect((yield* Effect.timeoutOption(awaitReady, "100 millis"))._tag).toBe("None")
  }).pipe(Effect.provide(Database.layerUrl(Redacted.make("postgres://me:secret@127.0.0.1:1/none"))), Effect.runPromise))

test("an address that is none is refused, and no password is ever shown", async () => {
  for (const url of ["secret", "http://me:secret@host/x", "postgres://me:secret@:x/"]) {
    const error = await Effect.runPromise(Effect.flip(Effect.provide(Database, Database.layerUrl(Redacted.make(url)))))
    expect(error.message).toBe("DATABASE_URL must look like postgres://user:password@host:5432/database")
    expect(JSON.stringify(error)).not.toContain("secret")
  }
  const address = await Effect.gen(function* () {
    const url = yield* freshUrl()
    const shown = Redacted.make(Redacted.value(url).replace("onetime@", "onetime:secret@"))
    return yield* Effect.provide(
      Effect.map(Database, (database) => database.address),
      Database.layerUrl(shown)
    )
  }).pipe(Effect.scoped, Effect.runPromise)
  expect(address).toStartWith("postgres://onetime@")
})
