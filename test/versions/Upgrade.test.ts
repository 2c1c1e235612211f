/**
 * Two versions over one data directory. What each earlier version has left on a disk is started from: tables as they were
 * at its migrations, and a journal that the tables are behind. What a newer one has left is refused in one line.
 */
import { afterEach, describe, expect, test } from "bun:test"
import { appendFileSync, cpSync, createReadStream, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Layer, Redacted, Schema } from "effect"
import { readBackup } from "../../src/api/BackupReader.ts"
import { ImportTable } from "../../src/backup/ImportTable.ts"
import { Database } from "../../src/database/Database.ts"
import { migrateTo } from "../../src/database/Migrations.ts"
import { encodeLine } from "../../src/events/Record.ts"
import { closeDatabases, newDatabase, type Outside } from "../faults/Databases.ts"
import { FakeStation } from "../faults/FakeStation.ts"
import { endAll, System } from "../faults/System.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const recorded = join(import.meta.dir, "recorded")
const Number = Schema.Number
const Told = Schema.fromJsonString(
  Schema.Array(
    Schema.Struct({
      station: Schema.String,
      charges: Schema.Array(Schema.Struct({ id: Number, begin: Number, end: Schema.NullOr(Number) })),
      values: Schema.Array(Number)
    })
  )
)
const toldIn = (version: string) =>
  Schema.decodeUnknownSync(Told)(readFileSync(join(recorded, version, "told.json"), "utf8"))

/** A DATA_DIR as that version left it. */
const folderOf = (version: string): string => {
  const folder = temporaryFolder()
  for (const name of ["journal", "seal.key"])
    cpSync(join(recorded, version, name), join(folder, name), { recursive: true })
  return folder
}

