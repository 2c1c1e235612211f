/** What charges are drawn anew from, station by station, and what of them is forgotten first. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import { Event } from "../../domain/Event.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import { keptReading } from "./KeptReading.ts"

/** A fact as it is kept. */
const Fact = Schema.Struct({
  position: Schema.Number,
  nth: Schema.Number,
  received: Schema.Number,
  content: Schema.NullOr(Schema.String),
  first: Schema.Number,
  count: Schema.Number,
  event: Event
})
export type Fact = typeof Fact.Type

/** A reading as far as charges are concluded from it. */
const Row = Schema.Struct({
  position: Schema.Number,
  nth: Schema.Number,
  evse: Schema.NullOr(Schema.Number),
  transaction: Schema.NullOr(Schema.Number),
  claimed: Schema.NullOr(Schema.Number),
  ...keptReading
})
export type Row = typeof Row.Type

/** A reading belongs elsewhere than it did. */
export interface Given {
  readonly row: Row
  readonly transaction: TransactionId | undefined
  readonly claimed: number | undefined
}

type Answer<A> = Effect.Effect<A, SqlError.SqlError>

/** All of one station's is in one SQL transaction: `begin` first, then page by page, then `end`. */
export class RebuildTable extends Context.Service<
  RebuildTable,
  {
    readonly stations: Answer<ReadonlyArray<StationId>>
    /** Forgets what was concluded. Charges of which no fact is kept (an older Onetime wrote them) stay as they are. */
    begin(station: StationId): Answer<void>
    /** Positions above `after` that have facts or readings, in their order: the next few. */
    positions(station: StationId, after: Position, limit: number): Answer<ReadonlyArray<Position>>
    facts(station: StationId, from: Position, to: Position): Answer<ReadonlyArray<Fact>>
    readings(from: Position, to: Position): Answer<ReadonlyArray<Row>>
    give(station: StationId, given: ReadonlyArray<Given>): Answer<void>
    /** `orphans`: where stops are that still belong to no charge. */
    end(station: StationId, orphans: ReadonlyArray<Position>): Answer<void>
  }
>()("onetime/services/transactions/RebuildTable") {
  static readonly layer = Layer.effect(RebuildTable, Effect.map(SqlClient.SqlClient, make))
}

const Place = Schema.Struct({ position: Schema.Number })

function make(sql: SqlClient.SqlClient): RebuildTable["Service"] {
  // Also those whose facts were all given to others, unless they are older than what made them.
  const own = (station: StationId) =>
    sql`SELECT t.id FROM transactions AS t JOIN transaction_facts AS f ON f.transaction = t.id WHERE t.station = ${station}
      UNION SELECT t.id FROM transactions AS t JOIN transaction_facts AS f
        ON (f.event->>'transaction')::int = t.id AND f.received <= t.received_at
      WHERE t.station = ${station} AND f.station = ${station} AND f.content IS NOT NULL`
  const columns = sql.literal(
    "position, nth, evse, transaction, claimed, at, at_text, received, context, energy, power, rest"
  )
  const between = (from: Position, to: Position) =>
    sql`position BETWEEN ${from}::float8::bigint AND ${to}::float8::bigint`
  return RebuildTable.of({
    stations: Effect.map(
      rows(Schema.Struct({ station: Schema.String }))(
        sql`SELECT DISTINCT station FROM transaction_facts ORDER BY station`
      ),
      (found) => found.map(({ station }) => station)
    ),
    begin: (station) =>
      Effect.gen(function* () {
        yield* sql`
          CREATE TEMPORARY TABLE rebuilt ON COMMIT DROP AS
          SELECT ${columns} FROM readings WHERE transaction IN (${own(station)}) UNION ALL
          SELECT ${columns} FROM readings WHERE transaction IS NULL AND station = ${station}`
        yield* sql`CREATE INDEX ON rebuilt (position, nth)`
        // An id that only a repetition had stays: of that no fact is kept.
        yield* sql`
          DELETE FROM transaction_aliases WHERE transaction IN (${own(station)}) AND (name IS NOT NULL OR alias IN (
            SELECT (event->>'transaction')::int FROM transaction_facts
            WHERE station = ${station} AND content IS NOT NULL AND event->>'transaction' IS NOT NULL))`
        yield* sql`DELETE FROM transactions WHERE id IN (${own(station)})`
        yield* sql`DELETE FROM station_meters WHERE station = ${station}`
        yield* sql`UPDATE orphans SET assigned_to = NULL WHERE station = ${station} AND assigned_to IS NOT NULL`
      }),
    positions: (station, after, limit) =>
      Effect.map(
        rows(Place)(sql`
          SELECT DISTINCT position::float8 AS position FROM (
            (SELECT DISTINCT position FROM transaction_facts
              WHERE station = ${station} AND position > ${after}::float8::bigint ORDER BY position LIMIT ${limit}::int)
            UNION ALL
            (SELECT DISTINCT position FROM rebuilt
              WHERE position > ${after}::float8::bigint ORDER BY position LIMIT ${limit}::int)) AS p
          ORDER BY 1 LIMIT ${limit}::int`),
        (found) => found.map(({ position }) => position)
      ),
    facts: (station, from, to) =>
      rows(Fact)(sql`
        SELECT position::float8 AS position, nth, round(date_part('epoch', received) * 1000) AS received,
          content::text AS content, first, count, event
        FROM transaction_facts WHERE station = ${station} AND nth >= 0 AND ${between(from, to)} ORDER BY position, nth`),
    readings: (from, to) =>
      rows(Row)(sql`
        SELECT position::float8 AS position, nth, evse, transaction, claimed, round(date_part('epoch', at) * 1000) AS at,
          at_text AS text, round(date_part('epoch', received) * 1000) AS received, context, energy, power, rest
        FROM rebuilt WHERE ${between(from, to)} ORDER BY position, nth`),
    give: (station, given) =>
      given.length === 0
        ? Effect.void
        : Effect.asVoid(sql`
            UPDATE readings AS r SET transaction = j.t, claimed = j.c
            FROM json_to_recordset(${JSON.stringify(given.map(toRow))}::json) AS j(p bigint, n smallint, o int, t int, c float8)
            WHERE r.position = j.p AND r.nth = j.n AND r.station = ${station} AND r.transaction IS NOT DISTINCT FROM j.o`),
    end: (station, orphans) =>
      Effect.andThen(
        sql`DELETE FROM orphans WHERE station = ${station} AND position <> ALL(${`{${orphans.join(",")}}`}::bigint[])`,
        sql`DROP TABLE rebuilt`
      ).pipe(Effect.asVoid)
  })
}

const toRow = ({ row, transaction, claimed }: Given) => ({
  p: row.position,
  n: row.nth,
  o: row.transaction,
  t: transaction,
  c: claimed
})
