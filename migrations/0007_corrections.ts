/** What operators put right: charges that were given up, merged and split, stops that were assigned. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // Ended by us, at its last value: a stop that comes later still counts.
  yield* sql`ALTER TABLE transactions ADD COLUMN stale boolean NOT NULL DEFAULT false`
  yield* sql`
    UPDATE transactions SET stale = true
    WHERE 'stop missing: ended at its last value when another charge began' = ANY(flags)
  `
  yield* sql`ALTER TABLE orphans ADD COLUMN assigned_to integer`
  yield* sql`CREATE INDEX orphans_station ON orphans (station, position)`
  // A merged charge is still called by its name.
  yield* sql`ALTER TABLE transaction_aliases ADD COLUMN station text, ADD COLUMN name text`
  yield* sql`CREATE INDEX transaction_aliases_name ON transaction_aliases (station, name) WHERE name IS NOT NULL`
  // Readings that belong to no charge: few, and looked for by whoever draws or assigns anew.
  yield* sql`CREATE INDEX readings_stray ON readings (station, position) WHERE transaction IS NULL`
})
