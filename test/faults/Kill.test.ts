/** `kill -9` of the process under load: everything acknowledged is there, exactly once, and a repeated start is the same. */
import { afterEach, expect, test } from "bun:test"
import { Chance } from "./Chance.ts"
import { acknowledgements, chargers } from "./Charger.ts"
import { closeDatabases, embedded, newDatabase } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

test("killed six times under the load of twenty stations of three versions", async () => {
  const chance = new Chance("kill -9")
  const system = await System.start()
  const all = chargers(20, () => system.port)
  let home = false
  const lives = Promise.all(all.map((charger) => charger.live(() => home)))
  for (let kill = 0; kill < 6; kill++) {
    const enough = acknowledgements(all) + chance.whole(60, 900)
    await until(`${enough} acknowledgements`, () => acknowledgements(all) >= enough)
    await system.kill()
    await system.launch()
  }
  const enough = acknowledgements(all) + 200
  await until(`${enough} acknowledgements`, () => acknowledgements(all) >= enough)
  home = true
  await lives
  await system.drained()
  const sql = embedded(system.folder)
  const kept = await compare(sql, all)
  const again = all.flatMap(({ station }) => station.acknowledged).filter(({ tries }) => tries > 1).length
  console.log(`6 kills: ${kept.charges} charges, ${kept.values} values, ${again} messages came again; all there once`)
  expect(kept.wrong).toEqual([])
  await system.kill()
  await system.launch()
  for (const { station, charges, id } of all) {
    // As if none of these answers had reached it.
    const last = station.acknowledged.slice(-5)
    expect({ id, charges: charges.length > 0, last: last.length }).toEqual({ id, charges: true, last: 5 })
    for (const { action, payload, answer } of last) expect(await station.report(action, payload)).toEqual(answer)
    station.leave()
  }
  await system.drained()
  expect((await compare(sql, all)).wrong).toEqual([])
}, 60_000)

test("connections that break between a message and its answer, all the time", async () => {
  const chance = new Chance("broken connections")
  const { url, sql } = await newDatabase()
  const system = await System.start({ databaseUrl: url })
  const all = chargers(
    12,
    () => system.port,
    () => chance.next() < 0.1
  )
  await Promise.all(all.map((charger) => charger.live(() => charger.charges.length >= 20)))
  await system.drained()
  const kept = await compare(sql, all)
  const broken = all.reduce((sum, { station }) => sum + station.closed.length, 0)
  console.log(`${broken} broken connections: ${kept.charges} charges, ${kept.values} values, all there once`)
  expect(kept.wrong).toEqual([])
  for (const { station } of all) station.leave()
}, 60_000)

test("killed at any moment of its first start and the next ones", async () => {
  const chance = new Chance("killed while starting")
  const system = new System()
  for (let round = 0; round < 8; round++) {
    const launching = system.launch().catch(() => undefined)
    await Bun.sleep(chance.whole(100, 2500))
    await system.kill()
    await launching
  }
  await system.launch()
  await system.opened()
  const [one] = chargers(1, () => system.port)
  await one?.live(() => one.charges.length >= 2)
  await system.drained()
  expect((await compare(embedded(system.folder), one === undefined ? [] : [one])).wrong).toEqual([])
}, 60_000)
