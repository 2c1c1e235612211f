/** Values that a charger may send and PostgreSQL refuses: no listener stops, neighbours are stored, little is parked. */
import { afterEach, expect, test } from "bun:test"
import { goodSample, type Payload } from "../ocpp/wire/Samples.ts"
import { Charger, chargers, versions } from "./Charger.ts"
import { closeDatabases, newDatabase } from "./Databases.ts"
import { FakeStation, type Version } from "./FakeStation.ts"
import { compare } from "./Kept.ts"
import { nasty, nastyText } from "./Nasty.ts"
import { endAll, System } from "./System.ts"
import { until } from "./Until.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

const actions: { readonly [V in Version]: ReadonlyArray<string> } = {
  "1.6": [
    "Authorize",
    "BootNotification",
    "DataTransfer",
    "MeterValues",
    "StartTransaction",
    "StatusNotification",
    "StopTransaction"
  ],
  "2.0.1": ["Authorize", "BootNotification", "DataTransfer", "MeterValues", "StatusNotification", "TransactionEvent"],
  "2.1": ["Authorize", "BootNotification", "DataTransfer", "MeterValues", "StatusNotification", "TransactionEvent"]
}

/** Every field of a message, nasty in turn; each transaction message in a charge of its own. */
function* messages(version: Version, action: string): Generator<Payload> {
  for (const payload of nasty(goodSample(version, action, "request", 1))) {
    if (typeof payload === "object" && payload !== null) yield { ...payload }
  }
}

/** A station says all of these; every one gets an answer, and one that is valid or about a charge no error. */
const say = async (station: FakeStation, version: Version, action: string): Promise<number> => {
  let count = 0
  await station.online()
  for (const payload of messages(version, action)) {
    const id = `${action}-${count++}`
    const [type, , code] = await station.exchange(`[2,"${id}","${action}",${nastyText(payload)}]`, id)
    const never = ["MeterValues", "StartTransaction", "StopTransaction", "TransactionEvent"].includes(action)
    if (type !== 3 && (never || code === "InternalError"))
      throw new Error(`${version} ${action} got ${code} for ${nastyText(payload).slice(0, 2000)}`)
  }
  return count
}

test("every text, number and time of every meaningful message of three versions", async () => {
  const { url, sql } = await newDatabase()
  const system = await System.start({ databaseUrl: url })
  const neighbours = chargers(3, () => system.port)
  let home = false
  const lives = Promise.all(neighbours.map((charger) => charger.live(() => home)))
  const stations: Array<FakeStation> = []
  const counts = await Promise.all(
    versions.flatMap((version) =>
      actions[version].map((action) => {
        const station = new FakeStation({ id: `nasty-${version}-${action}`, version, port: () => system.port })
        stations.push(station)
        return say(station, version, action)
      })
    )
  )
  home = true
  await lives
  const { parked, listeners, troubles } = await system.drained()
  console.log(`${counts.reduce((sum, count) => sum + count, 0)} nasty messages answered; parked: ${parked.length}`)
  expect(parked).toEqual([])
  expect(troubles).toEqual([])
  expect(listeners.map(({ name, condition }) => [name, condition])).not.toContainEqual([expect.any(String), "stopped"])
  expect((await compare(sql, neighbours)).wrong).toEqual([])
  for (const station of stations) station.leave()
}, 60_000)

test("registers that no meter has do not spoil their charge, and park nothing", async () => {
  const { url, sql } = await newDatabase()
  const system = await System.start({ databaseUrl: url })
  const [neighbour] = chargers(1, () => system.port)
  const station = new FakeStation({ id: "odd-meter", version: "1.6", port: () => system.port })
  await station.online()
  const time = () => new Date().toISOString()
  let calls = 0
  const tell = async (action: string, payload: Payload) => {
    const id = `call-${calls++}`
    const [type, , answer] = await station.exchange(`[2,"${id}","${action}",${nastyText(payload)}]`, id)
    expect(type).toBe(3)
    return answer
  }
  const values = ["-1.7e308", "1.7e308", "-1.7e308", "1.7e308", "1e309", "NaN", "Infinity", "1000"]
  for (let charge = 0; charge < 30; charge++) {
    const start = { connectorId: 1, idTag: "X", meterStart: "@minus-largest@", timestamp: time() }
    const { transactionId } = await tell("StartTransaction", start)
    for (const value of values) {
      const meterValue = [{ timestamp: time(), sampledValue: [{ value }] }]
      await tell("MeterValues", { connectorId: 1, transactionId, meterValue })
    }
    await tell("StopTransaction", { transactionId, meterStop: "@largest@", timestamp: time() })
  }
  let rounds = 0
  await neighbour?.live(() => rounds++ >= 5)
  const { parked, troubles } = await system.drained()
  expect(parked.map(({ error }) => error)).toEqual([])
  expect(troubles).toEqual([])
  const [row] = await sql`
    SELECT count(*)::int AS charges, count(ended_at)::int AS ended, bool_and(energy BETWEEN 0 AND 1e12) AS sane FROM transactions
    WHERE station = 'odd-meter'`
  expect(row).toEqual({ charges: 30, ended: 30, sane: true })
  station.leave()
}, 60_000)

test("what a constraint refuses is parked and shown; its neighbours, in the same batch too, are stored", async () => {
  const { url, sql } = await newDatabase()
  const system = await System.start({ databaseUrl: url })
  await sql`ALTER TABLE readings ADD CONSTRAINT injected CHECK (energy IS DISTINCT FROM 5000666)`
  const neighbours = chargers(6, () => system.port)
  let home = false
  const lives = Promise.all(neighbours.map((charger) => charger.live(() => home)))
  const victim = new Charger(50, "1.6", () => system.port)
  await victim.station.boot()
  const refused: Array<number> = []
  for (let at = 0; at < 8; at++) {
    const meterValue = [
      { timestamp: new Date().toISOString(), sampledValue: [{ value: at % 2 === 0 ? "5000666" : "7" }] }
    ]
    await victim.station.report("MeterValues", { connectorId: 1, meterValue })
    if (at % 2 === 0) refused.push(at)
  }
  home = true
  await lives
  const ready = await system.drained()
  expect(ready.parked.length).toBe(refused.length)
  for (const { listener, error } of ready.parked) {
    expect(listener).toBe("transactions")
    expect(error).toContain("injected")
  }
  expect(ready.troubles.join()).toContain("4 records were refused by the database and are parked")
  expect(ready.ready).toBe(true)
  const [row] = await sql`SELECT count(*)::int AS sevens FROM readings WHERE station = ${victim.id}`
  expect(row.sevens).toBe(4)
  expect((await compare(sql, neighbours)).wrong).toEqual([])
  // A restart keeps them in view.
  await system.kill()
  await system.launch()
  await system.opened()
  expect((await until("ready", () => system.ready())).parked.length).toBe(4)
}, 60_000)
