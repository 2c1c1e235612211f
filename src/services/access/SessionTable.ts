/** The SQL of the table `sessions`, written by the listener `access` and read at every start. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { Session } from "./AccessState.ts"

export class SessionTable extends Context.Service<
  SessionTable,
  {
    /** Every session that has not ended, by hash, in the order in which they began. */
    readonly all: Effect.Effect<ReadonlyMap<string, Session>, SqlError.SqlError>
    /** The sessions of these hashes, ended ones too. */
    find(hashes: ReadonlyArray<string>): Effect.Effect<ReadonlyMap<string, Session>, SqlError.SqlError>
    put(sessions: ReadonlyMap<string, Session>): Effect.Effect<void, SqlError.SqlError>
    /** Removes those that began before this moment, ms since 1970. */
    forget(before: number): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/access/SessionTable") {
  static readonly layer = Layer.effect(
    SessionTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const sessions = rows(Row)
      const columns = sql`hash, user_key AS "user", address, ended, position::float8 AS position,
        round(extract(epoch FROM signed_in_at) * 1000)::float8 AS "signedInAt",
        round(extract(epoch FROM used_at) * 1000)::float8 AS "usedAt"`
      return SessionTable.of({
        all: Effect.map(sessions(sql`SELECT ${columns} FROM sessions WHERE NOT ended ORDER BY position, hash`), byHash),
        find: (hashes) =>
          Effect.map(
            sessions(sql`
              SELECT ${columns} FROM sessions
              WHERE hash IN (SELECT json_array_elements_text(${JSON.stringify(hashes)}::json))
              ORDER BY hash FOR UPDATE
            `),
            byHash
          ),
        put: (changed) =>
          changed.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO sessions (hash, user_key, address, signed_in_at, used_at, ended, position)
            SELECT * FROM json_to_recordset(${JSON.stringify(Array.from(changed, rowOf))}::json) AS row(
              hash text, user_key text, address text, signed_in_at timestamptz, used_at timestamptz, ended boolean,
              position bigint
            ) ORDER BY hash
            ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at, ended = excluded.ended
          `),
        forget: (before) => Effect.asVoid(sql`DELETE FROM sessions WHERE signed_in_at < ${new Date(before)}`)
      })
    })
  )
}

const Row = Schema.Struct({
  hash: Schema.String,
  user: Schema.String,
  address: Schema.String,
  signedInAt: Schema.Number,
  usedAt: Schema.Number,
  ended: Schema.Boolean,
  position: Schema.Number
})

const byHash = (found: ReadonlyArray<typeof Row.Type>): ReadonlyMap<string, Session> =>
  new Map(found.map(({ hash, ...session }) => [hash, session]))

const rowOf = ([hash, { user, address, signedInAt, usedAt, ended, position }]: readonly [string, Session]) => ({
  hash,
  user_key: user,
  address,
  signed_in_at: new Date(signedInAt),
  used_at: new Date(usedAt),
  ended,
  position
})
