/**
 * Brings the tables of the database to what this code expects, once at every start. The list is static, so that it is
 * inside a compiled program; a database of a newer Onetime stops the start.
 */
import { Effect, Schema } from "effect"
import { Migrator, SqlClient } from "effect/sql"
import installation from "../../migrations/0001_installation.ts"
import stations from "../../migrations/0002_stations.ts"
import tokens from "../../migrations/0003_tokens.ts"
import transactions from "../../migrations/0004_transactions.ts"
import settings from "../../migrations/0005_settings.ts"
import facts from "../../migrations/0006_facts.ts"
import corrections from "../../migrations/0007_corrections.ts"
import deviations from "../../migrations/0008_deviations.ts"
import meters from "../../migrations/0009_meters.ts"
import learned from "../../migrations/0010_learned.ts"
import aliases from "../../migrations/0011_aliases.ts"
import users from "../../migrations/0012_users.ts"
import removed from "../../migrations/0013_removed.ts"
import zones from "../../migrations/0014_zones.ts"
import keys from "../../migrations/0015_keys.ts"
import offered from "../../migrations/0016_offered.ts"
import guesses from "../../migrations/0017_guesses.ts"
import audit from "../../migrations/0018_audit.ts"
import secure from "../../migrations/0019_secure.ts"
import free from "../../migrations/0020_free.ts"
import { inTransaction } from "./Database.ts"

/** In their order for ever: a released migration is never changed, only followed by another. */
const migrations = {
  "0001_installation": installation,
  "0002_stations": stations,
  "0003_tokens": tokens,
  "0004_transactions": transactions,
  "0005_settings": settings,
  "0006_facts": facts,
  "0007_corrections": corrections,
  "0008_deviations": deviations,
  "0009_meters": meters,
  "0010_learned": learned,
  "0011_aliases": aliases,
  "0012_users": users,
  "0013_removed": removed,
  "0014_zones": zones,
  "0015_keys": keys,
  "0016_offered": offered,
  "0017_guesses": guesses,
  "0018_audit": audit,
  "0019_secure": secure,
  "0020_free": free
}

/** The database has been used by a newer Onetime; nothing has been changed in it. */
export class DatabaseNewer extends Schema.TaggedError<DatabaseNewer>()("DatabaseNewer", {
  database: Schema.String,
  ours: Schema.String,
  message: Schema.String
}) {}

/** Rows that are to be loaded were written by a newer Onetime, or by one that is not of our line. */
export class MigrationsUnknown extends Schema.TaggedError<MigrationsUnknown>()("MigrationsUnknown", {
  message: Schema.String
}) {}

/**
 * Makes the tables as they were when these migrations had run, the state in which rows of that time fit; `migrate` goes on
 * from there. Fails with `MigrationsUnknown`, too.
 */
export const migrateTo = Effect.fnUntraced(function* (names: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const ours = Object.entries(migrations)
  const strange = names.find((name, nth) => ours[nth]?.[0] !== name)
  if (strange !== undefined)
    return yield* new MigrationsUnknown({
      message: `its tables are those of a newer Onetime (it has ${strange}, we know ${ours.at(-1)?.[0]}): update Onetime first`
    })
  return yield* inTransaction(sql, running(Object.fromEntries(ours.slice(0, names.length))))
})

/**
 * Runs what is missing, in one transaction, and answers with the names of what ran. Of two processes at once one waits.
 * Fails with `DatabaseNewer`, `MigrationError` or `SqlError`.
 */
export const migrate = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  return yield* inTransaction(sql, running(migrations))
})

const running = Effect.fnUntraced(function* (wanted: Migrations) {
  const sql = yield* SqlClient.SqlClient
  // The journal does not hold tables: these commits are on disk before we go on.
  yield* sql`SET LOCAL synchronous_commit = on`
  yield* sql`SET LOCAL statement_timeout = 0`
  yield* sql`SELECT pg_advisory_xact_lock(hashtext('onetime/migrations'))`
  yield* refuseNewer
  const done = yield* Migrator.make({})({ loader: Migrator.fromRecord(wanted), table: TABLE })
  return done.map(([id, name]) => nameOf(id, name))
})

type Migrations = Parameters<typeof Migrator.fromRecord>[0]

const TABLE = "migrations"

const nameOf = (id: number, name: string) => `${String(id).padStart(4, "0")}_${name}`

const refuseNewer = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ exists: boolean }>`SELECT to_regclass(${TABLE}) IS NOT NULL AS "exists"`
  if (found?.exists !== true) return
  const [last] = yield* sql<{ id: number; name: string }>`
    SELECT migration_id AS "id", name FROM ${sql(TABLE)} ORDER BY migration_id DESC LIMIT 1`
  const ours = Object.keys(migrations).at(-1) ?? ""
  if (last === undefined || last.id <= Number.parseInt(ours, 10)) return
  const database = nameOf(last.id, last.name)
  return yield* new DatabaseNewer({
    database,
    ours,
    message:
      `the database is newer than this Onetime (it has ${database}, we know ${ours}): update Onetime, or put ` +
      `back the backup made before the update`
  })
})
