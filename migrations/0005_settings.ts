/** What an operator sets of a station: strictness, rated power (W), the scale of its registers. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    ALTER TABLE stations
      ADD COLUMN strict boolean NOT NULL DEFAULT false,
      ADD COLUMN rated_power float8,
      ADD COLUMN energy_scale float8,
      ADD COLUMN settings_position bigint NOT NULL DEFAULT 0
  `
})
