/** With which zone times were read: those of a charge, all with one, and of a connector's last report; ms ahead of UTC. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE transactions ADD COLUMN zone integer`
  yield* sql`ALTER TABLE connectors ADD COLUMN ahead integer NOT NULL DEFAULT 0`
})
