/** Stops that belong to no charge we know: kept for the operator. */
import { Context, Effect, Layer } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import type { TransactionEnded } from "../../domain/Event.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import type { Record } from "../../events/Record.ts"

export interface Orphan {
  readonly record: Record
  readonly event: TransactionEnded
}

export class OrphanTable extends Context.Service<
  OrphanTable,
  {
    insertAll(orphans: ReadonlyArray<Orphan>): Effect.Effect<void, SqlError.SqlError>
    /** The stop in this record turned out to be of no charge: as it is kept among the facts. */
    release(station: StationId, position: Position): Effect.Effect<void, SqlError.SqlError>
    /** An operator says whose the stop of this station in this record is. */
    give(station: StationId, position: Position, transaction: TransactionId): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/transactions/OrphanTable") {
  static readonly layer = Layer.effect(
    OrphanTable,
    Effect.map(SqlClient.SqlClient, (sql) =>
      OrphanTable.of({
        insertAll: (orphans) =>
          Effect.asVoid(sql`
            INSERT INTO orphans (position, station, received, reason, event)
            SELECT p, s, to_timestamp(r / 1000), 'a stop that fits no charge', e
            FROM json_to_recordset(${JSON.stringify(orphans.map(toRow))}::json) AS j(p bigint, s text, r float8, e jsonb)
            ON CONFLICT DO NOTHING
          `),
        release: (station, position) =>
          Effect.asVoid(sql`
            INSERT INTO orphans (position, station, received, reason, event)
            SELECT position, station, received, 'a stop that fits no charge', event FROM transaction_facts
            WHERE station = ${station} AND position = ${position}::float8::bigint AND kind = 'TransactionEnded'
              AND transaction IS NULL
            ON CONFLICT DO NOTHING`),
        give: (station, position, transaction) =>
          Effect.asVoid(sql`
            UPDATE orphans SET assigned_to = ${transaction}::int
            WHERE station = ${station} AND position = ${position}::float8::bigint`)
      })
    )
  )
}

const toRow = ({ record, event }: Orphan) => ({ p: record.position, s: event.station, r: record.at, e: event })
