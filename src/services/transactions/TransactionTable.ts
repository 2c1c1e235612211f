/** The charges in PostgreSQL: one row each, written by the `transactions` listener alone. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import { type Charge, Opening } from "../../domain/Charge.ts"
import { remembered } from "../../domain/Contents.ts"
import { Guess } from "../../domain/Guess.ts"
import type { StationId, TransactionId } from "../../domain/Ids.ts"
import { energyOf, Meter } from "../../domain/Meter.ts"
import { Verdict } from "../../domain/Token.ts"

const Row = Schema.Struct({
  id: Schema.Number,
  station: Schema.String,
  name: Schema.String,
  evse: Schema.NullOr(Schema.Number),
  connector: Schema.NullOr(Schema.Number),
  token: Schema.NullOr(Schema.String),
  tokenKind: Schema.NullOr(Schema.String),
  stopToken: Schema.NullOr(Schema.String),
  stopTokenKind: Schema.NullOr(Schema.String),
  verdict: Schema.NullOr(Verdict),
  opening: Schema.NullOr(Opening),
  startedAt: Schema.NullOr(Schema.Number),
  endedAt: Schema.NullOr(Schema.Number),
  zone: Schema.NullOr(Schema.Number),
  freeAt: Schema.NullOr(Schema.Number),
  guess: Schema.NullOr(Guess),
  stale: Schema.Boolean,
  received: Schema.Number,
  heardAt: Schema.Number,
  state: Schema.NullOr(Schema.String),
  reason: Schema.NullOr(Schema.String),
  lastSeq: Schema.NullOr(Schema.Number),
  meter: Meter,
  flags: Schema.Array(Schema.String),
  seen: Schema.Array(Schema.String),
  position: Schema.Number
})
type Row = typeof Row.Type

type Found = Effect.Effect<ReadonlyArray<Charge>, SqlError.SqlError>

export class TransactionTable extends Context.Service<
  TransactionTable,
  {
    /** Writes charges as they are now; a row of a newer record stays. */
    save(charges: ReadonlyArray<Charge>): Effect.Effect<void, SqlError.SqlError>
    remove(id: TransactionId): Effect.Effect<void, SqlError.SqlError>
    readonly open: Found
    /** The newest `count` ended charges of each station. */
    recent(count: number): Found
    /** The newest `count` ended charges of some stations, and all their open ones. */
    ofStations(stations: ReadonlyArray<StationId>, count: number): Found
    byId(ids: ReadonlyArray<TransactionId>): Found
    /** The newest charge of each pair that a station calls by such a name. */
    byName(stations: ReadonlyArray<StationId>, names: ReadonlyArray<string>): Found
    readonly highest: Effect.Effect<TransactionId, SqlError.SqlError>
  }
