// Backups of other times: older ones are brought up to today's tables, newer ones are refused.
import { afterEach, expect, test } from "bun:test"
import { Effect, Layer, Redacted } from "effect"
import about from "../../package.json"
import { ExportTable } from "../../src/backup/ExportTable.ts"
import { Database } from "../../src/database/Database.ts"
import { migrateTo } from "../../src/database/Migrations.ts"
import { onetime } from "../cli/Onetime.ts"
import { closeDatabases, newDatabase } from "../faults/Databases.ts"
import { endAll, System } from "../faults/System.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { header, writeBackup } from "./BackupFile.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const old = [
  "0001_installation",
  "0002_stations",
  "0003_tokens",
  "0004_transactions",
  "0005_settings",
  "0006_facts",
  "0007_corrections",
  "0008_deviations"
]

const restore = (DATABASE_URL: string, file: string, DATA_DIR = temporaryFolder()) =>
  onetime({ url: "", key: "", DATA_DIR, DATABASE_URL }, "restore", file)

test("one made before the newest tables is loaded and brought up to them, and its tail is written", async () => {
  const before = await newDatabase()
  await before.sql.unsafe("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
  const { tables, lines } = await Effect.gen(function* () {
    const { sql } = yield* Database
    yield* migrateTo(old)
    yield* sql`INSERT INTO transactions (id, station, name, received_at, heard_at, energy, meter, flags, position)
      VALUES (7, 'CP1', '7', now(), now(), 12.5, '{"begin": 100, "first": 100, "last": 112.5, "done": 0, "segments": 1, "at": 0}', '{}', 5)`
    yield* sql`INSERT INTO cursors SELECT name, 'j', 7 FROM unnest(ARRAY['transactions', 'stations', 'authorization']) AS name`
    const table = yield* ExportTable
    const found = yield* table.describe
    const lines: Array<string> = []
    yield* sql.withTransaction(
      Effect.gen(function* () {
        for (const one of found) {
          lines.push(JSON.stringify({ table: one.name }))
          yield* table.each(one, (rows) => Effect.sync(() => void lines.push(...rows)))
        }
      })
    )
    return { tables: found, lines }
  }).pipe(
    Effect.provide(Layer.provideMerge(ExportTable.layer, Database.layerUrl(Redacted.make(before.url)))),
    Effect.runPromise
  )
  expect(tables.some(({ name }) => name === "station_meters")).toBe(false)
  const token = { _tag: "TokenSaved", token: { text: "AA", kind: "card", status: "active" }, by: "api" }
  const file = writeBackup([
    JSON.stringify(header({ migrations: old, journal: { identity: "j", format: 1, from: 8 }, tables })),
    ...lines,
    JSON.stringify({ journal: { head: 9, transaction: 7 } }),
    JSON.stringify(JSON.stringify([9, 1795625576132, { kind: "admin", by: "api" }, [token], null]))
  ])
  const outside = await newDatabase()
  const DATA_DIR = temporaryFolder()
  expect(await restore(outside.url, file, DATA_DIR)).toMatchObject({ code: 0, err: "" })
  const [charge] = await outside.sql`SELECT energy, register_begin AS begin, register_last AS last FROM transactions`
  expect(charge).toEqual({ energy: 12.5, begin: 100, last: 112.5 })
  const system = await System.start({ folder: DATA_DIR, databaseUrl: outside.url })
  const { journal, troubles } = await system.drained()
  expect({ head: journal.head, troubles }).toEqual({ head: 9, troubles: [] })
  expect([...(await outside.sql`SELECT key FROM tokens`)]).toEqual([{ key: "aa" }])
}, 60_000)

test.each([
  ["of a newer format", header({ format: 2, version: "9.9.9" }), "made by a newer Onetime (9.9.9, format 2"],
  ["of newer tables", header({ migrations: [...old, "0009_else"] }), "its tables are those of a newer Onetime"],
  ["of a newer journal", header({ journal: { identity: "j", format: 99, from: 1 } }), "made by a newer Onetime (0.0.1)"]
])("one %s is refused", async (_, head, line) => {
  const file = writeBackup([JSON.stringify(head), JSON.stringify({ journal: { head: 0, transaction: 0 } })])
  const { url } = await newDatabase()
  const said = await restore(url, file)
  expect(said.code).toBe(1)
  expect(said.err).toContain(line)
  expect(said.err.trim().split("\n")).toHaveLength(1)
  expect(about.version).not.toBe("9.9.9")
})
