/** Other ids of charges: given to what turned out to be an older one. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { TransactionId } from "../../domain/Ids.ts"

const Alias = Schema.Struct({ alias: Schema.Number, transaction: Schema.Number })
export type Alias = typeof Alias.Type

export class AliasTable extends Context.Service<
  AliasTable,
  {
    save(aliases: ReadonlyArray<Alias>): Effect.Effect<void, SqlError.SqlError>
    find(ids: ReadonlyArray<TransactionId>): Effect.Effect<ReadonlyArray<Alias>, SqlError.SqlError>
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
                INSERT INTO transaction_aliases (alias, transaction)
                SELECT alias, transaction FROM json_to_recordset(${JSON.stringify(aliases)}::json) AS j(alias int, transaction int)
                ON CONFLICT (alias) DO UPDATE SET transaction = excluded.transaction
              `),
        find: (ids) =>
          rows(Alias)(
            sql`SELECT alias, transaction FROM transaction_aliases WHERE alias = ANY(${`{${ids.join(",")}}`}::int[])`
          )
      })
    )
  )
}
