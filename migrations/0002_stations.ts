/** Stations, what each of their connectors last said and said before, and the messages of theirs that went wrong. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // key: the identity in lower case. *_position: the record that last wrote this aspect of the row.
  yield* sql`
    CREATE TABLE stations (
      key text PRIMARY KEY,
      id text NOT NULL,
      standing text NOT NULL,
      version text NOT NULL,
      password_hash text,
      vendor text,
      model text,
      serial text,
      firmware text,
      iccid text,
      imsi text,
      meter_type text,
      meter_serial text,
      boot_reason text,
      verdict text,
      first_seen timestamptz NOT NULL,
      last_seen timestamptz NOT NULL,
      booted_at timestamptz,
      connection bigint,
      connected_since timestamptz,
      disconnected_at timestamptz,
      address text,
      spelling text,
      open boolean NOT NULL,
      flag text,
      unreadable integer NOT NULL,
      undecided integer NOT NULL,
      last_trouble text,
      found_position bigint NOT NULL,
      standing_position bigint NOT NULL,
      password_position bigint NOT NULL,
      boot_position bigint NOT NULL,
      connection_position bigint NOT NULL,
      trouble_position bigint NOT NULL,
      position bigint NOT NULL
    ) WITH (fillfactor = 70)
  `
  // connector -1: the EVSE as a whole; EVSE 0: the station itself. own_time: the station's clock, null when it told none.
  yield* sql`
    CREATE TABLE connectors (
      station_key text NOT NULL,
      evse integer NOT NULL,
      connector integer NOT NULL,
      status text NOT NULL,
      error text,
      info text,
      vendor_error text,
      since timestamptz NOT NULL,
      own_time timestamptz,
      received timestamptz NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (station_key, evse, connector)
    ) WITH (fillfactor = 70)
  `
  yield* sql`
    CREATE TABLE connector_history (
      position bigint NOT NULL,
      nth integer NOT NULL,
      station text NOT NULL,
      evse bigint NOT NULL,
      connector bigint,
      status text NOT NULL,
      error text,
      info text,
      vendor_error text,
      at timestamptz NOT NULL,
      at_text text NOT NULL,
      received timestamptz NOT NULL,
      PRIMARY KEY (position, nth)
    )
  `
  yield* sql`CREATE INDEX connector_history_station ON connector_history (station, evse, position DESC)`
  yield* sql`
    CREATE TABLE station_troubles (
      station text NOT NULL,
      position bigint NOT NULL,
      nth integer NOT NULL,
      at timestamptz NOT NULL,
      kind text NOT NULL,
      action text NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (station, position, nth)
    )
  `
})
