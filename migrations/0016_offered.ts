/** A password that a station has been told counts beside the old one until it has come with it. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE stations ADD COLUMN offered_hash text`
})