>()("onetime/services/transactions/TransactionTable") {
  static readonly layer = Layer.effect(
    TransactionTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      // While all is drawn anew, what is to come belongs to charges already: none of them has seen it yet.
      const columns = sql.literal(`
        id, station, name, evse, connector, token, token_kind AS "tokenKind", stop_token AS "stopToken",
        stop_token_kind AS "stopTokenKind", verdict, opening, ${ms("started_at")} AS "startedAt", ${ms("ended_at")} AS "endedAt", zone, ${ms("free_at")} AS "freeAt", guess, stale,
        ${ms("received_at")} AS received, ${ms("heard_at")} AS "heardAt", state, reason, last_seq AS "lastSeq", meter, flags,
        position::float8 AS position, ARRAY(SELECT content::text FROM (SELECT content, f.position, nth
          FROM transaction_facts AS f
          WHERE transaction = t.id AND f.position <= t.position AND content IS NOT NULL ORDER BY f.position DESC, nth DESC
          LIMIT ${remembered}) AS f ORDER BY f.position, nth) AS seen`)
      const charges = (statement: Effect.Effect<ReadonlyArray<unknown>, SqlError.SqlError>): Found =>
        Effect.map(rows(Row)(statement), (found) => found.map(fromRow))
      return TransactionTable.of({
        save: (changed) =>
          changed.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
                INSERT INTO transactions (id, station, name, evse, connector, token, token_kind, stop_token, stop_token_kind,
                  verdict, opening, started_at, ended_at, zone, free_at, guess, stale, received_at, heard_at, state, reason, last_seq, energy, meter, flags, whole_flags, register_begin, register_last, position)
                SELECT id, station, name, evse, connector, token, token_kind, stop_token, stop_token_kind, verdict, opening,
                  to_timestamp(started_at / 1000), to_timestamp(ended_at / 1000), zone, to_timestamp(free_at / 1000), guess, stale, to_timestamp(received_at / 1000),
                  to_timestamp(heard_at / 1000), state, reason, last_seq, energy, meter,
                  ARRAY(SELECT json_array_elements_text(flags)), ARRAY(SELECT json_array_elements_text(whole_flags)),
                  register_begin, register_last, position
                FROM json_to_recordset(${JSON.stringify(changed.map(toRow))}::json) AS r(id int, station text, name text, evse int,
                  connector int, token text, token_kind text, stop_token text, stop_token_kind text, verdict text, opening jsonb,
                  started_at float8, ended_at float8, zone int, free_at float8, guess jsonb, stale boolean, received_at float8, heard_at float8, state text, reason text, last_seq int,
                  energy float8, meter jsonb, flags json, whole_flags json, register_begin float8, register_last float8, position bigint)
                ON CONFLICT (id) DO UPDATE SET evse = excluded.evse, connector = excluded.connector, token = excluded.token,
                  token_kind = excluded.token_kind, stop_token = excluded.stop_token, stop_token_kind = excluded.stop_token_kind,
                  verdict = excluded.verdict, opening = excluded.opening, started_at = excluded.started_at,
                  ended_at = excluded.ended_at, zone = excluded.zone, free_at = excluded.free_at, guess = excluded.guess, stale = excluded.stale, received_at = excluded.received_at, heard_at = excluded.heard_at, state = excluded.state, reason = excluded.reason,
                  last_seq = excluded.last_seq, energy = excluded.energy, meter = excluded.meter, flags = excluded.flags,
                  whole_flags = excluded.whole_flags, register_begin = excluded.register_begin,
                  register_last = excluded.register_last, position = excluded.position
                WHERE transactions.position <= excluded.position
              `),
        remove: (id) => Effect.asVoid(sql`DELETE FROM transactions WHERE id = ${id}::int`),
        open: charges(sql`SELECT ${columns} FROM transactions AS t WHERE ended_at IS NULL ORDER BY id`),
        // The stations from the index, one by one: a DISTINCT, or a window over all charges, reads every row there is.
        recent: (count) =>
          charges(sql`
            WITH RECURSIVE s AS (
              (SELECT station FROM transactions ORDER BY station LIMIT 1) UNION ALL
              SELECT (SELECT min(t.station) FROM transactions AS t WHERE t.station > s.station) FROM s WHERE s.station IS NOT NULL)
            SELECT ${columns} FROM (
              SELECT t.* FROM s, LATERAL (SELECT * FROM transactions WHERE station = s.station AND ended_at IS NOT NULL
                ORDER BY id DESC LIMIT ${count}) AS t) AS t`),
        ofStations: (stations, count) =>
          charges(sql`
            SELECT ${columns} FROM json_array_elements_text(${JSON.stringify(stations)}::json) AS s(wanted),
              LATERAL (SELECT * FROM transactions WHERE station = wanted AND ended_at IS NULL UNION ALL
                (SELECT * FROM transactions WHERE station = wanted AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ${count})) AS t ORDER BY id`),
        byId: (ids) =>
          charges(
            sql`SELECT ${columns} FROM transactions AS t WHERE id = ANY(${`{${ids.join(",")}}`}::int[]) ORDER BY id`
          ),
        byName: (stations, names) =>
          charges(sql`
            SELECT ${columns} FROM json_to_recordset(${JSON.stringify(stations.map((station, n) => ({ s: station, n: names[n] })))}::json)
              AS w(s text, n text),
              LATERAL (SELECT * FROM transactions WHERE station = w.s AND name = w.n ORDER BY id DESC LIMIT 1) AS t ORDER BY id`),
        highest: Effect.map(
          rows(Schema.Struct({ highest: Schema.Number }))(
            sql`SELECT greatest((SELECT max(id) FROM transactions), (SELECT max(alias) FROM transaction_aliases), 0)::int AS highest`
          ),
          ([row]) => row?.highest ?? 0
        )
      })
    })
  )
}

/** `date_part` is a float8 of µs, `extract` an exact numeric: ten times as slow, and ms are all there is. */
const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

const toRow = (charge: Charge) => ({
  id: charge.id,
  station: charge.station,
  name: charge.name,
  evse: charge.evse,
  connector: charge.connector,
  token: charge.token?.text,
  token_kind: charge.token?.kind,
  stop_token: charge.stopToken?.text,
  stop_token_kind: charge.stopToken?.kind,
  verdict: charge.verdict,
  opening: charge.opening,
  started_at: charge.startedAt,
  ended_at: charge.endedAt,
  zone: charge.zone,
  free_at: charge.freeAt,
  guess: charge.guess,
  stale: charge.stale,
  received_at: charge.received,
  heard_at: charge.heardAt,
  state: charge.state,
  reason: charge.reason,
  last_seq: charge.lastSeq,
  energy: charge.whole?.energy ?? energyOf(charge.meter),
  meter: charge.meter,
  flags: charge.flags,
  whole_flags: charge.whole?.flags ?? charge.meter.flags ?? [],
  register_begin: charge.whole?.begin ?? charge.meter.begin,
  register_last: charge.whole?.last ?? charge.meter.last,
  position: charge.position
})

const fromRow = (row: Row): Charge => ({
  id: row.id,
  station: row.station,
  name: row.name,
  evse: row.evse ?? undefined,
  connector: row.connector ?? undefined,
  token: row.token === null ? undefined : { text: row.token, kind: row.tokenKind ?? "" },
  stopToken: row.stopToken === null ? undefined : { text: row.stopToken, kind: row.stopTokenKind ?? "" },
  verdict: row.verdict ?? undefined,
  opening: row.opening ?? undefined,
  startedAt: row.startedAt ?? undefined,
  endedAt: row.endedAt ?? undefined,
  zone: row.zone ?? undefined,
  freeAt: row.freeAt ?? undefined,
  guess: row.guess ?? undefined,
  stale: row.stale,
  received: row.received,
  heardAt: row.heardAt,
  state: row.state ?? undefined,
  reason: row.reason ?? undefined,
  lastSeq: row.lastSeq ?? undefined,
  meter: row.meter,
  flags: row.flags,
  whole: undefined,
  position: row.position,
  seen: [...row.seen]
})
