/** What is learned of a station: ms that its clock is ahead of ours, whether it answers pings and boots on each connection. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    ALTER TABLE stations
      ADD COLUMN clock_offset float8,
      ADD COLUMN answers_pings boolean,
      ADD COLUMN boots_on_reconnect boolean,
      ADD COLUMN learned_position bigint NOT NULL DEFAULT 0
  `
})
