/** ADMIN_PORT: chargers on one port, the API on another, and neither answers what belongs to the other. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { createServer } from "node:net"
import { apiKey, System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { handshake, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
let admin = 0
beforeAll(async () => {
  fixture = await startFixture({ ADMIN_PORT: "0", PUBLIC_URL: "https://ocpp.example.org/" })
  admin = await until("the API's address", () =>
    Number(/API: http:\/\/[^\s:]+:(\d+)\/api/.exec(fixture.system.log)?.[1])
  )
})
afterAll(() => fixture.stop())

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${apiKey}` } })
  return { status: response.status, text: await response.text() }
}

test("the API is where it should be, and only there", async () => {
  expect(admin).not.toBe(fixture.system.port)
  expect((await get(admin, "/api/ready")).status).toBe(200)
  for (const path of ["/api/ready", "/api/openapi.json", "/api/stations", "/", "/api/health/", "/API/health"]) {
    const { status, text } = await get(fixture.system.port, path)
    expect([path, status, text]).toEqual([path, 404, "only chargers are served here\n"])
  }
})

test("both ports tell that they live", async () => {
  for (const port of [admin, fixture.system.port]) {
    const response = await fetch(`http://127.0.0.1:${port}/api/health?from=balancer`)
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }])
  }
})

test("chargers are where they should be, and only there", async () => {
  const peer = await Peer.of(fixture.system.port, "CP1")
  expect(await peer.boot()).toMatchObject({ status: "Accepted" })
  await peer.close()
  const { peer: refused, head } = await RawPeer.ask(admin, handshake("/ocpp/CP1"))
  expect([head.status, head.body]).toEqual([404, "no chargers are served here\n"])
  refused.destroy()
  expect((await get(admin, "/api/stations/CP1")).status).toBe(200)
})

test("the address from outside is printed, the API's is not guessed", () => {
  expect(fixture.system.log).toContain("from outside: chargers: wss://ocpp.example.org/ocpp/<station id>\n")
})

test("the description names no server: who asks is at the right one", async () => {
  expect(JSON.parse((await get(admin, "/api/openapi.json")).text)).not.toHaveProperty("servers")
})

test("a SIGHUP, which has nothing to look at here, ends nothing", async () => {
  process.kill(fixture.system.pid, "SIGHUP")
  for (let asked = 0; asked < 5; asked++) expect((await get(admin, "/api/ready")).status).toBe(200)
  expect(fixture.system.running).toBe(true)
})

describe("a port that is taken", () => {
  const taken = createServer()
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve))
    port = Object(taken.address()).port
  })
  afterAll(() => void taken.close())

  test.each(["PORT", "ADMIN_PORT"])("as %s stops the start with one line", async (name) => {
    const { code, log } = await new System().refused({ env: { ADMIN_PORT: "0", [name]: String(port) } })
    expect(code).toBe(1)
    expect(log).toContain(`onetime: cannot listen on 127.0.0.1:${port}: `)
    expect(log).not.toContain("chargers:")
  })
})
