/** The SQL of the table `audit`, written by the listener `audit`: nothing in it is ever changed but the outcome of a command. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { answered, type HistoryAway } from "../../database/Answered.ts"
import { rows } from "../../database/Rows.ts"
import type { Position } from "../../domain/Ids.ts"
import type { Entry, Outcome } from "./Entry.ts"

/** An entry as it is kept. */
export type Kept = typeof Row.Type

/** Which entries: all that is given must hold. `from` and `to` are moments, ms since 1970. */
export interface Wanted {
  readonly by?: string | undefined
  readonly kind?: string | undefined
  readonly what?: ReadonlyArray<string> | undefined
  readonly station?: string | undefined
  readonly transaction?: number | undefined
  readonly subject?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only what comes after a page. */
  readonly below?: { readonly position: Position; readonly nth: number } | undefined
  readonly limit: number
}

export class AuditTable extends Context.Service<
  AuditTable,
  {
    append(entries: ReadonlyArray<Entry>): Effect.Effect<void, SqlError.SqlError>
    conclude(outcomes: ReadonlyArray<Outcome>): Effect.Effect<void, SqlError.SqlError>
    /** Newest first. */
    list(wanted: Wanted): Effect.Effect<ReadonlyArray<Kept>, HistoryAway>
  }
>()("onetime/services/audit/AuditTable") {
  static readonly layer = Layer.effect(
    AuditTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const kept = rows(Row)
      return AuditTable.of({
        append: (entries) =>
          entries.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO audit (position, nth, at, kind, by, what, station, transaction, subject, outcome, detail)
            SELECT * FROM json_to_recordset(${JSON.stringify(entries.map(rowOf))}::json) AS row(
              position bigint, nth integer, at timestamptz, kind text, by text, what text, station text,
              transaction integer, subject text, outcome text, detail text
            )
            ON CONFLICT DO NOTHING
          `),
        conclude: (outcomes) =>
          outcomes.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
            UPDATE audit SET outcome = told.outcome
            FROM json_to_recordset(${JSON.stringify(outcomes)}::json) AS told(position bigint, outcome text)
            WHERE audit.position = told.position AND audit.what = 'CommandIssued'
          `),
        list: (wanted) =>
          answered(
            kept(sql`
              SELECT position::float8 AS position, nth, round(extract(epoch FROM at) * 1000)::float8 AS at, kind, by, what,
                station, transaction, subject, outcome, detail
              FROM audit WHERE ${sql.and(conditions(sql, wanted))}
              ORDER BY audit.position DESC, nth DESC LIMIT ${wanted.limit}::int
            `)
          )
      })
    })
  )
}

const Row = Schema.Struct({
  position: Schema.Number,
  nth: Schema.Number,
  at: Schema.Number,
  kind: Schema.Literals(["user", "key", "station", "timer", "system"]),
  by: Schema.String,
  what: Schema.String,
  station: Schema.NullOr(Schema.String),
  transaction: Schema.NullOr(Schema.Number),
  subject: Schema.NullOr(Schema.String),
  outcome: Schema.NullOr(Schema.String),
  detail: Schema.fromJsonString(Schema.Unknown)
})

const rowOf = ({ at, by, station, subject, ...entry }: Entry) => ({
  ...entry,
  at: new Date(at),
  by: storable(by),
  station: station === null ? null : storable(station),
  subject: subject === null ? null : storable(subject)
})

/** What PostgreSQL can hold. */
const storable = (text: string) => text.replaceAll("\u0000", "\uFFFD").toWellFormed()

const conditions = (
  sql: SqlClient.SqlClient,
  { by, kind, what, station, transaction, subject, from, to, below }: Wanted
): ReadonlyArray<Statement.Fragment> => [
  sql`true`,
  ...(by === undefined ? [] : [sql`lower(by) = ${by.toLowerCase()}`]),
  ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
  ...(what === undefined ? [] : [sql`what IN (SELECT json_array_elements_text(${JSON.stringify(what)}::json))`]),
  ...(station === undefined ? [] : [sql`lower(station) = ${station.toLowerCase()}`]),
  ...(transaction === undefined ? [] : [sql`transaction = ${transaction}::int`]),
  ...(subject === undefined ? [] : [sql`lower(subject) = ${subject.toLowerCase()}`]),
  ...(from === undefined ? [] : [sql`at >= to_timestamp(${from}::float8 / 1000)`]),
  ...(to === undefined ? [] : [sql`at < to_timestamp(${to}::float8 / 1000)`]),
  ...(below === undefined ? [] : [sql`(audit.position, nth) < (${below.position}::float8::bigint, ${below.nth}::int)`])
]
