/** A process of its own that opens a data directory, and PostgreSQL in it, says so in one line of JSON, and stays. */
import { Effect, Layer } from "effect"
import { Database } from "../../src/database/Database.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { EmbeddedPostgres } from "../../src/database/EmbeddedPostgres.ts"

const [folder = "", what = "postgres"] = process.argv.slice(2)

const say = (words: object) => Effect.sync(() => console.log(JSON.stringify({ us: process.pid, ...words })))

const withPostgres = Effect.gen(function* () {
  const { sql, awaitReady } = yield* Database
  const { data, host, pid } = yield* EmbeddedPostgres
  yield* awaitReady
  yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* sql`SET LOCAL synchronous_commit = on`
      yield* sql`CREATE TABLE IF NOT EXISTS starts (at timestamptz NOT NULL DEFAULT now())`
      yield* sql`INSERT INTO starts DEFAULT VALUES`
    })
  )
  const [row] = yield* sql<{ starts: number }>`SELECT count(*)::int AS starts FROM starts`
  yield* say({ postgres: pid(), data, host, starts: row?.starts })
  return yield* Effect.never
}).pipe(Effect.provide(Database.layerEmbedded.pipe(Layer.provideMerge(EmbeddedPostgres.layer))))

const onlyFolder = say({}).pipe(Effect.andThen(Effect.never))

const program = Effect.andThen(DataDirectory, what === "postgres" ? withPostgres : onlyFolder).pipe(
  Effect.provide(DataDirectory.layerAt(folder)),
  Effect.catch((error) => say({ failed: error.message }))
)

const stop = new AbortController()
process.on("SIGTERM", () => stop.abort())
await Effect.runPromiseExit(program, { signal: stop.signal })
process.exit(0)
