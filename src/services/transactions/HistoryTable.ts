/** Charges and readings as the database has them, for whoever looks back. Only reads; `transactions` writes them. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type Statement } from "effect/sql"
import { answered, type HistoryAway } from "../../database/Answered.ts"
import { rows } from "../../database/Rows.ts"
import { TransactionEnded } from "../../domain/Event.ts"
import type { Position, TransactionId } from "../../domain/Ids.ts"
import { tokenKey } from "../../domain/Token.ts"

const Text = Schema.NullOr(Schema.String)
const Number = Schema.NullOr(Schema.Number)

/** A charge; moments in ms since 1970, energy and registers in Wh. */
export const PastCharge = Schema.Struct({
  id: Schema.Number,
  station: Schema.String,
  name: Schema.String,
  evse: Number,
  connector: Number,
  token: Text,
  tokenKind: Text,
  stopToken: Text,
  verdict: Text,
  startedAt: Number,
  endedAt: Number,
  receivedAt: Schema.Number,
  state: Text,
  reason: Text,
  energy: Schema.Number,
  begin: Number,
  last: Number,
  stale: Schema.Boolean,
  flags: Schema.Array(Schema.String),
  /** Other ids that were given to it: by mistake, or before it was merged. */
  aliases: Schema.Array(Schema.Number)
})
export type PastCharge = typeof PastCharge.Type

/** One reading of a charge. `place` orders readings of one moment. */
export const PastReading = Schema.Struct({
  place: Schema.Struct({ at: Schema.Number, position: Schema.Number, nth: Schema.Number }),
  received: Schema.Number,
  context: Text,
  energy: Number,
  power: Number,
  current: Number,
  voltage: Number,
  soc: Number,
  currents: Schema.Tuple([Number, Number, Number]),
  voltages: Schema.Tuple([Number, Number, Number]),
  rest: Schema.Unknown
})
export type PastReading = typeof PastReading.Type

/** A fact of a charge: what the record at this position of the journal tells of it. */
export const PastFact = Schema.Struct({
  position: Schema.Number,
  received: Schema.Number,
  /** The tag of the event. */
  kind: Schema.String,
  /** The station's time as it wrote it and as we understand it. */
  text: Text,
  at: Number
})
export type PastFact = typeof PastFact.Type

/** A stop that fitted no charge. `assignedTo`: the charge that an operator says it belongs to. */
export const Orphan = Schema.Struct({
  position: Schema.Number,
  station: Schema.String,
  received: Schema.Number,
  event: TransactionEnded,
  assignedTo: Number
})
export type Orphan = typeof Orphan.Type

/** Which orphans: all that is given must hold. */
export interface WantedOrphans {
  readonly station?: string | undefined
  readonly assigned?: boolean | undefined
  /** Only positions below this one: what comes after a page. */
  readonly below?: Position | undefined
  readonly limit: number
}

/** Which charges: all that is given must hold. `from` and `to` are moments of the start, in ms since 1970. */
export interface Wanted {
  readonly station?: string | undefined
  readonly token?: string | undefined
  readonly open?: boolean | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only ids below this one: what comes after a page. */
  readonly below?: TransactionId | undefined
  readonly limit: number
}

export class HistoryTable extends Context.Service<
  HistoryTable,
  {
    /** Newest first, by our id. */
    list(wanted: Wanted): Effect.Effect<ReadonlyArray<PastCharge>, HistoryAway>
    /** By our id, or another that was given to the same charge. */
    find(id: TransactionId): Effect.Effect<PastCharge | undefined, HistoryAway>
    /** Those a station calls so; the newest hundred. */
    named(name: string): Effect.Effect<ReadonlyArray<PastCharge>, HistoryAway>
    /** What its station told of it and operators said, oldest first, after a position. */
    facts(id: TransactionId, after: Position, limit: number): Effect.Effect<ReadonlyArray<PastFact>, HistoryAway>
    /** Stops that fit no charge, newest first. */
    orphans(wanted: WantedOrphans): Effect.Effect<ReadonlyArray<Orphan>, HistoryAway>
    orphan(position: Position): Effect.Effect<Orphan | undefined, HistoryAway>
    /** How many charges have no fact: an older Onetime wrote them. */
    readonly factless: Effect.Effect<number, HistoryAway>
    /** Oldest first, after `after`. */
    readings(
      id: TransactionId,
      after: PastReading["place"] | undefined,
      limit: number
    ): Effect.Effect<ReadonlyArray<PastReading>, HistoryAway>
  }
>()("onetime/services/transactions/HistoryTable") {
  static readonly layer = Layer.effect(HistoryTable, Effect.map(SqlClient.SqlClient, make))
}

