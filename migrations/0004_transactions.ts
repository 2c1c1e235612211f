/** Charges, one row each, and their meter readings, one row a reading, partitioned by the month of receipt. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // opening: what tells a repeated start, and our answer to it; meter: the running register state of `domain/Energy`; position: the record that last wrote the row.
  yield* sql`
    CREATE TABLE transactions (
      id integer PRIMARY KEY,
      station text NOT NULL,
      name text NOT NULL,
      evse integer,
      connector integer,
      token text,
      token_kind text,
      stop_token text,
      stop_token_kind text,
      verdict text,
      opening jsonb,
      started_at timestamptz,
      ended_at timestamptz,
      received_at timestamptz NOT NULL,
      heard_at timestamptz NOT NULL,
      state text,
      reason text,
      last_seq integer,
      energy double precision NOT NULL,
      meter jsonb NOT NULL,
      flags text[] NOT NULL,
      position bigint NOT NULL
    ) WITH (fillfactor = 60)
  `
  yield* sql`CREATE INDEX transactions_station_name ON transactions (station, name, id DESC)`
  yield* sql`CREATE INDEX transactions_station ON transactions (station, id DESC)`
  yield* sql`CREATE INDEX transactions_time ON transactions ((coalesce(started_at, received_at)))`
  yield* sql`CREATE INDEX transactions_open ON transactions (station, evse) WHERE ended_at IS NULL`
  yield* sql`CREATE INDEX transactions_token ON transactions (lower(token), id DESC)`
  // No key: the cursor that moves with the rows keeps them single, and an index for it would cost a quarter of every write.
  // One wide row a reading: the usual quantities have columns, everything else of it is in rest.
  yield* sql`
    CREATE TABLE readings (
      position bigint NOT NULL,
      nth smallint NOT NULL,
      station text NOT NULL,
      evse integer,
      transaction integer,
      at timestamptz NOT NULL,
      at_text text,
      received timestamptz NOT NULL,
      context text,
      energy double precision,
      power double precision,
      current double precision,
      voltage double precision,
      soc double precision,
      current_l1 double precision,
      current_l2 double precision,
      current_l3 double precision,
      voltage_l1 double precision,
      voltage_l2 double precision,
      voltage_l3 double precision,
      rest jsonb
    ) PARTITION BY RANGE (received)
  `
  yield* sql`CREATE INDEX readings_curve ON readings (transaction, at) WHERE transaction IS NOT NULL`
  // Starts and stops that belong to no charge we know: for the operator.
  yield* sql`
    CREATE TABLE orphans (
      position bigint PRIMARY KEY,
      station text NOT NULL,
      received timestamptz NOT NULL,
      reason text NOT NULL,
      event jsonb NOT NULL
    )
  `
})
