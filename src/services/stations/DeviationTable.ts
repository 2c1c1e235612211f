/** The SQL of `deviations`: the ways in which each station leaves its standard, counted by rule, field and firmware. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { answered, type HistoryAway } from "../../database/Answered.ts"
import { rows } from "../../database/Rows.ts"
import type { Position } from "../../domain/Ids.ts"
import { type Count, type Counted, countUp, keyOf, type Met, otherWays, placeOf } from "./DeviationCount.ts"

export class DeviationTable extends Context.Service<
  DeviationTable,
  {
    /** Counts them, each once however often its batch comes: in the order of their positions. */
    add(met: ReadonlyArray<Met>): Effect.Effect<void, SqlError.SqlError>
    /** Forgets those of a station that were met before this position. */
    drop(stationKey: string, before: Position): Effect.Effect<void, SqlError.SqlError>
    /** Of one station, the one met last first; 501 at most. */
    of(stationKey: string): Effect.Effect<ReadonlyArray<Count>, HistoryAway>
  }
>()("onetime/services/stations/DeviationTable") {
  static readonly layer = Layer.effect(DeviationTable, Effect.map(SqlClient.SqlClient, make))
}

const Key = {
  stationKey: Schema.String,
  rule: Schema.String,
  action: Schema.String,
  path: Schema.String,
  firmware: Schema.String,
  position: Schema.Number
}
const Known = Schema.Struct(Key)
const Row = Schema.Struct({
  ...Key,
  count: Schema.Number,
  firstAt: Schema.Number,
  lastAt: Schema.Number,
  example: Schema.NullOr(Schema.String)
})
const Size = Schema.Struct({ stationKey: Schema.String, size: Schema.Number })

function make(sql: SqlClient.SqlClient): DeviationTable["Service"] {
  const [known, sizes, all] = [rows(Known), rows(Size), rows(Row)]
  const key = sql.literal(`station_key AS "stationKey", rule, action, path, firmware, position::float8 AS position`)
  const add = Effect.fnUntraced(function* (met: ReadonlyArray<Met>): Effect.fn.Return<void, SqlError.SqlError> {
    const stations = [...new Set(met.map(({ stationKey }) => stationKey))]
    const asked = new Map([...met.map(placeOf), ...stations.map(otherWays)].map((place) => [keyOf(place), place]))
    const found = yield* known(sql`
      SELECT ${key} FROM deviations WHERE (station_key, rule, action, path, firmware) IN (
        SELECT * FROM json_to_recordset(${JSON.stringify([...asked.values()])}::json)
          AS row("stationKey" text, rule text, action text, path text, firmware text)
      )
    `)
    const full = yield* sizes(sql`
      SELECT station_key AS "stationKey", count(*)::int AS size FROM deviations
      WHERE station_key IN (SELECT json_array_elements_text(${JSON.stringify(stations)}::json)) GROUP BY station_key
    `)
    const counted = new Map<string, Position>(found.map((row) => [keyOf(row), row.position]))
    yield* put(sql, countUp(met, counted, new Map(full.map(({ stationKey, size }) => [stationKey, size]))))
  })
  return DeviationTable.of({
    add: (met) => (met.length === 0 ? Effect.void : add(met)),
    drop: (stationKey, before) =>
      Effect.asVoid(sql`DELETE FROM deviations WHERE station_key = ${stationKey} AND position < ${before}`),
    of: (stationKey) =>
      answered(
        all(sql`
          SELECT ${key}, count::float8 AS count, ${milliseconds(sql, "first_at")} AS "firstAt",
            ${milliseconds(sql, "last_at")} AS "lastAt", example
          FROM deviations WHERE station_key = ${stationKey} ORDER BY position DESC, rule, action, path, firmware
        `)
      )
  })
}

const milliseconds = (sql: SqlClient.SqlClient, column: string): Statement.Fragment =>
  sql.literal(`round(extract(epoch FROM ${column}) * 1000)::float8`)

const put = (sql: SqlClient.SqlClient, counted: ReadonlyArray<Counted>) =>
  counted.length === 0
    ? Effect.void
    : Effect.asVoid(sql`
        INSERT INTO deviations AS old
          (station_key, rule, action, path, firmware, count, first_at, last_at, example, position)
        SELECT * FROM json_to_recordset(${JSON.stringify(counted.map(rowOf))}::json) AS row(
          station_key text, rule text, action text, path text, firmware text, count bigint, first_at timestamptz,
          last_at timestamptz, example text, position bigint
        ) ORDER BY station_key, rule, action, path, firmware
        ON CONFLICT (station_key, rule, action, path, firmware) DO UPDATE SET
          count = old.count + excluded.count, last_at = excluded.last_at,
          example = coalesce(excluded.example, old.example), position = excluded.position
      `)

const rowOf = ({ stationKey, firstAt, lastAt, ...rest }: Counted) => ({
  ...rest,
  station_key: stationKey,
  first_at: new Date(firstAt),
  last_at: new Date(lastAt)
})
