/**
 * A backup made while chargers charge, and what becomes of it: the machine dies, another one takes over. Nothing that was
 * acknowledged when the backup was asked for is lost or doubled, and whoever was known before is known again.
 */
import { afterEach, expect, test } from "bun:test"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { SQL } from "bun"
import { kept } from "../../src/backup/Kept.ts"
import { onetime } from "../cli/Onetime.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { type Charger, chargers } from "./Charger.ts"
import { closeDatabases, embedded, newDatabase } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { apiKey, endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const backup = async (system: System, key = apiKey): Promise<string> => {
  const file = join(temporaryFolder(), "onetime.backup")
  const said = await onetime({ url: `http://127.0.0.1:${system.port}`, key }, "backup", file)
  expect(said).toMatchObject({ code: 0, err: "" })
  return file
}

const restore = (env: { readonly [name: string]: string }, ...words: ReadonlyArray<string>) =>
  onetime({ url: "", key: "", ...env }, "restore", ...words)

const restored = async (env: { readonly [name: string]: string }, ...words: ReadonlyArray<string>) => {
  const said = await restore(env, ...words)
  expect(said).toMatchObject({ code: 0, err: "" })
  return said.out
}

/** The refusal, one line. */
const refused = async (env: { readonly [name: string]: string }, ...words: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await restore(env, ...words)
  expect({ code, out }).toEqual({ code: 1, out: "" })
  expect(err).toMatch(/^onetime: [^\n]+\n$/)
  return err
}

const charge = (all: ReadonlyArray<Charger>, times: number) => {
  const goals = all.map((charger) => charger.charges.length + times)
  return Promise.all(all.map((charger, at) => charger.live(() => charger.charges.length >= (goals[at] ?? 0))))
}

/** Every row of every table as PostgreSQL writes it; up to a position, where the table tells one. */
const rowsOf = async (sql: SQL, upTo = Number.MAX_SAFE_INTEGER) => {
  const all: { [table: string]: ReadonlyArray<string> } = {}
  for (const table of kept.filter((name) => name !== "cursors")) {
    const [placed] =
      await sql`SELECT 1 FROM information_schema.columns WHERE table_name = ${table} AND column_name = 'position'`
    const which = placed === undefined ? "" : `WHERE position <= ${upTo}`
    const rows: ReadonlyArray<{ row: string }> = await sql.unsafe(
      `SELECT t::text AS row FROM ${table} t ${which} ORDER BY 1`
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

/** Where the journal stood when the backup's last section began. */
const headOf = (file: string): number => {
  const text = Bun.spawnSync([process.execPath, "-e", unpack, file]).stdout.toString()
  return Number(/^\{"journal":\{"head":(\d+)/m.exec(text)?.[1])
}
const unpack =
  "require('fs').createReadStream(process.argv[1]).pipe(require('zlib').createZstdDecompress()).pipe(process.stdout)"

test("made under load, the machine killed, restored on another: every row is the same, chargers go on", async () => {
  const first = await System.start({ env: { API_KEY: "" } })
  const [, key = ""] = /API key, shown this once: (\S+)/.exec(first.log) ?? []
  const api = (system: System, method: string, path: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${system.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  const drained = (system: System) =>
    until(
      "everything to be written",
      async () => JSON.parse(await (await api(system, "GET", "/api/ready")).text()).backlog === 0
    )
  expect((await api(first, "POST", "/api/tokens", { token: "BLOCKED-1", status: "blocked" })).ok).toBe(true)
  const all = chargers(6, () => first.port)
  await charge(all, 3)
  const before = all.map(({ values, charges }) => ({ values: values.length, charges: charges.length }))
  let stop = false
  const load = Promise.all(all.map((charger) => charger.live(() => stop)))
  const file = await backup(first, key)
  stop = true
  await load
  expect(all.every(({ values }, at) => values.length > (before[at]?.values ?? 0))).toBe(true)
  await first.kill()
  const head = headOf(file)

  const DATA_DIR = temporaryFolder()
  expect(await restored({ DATA_DIR }, file)).toMatch(/^Restored what was backed up at .* Start Onetime\.\n$/)
  // The old database, whole: its own journal has filled it up.
  await first.launch()
  await first.opened()
  await drained(first)
  const old = await rowsOf(embedded(first.folder), head)
  const [highest] = await embedded(first.folder)`SELECT max(id)::int AS id FROM transactions`
  await first.stop()

  const second = await System.start({ folder: DATA_DIR, env: { API_KEY: "" } })
  expect(second.log).not.toContain("API key, shown")
  await drained(second)
  const found = await rowsOf(embedded(DATA_DIR), head)
  for (const [table, rows] of Object.entries(old)) {
    const there = new Set(found[table])
    expect([table, rows.filter((row) => !there.has(row))]).toEqual([table, []])
  }
  for (const table of ["readings", "transaction_facts", "connector_history"]) expect(found[table]).toEqual(old[table])
  expect(old["readings"]?.length).toBeGreaterThan(50)

  // The old key is the key, a blocked card is blocked, a charge begun after the backup is not mistaken for another.
  expect((await api(second, "GET", "/api/stations")).status).toBe(200)
  const [charger] = chargers(1, () => second.port)
  if (charger === undefined) throw new Error("no charger")
  await charger.station.boot()
  const blocked = await charger.station.call("Authorize", { idTag: "BLOCKED-1" })
  expect(blocked.idTagInfo.status).toBe("Blocked")
  await charge([charger], 2)
  const ids = charger.charges.map(({ name }) => Number(name))
  expect(Math.min(...ids)).toBeGreaterThan(highest.id)
  await drained(second)
  const rows = await embedded(DATA_DIR)`SELECT id, energy, flags FROM transactions WHERE id = ANY(${`{${ids}}`}::int[])`
  expect(rows.map(({ energy, flags }: { energy: number; flags: string[] }) => ({ energy, flags }))).toEqual([
    { energy: 4, flags: [] },
    { energy: 4, flags: [] }
  ])
}, 120_000)

test("to an external PostgreSQL and back, with what came after the backup: nothing is lost", async () => {
  const system = await System.start()
  const all = chargers(6, () => system.port)
  await charge(all, 3)
  const away = await backup(system)
  await charge(all, 2)
  expect((await system.stop()).code).toBe(0)
  const outside = await newDatabase()
  const { folder: DATA_DIR } = system
  const out = await restored({ DATA_DIR, DATABASE_URL: outside.url }, away)
  expect(out).toContain("the journal that is here goes on from there")
  await system.launch({ databaseUrl: outside.url })
  await system.opened()
  await charge(all, 2)
  await system.drained()
  expect((await compare(outside.sql, all)).wrong).toEqual([])

  const home = await backup(system)
  await charge(all, 2)
  await system.kill()
  // The embedded one still has what it had before.
  expect(await refused({ DATA_DIR }, home)).toContain("is not empty: give an empty one, or say --replace")
  expect(await restored({ DATA_DIR }, home, "--replace")).toContain("the journal that is here goes on from there")
  const second = await System.start({ folder: DATA_DIR })
  const rest = chargers(0, () => second.port)
  await charge(rest, 1)
  await second.drained()
  expect((await compare(embedded(DATA_DIR), all)).wrong).toEqual([])
}, 120_000)

test("what cannot be restored is refused in one line, and changes nothing", async () => {
  const system = await System.start()
  const all = chargers(3, () => system.port)
  await charge(all, 2)
  const file = await backup(system)
  const bytes = readFileSync(file)
  const other = (name: string, content: Uint8Array) => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, content)
    return path
  }
  const DATA_DIR = temporaryFolder()
  expect(await refused({ DATA_DIR }, join(DATA_DIR, "nowhere"))).toContain("no such file")
  expect(await refused({ DATA_DIR }, other("text", Buffer.from("hello")))).toContain("it is no backup of Onetime")
  expect(await refused({ DATA_DIR }, other("cut", bytes.subarray(0, bytes.length - 20)))).toContain("cut")
  const rotten = Buffer.from(bytes)
  rotten[rotten.length >> 1] = (rotten[rotten.length >> 1] ?? 0) ^ 255
  expect(await refused({ DATA_DIR }, other("rotten", rotten))).toContain("damaged")
  // Of one that runs, of another journal.
  expect(await refused({ DATA_DIR: system.folder }, file)).toContain(`is in use by process ${system.pid}`)
  const another = await System.start()
  await charge(
    chargers(1, () => another.port),
    1
  )
  await another.stop()
  const outside = await newDatabase()
  expect(await refused({ DATA_DIR: another.folder, DATABASE_URL: outside.url }, file)).toContain(
    "DATA_DIR is not empty"
  )
  // Told to, it takes the place of what that one had, whose journal is put aside.
  expect(await restored({ DATA_DIR: another.folder }, file, "--replace")).toContain("Restored")
  expect(readdirSync(another.folder).filter((name) => name.startsWith("journal.before-"))).toHaveLength(1)
  await another.launch()
  await another.opened()
  await another.drained()
  expect((await compare(embedded(another.folder), all)).wrong).toEqual([])
  await another.stop()
  // All that was refused has left the folder as it was.
  expect(await restored({ DATA_DIR }, file)).toContain("Restored")
  const second = await System.start({ folder: DATA_DIR })
  await second.drained()
  expect((await compare(embedded(DATA_DIR), all)).wrong).toEqual([])
}, 120_000)
