/** A question to the tables by somebody who waits: answered soon, or the database counts as away. */
import { Effect, Schema } from "effect"
import { reasonOf, within } from "./Database.ts"
import { sqlStateOf } from "./SqlState.ts"

/** The database does not answer: ask again later. */
export class HistoryAway extends Schema.TaggedError<HistoryAway>()("HistoryAway", { message: Schema.String }) {}

/** Longer than any indexed read takes; then the database counts as away. */
const patience = "8 seconds"

/** It answers, but has no tables yet, or does not let us in: for whoever asks it is away, too. */
const unusable = /^(28|3D|42P01|55000)/

export const answered = <A, E>(query: Effect.Effect<A, E>): Effect.Effect<A, HistoryAway> =>
  within(query, patience).pipe(
    Effect.catch((error) =>
      reasonOf(error) === "away" || unusable.test(sqlStateOf(error) ?? "")
        ? Effect.fail(new HistoryAway({ message: error instanceof Error ? error.message : String(error) }))
        : Effect.die(error)
    )
  )
