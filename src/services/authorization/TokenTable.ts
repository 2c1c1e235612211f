/** The SQL of the table `tokens`, written by the listener `authorization` and read at every start. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { TokenRecord } from "../../domain/Token.ts"
import type { KeptToken } from "./TokenState.ts"

export class TokenTable extends Context.Service<
  TokenTable,
  {
    /** Every token that is not removed, by key. */
    readonly all: Effect.Effect<ReadonlyMap<string, KeptToken>, SqlError.SqlError>
    /** The tokens of these keys, removed ones too. */
    find(keys: ReadonlyArray<string>): Effect.Effect<ReadonlyMap<string, KeptToken>, SqlError.SqlError>
    /** Writes these tokens; a row that is newer stays. A removed one keeps nothing but its key and position. */
    put(tokens: ReadonlyMap<string, KeptToken>): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/authorization/TokenTable") {
  static readonly layer = Layer.effect(
    TokenTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const tokens = rows(Row)
      const columns = sql`key, text, kind, status, "group", note, removed, "limit"::float8 AS "limit",
        round(extract(epoch FROM expiry) * 1000)::float8 AS expiry, position::float8 AS position`
      return TokenTable.of({
        all: Effect.map(tokens(sql`SELECT ${columns} FROM tokens WHERE NOT removed ORDER BY key`), byKey),
        find: (keys) =>
          Effect.map(
            tokens(sql`
              SELECT ${columns} FROM tokens
              WHERE key IN (SELECT json_array_elements_text(${JSON.stringify(keys)}::json))
              ORDER BY key FOR UPDATE
            `),
            byKey
          ),
        put: (changed) =>
          changed.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO tokens (key, text, kind, status, expiry, "group", "limit", note, removed, position)
            SELECT key, text, kind, status, to_timestamp(expiry / 1000), "group", "limit", note, removed, position
            FROM json_to_recordset(${JSON.stringify(Array.from(changed, rowOf))}::json) AS row(
              key text, text text, kind text, status text, expiry float8, "group" text, "limit" bigint, note text,
              removed boolean, position bigint
            ) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
              text = excluded.text, kind = excluded.kind, status = excluded.status, expiry = excluded.expiry,
              "group" = excluded."group", "limit" = excluded."limit", note = excluded.note, removed = excluded.removed,
              position = excluded.position
            WHERE tokens.position <= excluded.position
          `)
      })
    })
  )
}

const Row = Schema.Struct({
  key: Schema.String,
  text: Schema.String,
  kind: Schema.String,
  status: Schema.Literals(["active", "blocked"]),
  expiry: Schema.NullOr(Schema.Number),
  group: Schema.NullOr(Schema.String),
  limit: Schema.NullOr(Schema.Number),
  note: Schema.NullOr(Schema.String),
  removed: Schema.Boolean,
  position: Schema.Number
})

const byKey = (found: ReadonlyArray<typeof Row.Type>): ReadonlyMap<string, KeptToken> =>
  new Map(found.map((row) => [row.key, { record: row.removed ? undefined : recordOf(row), position: row.position }]))

const recordOf = ({ text, kind, status, expiry, group, limit, note }: typeof Row.Type): TokenRecord => ({
  text,
  kind,
  status,
  ...(expiry === null ? {} : { expiry }),
  ...(group === null ? {} : { group }),
  ...(limit === null ? {} : { limit }),
  ...(note === null ? {} : { note })
})

const rowOf = ([key, { record, position }]: readonly [string, KeptToken]) => ({
  key,
  ...(record ?? { text: "", kind: "", status: "blocked" }),
  removed: record === undefined,
  position
})
