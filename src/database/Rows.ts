/** Rows of a statement as values we know: every query of a `*Table.ts` passes here, so that no row is ever cast. */
import { Effect, Schema } from "effect"
import type { SqlError } from "effect/sql"

/**
 * `rows(schema)(statement)`: the statement's rows, decoded. A row of another shape is a fault of ours (a query and its
 * schema disagree) and dies. `int8` arrives as bigint and `numeric` as text: say `::float8` or `::int` in the query.
 */
export const rows = <S extends Schema.ConstraintDecoder<unknown>>(schema: S) => {
  const decode = Schema.decodeUnknownEffect(Schema.Array(schema))
  return <R>(
    statement: Effect.Effect<unknown, SqlError.SqlError, R>
  ): Effect.Effect<ReadonlyArray<S["Type"]>, SqlError.SqlError, R> =>
    Effect.flatMap(statement, (found) => Effect.orDie(decode(found)))
}
