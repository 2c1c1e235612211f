/** Where each listener stands in which journal, and what it had to set aside. */
import { type Cause, Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { inTransaction, within } from "../database/Database.ts"
import { rows } from "../database/Rows.ts"
import type { Position } from "../domain/Ids.ts"

const Cursor = Schema.Struct({ listener: Schema.String, journal: Schema.String, position: Schema.Number })
export type Cursor = typeof Cursor.Type

/** A record that the database refused: its content stays in the journal. */
export const Parked = Schema.Struct({
  listener: Schema.String,
  position: Schema.Number,
  error: Schema.String,
  parkedAt: Schema.Number
})
export type Parked = typeof Parked.Type

export class CursorTable extends Context.Service<
  CursorTable,
  {
    /** The listener's cursor in this journal; its row is made, at 0, if there is none. */
    find(listener: string, journal: string): Effect.Effect<Position, SqlError.SqlError>
    /** Compare and set; false if the row stands elsewhere. */
    move(listener: string, journal: string, from: Position, to: Position): Effect.Effect<boolean, SqlError.SqlError>
    /** What is read of the tables in one view of the database, and where the listener stood in it. */
    view<A, E, R>(
      listener: string,
      journal: string,
      read: Effect.Effect<A, E, R>
    ): Effect.Effect<{ readonly position: Position; readonly found: A }, E | SqlError.SqlError, R>
    park(listener: string, position: Position, error: string): Effect.Effect<void, SqlError.SqlError>
    /** Every cursor of every journal this database has seen. */
    readonly all: Effect.Effect<ReadonlyArray<Cursor>, SqlError.SqlError>
    /** The newest hundred; given two seconds. */
    readonly parked: Effect.Effect<ReadonlyArray<Parked>, SqlError.SqlError | Cause.TimeoutError>
    /** Gives every listener known here a cursor in `journal`, at `position` at least; those of other journals go. */
    adopt(journal: string, position: Position): Effect.Effect<void, SqlError.SqlError>
    /** The highest transaction id in the database; 0: none. */
    readonly highestTransaction: Effect.Effect<number, SqlError.SqlError>
  }
>()("onetime/events/CursorTable") {
  static readonly layer = Layer.effect(
    CursorTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const cursors = rows(Cursor)
      return CursorTable.of({
        find: (listener, journal) =>
          sql`INSERT INTO cursors (listener, journal, position) VALUES (${listener}, ${journal}, 0) ON CONFLICT DO NOTHING`.pipe(
            Effect.andThen(
              cursors(sql`
              SELECT listener, journal, position::float8 AS position FROM cursors
              WHERE listener = ${listener} AND journal = ${journal}
            `)
            ),
            Effect.map(([cursor]) => cursor?.position ?? 0)
          ),
        move: (listener, journal, from, to) =>
          Effect.map(
            sql`
              UPDATE cursors SET position = ${to}::float8::bigint
              WHERE listener = ${listener} AND journal = ${journal} AND position = ${from}::float8::bigint RETURNING 1 AS moved
            `,
            (moved) => moved.length === 1
          ),
        view: (listener, journal, read) =>
          inTransaction(
            sql,
            Effect.gen(function* () {
              yield* sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`
              const [cursor] = yield* cursors(sql`
                SELECT listener, journal, position::float8 AS position FROM cursors
                WHERE listener = ${listener} AND journal = ${journal}`)
              return { position: cursor?.position ?? 0, found: yield* read }
            })
          ),
        park: (listener, position, error) =>
          Effect.asVoid(sql`
            INSERT INTO parked (listener, position, error)
            VALUES (${listener}, ${position}::float8::bigint, ${storable(error)}) ON CONFLICT DO NOTHING
          `),
        all: cursors(sql`SELECT listener, journal, position::float8 AS position FROM cursors`),
        parked: within(
          rows(Parked)(sql`
            SELECT listener, position::float8 AS position, error, (extract(epoch FROM parked_at) * 1000)::float8 AS "parkedAt"
            FROM parked ORDER BY position DESC LIMIT 100
        `),
          "2 seconds"
        ),
        adopt: (journal, position) =>
          // The journal goes on above this position at once: the rows must outlive a crash of PostgreSQL.
          inTransaction(
            sql,
            Effect.andThen(
              sql`SET LOCAL synchronous_commit = on`,
              sql`
                WITH others AS (DELETE FROM cursors WHERE journal <> ${journal})
                INSERT INTO cursors (listener, journal, position)
                SELECT DISTINCT listener, ${journal}, ${position}::float8::bigint FROM cursors
                ON CONFLICT (listener, journal) DO UPDATE SET position = GREATEST(cursors.position, excluded.position)
              `
            )
          ).pipe(Effect.asVoid),
        highestTransaction: Effect.map(
          rows(Schema.Struct({ highest: Schema.Number }))(
            sql`SELECT greatest((SELECT max(id) FROM transactions), (SELECT max(alias) FROM transaction_aliases), 0)::int AS highest`
          ),
          ([row]) => row?.highest ?? 0
        )
      })
    })
  )
}

/** An error text may quote the very bytes that PostgreSQL refused. */
const storable = (text: string) => text.slice(0, 2000).replaceAll("\u0000", "\uFFFD").toWellFormed()
