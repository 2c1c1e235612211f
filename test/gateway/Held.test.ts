/** Stations nobody has entered, as UNKNOWN_STATIONS wants it: kept waiting, let in, or turned away. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { handshake, RawPeer } from "./RawPeer.ts"

const timestamp = "2026-11-23T10:00:00Z"
const start = { connectorId: 1, idTag: "CARD", meterStart: 5, timestamp }
const meterValues = { connectorId: 1, meterValue: [{ timestamp, sampledValue: [{ value: "15" }] }] }
const status16 = { connectorId: 1, errorCode: "NoError", status: "Available" }

describe("hold", () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await startFixture({ UNKNOWN_STATIONS: "hold", COMMAND_TIMEOUT: "5" })
    await ask(fixture.system, "POST", "/api/tokens", { token: "CARD" }, 201)
  })
  afterAll(() => fixture.stop())

  const open = (id: string, version: "1.6" | "2.0.1" = "1.6") => Peer.of(fixture.system.port, id, version)
  const shown = async (id: string) => Object(await ask(fixture.system, "GET", `/api/stations/${id}`))
  const approve = (id: string) => ask(fixture.system, "POST", `/api/stations/${id}/approve`)

  test("1.6: it is Pending, may report charges, and nothing else", async () => {
    const station = await open("held-1")
    expect(await station.boot()).toMatchObject({ status: "Pending", interval: 30, currentTime: expect.any(String) })
    const refused = [
      ["Heartbeat", {}],
      ["StatusNotification", status16],
      ["Authorize", { idTag: "CARD" }],
      ["DataTransfer", { vendorId: "x" }],
      ["FirmwareStatusNotification", { status: "Idle" }]
    ] as const
    for (const [action, payload] of refused) {
      expect(await station.call(action, payload)).toMatchObject({ type: 4, code: "SecurityError" })
    }
    expect(await station.call("Nonsense", {})).toMatchObject({ type: 4, code: "NotImplemented" })
    const started = await station.result("StartTransaction", start)
    expect(started).toEqual({ transactionId: expect.any(Number), idTagInfo: { status: "Invalid" } })
    expect(await station.result("StartTransaction", { connectorId: 2 })).toMatchObject({
      transactionId: Number(started.transactionId) + 1,
      idTagInfo: { status: "Invalid" }
    })
    const { transactionId } = started
    expect(await station.result("MeterValues", { ...meterValues, transactionId })).toEqual({})
    expect(await station.result("MeterValues", { nonsense: 1 })).toEqual({})
    expect(await station.result("StopTransaction", { transactionId, meterStop: 25, timestamp })).toEqual({})
    await fixture.system.drained()
    expect(await ask(fixture.system, "GET", `/api/transactions/${transactionId}`)).toMatchObject({
      stationId: "held-1",
      energy: 20,
      verdict: "invalid",
      open: false
    })
    expect(await shown("held-1")).toMatchObject({ standing: "held", online: true, vendor: "Test" })
    await station.close()
  })

  test("2.0.1: the same", async () => {
    const station = await open("held-2", "2.0.1")
    expect(await station.boot("2.0.1")).toMatchObject({ status: "Pending", interval: 30 })
    expect(await station.call("Heartbeat", {})).toMatchObject({ type: 4, code: "SecurityError" })
    const event = {
      eventType: "Started",
      timestamp,
      triggerReason: "Authorized",
      seqNo: 0,
      transactionInfo: { transactionId: "H" },
      idToken: { idToken: "CARD", type: "ISO14443" }
    }
    expect(await station.result("TransactionEvent", event)).toMatchObject({ idTokenInfo: { status: "Invalid" } })
    expect(await station.result("TransactionEvent", { eventType: "Ended" })).toEqual({})
    const meterValue = [{ timestamp, sampledValue: [{ value: 1 }] }]
    expect(await station.result("MeterValues", { evseId: 1, meterValue })).toEqual({})
    await fixture.system.drained()
    expect(await ask(fixture.system, "GET", "/api/transactions/H")).toMatchObject({ stationId: "held-2" })
    await station.close()
  })

  test("nothing is asked of it", async () => {
    const station = await open("held-3")
    await station.boot()
    const said = await fixture.system.api("POST", "/api/stations/held-3/ocpp/Reset", { type: "Soft" })
    expect([said.status, JSON.parse(said.text).type]).toEqual([409, "/problems/station-not-accepted"])
    await station.close()
  })

  test("approved while connected, it is asked to boot, and is served", async () => {
    const station = await open("held-4")
    await station.boot()
    expect(await approve("held-4")).toMatchObject({ standing: "accepted" })
    const { id, action, payload } = await station.asked()
    expect([action, payload]).toEqual(["TriggerMessage", { requestedMessage: "BootNotification" }])
    station.say(JSON.stringify([3, id, { status: "Accepted" }]))
    expect(await station.boot()).toMatchObject({ status: "Accepted", interval: 300 })
    expect(await station.result("Heartbeat", {})).toHaveProperty("currentTime")
    expect(await station.result("StartTransaction", { ...start, meterStart: 6 })).toMatchObject({
      idTagInfo: { status: "Accepted" }
    })
    await station.close()
  })

  test.each([
    ["refuses to", (id: unknown) => [3, id, { status: "Rejected" }]],
    ["cannot", (id: unknown) => [4, id, "NotImplemented", "", {}]],
    ["answers nonsense", (id: unknown) => [3, id, { status: { toString: 1 } }]]
  ])("approved, but it %s: its connection is closed, it comes again and is served", async (name, answer) => {
    const identity = `held-5-${name.length}`
    const station = await open(identity, "2.0.1")
    await station.boot("2.0.1")
    await approve(identity)
    station.say(JSON.stringify(answer((await station.asked()).id)))
    expect((await station.closed).code).toBe(1000)
    const again = await open(identity, "2.0.1")
    expect(await again.result("Heartbeat", {})).toHaveProperty("currentTime")
    await again.close()
  })

  test("a refusal before approval is no answer after it, also to the same bytes", async () => {
    const station = await open("held-6")
    station.manner = (id) => JSON.stringify([3, id, { status: "Accepted" }])
    const text = JSON.stringify([2, "1000001", "StatusNotification", status16])
    expect(await station.exchange(text, "1000001")).toMatchObject({ type: 4, code: "SecurityError" })
    await approve("held-6")
    expect(await station.exchange(text, "1000001")).toMatchObject({ type: 3 })
    await station.close()
  })

  test("approved while away; accepted for good, without a boot, also after kill -9", async () => {
    const station = await open("held-7")
    await station.boot()
    await station.close()
    await approve("HELD-7")
    const again = await open("held-7")
    expect(await again.result("Heartbeat", {})).toHaveProperty("currentTime")
    await again.close()
    await fixture.system.kill()
    await fixture.system.launch()
    await fixture.system.opened()
    const third = await open("held-7")
    expect(await third.result("StatusNotification", status16)).toEqual({})
    await third.close()
    expect(await shown("held-3")).toMatchObject({ standing: "held" })
  })

  test("what it makes us keep is bounded: a thousand trifles an hour, then it is answered all the same", async () => {
    const station = await open("held-8")
    const before = (await fixture.system.ready()).journal.head
    const all = Array.from({ length: 3000 }, (_, n) => station.call("StatusNotification", status16, `n${n}`))
    for (const one of await Promise.all(all)) expect(one).toMatchObject({ type: 4, code: "SecurityError" })
    for (let n = 0; n < 500; n++) station.say("[3,7,{}]")
    for (let n = 0; n < 500; n++) station.say("rubbish")
    expect(await station.boot()).toMatchObject({ status: "Pending" })
    expect(await station.result("MeterValues", meterValues)).toEqual({})
    const grown = (await fixture.system.ready()).journal.head - before
    expect(grown).toBeGreaterThanOrEqual(1000)
    expect(grown).toBeLessThan(1020)
    await station.close()
  })

  test("twenty new ones a minute from one address, two hundred in all; known ones always come in", async () => {
    const { port } = fixture.system
    const knock = async (id: string, from: string) => {
      const { peer, head } = await RawPeer.ask(port, handshake(`/ocpp/${id}`), from)
      peer.destroy()
      return head
    }
    const held = async () => {
      const { items } = Object(await ask(fixture.system, "GET", "/api/stations?limit=500"))
      return items.filter(({ standing }: { readonly standing: string }) => standing === "held").length
    }
    const one: Array<number> = []
    for (let n = 0; n < 25; n++) one.push((await knock(`one-${n}`, "127.0.1.1")).status)
    expect(one).toEqual([...Array<number>(20).fill(101), ...Array<number>(5).fill(503)])
    for (let host = 2; host < 12; host++) {
      for (let n = 0; n < 20; n++) await knock(`many-${host}-${n}`, `127.0.1.${host}`)
    }
    expect(await held()).toBe(200)
    const late = await knock("late", "127.0.2.1")
    expect([late.status, late.headers.get("retry-after")]).toEqual([503, "60"])
    expect((await knock("one-3", "127.0.1.1")).status).toBe(101)
    expect((await knock("held-7", "127.0.1.1")).status).toBe(101)
    expect(await held()).toBe(200)
    await approve("one-4")
    expect((await knock("late", "127.0.2.1")).status).toBe(101)
  })

  test("nothing was too much for the process", () => {
    expect(fixture.system.faults()).toEqual([])
  })
})

describe("reject", () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await startFixture({ UNKNOWN_STATIONS: "reject" })
  })
  afterAll(() => fixture.stop())

  test("404 and no trace, until it is registered", async () => {
    const knock = async () => (await RawPeer.ask(fixture.system.port, handshake("/ocpp/R1"))).head.status
    expect(await knock()).toBe(404)
    expect(await ask(fixture.system, "GET", "/api/stations")).toMatchObject({ items: [] })
    await ask(fixture.system, "POST", "/api/stations", { stationId: "R1" }, 201)
    const station = await Peer.of(fixture.system.port, "r1")
    expect(await station.boot()).toMatchObject({ status: "Accepted" })
    await until(
      "it to be shown",
      async () => Object(await ask(fixture.system, "GET", "/api/stations/R1")).online === true
    )
    await station.close()
  })
})
