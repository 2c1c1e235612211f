/** An external database that is not there yet, goes, and loses the answer to a COMMIT. */
import { afterEach, expect, test } from "bun:test"
import { acknowledgements, chargers } from "./Charger.ts"
import { DatabaseProxy } from "./DatabaseProxy.ts"
import { closeDatabases, newDatabase, socketOf } from "./Databases.ts"
import { compare } from "./Kept.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

const proxies: Array<DatabaseProxy> = []

afterEach(async () => {
  await endAll()
  for (const proxy of proxies.splice(0)) proxy.end()
  await closeDatabases()
})

const proxied = async (open: boolean) => {
  const { host, database, sql } = await newDatabase()
  const proxy = new DatabaseProxy(socketOf(host), open)
  proxies.push(proxy)
  return { proxy, databaseUrl: proxy.url(database), sql }
}

test("absent at start: it says so once, refuses with 503 and a time to come again, and opens by itself", async () => {
  const { proxy, databaseUrl, sql } = await proxied(false)
  const system = new System({ databaseUrl })
  await system.launch()
  await until("the line that says what it waits for", () => system.log.includes("waiting for PostgreSQL at"))
  const refused = await system.handshake()
  expect(refused?.status).toBe(503)
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0)
  const { ready, database } = await system.ready()
  expect({ ready, answers: database.answers }).toEqual({ ready: false, answers: false })
  proxy.admit()
  await system.opened()
  expect(system.log.split("waiting for PostgreSQL at").length - 1).toBe(1)
  expect(system.log).toContain("PostgreSQL answers")
  const all = chargers(3, () => system.port)
  let rounds = 0
  await Promise.all(all.map((charger) => charger.live(() => rounds++ > 30)))
  await system.drained()
  expect((await compare(sql, all)).wrong).toEqual([])
}, 60_000)

test("a connection cut between COMMIT and its answer, and cut anywhere: nothing lost, nothing doubled", async () => {
  const { proxy, databaseUrl, sql } = await proxied(true)
  const system = await System.start({ databaseUrl })
  const all = chargers(9, () => system.port)
  let home = false
  const lives = Promise.all(all.map((charger) => charger.live(() => home)))
  for (let round = 1; round <= 8; round++) {
    proxy.loseCommits = 2
    await until("two lost answers", () => proxy.loseCommits === 0)
    const enough = acknowledgements(all) + 150
    await until("more load", () => acknowledgements(all) >= enough)
    proxy.shut()
    await until("more load without a database", () => acknowledgements(all) >= enough + 100)
    proxy.admit()
  }
  home = true
  await lives
  await system.drained()
  const kept = await compare(sql, all)
  console.log(
    `${proxy.lost} answers to COMMIT lost, 8 cuts: ${kept.charges} charges, ${kept.values} values, all there once`
  )
  expect(kept.wrong).toEqual([])
  expect(all.flatMap(({ station }) => station.closed)).toEqual([])
}, 60_000)
