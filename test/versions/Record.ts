/**
 * Records what this version leaves on a disk, for all later ones to start from: `bun test/versions/Record.ts`. Of a day with
 * three chargers it keeps a backup, and the journal with what came after it; the last charge of each has not ended.
 */
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import about from "../../package.json"
import { onetime } from "../cli/Onetime.ts"
import { FakeStation } from "../faults/FakeStation.ts"
import { apiKey, endAll, System } from "../faults/System.ts"

/** What a charger was told and has acknowledged: registers in Wh. */
export interface Recorded {
  readonly station: string
  readonly charges: ReadonlyArray<{ readonly id: number; readonly begin: number; readonly end: number | null }>
  readonly values: ReadonlyArray<number>
}

const now = () => new Date().toISOString()

const charge = async (station: FakeStation, begin: number, ends: boolean) => {
  const start = { connectorId: 1, idTag: "04E91C5A123480", meterStart: begin, timestamp: now() }
  const { transactionId: id } = await station.report("StartTransaction", start)
  const values = [begin + 10, begin + 20]
  for (const value of values) {
    const meterValue = [{ timestamp: now(), sampledValue: [{ value: String(value) }] }]
    await station.report("MeterValues", { connectorId: 1, transactionId: id, meterValue })
  }
  const end = ends ? begin + 30 : null
  if (end !== null) await station.report("StopTransaction", { transactionId: id, meterStop: end, timestamp: now() })
  return { id: Number(id), begin, end, values }
}

const record = async (folder: string) => {
  const system = await System.start()
  await system.api("POST", "/api/tokens", { token: "04E91C5A123480" })
  const stations = ["V-1", "V-2", "V-3"].map((id) => new FakeStation({ id, version: "1.6", port: () => system.port }))
  const all = stations.map((): Array<Awaited<ReturnType<typeof charge>>> => [])
  for (const [at, station] of stations.entries()) {
    await station.boot()
    all[at]?.push(await charge(station, 1000, true), await charge(station, 2000, true))
  }
  await system.drained()
  mkdirSync(folder, { recursive: true })
  await onetime({ url: `http://127.0.0.1:${system.port}`, key: apiKey }, "backup", join(folder, "onetime.backup"))
  for (const [at, station] of stations.entries())
    all[at]?.push(await charge(station, 3000, true), await charge(station, 4000, false))
  await system.kill()
  for (const name of ["journal", "seal.key"]) cpSync(join(system.folder, name), join(folder, name), { recursive: true })
  const told = stations.map(({ way }, at) => ({
    station: way.id,
    charges: all[at]?.map(({ id, begin, end }) => ({ id, begin, end })) ?? [],
    values: all[at]?.flatMap(({ values }) => values) ?? []
  })) satisfies ReadonlyArray<Recorded>
  writeFileSync(join(folder, "told.json"), `${JSON.stringify(told, null, 2)}\n`)
  await endAll()
}

if (import.meta.main) {
  const folder = join(import.meta.dir, "recorded", about.version)
  await record(folder)
  console.log(`recorded in ${folder}`)
  process.exit(0)
}
