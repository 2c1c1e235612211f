/**
 * Journal and database that do not fit each other: one of them lost, put back older, or used by two at once. Either it
 * goes on by itself with nothing lost or doubled, or it refuses in one line with the way out.
 */
import { afterEach, expect, test } from "bun:test"
import { type Charger, chargers } from "./Charger.ts"
import { closeDatabases, copyOf, newDatabase, type Outside } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

/** Each charges so many times and goes home. */
const charge = async (all: ReadonlyArray<Charger>, times: number) => {
  const goals = all.map((charger) => charger.charges.length + times)
  await Promise.all(all.map((charger, at) => charger.live(() => charger.charges.length >= (goals[at] ?? 0))))
}

/** A process that ended by itself has said why in one line. */
const lineOf = (log: string): string => {
  const lines = log.split("\n").filter((line) => line.startsWith("onetime: "))
  expect(lines.length).toBe(1)
  expect(log).not.toMatch(/^\s+at /m)
  return lines[0] ?? ""
}

const highest = async ({ sql }: Outside): Promise<number> => {
  const [row] = await sql`SELECT coalesce(max(id), 0)::int AS id FROM transactions`
  return row.id
}

test("DATA_DIR is gone and the database stays: refused with the way out, which gives ids above all old ones", async () => {
  const outside = await newDatabase()
  const first = await System.start({ databaseUrl: outside.url })
  const before = chargers(6, () => first.port)
  await charge(before, 4)
  await first.drained()
  expect((await first.stop()).code).toBe(0)
  const old = await highest(outside)

  const second = new System({ databaseUrl: outside.url })
  const { code, log } = await second.refused()
  console.log(lineOf(log))
  expect(code).toBe(1)
  const [, way = ""] = /ACCEPT=(\S+)/.exec(lineOf(log)) ?? []
  expect(way).not.toBe("")
  await second.launch({ env: { ACCEPT: way } })
  await second.opened()
  const after = chargers(3, () => second.port)
  await charge(after, 3)
  await second.drained()
  const ids = after.flatMap(({ charges }) =>
    charges.filter(({ version }) => version === "1.6").map(({ name }) => +name)
  )
  expect(Math.min(...ids)).toBeGreaterThan(old)
  // Stations of the same names went on: what all of them were told is there.
  const both = before.map((charger) => {
    const more = after.find(({ id }) => id === charger.id)
    if (more !== undefined) charger.charges.push(...more.charges)
    return charger
  })
  const values = new Set(after.flatMap(({ values }) => values))
  const { wrong } = await compare(outside.sql, both)
  // The new chargers' registers began anew and are there twice, once for each life.
  expect(
    wrong.filter((line) => ![...values].some((value) => line.includes(`value ${value} stands there 2 times`)))
  ).toEqual([])
  expect((await second.stop()).code).toBe(0)
  // The way out was taken: it is not needed again.
  await second.launch({ env: {} })
  await second.opened()
}, 60_000)

test("DATA_DIR is gone, another went on, and the database is of a time before: refused with the way out", async () => {
  const outside = await newDatabase()
  const first = await System.start({ databaseUrl: outside.url })
  await charge(
    chargers(3, () => first.port),
    4
  )
  await first.drained()
  await first.stop()
  const before = await copyOf(outside)

  const second = new System({ databaseUrl: outside.url })
  const takes = async (url: string) => {
    const { code, log } = await second.refused({ databaseUrl: url, env: {} })
    console.log(lineOf(log))
    expect(code).toBe(1)
    const [, way = ""] = /ACCEPT=(\S+)/.exec(lineOf(log)) ?? []
    await second.launch({ databaseUrl: url, env: { ACCEPT: way } })
    await second.opened()
    return way
  }
  expect(await takes(outside.url)).toStartWith("adopt-")
  // Others than before: the values that those sent are gone with both.
  const after = chargers(6, () => second.port).slice(3)
  await charge(after, 3)
  await second.drained()
  await second.stop()

  expect(await takes(before.url)).toStartWith("after-")
  await second.drained()
  expect((await compare(before.sql, after)).wrong).toEqual([])
  await second.stop()
  // The way out was taken: it is not needed again.
  await second.launch({ env: {} })
  await second.opened()
}, 60_000)

