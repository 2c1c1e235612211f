/** Of a charge that was ended by a stop which named none: which stop that was, and the meter before it. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE transactions ADD COLUMN guess jsonb`
})
