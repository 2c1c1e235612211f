/**
 * A real PostgreSQL for tests: one server for the whole run, started when first asked for, and a database of its own for
 * whoever asks, copied from a migrated one.
 */
import type { PgClient } from "@effect/sql-pg"
import { Effect, Layer, ManagedRuntime, Redacted, type Scope } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import { Database } from "../src/database/Database.ts"
import { DataDirectory } from "../src/database/DataDirectory.ts"
import { EmbeddedPostgres } from "../src/database/EmbeddedPostgres.ts"
import { migrate } from "../src/database/Migrations.ts"
import { temporaryFolder } from "./TemporaryFolder.ts"

/** A new, migrated, empty database, dropped when the scope closes; the layer gives the clients for it. */
export const freshDatabase = (): Effect.Effect<
  Layer.Layer<Database | PgClient.PgClient | SqlClient.SqlClient>,
  SqlError.SqlError,
  Scope.Scope
> => Effect.map(freshUrl(), (url) => Layer.orDie(Database.layerUrl(url)))

/** The DATABASE_URL of a new, migrated, empty database, for what reads its settings itself. */
export const freshUrl = Effect.fnUntraced(function* () {
  const { sql, host } = yield* Effect.promise(server)
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`
  yield* Effect.acquireRelease(sql`CREATE DATABASE ${sql(name)} TEMPLATE ${sql(TEMPLATE)} STRATEGY file_copy`, () =>
    Effect.ignore(sql`DROP DATABASE ${sql(name)} WITH (FORCE)`)
  )
  return urlOf(host, name)
})

/** `freshDatabase` as a layer: every build of it is a new database. */
export const testDatabase: Layer.Layer<Database | PgClient.PgClient | SqlClient.SqlClient, SqlError.SqlError> =
  Layer.fresh(Layer.unwrap(freshDatabase()))

const TEMPLATE = "migrated"

/** Its runtime is never disposed of: the server stops after the run, with its folder. Nothing in it is worth a sync. */
const runtime = ManagedRuntime.make(
  Database.layerEmbedded.pipe(
    Layer.provideMerge(EmbeddedPostgres.layerWith({ fsync: "off", full_page_writes: "off", max_connections: "100" })),
    Layer.provide(Layer.suspend(() => DataDirectory.layerAt(temporaryFolder())))
  )
)

const server = (): Promise<{ readonly sql: PgClient.PgClient; readonly host: string }> =>
  (started ??= runtime.runPromise(start))

let started: ReturnType<typeof server> | undefined

const start = Effect.gen(function* () {
  const { sql, awaitReady } = yield* Database
  const { host } = yield* EmbeddedPostgres
  yield* awaitReady
  yield* sql`CREATE DATABASE ${sql(TEMPLATE)}`
  yield* migrate.pipe(Effect.provide(Database.layerUrl(urlOf(host, TEMPLATE))))
  return { sql, host }
})

const urlOf = (host: string, database: string) =>
  Redacted.make(`postgres://onetime@${encodeURIComponent(host)}/${database}`)
