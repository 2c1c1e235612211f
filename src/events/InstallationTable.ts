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
    claim(self: Self): Effect.Effect<void, SqlError.SqlError>
    /** Says that we are still here; false: another process has taken the database. */
    touch(instance: string): Effect.Effect<boolean, SqlError.SqlError>
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
              sql`
            INSERT INTO installation (journal, host, data_dir, instance, seen_at)
            VALUES (${journal}, ${host}, ${dataDir}, ${instance}, now())
            ON CONFLICT ("only") DO UPDATE SET journal = excluded.journal, host = excluded.host,
              data_dir = excluded.data_dir, instance = excluded.instance, seen_at = excluded.seen_at
          `
            )
          ).pipe(Effect.asVoid),
        touch: (instance) =>
          Effect.map(
            sql`UPDATE installation SET seen_at = now() WHERE instance = ${instance} RETURNING 1 AS seen`,
            (seen) => seen.length === 1
          )
      })
    })
  )
}
