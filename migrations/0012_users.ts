/** Who may use Onetime, and the sessions of those who have signed in. Of passwords and sessions only hashes. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // key: the name in lower case. A removed user keeps key and positions, so that an older record cannot revive him.
  yield* sql`
    CREATE TABLE users (
      key text PRIMARY KEY,
      name text NOT NULL,
      role text NOT NULL,
      disabled boolean NOT NULL,
      hash text,
      removed boolean NOT NULL,
      created_at timestamptz NOT NULL,
      password_at timestamptz,
      position bigint NOT NULL,
      password_position bigint NOT NULL,
      sessions_from bigint NOT NULL
    )
  `
  yield* sql`
    CREATE TABLE sessions (
      hash text PRIMARY KEY,
      user_key text NOT NULL,
      address text NOT NULL,
      signed_in_at timestamptz NOT NULL,
      used_at timestamptz NOT NULL,
      ended boolean NOT NULL,
      position bigint NOT NULL
    )
  `
})
