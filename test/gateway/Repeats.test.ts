/** The same message twice: by its id on one connection, by its content over several. Never two facts, always an answer. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
  await ask(fixture.system, "POST", "/api/tokens", { token: "CARD" }, 201)
})
afterAll(() => fixture.stop())

const open = (id: string, version: "1.6" | "2.0.1" = "1.6") => Peer.of(fixture.system.port, id, version)
const transactions = async (station: string): Promise<ReadonlyArray<{ readonly id: number }>> => {
  await fixture.system.drained()
  const { items } = Object(await ask(fixture.system, "GET", `/api/transactions?station=${station}`))
  return items
}
const readings = async (id: unknown): Promise<ReadonlyArray<unknown>> =>
  Object(await ask(fixture.system, "GET", `/api/transactions/${id}/readings`)).items

const start = (connectorId = 1) => ({
  connectorId,
  idTag: "CARD",
  meterStart: 10,
  timestamp: "2026-11-23T10:00:00Z"
})
const meter = (connectorId: number, value: string, timestamp = "2026-11-23T10:01:00Z") => ({
  connectorId,
  meterValue: [{ timestamp, sampledValue: [{ value }] }]
})
/** So many records of a station that nobody waits for. */
const chatter = async (id: string, count: number) => {
  const station = await open(id)
  const status = (n: number) => ({ connectorId: 1, errorCode: "NoError", status: n % 2 ? "Available" : "Preparing" })
  for (let n = 0; n < count; n++) await station.result("StatusNotification", status(n))
  await station.close()
}
/** The tags of what the journal has of a station's charges behind a position. */
const factsOf = (station: string, behind: number): ReadonlyArray<string> => {
  const folder = join(fixture.system.folder, "journal")
  const files = readdirSync(folder).filter((name) => name.endsWith(".journal"))
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").slice(1, -1))
  return lines.flatMap((line) => {
    const [position, , cause, events] = JSON.parse(line.slice(18).split("\t")[0] ?? "")
    if (cause.station !== station || position <= behind) return []
    return events.map((event: { readonly _tag: string }) => event._tag).filter((tag: string) => !/^Station/.test(tag))
  })
}
const text = (id: string, action: string, payload: unknown) => JSON.stringify([2, id, action, payload])

describe("one message id on one connection", () => {
  test("the same bytes get the same answer and are one fact", async () => {
    const station = await open("repeat-1")
    const first = await station.exchange(text("7", "StartTransaction", start()), "7")
    const again = await station.exchange(text("7", "StartTransaction", start()), "7")
    expect(again).toEqual(first)
    const id = Object(Object(first).payload).transactionId
    await station.exchange(text("8", "MeterValues", meter(1, "20")), "8")
    await station.exchange(text("8", "MeterValues", meter(1, "20")), "8")
    expect((await transactions("repeat-1")).map((one) => one.id)).toEqual([id])
    expect((await readings(id)).length).toBe(1)
    await station.close()
  })

  test("other bytes are another message: a station that numbers all its calls alike is heard", async () => {
    const station = await open("repeat-2")
    const id = "1000001"
    const { payload } = Object(await station.exchange(text(id, "StartTransaction", start()), id))
    await station.exchange(text(id, "MeterValues", meter(1, "20")), id)
    await station.exchange(text(id, "MeterValues", meter(1, "30", "2026-11-23T10:02:00Z")), id)
    await station.exchange(text(id, "MeterValues", meter(1, "20", "2026-11-23T10:04:00Z")), id)
    await fixture.system.drained()
    expect((await readings(payload.transactionId)).length).toBe(3)
    await station.close()
  })

  test("BootNotification and Heartbeat are answered anew", async () => {
    const station = await open("repeat-3")
    const boot = text("b", "BootNotification", { chargePointVendor: "V", chargePointModel: "M" })
    const seen = new Set<string>()
    for (let n = 0; n < 50 && seen.size < 2; n++) seen.add(JSON.stringify(await station.exchange(boot, "b")))
    expect(seen.size).toBe(2)
    seen.clear()
    for (let n = 0; n < 50 && seen.size < 2; n++) {
      seen.add(JSON.stringify(await station.exchange(text("h", "Heartbeat", {}), "h")))
    }
    expect(seen.size).toBe(2)
    await station.close()
  })

  test("a card that was entered meanwhile is accepted", async () => {
    const station = await open("repeat-6")
    const authorize = text("1000001", "Authorize", { idTag: "NEW" })
    const said = async () => Object(Object(await station.exchange(authorize, "1000001")).payload).idTagInfo.status
    expect(await said()).toBe("Invalid")
    await ask(fixture.system, "POST", "/api/tokens", { token: "NEW" }, 201)
    expect(await said()).toBe("Accepted")
    await station.close()
  })

  test("a refusal is decided anew", async () => {
    const station = await open("repeat-4")
    const first = await station.exchange(text("x", "Nonsense", {}), "x")
    expect(await station.exchange(text("x", "Nonsense", {}), "x")).toEqual(first)
    await station.close()
  })

  test("long after, seventeen messages later, it is a new one", async () => {
    const station = await open("repeat-5")
    const status = (n: number) => ({ connectorId: n, errorCode: "NoError", status: "Available" })
    await station.exchange(text("1", "StartTransaction", start()), "1")
    for (let n = 2; n <= 18; n++) await station.exchange(text(`${n}`, "StatusNotification", status(n)), `${n}`)
    const again = await station.exchange(text("1", "StartTransaction", start()), "1")
    expect((await transactions("repeat-5")).map((one) => one.id)).toEqual([Object(Object(again).payload).transactionId])
    await station.close()
  })
})

