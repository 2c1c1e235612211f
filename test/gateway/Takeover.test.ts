/** Two sockets for one station: the newest authenticated one wins, and the old one's end says nothing about it. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic, Peer } from "./Peer.ts"
import { opcodes, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

const station = async (id: string) => Object(await ask(fixture.system, "GET", `/api/stations/${id}`))

test("the older one is closed 1000, and the station stays online", async () => {
  const older = await Peer.of(fixture.system.port, "take-1")
  await older.boot()
  const newer = await Peer.of(fixture.system.port, "TAKE-1", "2.0.1")
  expect((await older.closed).code).toBe(1000)
  await newer.result("Heartbeat", {})
  expect(await station("take-1")).toMatchObject({ online: true, version: "2.0.1" })
  await newer.close()
  await until("it to be offline", async () => (await station("take-1")).online === false)
})

test("an older one that never answers the close does not mark the newer offline when it ends at last", async () => {
  const older = await RawPeer.open(fixture.system.port, "take-2")
  const newer = await Peer.of(fixture.system.port, "take-2")
  expect((await older.next(opcodes.close)).payload.readUInt16BE(0)).toBe(1000)
  older.destroy()
  await newer.result("Heartbeat", {})
  await fixture.system.drained()
  expect(await station("take-2")).toMatchObject({ online: true })
  await newer.close()
})

test("what the older one still sends is not heard", async () => {
  const older = await RawPeer.open(fixture.system.port, "take-3")
  const newer = await Peer.of(fixture.system.port, "take-3")
  older.text('[2,"old","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Faulted"}]')
  await newer.result("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available" })
  expect((await station("take-3")).connectors).toMatchObject([{ status: expect.stringMatching(/^available$/i) }])
  older.destroy()
  await newer.close()
})

test("calls that were open or waiting on the older one fail; the newer one gets its own", async () => {
  const older = await Peer.of(fixture.system.port, "take-4")
  await older.boot()
  const send = (action: string) => fixture.system.api("POST", `/api/stations/take-4/ocpp/${action}`, {})
  const both = [send("ClearCache"), send("GetConfiguration")]
  await older.asked()
  const newer = await Peer.of(fixture.system.port, "take-4")
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([504, 504])
  const next = send("ClearCache")
  await newer.result("Heartbeat", {})
  const { id } = await newer.asked()
  newer.say(JSON.stringify([3, id, { status: "Accepted" }]))
  expect((await next).status).toBe(200)
  await newer.close()
})

test("who cannot show the password takes nothing over", async () => {
  const right = basic("take-5", "the right one")
  const inside = await Peer.of(fixture.system.port, "take-5")
  await ask(fixture.system, "PUT", "/api/stations/take-5/password", { password: "the right one", byHand: true })
  await expect(Peer.of(fixture.system.port, "take-5", "1.6", basic("take-5", "a guess"))).rejects.toThrow()
  expect(await inside.result("Heartbeat", {})).toHaveProperty("currentTime")
  const newer = await Peer.of(fixture.system.port, "take-5", "1.6", right)
  expect((await inside.closed).code).toBe(1000)
  await newer.close()
})

test("fifty at once for one station: one is left, and it is served", async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => Peer.of(fixture.system.port, "take-6")))
  await until("all but one to be closed", () => all.filter(({ socket }) => socket.readyState < 2).length === 1)
  const [last] = all.filter(({ socket }) => socket.readyState < 2)
  expect(await last?.result("Heartbeat", {})).toHaveProperty("currentTime")
  expect(await station("take-6")).toMatchObject({ online: true })
  await last?.close()
})

test("nothing was too much for the process", () => {
  expect(fixture.system.faults()).toEqual([])
})
