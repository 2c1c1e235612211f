/** Holds what chargers were told against what stands in PostgreSQL: everything, and exactly once. */
import type { SQL } from "bun"
import type { Charger } from "./Charger.ts"

export interface Kept {
  /** What is wrong, a line each. */
  readonly wrong: ReadonlyArray<string>
  readonly charges: number
  readonly values: number
}

/** The chargers have finished: every message of theirs was acknowledged. */
export const compare = async (sql: SQL, chargers: ReadonlyArray<Charger>): Promise<Kept> => {
  const stations = new Set(chargers.map(({ id }) => id))
  const wrong = [...(await readings(sql, chargers, stations)), ...(await charges(sql, chargers, stations))]
  for (const { id, station } of chargers) {
    for (const { action, error } of station.refused) wrong.push(`${id}: ${action} was refused: ${error.message}`)
  }
  return {
    wrong,
    charges: chargers.reduce((sum, charger) => sum + charger.charges.length, 0),
    values: chargers.reduce((sum, charger) => sum + charger.values.length, 0)
  }
}

const readings = async (sql: SQL, chargers: ReadonlyArray<Charger>, stations: ReadonlySet<string>) => {
  const rows: ReadonlyArray<{ station: string; energy: number; times: number; charges: number }> = await sql`
    SELECT station, energy, count(*)::int AS times, count(transaction)::int AS charges FROM readings GROUP BY station, energy`
  const wrong: Array<string> = []
  const found = new Map<string, number>()
  for (const { station, energy, times, charges } of rows) {
    if (!stations.has(station)) continue
    found.set(`${station} ${energy}`, times)
    if (charges !== times) wrong.push(`${station}: the value ${energy} belongs to no charge`)
  }
  for (const { id, values } of chargers) {
    for (const value of values) {
      const times = found.get(`${id} ${value}`) ?? 0
      found.delete(`${id} ${value}`)
      if (times !== 1) wrong.push(`${id}: the acknowledged value ${value} stands there ${times} times`)
    }
  }
  for (const [value, times] of found) wrong.push(`${value} was never sent and stands there ${times} times`)
  return wrong
}

const charges = async (sql: SQL, chargers: ReadonlyArray<Charger>, stations: ReadonlySet<string>) => {
  const rows: ReadonlyArray<{
    id: number
    station: string
    name: string
    energy: number
    ended: boolean
    flags: string[]
  }> = await sql`SELECT id, station, name, energy, ended_at IS NOT NULL AS ended, flags FROM transactions`
  const wrong: Array<string> = []
  const found = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    if (!stations.has(row.station)) continue
    const key = `${row.station} ${row.name}`
    if (found.has(key)) wrong.push(`${key} stands there twice`)
    found.set(key, row)
  }
  const ids = new Set<string>()
  for (const told of chargers.flatMap((charger) => charger.charges)) {
    const key = `${told.station} ${told.name}`
    const row = found.get(key)
    found.delete(key)
    if (row === undefined) wrong.push(`${key} is missing`)
    else if (!row.ended || row.energy !== told.end - told.begin || row.flags.length > 0)
      wrong.push(`${key}: ${told.begin} to ${told.end} is ${JSON.stringify(row)}`)
    if (told.version === "1.6" && ids.has(told.name)) wrong.push(`the id ${told.name} was given twice`)
    ids.add(told.name)
  }
  for (const key of found.keys()) wrong.push(`${key} was never told to its charger`)
  return wrong
}
