/** The SQL of the table `keys`, written by the listener `access` and read at every start. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import { Role } from "../../domain/Role.ts"
import type { Key } from "./KeyState.ts"

export class KeyTable extends Context.Service<
  KeyTable,
  {
    /** Every key that is not removed, by id. */
    readonly all: Effect.Effect<ReadonlyMap<string, Key>, SqlError.SqlError>
    /** The keys of these ids, removed ones too. */
    find(ids: ReadonlyArray<string>): Effect.Effect<ReadonlyMap<string, Key>, SqlError.SqlError>
    put(keys: ReadonlyMap<string, Key>): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/access/KeyTable") {
  static readonly layer = Layer.effect(
    KeyTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const keys = rows(Row)
      const columns = sql`id, label, role, hash, stations::text AS stations, created_by AS "createdBy", removed,
        position::float8 AS position, round(extract(epoch FROM expiry) * 1000)::float8 AS expiry,
        round(extract(epoch FROM created_at) * 1000)::float8 AS "createdAt",
        round(extract(epoch FROM used_at) * 1000)::float8 AS "usedAt"`
      return KeyTable.of({
        all: Effect.map(keys(sql`SELECT ${columns} FROM keys WHERE NOT removed ORDER BY id`), byId),
        find: (ids) =>
          Effect.map(
            keys(sql`
              SELECT ${columns} FROM keys WHERE id IN (SELECT json_array_elements_text(${JSON.stringify(ids)}::json))
              ORDER BY id FOR UPDATE
            `),
            byId
          ),
        put: (changed) =>
          changed.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO keys (id, label, role, hash, stations, expiry, created_at, created_by, used_at, removed, position)
            SELECT * FROM json_to_recordset(${JSON.stringify([...changed.values()].map(rowOf))}::json) AS row(
              id text, label text, role text, hash text, stations jsonb, expiry timestamptz, created_at timestamptz,
              created_by text, used_at timestamptz, removed boolean, position bigint
            ) ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
              hash = excluded.hash, used_at = excluded.used_at, removed = excluded.removed, position = excluded.position
          `)
      })
    })
  )
}

const Row = Schema.Struct({
  id: Schema.String,
  label: Schema.String,
  role: Role,
  hash: Schema.String,
  stations: Schema.NullOr(Schema.fromJsonString(Schema.Array(Schema.String))),
  expiry: Schema.NullOr(Schema.Number),
  createdAt: Schema.Number,
  createdBy: Schema.String,
  usedAt: Schema.NullOr(Schema.Number),
  removed: Schema.Boolean,
  position: Schema.Number
})

const byId = (found: ReadonlyArray<typeof Row.Type>): ReadonlyMap<string, Key> =>
  new Map(
    found.map(({ stations, expiry, usedAt, ...row }) => [
      row.id,
      { ...row, stations: stations ?? undefined, expiry: expiry ?? undefined, usedAt: usedAt ?? undefined }
    ])
  )

const rowOf = ({ expiry, createdAt, createdBy, usedAt, ...key }: Key) => ({
  ...key,
  expiry: expiry === undefined ? null : new Date(expiry),
  created_at: new Date(createdAt),
  created_by: createdBy,
  used_at: usedAt === undefined ? null : new Date(usedAt)
})
