/** Tokens as the operator keeps them, and the cards that nobody has entered yet. */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

export default Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // key: the text in lower case. A removed token keeps its key and position, so that an older record cannot revive it.
  yield* sql`
    CREATE TABLE tokens (
      key text PRIMARY KEY,
      text text NOT NULL,
      kind text NOT NULL,
      status text NOT NULL,
      expiry timestamptz,
      "group" text,
      "limit" bigint,
      note text,
      removed boolean NOT NULL,
      position bigint NOT NULL
    )
  `
  yield* sql`
    CREATE TABLE unknown_cards (
      key text PRIMARY KEY,
      text text NOT NULL,
      kind text NOT NULL,
      station text NOT NULL,
      first_seen timestamptz NOT NULL,
      last_seen timestamptz NOT NULL,
      times integer NOT NULL,
      position bigint NOT NULL
    )
  `
  yield* sql`CREATE INDEX unknown_cards_position ON unknown_cards (position)`
})
