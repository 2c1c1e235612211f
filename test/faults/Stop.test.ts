/** Ends and starts: SIGTERM under load, a killed launcher, a machine that lost its power with everything on it. */
import { afterEach, expect, test } from "bun:test"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Chance } from "./Chance.ts"
import { acknowledgements, type Charger, chargers } from "./Charger.ts"
import { closeDatabases, embedded } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { postmaster, signal } from "./Processes.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const load = (system: System, count: number) => {
  const all = chargers(count, () => system.port)
  let home = false
  const lives = Promise.all(all.map((charger) => charger.live(() => home)))
  const more = async (messages: number) => {
    const enough = acknowledgements(all) + messages
    await until(`${enough} acknowledgements`, () => acknowledgements(all) >= enough)
  }
  const finish = async () => {
    home = true
    await lives
    await system.drained()
  }
  return { all, more, finish }
}

const allThere = async (system: System, all: ReadonlyArray<Charger>) => {
  const kept = await compare(embedded(system.folder), all)
  console.log(`${kept.charges} charges and ${kept.values} values are there once`)
  expect(kept.wrong).toEqual([])
}

test("SIGTERM under load, again and again: exit 0 within eight seconds, PostgreSQL too, and nothing is lost", async () => {
  const chance = new Chance("SIGTERM")
  const system = await System.start()
  const { all, more, finish } = load(system, 15)
  for (let round = 0; round < 4; round++) {
    await more(chance.whole(100, 1500))
    const server = postmaster(system.folder)
    const { code, ms } = await system.stop()
    console.log(`stopped in ${Math.round(ms)} ms`)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(8000)
    expect(server).toBeDefined()
    expect(postmaster(system.folder)).toBeUndefined()
    await system.launch()
  }
  await more(100)
  await finish()
  await allThere(system, all)
  expect(new Set(all.flatMap(({ station }) => station.closed))).toEqual(new Set([1001]))
}, 60_000)

test("a killed launcher leaves a server that goes on; a second start says which, and works when that has stopped", async () => {
  const system = await System.start({ command: [process.execPath, "start"] })
  const { all, more, finish } = load(system, 3)
  await more(50)
  const { pid } = JSON.parse(readFileSync(join(system.folder, "lock"), "utf8"))
  expect(pid).not.toBe(system.pid)
  await system.kill()
  await more(50)
  const { code, log } = await new System({ folder: system.folder }).refused()
  expect(code).toBe(1)
  expect(log).toContain(`in use by process ${pid}`)
  process.kill(pid, "SIGTERM")
  await until("it to end", () => !alive(pid))
  await system.launch()
  await more(50)
  await finish()
  await allThere(system, all)
}, 60_000)

test("everything killed at once, with files that name strangers: it starts, and nothing is lost", async () => {
  const system = await System.start()
  const { all, more, finish } = load(system, 9)
  for (let round = 0; round < 3; round++) {
    await more(300)
    const server = postmaster(system.folder)
    const killed = system.kill()
    signal(server === undefined ? [] : [server], "SIGKILL")
    await killed
    // Ids that live and have nothing to do with it: ours.
    const lock = join(system.folder, "lock")
    writeFileSync(lock, readFileSync(lock, "utf8").replace(/"pid":\d+/, `"pid":${process.pid}`))
    const file = join(system.folder, "postgres", "postmaster.pid")
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, `${process.pid}`))
    await system.launch()
  }
  await finish()
  await allThere(system, all)
}, 60_000)

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
