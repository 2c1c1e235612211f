/** PLAIN_PORT: chargers move to TLS one by one, and who has come by it does not go back (TC_083, TC_A_19). */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic, Peer, protocolOf } from "./Peer.ts"
import { handshake, RawPeer } from "./RawPeer.ts"
import { selfSigned, written } from "./SelfSigned.ts"

const pair = selfSigned({ kind: "ECDSA" })
const files = written(temporaryFolder(), "it", pair)
const proxy = "127.0.0.9"

let fixture: Fixture
let plain = 0
beforeAll(async () => {
  fixture = await startFixture({
    PLAIN_PORT: "0",
    TLS_CERT: files.cert,
    TLS_KEY: files.key,
    TRUSTED_PROXIES: proxy
  })
  plain = await until("the address", () => Number(/without TLS: ws:\/\/[^\s:]+:(\d+)\//.exec(fixture.system.log)?.[1]))
})
afterAll(() => fixture.stop())

const password = "correct horse"

/** The answer on the port without TLS. */
const knock = async (identity: string, shown: string, from?: string, ...extra: ReadonlyArray<string>) => {
  const headers = [`Authorization: ${basic(identity, shown).authorization}`, ...extra]
  const { peer, head } = await RawPeer.ask(plain, handshake(`/ocpp/${identity}`, { extra: headers }), from)
  peer.destroy()
  return head
}

describe.each(["1.6", "2.0.1", "2.1"] satisfies ReadonlyArray<Version>)("a charger of %s", (version) => {
  const identity = `P-${version}`
  const come = (port: number, ca: { readonly ca?: string } = {}) =>
    Peer.open({
      port,
      path: `/ocpp/${identity}`,
      protocols: [protocolOf(version)],
      headers: basic(identity, password),
      ...ca
    })
  const isSecure = async () => Object(await ask(fixture.system, "GET", `/api/stations/${identity}`)).secure

  test("comes in the open, then by TLS, and no more in the open", async () => {
    await ask(fixture.system, "POST", "/api/stations", { stationId: identity }, 201)
    await ask(fixture.system, "PUT", `/api/stations/${identity}/password`, { password, byHand: true })
    const before = await come(plain)
    expect(await before.boot(version)).toMatchObject({ status: "Accepted" })
    expect(await isSecure()).toBe(false)

    const after = await come(fixture.system.port, { ca: pair.cert })
    expect(await after.boot(version)).toMatchObject({ status: "Accepted" })
    expect((await before.closed).code).toBe(1000)
    expect(await isSecure()).toBe(true)

    const refused = await knock(identity, password)
    expect([refused.status, refused.body]).toEqual([401, "this station comes by TLS\n"])
    expect(await after.result("Heartbeat", {})).toHaveProperty("currentTime")
    await after.close()
  })

  test("nobody learns that without its password, and a trusted proxy's TLS is TLS", async () => {
    const guess = await knock(identity, "wrong horse")
    expect([guess.status, guess.body]).toEqual([401, "wrong user or password\n"])
    const forwarded = ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"]
    expect((await knock(identity, password, proxy, ...forwarded)).status).toBe(101)
    expect((await knock(identity, password, "127.0.0.10", ...forwarded)).status).toBe(401)
  })

  test("removed and entered anew it may come in the open again", async () => {
    const gone = await fixture.system.api("DELETE", `/api/stations/${identity}`)
    expect(gone.status).toBeLessThan(300)
    await ask(fixture.system, "POST", "/api/stations", { stationId: identity }, 201)
    await ask(fixture.system, "PUT", `/api/stations/${identity}/password`, { password, byHand: true })
    expect((await knock(identity, password)).status).toBe(101)
  })
})

test("people are not served there", async () => {
  const get = (path: string) => fetch(`http://127.0.0.1:${plain}${path}`)
  expect((await get("/api/health")).status).toBe(200)
  expect((await get("/api/ready")).status).toBe(404)
  expect((await fixture.system.ready()).ready).toBe(true)
})

test("without certificates it is refused: PORT is plain then", async () => {
  const { code, log } = await new System().refused({ env: { PLAIN_PORT: "0" } })
  expect(code).toBe(1)
  expect(log).toContain("onetime: the environment variable PLAIN_PORT goes with TLS_CERT and TLS_KEY")
})
