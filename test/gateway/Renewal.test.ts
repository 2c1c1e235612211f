/** Certificates that change while we run: new connections meet the new ones, those that are open live on. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { connect } from "node:tls"
import { apiKey, System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { type Pair, selfSigned, written } from "./SelfSigned.ts"

const folder = temporaryFolder()
const [first, second, third] = [20, 30, 40].map((until) => selfSigned({ kind: "ECDSA", until }))
const files = written(folder, "it", must(first))
const tls = { TLS_CERT: files.cert, TLS_KEY: files.key }

let fixture: Fixture
let system: System
beforeAll(async () => {
  fixture = await startFixture({ ...tls, PUBLIC_URL: "https://localhost", COMMAND_TIMEOUT: "20" })
  system = fixture.system
})
afterAll(() => fixture.stop())

function must<A>(value: A | undefined): A {
  if (value === undefined) throw new Error("there is none")
  return value
}

/** In how many days the certificate ends that a new connection meets; in the moment of the change it may be turned away. */
const days = () =>
  new Promise<number | undefined>((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: system.port, rejectUnauthorized: false }, () => {
      const { validTo = "" } = socket.getPeerX509Certificate() ?? {}
      resolve(Math.round((Date.parse(validTo) - Date.now()) / 86_400_000))
      socket.destroy()
    })
    socket.on("error", () => resolve(undefined))
  })

const hangUp = () => process.kill(system.pid, "SIGHUP")
const write = ({ cert, key }: Pair) => Promise.all([Bun.write(files.cert, cert), Bun.write(files.key, key)])
const charger = (identity: string, { cert }: Pair) =>
  Peer.open({ port: system.port, path: `/ocpp/${identity}`, protocols: ["ocpp1.6"], ca: cert })
const said = (words: string, since: number) => until(words, () => system.log.slice(since).includes(words), 30_000)

test("a renewal on SIGHUP is met by who comes, and disturbs nobody who is there", async () => {
  const old = await charger("R1", must(first))
  await old.boot()
  const asked = ask(system, "POST", "/api/stations/R1/ocpp/ClearCache", {})
  const call = await old.asked()
  const events = await system.fetch("/api/events", { headers: { authorization: `Bearer ${apiKey}` } })
  expect(await days()).toBe(20)

  await write(must(second))
  hangUp()
  await until("the new certificate", async () => (await days()) === 30)
  old.say(JSON.stringify([3, call.id, { status: "Accepted" }]))
  expect(await asked).toMatchObject({ status: "Accepted" })
  expect(await old.result("Heartbeat", {})).toHaveProperty("currentTime")
  const young = await charger("R2", must(second))
  await young.boot()
  const live = must(events.body ?? undefined).getReader()
  let heard = ""
  await until("the open stream to tell of the new station", async () => {
    heard += new TextDecoder().decode((await live.read()).value)
    return heard.includes('"R2"')
  })
  await live.cancel()
  await Promise.all([old.close(), young.close()])
})

test("without a signal it is found by itself; half of a change is not served, and not spoken of", async () => {
  const since = system.log.length
  await Bun.write(files.cert, must(third).cert)
  await Bun.write(files.key, must(third).key)
  await until("the new certificate", async () => (await days()) === 40, 30_000)
  expect(system.log.slice(since)).not.toContain("TLS_KEY holds no key")
  expect(system.log.slice(since)).toContain("INFO new certificates are served: ECDSA until ")
})

test("what cannot be used is told, and the old is served until it is mended", async () => {
  const since = system.log.length
  await Bun.write(files.cert, must(first).cert)
  hangUp()
  const line = `TLS_KEY holds no key of the certificate in ${files.cert}; the certificates from before are still served`
  await said(`ERROR ${line}`, since)
  expect((await system.ready()).troubles).toEqual([line])
  expect(await days()).toBe(40)
  hangUp()
  await write(must(first))
  hangUp()
  await until("the mended certificate", async () => (await days()) === 20)
  await until("no troubles", async () => (await system.ready()).troubles.length === 0)
  expect(system.log.slice(since).split(line)).toHaveLength(2)
})

test("a signal that changes nothing is answered in the log", async () => {
  const since = system.log.length
  hangUp()
  await said("INFO the certificates have not changed", since)
})

test("the API's description names the address from outside", async () => {
  expect(await ask(system, "GET", "/api/openapi.json")).toMatchObject({ servers: [{ url: "https://localhost" }] })
})

describe("what needs a person", () => {
  test.each([
    ["ends soon", { until: 13.5 }, / ends in 13 days, at \S+: renew it$/],
    ["has ended", { from: -9, until: -1 }, / has ended at \S+: no charger that looks will come$/],
    ["begins later", { from: 1 }, / begins only at \S+$/],
    ["is for another", { host: "elsewhere.example.org" }, / is not for localhost, which PUBLIC_URL names$/]
  ])("a certificate that %s", async (_, wish, words) => {
    const since = system.log.length
    await write(selfSigned({ kind: "ECDSA", ...wish }))
    hangUp()
    await said("new certificates are served", since)
    const { troubles } = await until("a trouble", async () => {
      const ready = await system.ready()
      return ready.troubles.length > 0 && words.test(ready.troubles[0] ?? "") && ready
    })
    expect(troubles).toEqual([expect.stringContaining(`the ECDSA certificate in ${files.cert} `)])
    expect(system.log.slice(since)).toContain(`WARN ${troubles[0]}`)
  })
})

test("a start with what cannot be used is refused with one line", async () => {
  const { code, log } = await new System().refused({ env: { ...tls, TLS_KEY: "/nowhere.key" } })
  expect([code, log]).toEqual([1, expect.stringMatching(/^onetime: TLS_KEY \/nowhere\.key is not there$/m)])
  expect(log).not.toContain("chargers:")
})

test("the end of the program ends also what is left of before", async () => {
  await write(must(first))
  hangUp()
  await until("the certificate of before", async () => (await days()) === 20)
  const old = await charger("R3", must(first))
  await write(must(second))
  hangUp()
  await until("the new certificate", async () => (await days()) === 30)
  const young = await charger("R4", must(second))
  expect(await system.stop()).toMatchObject({ code: 0 })
  expect([(await old.closed).code, (await young.closed).code]).toEqual([1001, 1001])
})
