/** A station that is removed, on the wire: its socket closes, and when it comes again it is a stranger. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic, Peer } from "./Peer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ UNKNOWN_STATIONS: "hold" })
})
afterAll(() => fixture.stop())

test("it is hung up on, its password is forgotten, and it waits for approval like anybody", async () => {
  const { system } = fixture
  await ask(system, "PUT", "/api/stations/Gone", { password: "correct horse", label: "Left" }, 201)
  const before = await Peer.of(system.port, "Gone", "1.6", basic("Gone", "correct horse"))
  expect(await before.boot()).toMatchObject({ status: "Accepted" })
  await ask(system, "DELETE", "/api/stations/gone")
  expect(await before.closed).toMatchObject({ code: 1000, reason: "it was removed" })
  expect((await system.api("GET", "/api/stations/Gone")).status).toBe(404)

  const after = await Peer.of(system.port, "Gone", "1.6")
  expect(await after.boot()).toMatchObject({ status: "Pending" })
  expect(await ask(system, "GET", "/api/inbox")).toMatchObject({ held: [{ id: "Gone", label: null, open: true }] })
  await ask(system, "DELETE", "/api/inbox/stations/Gone")
  expect(await after.closed).toMatchObject({ code: 1000 })
  expect(await ask(system, "GET", "/api/inbox")).toMatchObject({ held: [] })
})

test("while a charge goes on it is only removed by force; the charge ends and stays", async () => {
  const { system } = fixture
  await ask(system, "PUT", "/api/stations/Busy", {}, 201)
  await ask(system, "POST", "/api/tokens", { token: "CARD" }, 201)
  const station = await Peer.of(system.port, "Busy", "1.6")
  await station.boot()
  const timestamp = new Date().toISOString()
  const start = { connectorId: 1, idTag: "CARD", meterStart: 100, timestamp }
  const { transactionId } = await station.result("StartTransaction", start)
  await ask(system, "DELETE", "/api/stations/Busy", undefined, 409)
  await ask(system, "DELETE", "/api/stations/Busy?force=true")
  await station.closed
  expect(await ask(system, "GET", `/api/transactions/${transactionId}`)).toMatchObject({
    id: transactionId,
    stationId: "Busy",
    endedAt: expect.any(String)
  })
})

test("what was said of its meter is not true of the one that comes after it under its name", async () => {
  const { system } = fixture
  await ask(system, "PUT", "/api/stations/Meter", {}, 201)
  await ask(system, "PATCH", "/api/stations/Meter", { energyScale: 1000, ratedPower: 11_000 })
  await ask(system, "DELETE", "/api/stations/Meter")
  await ask(system, "PUT", "/api/stations/Meter", {}, 201)
  const station = await Peer.of(system.port, "Meter", "1.6")
  await station.boot()
  const time = (minute: number) => new Date(Date.now() - 600_000 + 60_000 * minute).toISOString()
  const start = { connectorId: 1, idTag: "OTHER", meterStart: 100, timestamp: time(0) }
  const { transactionId } = await station.result("StartTransaction", start)
  await station.result("StopTransaction", { transactionId, meterStop: 600, timestamp: time(9) })
  expect(await ask(system, "GET", `/api/transactions/${transactionId}`)).toMatchObject({ energy: 500 })
  await station.close()
})
