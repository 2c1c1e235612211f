/** The keys of programs. Of a secret only its SHA-256. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // stations: a list of identities, null for all. A removed key keeps its id, so that an older record cannot revive it.
  yield* sql`
    CREATE TABLE keys (
      id text PRIMARY KEY,
      label text NOT NULL,
      role text NOT NULL,
      hash text NOT NULL,
      stations jsonb,
      expiry timestamptz,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      used_at timestamptz,
      removed boolean NOT NULL,
      position bigint NOT NULL
    )
  `
})
