/** The audit trail: who did what, to what, when, and what came of it. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // detail: the event as JSON, in text since it may hold what jsonb refuses.
  yield* sql`
    CREATE TABLE audit (
      position bigint NOT NULL,
      nth integer NOT NULL,
      at timestamptz NOT NULL,
      kind text NOT NULL,
      by text NOT NULL,
      what text NOT NULL,
      station text,
      transaction integer,
      subject text,
      outcome text,
      detail text NOT NULL,
      PRIMARY KEY (position, nth)
    )
  `
  yield* sql`CREATE INDEX audit_by ON audit (lower(by), position)`
  yield* sql`CREATE INDEX audit_station ON audit (lower(station), position)`
})
