/** One station sends as fast as it can: all of it is answered, in order, and its neighbours hardly notice. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

/** Times of a neighbour's calls, in ms, one after the other until told to end. */
const neighbour = async (identity: string, action: string, payload: unknown, over: () => boolean) => {
  const station = await Peer.of(fixture.system.port, identity)
  const times: Array<number> = []
  while (!over()) {
    const from = performance.now()
    expect((await station.call(action, payload)).type).toBe(3)
    times.push(performance.now() - from)
  }
  await station.close()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  console.log(
    `${identity}: ${sorted.length} calls, p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms`
  )
  return at(1)
}

test("10 000 meter values at once: each is answered in order and stored once", async () => {
  const many = 10_000
  const station = await RawPeer.open(fixture.system.port, "flood-1")
  const begin = Date.parse("2026-11-23T00:00:00Z")
  const time = (n: number) => new Date(begin + n * 1000).toISOString()
  station.text(`[2,"s","StartTransaction",{"connectorId":1,"idTag":"CARD","meterStart":0,"timestamp":"${time(0)}"}]`)
  const { transactionId } = Object((await station.json())[2])
  let over = false
  const neighbours = ["beside-1", "beside-2"].map((identity) => neighbour(identity, "Heartbeat", {}, () => over))
  const texts = Array.from({ length: many }, (_, n) => {
    const meterValue = [{ timestamp: time(n + 1), sampledValue: [{ value: `${n + 1}` }] }]
    return JSON.stringify([2, n + 1, "MeterValues", { connectorId: 1, transactionId, meterValue }])
  })
  station.texts(texts)
  for (let n = 1; n <= many; n++) expect(await station.json()).toEqual([3, n, {}])
  over = true
  for (const longest of await Promise.all(neighbours)) expect(longest).toBeLessThan(2000)
  await fixture.system.drained()
  const path = `/api/transactions/${transactionId}`
  expect(await ask(fixture.system, "GET", path)).toMatchObject({ energy: many })
  expect(await curve(`${path}/readings`)).toEqual(Array.from({ length: many }, (_, n) => n + 1))
  station.destroy()
}, 60_000)

test("thousands at once and then gone: all of it is stored", async () => {
  const station = await RawPeer.open(fixture.system.port, "flood-2")
  const status = (n: number) => `{"connectorId":${n},"errorCode":"NoError","status":"Available"}`
  station.texts(Array.from({ length: 3000 }, (_, n) => `[2,"${n}","StatusNotification",${status(1 + (n % 40))}]`))
  station.socket.end()
  await until("all to be there", async () => {
    const { connectors, online } = Object(await ask(fixture.system, "GET", "/api/stations/flood-2"))
    return connectors.length === 40 && online === false
  })
})

/** The registers of all pages. */
const curve = async (path: string): Promise<ReadonlyArray<number>> => {
  const all: Array<number> = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { items: ReadonlyArray<{ energy: number }>; next?: string } = Object(
      await ask(
        fixture.system,
        "GET",
        `${path}?limit=5000${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`
      )
    )
    all.push(...page.items.map(({ energy }) => energy))
    cursor = page.next ?? null
  }
  return all
}

test("rubbish of every kind from five stations at once: a neighbour's charge goes on", async () => {
  const rubbish = [
    "hello",
    "",
    "[",
    "[3,1,{}]",
    '[2,"a","Nonsense",{}]',
    '[2,"a","MeterValues",{"connectorId":-1}]',
    `[2,"b","DataTransfer",{"vendorId":"${"v".repeat(5000)}"}]`,
    `[2,"c",${"[".repeat(900)}${"]".repeat(900)}]`,
    '[7,"a"]'
  ]
  let over = false
  const timestamp = "2026-11-23T10:00:00Z"
  const meter = { connectorId: 1, meterValue: [{ timestamp, sampledValue: [{ value: "1" }] }] }
  const beside = neighbour("beside-3", "MeterValues", meter, () => over)
  const vandals = await Promise.all([1, 2, 3, 4, 5].map((n) => RawPeer.open(fixture.system.port, `vandal-${n}`)))
  const texts = Array.from({ length: 2000 }, (_, n) => rubbish[n % rubbish.length] ?? "")
  for (const one of vandals) one.texts([...texts, '[2,"the end","Heartbeat",{}]'])
  const last = async (one: RawPeer) => {
    while ((await one.json())[1] !== "the end") {}
  }
  await Promise.all(vandals.map(last))
  over = true
  expect(await beside).toBeLessThan(2000)
  for (const one of vandals) one.destroy()
}, 60_000)

test("nothing was too much for the process", () => {
  expect(fixture.system.faults()).toEqual([])
})
