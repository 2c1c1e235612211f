/** Meter readings in PostgreSQL: one wide row each, in partitions by the month of receipt. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { PlacedReading } from "../../domain/Gather.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import type { Reading } from "../../domain/Reading.ts"
import type { Claim } from "../../domain/Reviving.ts"
import { keptReading, readingOf } from "./KeptReading.ts"
import { columnsOf } from "./ReadingColumns.ts"

/** A reading with its place: the `nth` of its record. `received` in ms since 1970. */
export interface Placed {
  readonly position: Position
  readonly nth: number
  readonly station: StationId
  readonly evse: number | undefined
  readonly transaction: TransactionId | undefined
  /** What the station named, if it is not that transaction; 0: nothing. */
  readonly claimed?: number | undefined
  readonly received: number
  readonly reading: Reading
}

/** A reading of a charge as the table has it. */
export interface Measured extends PlacedReading {
  readonly transaction: TransactionId
}

const Row = Schema.Struct({
  transaction: Schema.Number,
  position: Schema.Number,
  nth: Schema.Number,
  ...keptReading
})

const Owner = Schema.Struct({ transaction: Schema.Number })

export class ReadingTable extends Context.Service<
  ReadingTable,
  {
    /** One statement for all. */
    insertAll(readings: ReadonlyArray<Placed>): Effect.Effect<void, SqlError.SqlError>
    /** What the readings of some charges say of energy, with the power beside it, by charge in the order of arrival. */
    energies(
      ids: ReadonlyArray<TransactionId>,
      until: Position
    ): Effect.Effect<ReadonlyArray<Measured>, SqlError.SqlError>
    /** The readings of a charge belong to another, all or those from a moment (ms since 1970) on. */
    move(
      from: TransactionId,
      into: TransactionId,
      until: Position,
      since?: number
    ): Effect.Effect<void, SqlError.SqlError>
    /** The readings of one record belong to a charge; the charges that they were thought to be of. */
    give(
      station: StationId,
      position: Position,
      into: TransactionId
    ): Effect.Effect<ReadonlyArray<TransactionId>, SqlError.SqlError>
    /** The readings of one record belong to no charge, and not to the one that they were thought to be of. */
    release(position: Position, from: TransactionId): Effect.Effect<void, SqlError.SqlError>
    /** Readings of no charge belong to one that ran then. */
    claim(claim: Claim): Effect.Effect<void, SqlError.SqlError>
    /** Forgets which partitions are known to exist: the database may be another. */
    readonly reset: Effect.Effect<void>
  }
>()("onetime/services/transactions/ReadingTable") {
  static readonly layer = Layer.effect(
    ReadingTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const months = new Months()
      const ensure = ({ from, to }: Month) => {
        const [first, next] = [new Date(from).toISOString(), new Date(to).toISOString()]
        const name = sql(`readings_${first.slice(0, 7).replace("-", "_")}`)
        return Effect.andThen(
          sql`CREATE TABLE IF NOT EXISTS ${name} PARTITION OF readings FOR VALUES FROM (${sql.literal(`'${first}'`)}) TO (${sql.literal(`'${next}'`)})`,
          Effect.sync(() => months.add({ from, to }))
        )
      }
      return ReadingTable.of({
        insertAll: (readings) =>
          Effect.gen(function* () {
            if (readings.length === 0) return
            for (const { received } of readings) if (!months.has(received)) yield* ensure(monthOf(received))
            yield* sql`
              INSERT INTO readings (position, nth, station, evse, transaction, at, at_text, received, context, energy, power,
                current, voltage, soc, current_l1, current_l2, current_l3, voltage_l1, voltage_l2, voltage_l3, rest, claimed)
              SELECT p, n, s, v, t, to_timestamp(a / 1000), x, to_timestamp(r / 1000), c, e, w, i, u, o, i1, i2, i3, u1, u2, u3,
                rest::jsonb, k
              FROM unnest(${sql.csv(columnsOf(readings).map((column) => sql`${column}`))})
                AS j(p, n, s, v, t, a, x, r, c, e, w, i, u, o, i1, i2, i3, u1, u2, u3, rest, k)
            `
          }),
        move: (from, into, until, since) =>
          Effect.asVoid(sql`
            UPDATE readings SET transaction = ${into}::int, claimed = coalesce(claimed, transaction)
            WHERE transaction = ${from}::int AND position <= ${until}::float8::bigint
              AND ${since === undefined ? sql`true` : sql`at >= to_timestamp(${since}::float8 / 1000)`}
          `),
        give: (station, position, into) =>
          Effect.gen(function* () {
            const here = sql`position = ${position}::float8::bigint AND station = ${station}`
            const found = yield* rows(Owner)(sql`
              SELECT DISTINCT transaction FROM readings
              WHERE ${here} AND transaction IN (SELECT id FROM transactions WHERE station = ${station})`)
            const owners = found.map(({ transaction }) => transaction).filter((id) => id !== into)
            yield* sql`
              UPDATE readings SET transaction = ${into}::int, claimed = coalesce(claimed, transaction)
              WHERE ${here} AND (transaction IS NULL OR transaction = ANY(${`{${owners.join(",")}}`}::int[]))`
            return owners
          }),
        release: (position, from) =>
          Effect.asVoid(sql`
            UPDATE readings SET transaction = NULL, evse = NULL
            WHERE position = ${position}::float8::bigint AND transaction = ${from}::int`),
        claim: ({ charge: { id, station, evse }, since, until, from, to }) =>
          evse === undefined
            ? Effect.void
            : Effect.asVoid(sql`
                UPDATE readings SET transaction = ${id}::int, claimed = coalesce(claimed, 0)
                WHERE station = ${station} AND transaction IS NULL AND evse = ${evse}::int AND coalesce(claimed, 0) = 0
                  AND position > ${since}::float8::bigint AND position <= ${until}::float8::bigint
                  AND at BETWEEN to_timestamp(${from}::float8 / 1000) AND to_timestamp(${to}::float8 / 1000)`),
        energies: (ids, until) =>
          Effect.map(
            rows(Row)(sql`
              SELECT transaction, position::float8 AS position, nth, round(date_part('epoch', at) * 1000) AS at, at_text AS text,
                round(date_part('epoch', received) * 1000) AS received, context, energy, power, rest
              FROM readings WHERE transaction = ANY(${`{${ids.join(",")}}`}::int[]) AND position <= ${until}::float8::bigint
                AND (energy IS NOT NULL OR rest IS NOT NULL)
              ORDER BY transaction, position, nth`),
            (found) => found.map(measured)
          ),
        reset: Effect.sync(() => months.clear())
      })
    })
  )
}

const measured = (row: typeof Row.Type): Measured => {
  const { transaction, position, nth, received } = row
  return { transaction, position, nth, received, reading: readingOf(row) }
}

/** From its first ms to the first of the next, in UTC. */
interface Month {
  readonly from: number
  readonly to: number
}

const monthOf = (at: number): Month => {
  const date = new Date(at)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) }
}

/** The months whose partitions are there. Nearly every reading is of the month of the one before. */
class Months {
  private known: ReadonlyArray<Month> = []
  private current: Month = { from: 0, to: 0 }

  has(at: number): boolean {
    if (at >= this.current.from && at < this.current.to) return true
    const found = this.known.find(({ from, to }) => at >= from && at < to)
    if (found !== undefined) this.current = found
    return found !== undefined
  }

  add(month: Month) {
    this.known = [...this.known, month]
  }

  clear() {
    this.known = []
    this.current = { from: 0, to: 0 }
  }
}
