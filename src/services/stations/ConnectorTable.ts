/** The SQL of `connectors` (what each said last) and `connector_history` (everything each ever said). */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { EventOf } from "../../domain/Event.ts"
import type { Position, StationId } from "../../domain/Ids.ts"
import { moment } from "../../domain/Time.ts"
import type { Connector } from "./Connector.ts"

export type ConnectorOf = Connector & { readonly stationKey: string }

/** A report as it came: the `nth` event of its record. */
export interface Report {
  readonly event: EventOf<"ConnectorReported">
  readonly position: Position
  readonly nth: number
  readonly at: number
}

/** One line of a connector's history. */
export const PastStatus = Schema.Struct({
  position: Schema.Number,
  evse: Schema.Number,
  connector: Schema.NullOr(Schema.Number),
  status: Schema.String,
  error: Schema.NullOr(Schema.String),
  info: Schema.NullOr(Schema.String),
  vendorError: Schema.NullOr(Schema.String),
  at: Schema.Number,
  received: Schema.Number
})
export type PastStatus = typeof PastStatus.Type

export class ConnectorTable extends Context.Service<
  ConnectorTable,
  {
    /** The connectors of these stations, or of all; by EVSE and connector. */
    find(stationKeys?: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<ConnectorOf>, SqlError.SqlError>
    /** Writes these connectors; a row that is newer stays. */
    put(connectors: ReadonlyArray<ConnectorOf>): Effect.Effect<void, SqlError.SqlError>
    /** Removes all connectors of a station that were written before this position. */
    drop(stationKey: string, before: Position): Effect.Effect<void, SqlError.SqlError>
    /** Adds to the history; what is there stays. */
    append(reports: ReadonlyArray<Report>): Effect.Effect<void, SqlError.SqlError>
    /** What the connectors of a station said, newest first. */
    history(station: StationId, limit: number): Effect.Effect<ReadonlyArray<PastStatus>, SqlError.SqlError>
  }
>()("onetime/services/stations/ConnectorTable") {
  static readonly layer = Layer.effect(
    ConnectorTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const connectors = rows(Row)
      return ConnectorTable.of({
        find: (stationKeys) =>
          Effect.map(
            connectors(sql`
            SELECT station_key, evse, connector, status, error, info, vendor_error,
              round(extract(epoch FROM since) * 1000)::float8 AS since,
              round(extract(epoch FROM own_time) * 1000)::float8 AS own_time, ahead,
              round(extract(epoch FROM received) * 1000)::float8 AS received,
              position::float8 AS position
            FROM connectors WHERE ${
              stationKeys === undefined
                ? sql`true`
                : sql`
              station_key IN (SELECT json_array_elements_text(${JSON.stringify(stationKeys)}::json))`
            }
            ORDER BY station_key, evse, connector
          `),
            (found) => found.map(connectorOf)
          ),
        put: (changed) =>
          changed.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO connectors (station_key, evse, connector, status, error, info, vendor_error, since, own_time, ahead, received, position)
            SELECT * FROM json_to_recordset(${JSON.stringify(changed.map(rowOf))}::json) AS row(
              station_key text, evse integer, connector integer, status text, error text, info text, vendor_error text,
              since timestamptz, own_time timestamptz, ahead integer, received timestamptz, position bigint
            ) ORDER BY station_key, evse, connector
            ON CONFLICT (station_key, evse, connector) DO UPDATE SET
              status = excluded.status, error = excluded.error, info = excluded.info, vendor_error = excluded.vendor_error,
              since = excluded.since, own_time = excluded.own_time, ahead = excluded.ahead, received = excluded.received, position = excluded.position
            WHERE connectors.position <= excluded.position
          `),
        drop: (stationKey, before) =>
          Effect.asVoid(sql`DELETE FROM connectors WHERE station_key = ${stationKey} AND position < ${before}`),
        append: (reports) =>
          reports.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO connector_history (position, nth, station, evse, connector, status, error, info, vendor_error, at, at_text, received)
            SELECT * FROM json_to_recordset(${JSON.stringify(reports.map(historyRowOf))}::json) AS row(
              position bigint, nth integer, station text, evse bigint, connector bigint, status text, error text, info text,
              vendor_error text, at timestamptz, at_text text, received timestamptz
            ) ON CONFLICT DO NOTHING
          `),
        history: (station, limit) =>
          rows(PastStatus)(sql`
            SELECT position::float8 AS position, evse::float8 AS evse, connector::float8 AS connector, status, error, info,
              vendor_error AS "vendorError", round(extract(epoch FROM at) * 1000)::float8 AS at,
              round(extract(epoch FROM received) * 1000)::float8 AS received
            FROM connector_history WHERE station = ${station} ORDER BY position DESC, nth DESC LIMIT ${limit}
          `)
      })
    })
  )
}

const Row = Schema.Struct({
  station_key: Schema.String,
  evse: Schema.Number,
  connector: Schema.Number,
  status: Schema.String,
  error: Schema.NullOr(Schema.String),
  info: Schema.NullOr(Schema.String),
  vendor_error: Schema.NullOr(Schema.String),
  since: Schema.Number,
  own_time: Schema.NullOr(Schema.Number),
  ahead: Schema.Number,
  received: Schema.Number,
  position: Schema.Number
})

/** In the key of the table, where NULL cannot stand. */
const wholeEvse = -1

const connectorOf = (row: typeof Row.Type): ConnectorOf => ({
  stationKey: row.station_key,
  evse: row.evse,
  connector: row.connector === wholeEvse ? undefined : row.connector,
  status: row.status,
  error: row.error ?? undefined,
  info: row.info ?? undefined,
  vendorError: row.vendor_error ?? undefined,
  since: row.since,
  time: row.own_time,
  ahead: row.ahead,
  received: row.received,
  position: row.position
})

const rowOf = ({ stationKey: key, connector, vendorError, since, time, received, ...same }: ConnectorOf) => ({
  ...same,
  station_key: key,
  connector: connector ?? wholeEvse,
  vendor_error: vendorError,
  since: new Date(since),
  own_time: time === null ? null : new Date(time),
  received: new Date(received)
})

const historyRowOf = ({ event, position, nth, at }: Report) => ({
  position,
  nth,
  station: event.station,
  evse: event.evse,
  connector: event.connector,
  status: event.status,
  error: event.error,
  info: event.info,
  vendor_error: event.vendorError,
  at: new Date(moment(event.time, at)),
  at_text: event.time.text,
  received: new Date(at)
})
