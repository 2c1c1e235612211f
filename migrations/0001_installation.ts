/** The tables every installation needs before anything is kept: who it is, how far each listener is, what it parked. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql/SqlClient"

export default Effect.gen(function* () {
  const sql = yield* SqlClient
  yield* sql`
    CREATE TABLE installation (
      "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
      journal text NOT NULL,
      host text NOT NULL,
      data_dir text NOT NULL,
      instance text NOT NULL,
      seen_at timestamptz NOT NULL
    )`
  yield* sql`
    CREATE TABLE cursors (
      listener text NOT NULL,
      journal text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (listener, journal)
    )`
  yield* sql`
    CREATE TABLE parked (
      listener text NOT NULL,
      position bigint NOT NULL,
      error text NOT NULL,
      sqlstate text,
      parked_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (listener, position)
    )`
})
