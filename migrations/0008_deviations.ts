/** The ways in which each station leaves its standard, counted. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // path: the numbers of list items in it are *; firmware: '' when the station had told none; position: the newest counted.
  yield* sql`
    CREATE TABLE deviations (
      station_key text NOT NULL,
      rule text NOT NULL,
      action text NOT NULL,
      path text NOT NULL,
      firmware text NOT NULL,
      count bigint NOT NULL,
      first_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      example text,
      position bigint NOT NULL,
      PRIMARY KEY (station_key, rule, action, path, firmware)
    ) WITH (fillfactor = 70)
  `
})