const emptyDatabase = async (): Promise<Outside> => {
  const outside = await newDatabase()
  await outside.sql.unsafe("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
  return outside
}

/** The tables of its backup at its own migrations: what a restore does, and no step further. */
const tablesOf = (version: string, url: string): Promise<void> =>
  Effect.gen(function* () {
    const table = yield* ImportTable
    const stretches = readBackup(createReadStream(join(recorded, version, "onetime.backup")))
    let migrated = false
    for (;;) {
      const next = yield* Effect.promise(() => stretches.next())
      if (next.done === true) return
      const { header, section, lines } = next.value
      if (!migrated) yield* migrateTo(header.migrations)
      migrated = true
      if (!("table" in section)) continue
      const described = header.tables.find(({ name }) => name === section.table)
      const target = described === undefined ? undefined : yield* table.target(described)
      if (target !== undefined && lines.length > 0) yield* table.insert(target, lines)
    }
  }).pipe(
    Effect.provide(Layer.provideMerge(ImportTable.layer, Database.layerUrl(Redacted.make(url)))),
    Effect.runPromise
  )

/** Everything that was told is there once; the charge that had not ended ends now. */
const goesOn = async (system: System, { sql }: Outside, version: string) => {
  const told = toldIn(version)
  const { troubles } = await system.drained()
  expect(troubles).toEqual([])
  const rows = async () => [
    ...(await sql`SELECT id, station, energy, ended_at IS NOT NULL AS ended, flags FROM transactions ORDER BY id`)
  ]
  expect(await rows()).toEqual(
    told
      .flatMap(({ station, charges }) =>
        charges.map(({ id, begin, end }) => ({
          id,
          station,
          energy: (end ?? begin + 20) - begin,
          ended: end !== null,
          flags: []
        }))
      )
      .toSorted((a, b) => a.id - b.id)
  )
  const values = [...(await sql`SELECT station, energy FROM readings ORDER BY station, energy`)]
  expect(values).toEqual(told.flatMap(({ station, values }) => values.map((energy) => ({ station, energy }))))
  for (const { station: id, charges } of told) {
    const station = new FakeStation({ id, version: "1.6", port: () => system.port })
    const open = charges.find(({ end }) => end === null)
    const meterStop = (open?.begin ?? 0) + 50
    await station.report("StopTransaction", { transactionId: open?.id, meterStop, timestamp: new Date().toISOString() })
  }
  await system.drained()
  const ended = told.flatMap(({ charges }) => charges.filter(({ end }) => end === null).map(({ id }) => id))
  for (const row of await rows())
    if (ended.includes(row.id)) expect(row).toMatchObject({ ended: true, energy: 50, flags: [] })
}

describe.each(readdirSync(recorded))("after version %s", (version) => {
  test("its tables are brought up to today's, its backlog is drained, its charges go on", async () => {
    const outside = await emptyDatabase()
    await tablesOf(version, outside.url)
    const [behind] = await outside.sql`SELECT count(*)::int AS charges FROM transactions`
    expect(behind.charges).toBeLessThan(toldIn(version).flatMap(({ charges }) => charges).length)
    const system = await System.start({ folder: folderOf(version), databaseUrl: outside.url })
    await goesOn(system, outside, version)
  }, 60_000)

  test("tables of long before, with nothing in them, are brought up and filled from its journal alone", async () => {
    const outside = await emptyDatabase()
    const first = ["0001_installation", "0002_stations", "0003_tokens", "0004_transactions"]
    await Effect.runPromise(Effect.provide(migrateTo(first), Database.layerUrl(Redacted.make(outside.url))))
    const system = await System.start({ folder: folderOf(version), databaseUrl: outside.url })
    await goesOn(system, outside, version)
  }, 60_000)
})

/** Refused in one line. */
const lineOf = ({ code, log }: { readonly code: number; readonly log: string }): string => {
  const lines = log.split("\n").filter((line) => line.startsWith("onetime: "))
  expect([code, lines.length]).toEqual([1, 1])
  expect(log).not.toMatch(/^\s+at /m)
  return lines[0] ?? ""
}

const newest = readdirSync(recorded).toSorted().at(-1) ?? ""
const journal = (folder: string) => join(folder, "journal", "0000000000000001.journal")

test("a database of a newer version is refused", async () => {
  const outside = await newDatabase()
  await outside.sql`INSERT INTO migrations (migration_id, name) VALUES (9999, 'of_tomorrow')`
  const line = lineOf(await new System({ folder: folderOf(newest), databaseUrl: outside.url }).refused())
  expect(line).toContain("the database is newer than this Onetime (it has 9999_of_tomorrow")
}, 60_000)

test("a journal with events that only a newer version knows is refused", async () => {
  const outside = await newDatabase()
  const folder = folderOf(newest)
  const event = { _tag: "ChargerFlewAway", station: "V-1", note: 'it said "_tag":"MeterRead"' }
  appendFileSync(
    journal(folder),
    encodeLine(JSON.stringify([1_000_000, 1, { kind: "timer", name: "x" }, [event], null]))
  )
  const line = lineOf(await new System({ folder, databaseUrl: outside.url }).refused())
  expect(line).toContain("tells of ChargerFlewAway, which this Onetime does not know: it was written by a newer one")
}, 60_000)

test("words of a station that look like an event are none", async () => {
  const outside = await newDatabase()
  const folder = folderOf(newest)
  const event = { _tag: "StationRemoved", station: '"_tag":"Unheard"', by: { _tag: "Unheard" }.toString() }
  const frame = '\t[2,"1","X",{"_tag":"Unheard"}]'
  const line = `${JSON.stringify([1_000_000, 1, { kind: "admin", by: "x" }, [event], '[3,"1",{"_tag":"Unheard"}]'])}${frame}`
  appendFileSync(journal(folder), encodeLine(line))
  await System.start({ folder, databaseUrl: outside.url })
}, 60_000)

test("a journal of a newer format is refused", async () => {
  const outside = await newDatabase()
  const folder = temporaryFolder()
  cpSync(join(folderOf(newest), "seal.key"), join(folder, "seal.key"))
  const header = { onetime: 99, journal: "j", from: 1, after: 0, transaction: 0 }
  await Bun.write(journal(folder), encodeLine(JSON.stringify(header)))
  const line = lineOf(await new System({ folder, databaseUrl: outside.url }).refused())
  expect(line).toContain("was written by a newer Onetime (format 99, this one knows 1): start that one")
}, 60_000)
