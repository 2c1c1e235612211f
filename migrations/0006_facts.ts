/** Facts of charges are kept, so that what was concluded from them can be shown, and drawn anew without the journal. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // transaction: the charge it belongs to, a conclusion; content: what makes two facts the same, see `domain/Content`;
  // event: without its readings, which are `count` rows of `readings` at this position, from the `first` on.
  yield* sql`
    CREATE TABLE transaction_facts (
      position bigint NOT NULL,
      nth smallint NOT NULL,
      station text NOT NULL,
      transaction integer,
      received timestamptz NOT NULL,
      kind text NOT NULL,
      content bigint,
      first smallint NOT NULL,
      count smallint NOT NULL,
      event jsonb NOT NULL,
      PRIMARY KEY (position, nth)
    )
  `
  yield* sql`CREATE INDEX transaction_facts_charge ON transaction_facts (transaction, position)`
  yield* sql`CREATE INDEX transaction_facts_content ON transaction_facts (station, content)`
  // Ids that were given to what turned out to be an older charge, or to one that was merged into another.
  yield* sql`CREATE TABLE transaction_aliases (alias integer PRIMARY KEY, transaction integer NOT NULL)`
  yield* sql`CREATE INDEX transaction_aliases_charge ON transaction_aliases (transaction)`
  // What is said of a charge when it is over, with all its facts at hand.
  yield* sql`ALTER TABLE transactions ADD COLUMN whole_flags text[] NOT NULL DEFAULT '{}'`
  // What a station named in a reading: null when that is its transaction, 0 when it named nothing.
  yield* sql`ALTER TABLE readings ADD COLUMN claimed double precision`
})
