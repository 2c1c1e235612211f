/** Behind a proxy that the operator trusts, limits and what is shown go by the address it tells; a stranger's word is none. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic } from "./Peer.ts"
import { handshake, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ TRUSTED_PROXIES: "127.0.0.8/31, fd00::/8" })
})
afterAll(() => fixture.stop())

const proxy = "127.0.0.9"
const stranger = "127.0.0.10"

const knock = async (from: string, identity: string, ...extra: ReadonlyArray<string>) => {
  const { peer, head } = await RawPeer.ask(fixture.system.port, handshake(`/ocpp/${identity}`, { extra }), from)
  peer.destroy()
  return head.status
}

const get = async (from: string, ...headers: ReadonlyArray<string>) => {
  const lines = ["GET /api/ready HTTP/1.1", "Host: 127.0.0.1", ...headers]
  const { peer, head } = await RawPeer.ask(fixture.system.port, lines, from)
  peer.destroy()
  return head.status
}

const shown = async (identity: string) => {
  const { address, secure } = Object(await ask(fixture.system, "GET", `/api/stations/${identity}`))
  return [address, secure]
}

test("a station's address is the one that the proxy tells, and so is whether it came by TLS", async () => {
  expect(await knock(proxy, "P1", "X-Forwarded-For: 198.51.100.1, 203.0.113.7")).toBe(101)
  expect(await shown("P1")).toEqual(["203.0.113.7", false])
  expect(await knock(proxy, "P2", 'Forwarded: for="[2001:db8::7]:4711";proto=https')).toBe(101)
  expect(await shown("P2")).toEqual(["2001:db8::7", true])
})

test("a stranger's is his own, whatever he says", async () => {
  expect(await knock(stranger, "P3", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https")).toBe(101)
  expect(await shown("P3")).toEqual([stranger, false])
})

test("who guesses keys behind a proxy is shut out alone", async () => {
  const as = (address: string, key: string) => get(proxy, `X-Forwarded-For: ${address}`, `Authorization: Bearer ${key}`)
  for (let n = 0; n < 20; n++) expect(await as("203.0.113.8", `guess ${n}`)).toBe(401)
  expect(await as("203.0.113.8", "the key of the test")).toBe(429)
  expect(await as("203.0.113.9", "the key of the test")).toBe(200)
  expect(await get(proxy, "Authorization: Bearer the key of the test")).toBe(200)
})

test("a stranger does not escape the limit by telling other addresses", async () => {
  for (let n = 0; n < 20; n++) {
    expect(await get(stranger, `X-Forwarded-For: 203.0.113.${n}`, "Authorization: Bearer guess")).toBe(401)
  }
  expect(await get(stranger, "X-Forwarded-For: 198.51.100.9", "Authorization: Bearer guess")).toBe(429)
})

test("wrong passwords of stations are counted by that address, too", async () => {
  await ask(fixture.system, "POST", "/api/stations", { stationId: "P4" }, 201)
  await ask(fixture.system, "PUT", "/api/stations/P4/password", { password: "the right one", byHand: true })
  const as = (address: string, password: string) =>
    knock(proxy, "P4", `X-Forwarded-For: ${address}`, `Authorization: ${basic("P4", password).authorization}`)
  for (let n = 0; n < 20; n++) expect(await as("203.0.113.20", `guess ${n}`)).toBe(401)
  expect(await as("203.0.113.20", "the right one")).toBe(429)
  expect(await as("203.0.113.21", "the right one")).toBe(101)
})
