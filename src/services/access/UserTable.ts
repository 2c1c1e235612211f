/** The SQL of the table `users`, written by the listener `access` and read at every start. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import { Role } from "../../domain/Role.ts"
import type { User } from "./AccessState.ts"

export class UserTable extends Context.Service<
  UserTable,
  {
    /** Every user that is not removed, by key. */
    readonly all: Effect.Effect<ReadonlyMap<string, User>, SqlError.SqlError>
    /** The users of these keys, removed ones too. */
    find(keys: ReadonlyArray<string>): Effect.Effect<ReadonlyMap<string, User>, SqlError.SqlError>
    /** Writes these users; what is newer stays. */
    put(users: ReadonlyMap<string, User>): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/access/UserTable") {
  static readonly layer = Layer.effect(
    UserTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const users = rows(Row)
      const columns = sql`key, name, role, disabled, hash, removed, position::float8 AS position,
        round(extract(epoch FROM created_at) * 1000)::float8 AS "createdAt",
        round(extract(epoch FROM password_at) * 1000)::float8 AS "passwordAt",
        password_position::float8 AS "passwordPosition", sessions_from::float8 AS "sessionsFrom"`
      return UserTable.of({
        all: Effect.map(users(sql`SELECT ${columns} FROM users WHERE NOT removed ORDER BY key`), byKey),
        find: (keys) =>
          Effect.map(
            users(sql`
              SELECT ${columns} FROM users
              WHERE key IN (SELECT json_array_elements_text(${JSON.stringify(keys)}::json))
              ORDER BY key FOR UPDATE
            `),
            byKey
          ),
        put: (changed) =>
          changed.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO users (key, name, role, disabled, hash, removed, created_at, password_at, position,
              password_position, sessions_from)
            SELECT * FROM json_to_recordset(${JSON.stringify(Array.from(changed, rowOf))}::json) AS row(
              key text, name text, role text, disabled boolean, hash text, removed boolean, created_at timestamptz,
              password_at timestamptz, position bigint, password_position bigint, sessions_from bigint
            ) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
              name = excluded.name, role = excluded.role, disabled = excluded.disabled, hash = excluded.hash,
              removed = excluded.removed, created_at = excluded.created_at, password_at = excluded.password_at,
              position = excluded.position, password_position = excluded.password_position,
              sessions_from = excluded.sessions_from
          `)
      })
    })
  )
}

const Row = Schema.Struct({
  key: Schema.String,
  name: Schema.String,
  role: Role,
  disabled: Schema.Boolean,
  hash: Schema.NullOr(Schema.String),
  removed: Schema.Boolean,
  createdAt: Schema.Number,
  passwordAt: Schema.NullOr(Schema.Number),
  position: Schema.Number,
  passwordPosition: Schema.Number,
  sessionsFrom: Schema.Number
})

const byKey = (found: ReadonlyArray<typeof Row.Type>): ReadonlyMap<string, User> =>
  new Map(
    found.map(({ key, hash, passwordAt, ...row }) => [
      key,
      { ...row, hash: hash ?? undefined, passwordAt: passwordAt ?? undefined }
    ])
  )

const rowOf = ([key, { createdAt, passwordAt, passwordPosition, sessionsFrom, ...user }]: readonly [string, User]) => ({
  key,
  ...user,
  created_at: new Date(createdAt),
  password_at: passwordAt === undefined ? null : new Date(passwordAt),
  password_position: passwordPosition,
  sessions_from: sessionsFrom
})