test("a database of an earlier state, and of the very first: it catches up by itself", async () => {
  const outside = await newDatabase()
  const empty = await copyOf(outside)
  const system = await System.start({ databaseUrl: outside.url })
  const all = chargers(9, () => system.port)
  await charge(all, 6)
  await system.drained()
  await system.stop()
  const earlier = await copyOf(outside)
  await system.launch({ databaseUrl: outside.url })
  await system.opened()
  await charge(all, 20)
  await system.drained()
  await system.kill()
  for (const restored of [earlier, empty]) {
    await system.launch({ databaseUrl: restored.url })
    await system.opened()
    await charge(all, 2)
    await system.drained()
    const kept = await compare(restored.sql, all)
    console.log(`restored: ${kept.charges} charges, ${kept.values} values are there once`)
    expect(kept.wrong).toEqual([])
    await system.stop()
  }
}, 60_000)

test("an older copy of DATA_DIR than the database: refused with the way out", async () => {
  const outside = await newDatabase()
  const system = await System.start({ databaseUrl: outside.url })
  const all = chargers(3, () => system.port)
  await charge(all, 2)
  await system.stop()
  const copy = new System({ databaseUrl: outside.url })
  expect(Bun.spawnSync(["cp", "-a", `${system.folder}/.`, copy.folder]).exitCode).toBe(0)
  await system.launch()
  await system.opened()
  await charge(all, 5)
  await system.drained()
  await system.stop()
  const old = await highest(outside)
  const { code, log } = await copy.refused()
  console.log(lineOf(log))
  expect(code).toBe(1)
  const [, way = ""] = /ACCEPT=(\S+)/.exec(lineOf(log)) ?? []
  await copy.launch({ env: { ACCEPT: way } })
  await copy.opened()
  const [one] = chargers(1, () => copy.port)
  if (one === undefined) throw new Error("no charger")
  await charge([one], 2)
  await copy.drained()
  expect(Math.min(...one.charges.map(({ name }) => Number(name)))).toBeGreaterThan(old)
}, 60_000)

test("two processes on one DATA_DIR: the second says who holds it, and the first never notices", async () => {
  const outside = await newDatabase()
  const system = await System.start({ databaseUrl: outside.url })
  const all = chargers(3, () => system.port)
  await charge(all, 2)
  const other = new System({ folder: system.folder, databaseUrl: outside.url })
  const { code, log } = await other.refused()
  console.log(lineOf(log))
  expect(code).toBe(1)
  expect(lineOf(log)).toContain(`process ${system.pid}`)
  await charge(all, 2)
  await system.drained()
  expect((await compare(outside.sql, all)).wrong).toEqual([])
}, 60_000)

test("two processes on one database at once: one gets it, the other waits, answers nobody, and is refused", async () => {
  const outside = await newDatabase()
  const both = [new System({ databaseUrl: outside.url }), new System({ databaseUrl: outside.url })]
  await Promise.all(both.map((system) => system.launch()))
  const first = await until("one of them to open", async () => {
    const statuses = await Promise.all(both.map((system) => system.knock()))
    return both[statuses.findIndex((status) => status !== 503)]
  })
  const other = both.find((system) => system !== first)
  if (other === undefined) throw new Error("there is no other")
  const began = performance.now()
  const ended = other.expectEnd()
  const all = chargers(3, () => first.port)
  await charge(all, 2)
  expect(await ended).toBe(1)
  await until("its words", () => other.log.includes("onetime: "))
  console.log(`${lineOf(other.log)} (after ${Math.round((performance.now() - began) / 1000)} s)`)
  expect(other.log).not.toContain("open: stations are answered")
  await charge(all, 2)
  await first.drained()
  expect((await compare(outside.sql, all)).wrong).toEqual([])
}, 60_000)
