/** What operators said of stations' meters, as far as energy depends on it: kept by the `transactions` listener itself. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { StationId } from "../../domain/Ids.ts"
import { anyStation, type Limits } from "../../domain/Plausible.ts"

const Row = Schema.Struct({
  station: Schema.String,
  ratedPower: Schema.NullOr(Schema.Number),
  energyScale: Schema.NullOr(Schema.Number)
})

/** The limits of a station. */
export type StationLimits = readonly [station: StationId, limits: Limits]

export class MeterTable extends Context.Service<
  MeterTable,
  {
    save(station: StationId, limits: Limits): Effect.Effect<void, SqlError.SqlError>
    /** Of some stations, or of all; those that nobody spoke of are not there. */
    find(stations?: ReadonlyArray<StationId>): Effect.Effect<ReadonlyArray<StationLimits>, SqlError.SqlError>
  }
>()("onetime/services/transactions/MeterTable") {
  static readonly layer = Layer.effect(
    MeterTable,
    Effect.map(SqlClient.SqlClient, (sql) =>
      MeterTable.of({
        save: (station, { ratedPower, energyScale }) =>
          Effect.asVoid(sql`
            INSERT INTO station_meters (station, rated_power, energy_scale)
            VALUES (${station}, ${ratedPower}::float8, ${energyScale}::float8)
            ON CONFLICT (station) DO UPDATE SET rated_power = excluded.rated_power, energy_scale = excluded.energy_scale
          `),
        find: (stations) => {
          const wanted = stations === undefined ? sql`true` : sql`station IN ${sql.in(stations)}`
          return Effect.map(
            rows(Row)(sql`
              SELECT station, rated_power AS "ratedPower", energy_scale AS "energyScale" FROM station_meters WHERE ${wanted}
            `),
            (found) =>
              found.map(
                ({ station, ratedPower, energyScale }): StationLimits => [
                  station,
                  {
                    ratedPower: ratedPower ?? anyStation.ratedPower,
                    energyScale: energyScale ?? anyStation.energyScale
                  }
                ]
              )
          )
        }
      })
    )
  )
}
