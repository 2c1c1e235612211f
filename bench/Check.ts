/**
 * Whether PostgreSQL holds what was acknowledged: every value of every station exactly once, in one transaction each, with
 * the energy that follows from it. Asked of the database itself, past Onetime.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { registerOf } from "./Charger.ts"
import { postmaster } from "./Onetime.ts"

export interface Verdict {
  /** Values that were acknowledged, rows that hold one, and what is wrong: nothing, if all is well. */
  readonly acknowledged: number
  readonly rows: number
  readonly wrong: ReadonlyArray<string>
}

export interface Expected {
  readonly prefix: string
  /** Acknowledged values of the stations 1, 2, ... */
  readonly acknowledged: ReadonlyArray<number>
}

/** The listeners must have drained. A value sent and never acknowledged may be there once, or not. */
export const check = (dataDir: string, { prefix, acknowledged }: Expected): Promise<Verdict> =>
  ask(
    dataDir,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const readings = yield* sql<Readings>`
        SELECT station, count(*)::int AS rows, count(DISTINCT energy)::int AS values, min(energy) AS least,
          max(energy) AS most, count(DISTINCT transaction)::int AS transactions,
          (count(*) FILTER (WHERE power IS NOT NULL AND current IS NOT NULL AND voltage IS NOT NULL))::int AS whole
        FROM readings WHERE starts_with(station, ${prefix}) GROUP BY station`
      const charges = yield* sql<Charges>`
        SELECT station, count(*)::int AS charges, min(energy) AS energy FROM transactions
        WHERE starts_with(station, ${prefix}) GROUP BY station`
      const [byStation, energies] = [keyed(readings), keyed(charges)]
      const wrong = acknowledged.flatMap((count, index) => {
        const station = `${prefix}${index + 1}`
        const register = registerOf(index + 1, acknowledged.length)
        return faults(register, count, byStation.get(station), energies.get(station)).map(
          (fault) => `${station}: ${fault}`
        )
      })
      return {
        acknowledged: acknowledged.reduce((sum, count) => sum + count, 0),
        rows: readings.reduce((sum, { rows }) => sum + rows, 0),
        wrong
      }
    })
  )

/** Has PostgreSQL write its pages now, so that bytes written can be counted. */
export const checkpoint = (dataDir: string): Promise<void> =>
  ask(
    dataDir,
    Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.asVoid(sql`CHECKPOINT`))
  )

interface Readings {
  readonly station: string
  readonly rows: number
  readonly values: number
  readonly least: number
  readonly most: number
  readonly transactions: number
  readonly whole: number
}

interface Charges {
  readonly station: string
  readonly charges: number
  readonly energy: number
}

const keyed = <A extends { readonly station: string }>(rows: ReadonlyArray<A>) =>
  new Map(rows.map((row) => [row.station, row]))

/** Rows that are as many as their distinct values, from the first to the n-th, are each value once. */
const faults = (
  register: number,
  acknowledged: number,
  readings: Readings | undefined,
  charge: Charges | undefined
): ReadonlyArray<string> => {
  if (charge?.charges !== 1) return [`${charge?.charges ?? 0} transactions`]
  if (readings === undefined) return acknowledged === 0 ? [] : [`${acknowledged} acknowledged, no row`]
  const { rows, values, least, most, transactions, whole } = readings
  const told = [
    rows === values ? "" : `${rows} rows for ${values} values`,
    values === acknowledged || values === acknowledged + 1 ? "" : `${acknowledged} acknowledged, ${values} stored`,
    least === register + 1 && most === register + values ? "" : `values ${least - register} to ${most - register}`,
    transactions === 1 ? "" : `readings of ${transactions} transactions`,
    whole === rows ? "" : `${rows - whole} rows lack a sample`,
    charge.energy === most - register ? "" : `energy ${charge.energy} Wh, ${most - register} by its readings`
  ]
  return told.filter((fault) => fault !== "")
}

const ask = <A>(dataDir: string, effect: Effect.Effect<A, unknown, SqlClient.SqlClient>): Promise<A> => {
  const server = postmaster(dataDir)
  if (server === undefined) return Promise.reject(new Error(`no PostgreSQL serves ${dataDir}`))
  const client = PgClient.layer({ host: server.socket, username: "onetime", database: "postgres", maxConnections: 1 })
  return Effect.runPromise(effect.pipe(Effect.provide(client)))
}