function make(sql: SqlClient.SqlClient): HistoryTable["Service"] {
  const charges = rows(PastCharge)
  const select = (where: Statement.Fragment, limit: number) =>
    answered(
      charges(sql`
      SELECT id, station, name, evse, connector, token, token_kind AS "tokenKind", stop_token AS "stopToken", verdict,
        ${milliseconds(sql, "started_at")} AS "startedAt", ${milliseconds(sql, "ended_at")} AS "endedAt",
        ${milliseconds(sql, "received_at")} AS "receivedAt", state, reason, energy,
        register_begin AS "begin", register_last AS "last", stale, flags || whole_flags AS flags,
        ARRAY(SELECT alias FROM transaction_aliases WHERE transaction = id ORDER BY alias) AS aliases
      FROM transactions WHERE ${where} ORDER BY id DESC LIMIT ${limit}::int
    `)
    )
  return HistoryTable.of({
    list: (wanted) => select(conditions(sql, wanted), wanted.limit),
    find: (id) =>
      Effect.map(
        select(
          sql`id = coalesce((SELECT transaction FROM transaction_aliases WHERE alias = ${id}::int), ${id}::int)`,
          1
        ),
        ([charge]) => charge
      ),
    named: (name) => select(sql`name = ${name}`, 100),
    facts: (id, after, limit) => answered(rows(PastFact)(facts(sql, id, after, limit))),
    orphans: (wanted) => answered(rows(Orphan)(orphans(sql, wanted))),
    orphan: (position) =>
      Effect.map(
        answered(rows(Orphan)(orphans(sql, { limit: 1 }, sql`position = ${position}::float8::bigint`))),
        ([orphan]) => orphan
      ),
    factless: Effect.map(answered(rows(Count)(factless(sql))), ([found]) => found?.count ?? 0),
    readings: (id, after, limit) => answered(rows(PastReading)(curve(sql, id, after, limit)))
  })
}

const conditions = (
  sql: SqlClient.SqlClient,
  { station, token, open, from, to, below }: Wanted
): Statement.Fragment => {
  const began = sql`coalesce(started_at, received_at)`
  return sql.and([
    sql`true`,
    ...(station === undefined ? [] : [sql`station = ${station}`]),
    ...(token === undefined ? [] : [sql`lower(token) = ${tokenKey(token)}`]),
    ...(open === undefined ? [] : [open ? sql`ended_at IS NULL` : sql`ended_at IS NOT NULL`]),
    ...(from === undefined ? [] : [sql`${began} >= ${moment(sql, from)}`]),
    ...(to === undefined ? [] : [sql`${began} < ${moment(sql, to)}`]),
    ...(below === undefined ? [] : [sql`id < ${below}::int`])
  ])
}

/** What was read besides, a line each record: of a time that is no moment the tables have ours. */
const facts = (sql: SqlClient.SqlClient, id: TransactionId, after: Position, limit: number) => sql`
  SELECT position::float8 AS position, ${milliseconds(sql, "received")} AS received, kind, text, at FROM (
    SELECT position, nth, received, kind, event->'time'->>'text' AS text, (event->'time'->>'at')::float8 AS at
    FROM transaction_facts WHERE transaction = ${id}::int AND position > ${after}::float8::bigint
    UNION ALL
    SELECT DISTINCT ON (position) position, nth, received, 'MeterRead',
      coalesce(at_text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      CASE WHEN at_text IS NULL OR at <> received THEN ${milliseconds(sql, "at")} END
    FROM readings WHERE transaction = ${id}::int AND position > ${after}::float8::bigint AND NOT EXISTS (
      SELECT FROM transaction_facts AS f WHERE f.position = readings.position AND f.transaction = ${id}::int)
    ORDER BY position, nth
  ) AS told
  ORDER BY position, nth LIMIT ${limit}::int
`

const orphans = (
  sql: SqlClient.SqlClient,
  { station, assigned, below, limit }: WantedOrphans,
  which: Statement.Fragment = sql`true`
) => sql`
  SELECT position::float8 AS position, station, ${milliseconds(sql, "received")} AS received, event, assigned_to AS "assignedTo"
  FROM orphans
  WHERE ${sql.and([
    which,
    ...(station === undefined ? [] : [sql`station = ${station}`]),
    ...(assigned === undefined ? [] : [assigned ? sql`assigned_to IS NOT NULL` : sql`assigned_to IS NULL`]),
    ...(below === undefined ? [] : [sql`position < ${below}::float8::bigint`])
  ])}
  ORDER BY position DESC LIMIT ${limit}::int
`

const Count = Schema.Struct({ count: Schema.Number })

/** One whose facts were all given to others is not among them: they tell of it. */
const factless = (sql: SqlClient.SqlClient) => sql`
  SELECT count(*)::int AS count FROM transactions AS t
  WHERE NOT EXISTS (SELECT FROM transaction_facts WHERE transaction = t.id)
    AND NOT EXISTS (
      SELECT FROM transaction_facts WHERE station = t.station AND (event->>'transaction')::int = t.id
        AND content IS NOT NULL AND received <= t.received_at)
`

const curve = (
  sql: SqlClient.SqlClient,
  id: TransactionId,
  after: PastReading["place"] | undefined,
  limit: number
) => sql`
  SELECT jsonb_build_object('at', ${milliseconds(sql, "at")}, 'position', position, 'nth', nth) AS place,
    ${milliseconds(sql, "received")} AS received, context, energy, power, current, voltage, soc,
    jsonb_build_array(current_l1, current_l2, current_l3) AS currents,
    jsonb_build_array(voltage_l1, voltage_l2, voltage_l3) AS voltages, rest
  FROM readings
  WHERE transaction = ${id}::int AND ${
    after === undefined
      ? sql`true`
      : sql`(at, position, nth) > (${moment(sql, after.at)}, ${after.position}::float8::bigint, ${after.nth}::int)`
  }
  ORDER BY at, position, nth LIMIT ${limit}::int
`

/** `extract` is exact in numeric; whole ms fit a float8. */
const milliseconds = (sql: SqlClient.SqlClient, column: string) =>
  sql`round(extract(epoch FROM ${sql(column)}) * 1000)::float8`

const moment = (sql: SqlClient.SqlClient, at: number) => sql`to_timestamp(${at}::float8 / 1000)`
