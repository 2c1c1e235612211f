/** Other identities under which a station comes: one that puts its own serial number behind the URL, for instance. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE stations ADD COLUMN aliases text[] NOT NULL DEFAULT '{}'`
})
