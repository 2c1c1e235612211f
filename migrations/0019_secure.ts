/** Whether a station's last connection came by TLS; null for those of before. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE stations ADD COLUMN secure boolean`
})
