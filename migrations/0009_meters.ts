/** What operators said of a station's meters, and where a charge began and ended on them. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    CREATE TABLE station_meters (
      station text PRIMARY KEY,
      rated_power double precision,
      energy_scale double precision
    )
  `
  yield* sql`ALTER TABLE transactions ADD COLUMN register_begin double precision, ADD COLUMN register_last double precision`
  yield* sql`
    UPDATE transactions
    SET register_begin = (meter->>'begin')::float8, register_last = (meter->>'last')::float8
  `
})
