/** What of an installation a backup holds. Every table is named in one of the two lists (`test/Rooms.test.ts` looks). */

/** The tables whose rows are in it. */
export const kept = [
  "stations",
  "connectors",
  "connector_history",
  "station_troubles",
  "station_meters",
  "deviations",
  "tokens",
  "unknown_cards",
  "users",
  "sessions",
  "keys",
  "audit",
  "transactions",
  "transaction_facts",
  "transaction_aliases",
  "orphans",
  "parked",
  "cursors",
  "readings"
] as const

/** And those whose rows are not: who uses a database, and what made its tables, is true of that database alone. */
export const left = ["installation", "migrations"] as const

/**
 * Files of DATA_DIR: the hash of the API's key, the key that makes PINs unreadable and the same again, and what is known of
 * messages that may be repeated.
 */
export const files = ["api-key", "seal.key", "journal/replays"] as const
