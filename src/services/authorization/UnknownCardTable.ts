/** The SQL of the table `unknown_cards`: at most a thousand rows, written by the listener `authorization`. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { UnknownCard } from "./TokenState.ts"

export class UnknownCardTable extends Context.Service<
  UnknownCardTable,
  {
    /** Every card, by key, in the order in which they were shown last. */
    readonly all: Effect.Effect<ReadonlyMap<string, UnknownCard>, SqlError.SqlError>
    /** Writes these cards; a row that is newer stays. */
    put(cards: ReadonlyMap<string, UnknownCard>): Effect.Effect<void, SqlError.SqlError>
    remove(keys: ReadonlyArray<string>): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/authorization/UnknownCardTable") {
  static readonly layer = Layer.effect(
    UnknownCardTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      return UnknownCardTable.of({
        all: Effect.map(
          rows(Row)(sql`
            SELECT key, text, kind, station, times, position::float8 AS position,
              round(extract(epoch FROM first_seen) * 1000)::float8 AS "firstSeen",
              round(extract(epoch FROM last_seen) * 1000)::float8 AS "lastSeen"
            FROM unknown_cards ORDER BY unknown_cards.position, key
          `),
          (found) => new Map(found.map(({ key, text, kind, ...card }) => [key, { ...card, token: { text, kind } }]))
        ),
        put: (cards) =>
          cards.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO unknown_cards (key, text, kind, station, first_seen, last_seen, times, position)
            SELECT * FROM json_to_recordset(${JSON.stringify(Array.from(cards, rowOf))}::json) AS row(
              key text, text text, kind text, station text, first_seen timestamptz, last_seen timestamptz, times integer,
              position bigint
            ) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
              text = excluded.text, kind = excluded.kind, station = excluded.station, first_seen = excluded.first_seen,
              last_seen = excluded.last_seen, times = excluded.times, position = excluded.position
            WHERE unknown_cards.position <= excluded.position
          `),
        remove: (keys) =>
          keys.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
            DELETE FROM unknown_cards WHERE key IN (SELECT json_array_elements_text(${JSON.stringify(keys)}::json))
          `)
      })
    })
  )
}

const Row = Schema.Struct({
  key: Schema.String,
  text: Schema.String,
  kind: Schema.String,
  station: Schema.String,
  firstSeen: Schema.Number,
  lastSeen: Schema.Number,
  times: Schema.Number,
  position: Schema.Number
})

const rowOf = ([key, { token, firstSeen, lastSeen, ...card }]: readonly [string, UnknownCard]) => ({
  key,
  ...token,
  ...card,
  first_seen: new Date(firstSeen),
  last_seen: new Date(lastSeen)
})
