/** The one row that keeps two processes off one database: who uses it, and when it was last seen, by the database's clock. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { inTransaction } from "../database/Database.ts"
import { rows } from "../database/Rows.ts"

const Installation = Schema.Struct({
  journal: Schema.String,
  host: Schema.String,
  dataDir: Schema.String,
  instance: Schema.String,
  /** Seconds since it was seen. */
  age: Schema.Number
})
export type Installation = typeof Installation.Type

/** A process: `instance` is random for each start. */
export interface Self {
  readonly journal: string
  readonly host: string
  readonly dataDir: string
  readonly instance: string
}

export class InstallationTable extends Context.Service<
  InstallationTable,
  {
    readonly find: Effect.Effect<Installation | undefined, SqlError.SqlError>
    /**
     * Takes the database if nobody used it for half a minute, or only one of this host and DATA_DIR, which the kernel's
     * lock has proven dead. Of two at once one gets it.
     */
    claim(self: Self): Effect.Effect<boolean, SqlError.SqlError>
    /** Says that we are still here; false: another process has taken the database. */
    touch(instance: string): Effect.Effect<boolean, SqlError.SqlError>
    /** Gives it up: another process need not wait. */
    release(instance: string): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/events/InstallationTable") {
  static readonly layer = Layer.effect(
    InstallationTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      return InstallationTable.of({
        find: Effect.map(
          rows(Installation)(sql`
            SELECT journal, host, data_dir AS "dataDir", instance, extract(epoch FROM now() - seen_at)::float8 AS age
            FROM installation
          `),
          ([row]) => row
        ),
        claim: ({ journal, host, dataDir, instance }) =>
          // The journal cannot replay this row: it must outlive a crash of PostgreSQL.
          inTransaction(
            sql,
            Effect.andThen(
              sql`SET LOCAL synchronous_commit = on`,
              taken(sql`
                INSERT INTO installation (journal, host, data_dir, instance, seen_at)
                VALUES (${journal}, ${host}, ${dataDir}, ${instance}, now())
                ON CONFLICT ("only") DO UPDATE SET journal = excluded.journal, host = excluded.host,
                  data_dir = excluded.data_dir, instance = excluded.instance, seen_at = excluded.seen_at
                WHERE installation.seen_at < now() - interval '30 seconds'
                  OR (installation.host = excluded.host AND installation.data_dir = excluded.data_dir)
                RETURNING 1 AS taken
              `)
            )
          ),
        touch: (instance) =>
          taken(sql`UPDATE installation SET seen_at = now() WHERE instance = ${instance} RETURNING 1 AS seen`),
        release: (instance) => Effect.asVoid(sql`DELETE FROM installation WHERE instance = ${instance}`)
      })
    })
  )
}

const taken = (statement: Effect.Effect<ReadonlyArray<unknown>, SqlError.SqlError>) =>
  Effect.map(statement, (rows) => rows.length === 1)