describe("the same content on a later connection", () => {
  test("1.6: a start, a meter value and a stop, with new ids, are the same ones", async () => {
    const before = await open("again-1")
    const { transactionId } = await before.result("StartTransaction", start())
    const stop = { transactionId, meterStop: 50, timestamp: "2026-11-23T11:00:00Z", idTag: "CARD" }
    await before.result("MeterValues", meter(1, "20"))
    const stopped = await before.result("StopTransaction", stop)
    await before.close()
    const after = await open("again-1")
    expect(await after.result("StopTransaction", stop)).toEqual(stopped)
    expect(await after.result("StartTransaction", start())).toMatchObject({ transactionId })
    expect(await after.result("MeterValues", meter(1, "20"))).toEqual({})
    await after.close()
    expect((await transactions("again-1")).map(({ id }) => id)).toEqual([Number(transactionId)])
    expect((await readings(transactionId)).length).toBe(1)
  })

  test("2.0.1: every event of a charge, again", async () => {
    const info = { transactionId: "T-1" }
    const token = { idToken: "CARD", type: "ISO14443" }
    const meterValue = [{ timestamp: "2026-11-23T10:01:00Z", sampledValue: [{ value: 20 }] }]
    const common = { timestamp: "2026-11-23T10:00:00Z", transactionInfo: info, evse: { id: 1 } }
    const events = [
      { ...common, eventType: "Started", seqNo: 0, triggerReason: "Authorized", idToken: token },
      { ...common, eventType: "Updated", seqNo: 1, triggerReason: "MeterValuePeriodic", meterValue },
      { ...common, eventType: "Ended", seqNo: 2, triggerReason: "StopAuthorized" }
    ]
    const answers: Array<unknown> = []
    for (const _ of [1, 2]) {
      const station = await open("again-2", "2.0.1")
      for (const event of events) answers.push(await station.result("TransactionEvent", event))
      await station.close()
    }
    expect(answers.slice(3)).toEqual(answers.slice(0, 3))
    const [charge, ...others] = await transactions("again-2")
    expect(others).toEqual([])
    expect((await readings(charge?.id)).length).toBe(1)
  })

  test("2.0.1: what nearly is the same is not", async () => {
    const station = await open("again-3", "2.0.1")
    const event = (seqNo: number, transactionId: string) => ({
      eventType: "Started",
      timestamp: "2026-11-23T10:00:00Z",
      triggerReason: "CablePluggedIn",
      seqNo,
      transactionInfo: { transactionId },
      evse: { id: 2 }
    })
    await station.result("TransactionEvent", event(0, "A"))
    await station.close()
    const later = await open("again-3", "2.0.1")
    await later.result("TransactionEvent", event(0, "B"))
    await later.close()
    expect((await transactions("again-3")).length).toBe(2)
  })

  test("an unreadable start, again, gets its first id", async () => {
    const broken = { connectorId: 1, idTag: "CARD" }
    const before = await open("again-4")
    const first = await before.result("StartTransaction", broken)
    expect(first).toMatchObject({ transactionId: expect.any(Number), idTagInfo: { status: "Accepted" } })
    await before.close()
    const after = await open("again-4")
    expect(await after.result("StartTransaction", broken)).toEqual(first)
    await after.close()
    expect((await transactions("again-4")).length).toBe(1)
  })

  test("and after a restart, too", async () => {
    const before = await open("again-5")
    const first = await before.result("StartTransaction", start())
    const broken = await before.result("StartTransaction", { connectorId: 2, idTag: "CARD" })
    await before.result("MeterValues", meter(1, "20"))
    await fixture.system.kill()
    await fixture.system.launch()
    await fixture.system.opened()
    const after = await open("again-5")
    expect(await after.result("StartTransaction", { connectorId: 2, idTag: "CARD" })).toEqual(broken)
    expect(await after.result("StartTransaction", start())).toEqual(first)
    await after.result("MeterValues", meter(1, "20"))
    await after.close()
    expect((await transactions("again-5")).length).toBe(2)
    expect((await readings(first.transactionId)).length).toBe(1)
  })

  test.each(["kill", "stop"] as const)(
    "and after %s behind thousands of records of others",
    async (end) => {
      const name = `again-6-${end}`
      const before = await open(name)
      const { transactionId } = await before.result("StartTransaction", start())
      await before.result("MeterValues", meter(1, "20"))
      await before.close()
      const head = (await fixture.system.drained()).journal.head
      await Promise.all(Array.from({ length: 8 }, (_, n) => chatter(`chatter-${end}-${n}`, 700)))
      expect((await fixture.system.drained()).journal.head - head).toBeGreaterThan(5200)
      await fixture.system[end]()
      await fixture.system.launch()
      await fixture.system.opened()
      const { head: started } = (await fixture.system.drained()).journal
      const after = await open(name)
      await after.result("MeterValues", meter(1, "20"))
      expect(await after.result("StartTransaction", start())).toMatchObject({ transactionId })
      await after.close()
      expect((await readings(transactionId)).length).toBe(1)
      expect((await transactions(name)).length).toBe(1)
      expect(factsOf(name, started)).toEqual([])
    },
    60_000
  )
})
