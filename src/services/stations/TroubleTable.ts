/** The SQL of `station_troubles`: the newest hundred messages of each station that we could not read or decide on. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { StationId } from "../../domain/Ids.ts"

/** One message that went wrong: the `nth` event of the record at `position`, whose frame is in the journal. */
export const Trouble = Schema.Struct({
  station: Schema.String,
  position: Schema.Number,
  nth: Schema.Number,
  /** Received, ms since 1970. */
  at: Schema.Number,
  kind: Schema.Literals(["unreadable", "undecided"]),
  action: Schema.String,
  reason: Schema.String
})
export type Trouble = typeof Trouble.Type

export class TroubleTable extends Context.Service<
  TroubleTable,
  {
    /** Adds, then keeps the newest hundred of each of these stations. */
    append(troubles: ReadonlyArray<Trouble>): Effect.Effect<void, SqlError.SqlError>
    /** Of one station, newest first. */
    of(station: StationId): Effect.Effect<ReadonlyArray<Trouble>, SqlError.SqlError>
  }
>()("onetime/services/stations/TroubleTable") {
  static readonly layer = Layer.effect(
    TroubleTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const insert = (troubles: ReadonlyArray<Trouble>) =>
        sql`
          INSERT INTO station_troubles (station, position, nth, at, kind, action, reason)
          SELECT * FROM json_to_recordset(${JSON.stringify(troubles.map(rowOf))}::json) AS row(
            station text, position bigint, nth integer, at timestamptz, kind text, action text, reason text
          ) ON CONFLICT DO NOTHING
        `
      const trim = (stations: ReadonlyArray<string>) =>
        sql`
          DELETE FROM station_troubles AS old USING (
            SELECT station, position, nth, row_number() OVER (PARTITION BY station ORDER BY position DESC, nth DESC) AS place
            FROM station_troubles WHERE station IN (SELECT json_array_elements_text(${JSON.stringify(stations)}::json))
          ) AS ranked
          WHERE ranked.place > 100 AND old.station = ranked.station AND old.position = ranked.position AND old.nth = ranked.nth
        `
      return TroubleTable.of({
        append: (troubles) =>
          troubles.length === 0
            ? Effect.void
            : insert(troubles).pipe(
                Effect.andThen(trim([...new Set(troubles.map((trouble) => trouble.station))])),
                Effect.asVoid
              ),
        of: (station) =>
          rows(Trouble)(sql`
            SELECT station, position::float8 AS position, nth, round(extract(epoch FROM at) * 1000)::float8 AS at, kind, action, reason
            FROM station_troubles WHERE station = ${station} ORDER BY position DESC, nth DESC LIMIT 100
          `)
      })
    })
  )
}

const rowOf = (trouble: Trouble) => ({ ...trouble, at: new Date(trouble.at) })
