/** What people call a station and where it stands; and that it is no more: its row stays, so that nothing late brings it back. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    ALTER TABLE stations
      ADD COLUMN label text,
      ADD COLUMN location text,
      ADD COLUMN removed boolean NOT NULL DEFAULT false
  `
})
