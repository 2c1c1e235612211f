/** The facts of charges in PostgreSQL: every start, report and end that a station told, each once, and what was put right. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { Content } from "../../domain/Content.ts"
import {
  type ChargeEvent,
  ConnectorReported,
  type Correction,
  FactAssigned,
  type Move,
  TransactionAbandoned,
  TransactionClosed,
  TransactionEnded,
  TransactionReassigned,
  TransactionSplit,
  TransactionStarted,
  TransactionsMerged,
  TransactionUpdated
} from "../../domain/Event.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import type { StationAdjusted } from "../../domain/StationSettings.ts"

/**
 * A fact with its place: the `nth` event of its record; below 0 the same event once more, for a part that was split off.
 * `received` in ms since 1970.
 */
export interface Fact {
  readonly position: Position
  readonly nth: number
  readonly received: number
  readonly event: ChargeEvent | ConnectorReported | Correction | Move | StationAdjusted
  /** What makes it the same as another; undefined: it is none that a station told. */
  readonly content: Content | undefined
  /** The charge it belongs to; undefined: none that we know. */
  readonly transaction: TransactionId | undefined
  /** Where its readings begin among those of the record. */
  readonly first: number
}

/** A fact as it is kept, without its readings. */
const Kept = Schema.Struct({
  position: Schema.Number,
  nth: Schema.Number,
  received: Schema.Number,
  transaction: Schema.NullOr(Schema.Number),
  event: Schema.Union([
    TransactionStarted,
    TransactionUpdated,
    TransactionEnded,
    ConnectorReported,
    TransactionClosed,
    TransactionAbandoned,
    TransactionReassigned,
    TransactionsMerged,
    TransactionSplit,
    FactAssigned
  ])
})
export type Kept = typeof Kept.Type

export type Place = Pick<Kept, "position" | "nth">

const Told = Schema.Struct({ content: Schema.String, transaction: Schema.NullOr(Schema.Number) })

type Answer<A> = Effect.Effect<A, SqlError.SqlError>

export class FactTable extends Context.Service<
  FactTable,
  {
    insertAll(facts: ReadonlyArray<Fact>): Answer<void>
    /** Which charges have facts of these contents, told before a position; null: the fact belongs to none. */
    told(
      facts: ReadonlyArray<{ readonly station: StationId; readonly content: Content }>,
      before: Position
    ): Answer<ReadonlyArray<typeof Told.Type>>
    /** Every fact of some charges up to a position, in the order in which they came. */
    ofCharges(ids: ReadonlyArray<TransactionId>, until: Position): Answer<ReadonlyArray<Kept>>
    /** What stations told in one record. */
    at(position: Position): Answer<ReadonlyArray<Kept>>
    /** A fact of this content belongs to none, and not to the charge that it was thought to be of. */
    release(station: StationId, content: Content, from: TransactionId): Answer<void>
    /** Facts belong to a charge, whichever they were thought to be of. */
    give(places: ReadonlyArray<Place>, transaction: TransactionId): Answer<void>
  }
>()("onetime/services/transactions/FactTable") {
  static readonly layer = Layer.effect(FactTable, Effect.map(SqlClient.SqlClient, make))
}

function make(sql: SqlClient.SqlClient): FactTable["Service"] {
  const kept = (which: Statement.Fragment) =>
    rows(Kept)(sql`
      SELECT position::float8 AS position, nth, round(date_part('epoch', received) * 1000) AS received, transaction, event
      FROM transaction_facts WHERE ${which} ORDER BY position, nth
    `)
  return FactTable.of({
    insertAll: (facts) =>
      facts.length === 0
        ? Effect.void
        : Effect.asVoid(sql`
            INSERT INTO transaction_facts (position, nth, station, transaction, received, kind, content, first, count, event)
            SELECT p, n, s, t, to_timestamp(r / 1000), k, c, f, m, e
            FROM json_to_recordset(${JSON.stringify(facts.map(toRow))}::json) AS j(p bigint, n smallint, s text, t int, r float8,
              k text, c bigint, f smallint, m smallint, e jsonb)
            ON CONFLICT (position, nth) DO UPDATE SET transaction = excluded.transaction
          `),
    told: (facts, before) =>
      rows(Told)(sql`
        SELECT f.content::text AS content, f.transaction
        FROM json_to_recordset(${JSON.stringify(facts)}::json) AS w(station text, content bigint)
        JOIN transaction_facts AS f ON f.station = w.station AND f.content = w.content AND f.position < ${before}::float8::bigint
      `),
    ofCharges: (ids, until) =>
      kept(sql`transaction = ANY(${`{${ids.join(",")}}`}::int[]) AND position <= ${until}::float8::bigint`),
    at: (position) => kept(sql`position = ${position}::float8::bigint AND content IS NOT NULL`),
    release: (station, content, from) =>
      Effect.asVoid(sql`
        UPDATE transaction_facts SET transaction = NULL
        WHERE station = ${station} AND content = ${content}::bigint AND transaction = ${from}::int`),
    give: (places, transaction) =>
      places.length === 0
        ? Effect.void
        : Effect.asVoid(sql`
            UPDATE transaction_facts AS f SET transaction = ${transaction}::int
            FROM json_to_recordset(${JSON.stringify(places)}::json) AS j(position bigint, nth smallint)
            WHERE f.position = j.position AND f.nth = j.nth
          `)
  })
}

const toRow = ({ position, nth, received, event, content, transaction, first }: Fact) => ({
  p: position,
  n: nth,
  s: event.station,
  t: transaction,
  r: received,
  k: event._tag,
  c: content,
  f: first,
  m: "readings" in event ? (event.readings?.length ?? 0) : 0,
  e: { ...event, readings: undefined }
})
