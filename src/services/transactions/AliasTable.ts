/** Other ids of charges: given to what turned out to be an older one, or of what was merged into them. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { StationId, TransactionId } from "../../domain/Ids.ts"

/** `station` and `name`: what the station called it, where it was a charge of its own. */
export interface Alias {
  readonly alias: TransactionId
  readonly transaction: TransactionId
  readonly station?: StationId
  readonly name?: string
}
const Row = Schema.Struct({
  alias: Schema.Number,
  transaction: Schema.Number,
  station: Schema.NullOr(Schema.String),
  name: Schema.NullOr(Schema.String)
})

export class AliasTable extends Context.Service<
  AliasTable,
  {
    save(aliases: ReadonlyArray<Alias>): Effect.Effect<void, SqlError.SqlError>
    /** Those of some ids. */
    find(ids: ReadonlyArray<TransactionId>): Effect.Effect<ReadonlyArray<Alias>, SqlError.SqlError>
    /** Those of some names, each of the station at the same place. */
    named(
      stations: ReadonlyArray<StationId>,
      names: ReadonlyArray<string>
    ): Effect.Effect<ReadonlyArray<Alias>, SqlError.SqlError>
    /** Those that lead to some charges. */
    leadingTo(ids: ReadonlyArray<TransactionId>): Effect.Effect<ReadonlyArray<Alias>, SqlError.SqlError>
    /** What led to one charge leads to another. */
    move(from: TransactionId, into: TransactionId): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/transactions/AliasTable") {
  static readonly layer = Layer.effect(
    AliasTable,
    Effect.map(SqlClient.SqlClient, (sql) =>
      AliasTable.of({
        save: (aliases) =>
          aliases.length === 0
            ? Effect.void
            : Effect.asVoid(sql`
                INSERT INTO transaction_aliases (alias, transaction, station, name)
                SELECT alias, transaction, station, name
                FROM json_to_recordset(${JSON.stringify(aliases)}::json) AS j(alias int, transaction int, station text, name text)
                ON CONFLICT (alias) DO UPDATE
                SET transaction = excluded.transaction, station = excluded.station, name = excluded.name
              `),
        find: (ids) => aliases(sql, sql`alias = ANY(${`{${ids.join(",")}}`}::int[])`),
        leadingTo: (ids) => aliases(sql, sql`transaction = ANY(${`{${ids.join(",")}}`}::int[])`),
        named: (stations, names) =>
          aliases(
            sql,
            sql`(station, name) IN (SELECT s, n FROM json_to_recordset(
              ${JSON.stringify(stations.map((station, n) => ({ s: station, n: names[n] })))}::json) AS w(s text, n text))`
          ),
        move: (from, into) =>
          Effect.asVoid(sql`UPDATE transaction_aliases SET transaction = ${into}::int WHERE transaction = ${from}::int`)
      })
    )
  )
}

const aliases = (sql: SqlClient.SqlClient, which: Statement.Fragment) =>
  Effect.map(
    rows(Row)(sql`SELECT alias, transaction, station, name FROM transaction_aliases WHERE ${which} ORDER BY alias`),
    (found) =>
      found.map(
        ({ alias, transaction, station, name }): Alias =>
          station === null || name === null ? { alias, transaction } : { alias, transaction, station, name }
      )
  )
