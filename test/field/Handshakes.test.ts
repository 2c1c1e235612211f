/** Part 5, rows 1 to 8: how stations knock. Row 2 and absolute URLs are what Bun decides before any code of ours runs. */
import { describe, expect, test } from "bun:test"
import { basic } from "../gateway/Peer.ts"
import { type HandshakeChange, handshake, opcodes, RawPeer } from "../gateway/RawPeer.ts"
import { field } from "./Field.ts"
import { Story } from "./Story.ts"

const name = () => `H${crypto.randomUUID().slice(0, 8)}`
const boot = '[2,"b","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]'

/** Knocks, boots if let in, and tells what it met. */
const knock = async (path: string, change: HandshakeChange = {}) => {
  const { port } = await field()
  const { peer, head } = await RawPeer.ask(port, handshake(path, change))
  if (head.status !== 101) return { status: head.status }
  peer.text(boot)
  const [, , payload] = await peer.json()
  peer.destroy()
  return { status: 101, protocol: head.headers.get("sec-websocket-protocol"), boot: Object(payload).status }
}

const identities = async (): Promise<ReadonlyArray<string>> => {
  const { ask } = await field()
  return Object(await ask("GET", "/api/stations?limit=500")).items.map(({ id }: { readonly id: string }) => id)
}

test("5/1 an upgrade without a subprotocol (Grizzl-E): 1.6, and none in the answer", async () => {
  const id = name()
  expect(await knock(`/ocpp/${id}`, { protocols: [] })).toEqual({ status: 101, protocol: undefined, boot: "Accepted" })
  expect(await identities()).toContain(id)
})

test("5/2 an upgrade without Connection: Upgrade (Autel): Bun takes it", async () => {
  expect(await knock(`/ocpp/${name()}`, { without: ["Connection"] })).toMatchObject({ status: 101, boot: "Accepted" })
})

test("5/3 a path of ///charger (ZJ Beny): its last segment", async () => {
  const id = name()
  expect(await knock(`///${id}`)).toMatchObject({ status: 101, boot: "Accepted" })
  expect(await identities()).toContain(id)
})

describe("5/4 a request line with the whole URL (MicroOcpp)", () => {
  test("http:// is taken", async () => {
    const id = name()
    expect(await knock("", { request: `GET http://example.org/ocpp/${id} HTTP/1.1` })).toMatchObject({ status: 101 })
    expect(await identities()).toContain(id)
  })

  test("ws:// is a 400 of Bun's, before any code of ours", async () => {
    expect(await knock("", { request: `GET ws://example.org/ocpp/${name()} HTTP/1.1` })).toEqual({ status: 400 })
  })
})

describe("5/5 more path than we gave it", () => {
  for (const before of ["/4/", "/ocpp/4/", "/tenant/ocpp/16/"]) {
    test(`${before}CBI-... (SETEC): the last segment`, async () => {
      const id = `CBI-${name()}`
      expect(await knock(`${before}${id}`)).toMatchObject({ status: 101, boot: "Accepted" })
      expect(await identities()).toContain(id)
    })
  }

  test("its own serial behind our URL (EN+): the serial is who it is", async () => {
    const id = `SN${name()}`
    expect(await knock(`/ocpp/garage/${id}`)).toMatchObject({ status: 101, boot: "Accepted" })
    expect(await identities()).toContain(id)
  })
})

describe("5/5 another name for a station, as the operator says", () => {
  /** A registered station that comes as `alias`, with a password if one is given. */
  const named = async (password?: string) => {
    const [id, alias] = [`garage-${name()}`, `SN${name()}`]
    const { ask } = await field()
    await ask("POST", "/api/stations", { stationId: id }, 201)
    if (password !== undefined) await ask("PUT", `/api/stations/${id}/password`, { password, byHand: true })
    const shown = await ask("PATCH", `/api/stations/${id}`, { aliases: [alias, alias.toLowerCase(), id] })
    expect(shown).toMatchObject({ id, aliases: [alias] })
    return { id, alias, ask }
  }

  test("its own serial (EN+) is the station that has it for an alias, whatever its case", async () => {
    const { id, alias, ask } = await named()
    for (const spelling of [alias, alias.toLowerCase(), id]) {
      expect(await knock(`/ocpp/garage/${spelling}`)).toMatchObject({ status: 101, boot: "Accepted" })
    }
    expect(await identities()).toContain(id)
    expect(await identities()).not.toContain(alias)
    expect(await ask("GET", `/api/stations/${alias}`)).toMatchObject({ id, vendor: "V", aliases: [alias] })
  })

  test("it shows the password of that station, as either user", async () => {
    const { id, alias } = await named("its own secret")
    const shows = (user: string, password: string) =>
      knock(`/ocpp/${alias}`, { extra: [`Authorization: ${basic(user, password).authorization}`] })
    expect(await knock(`/ocpp/${alias}`)).toEqual({ status: 401 })
    expect(await shows(alias, "another secret")).toEqual({ status: 401 })
    expect(await shows("somebody", "its own secret")).toEqual({ status: 401 })
    for (const user of [id, alias]) expect(await shows(user, "its own secret")).toMatchObject({ boot: "Accepted" })
  })

  test("what it reports there is of that station", async () => {
    const { id, alias, ask } = await named()
    const story = await Story.of("1.6", alias)
    const transaction = await story.start()
    expect(await ask("GET", `/api/transactions/${transaction}`)).toMatchObject({ stationId: id })
    expect(await ask("GET", `/api/transactions?station=${alias}`)).toMatchObject({ items: [{ id: transaction }] })
  })

  test("a name of another station is refused, and so is an alias as a new station", async () => {
    const [first, second] = [await named(), await named()]
    for (const taken of [first.id, first.alias]) {
      expect(await first.ask("PATCH", `/api/stations/${second.id}`, { aliases: [taken] }, 409)).toMatchObject({
        type: "/problems/station-exists"
      })
    }
    await first.ask("POST", "/api/stations", { stationId: first.alias }, 409)
    expect(await first.ask("PATCH", `/api/stations/${first.id}`, { aliases: null })).toMatchObject({ aliases: [] })
    expect(await first.ask("PATCH", `/api/stations/${second.id}`, { aliases: [first.alias] })).toMatchObject({
      aliases: [first.alias]
    })
  })
})

for (const tail of ["GaroCS-4133AAAA46980", "with_underscore", "a.b+c|d@e*f=g", "with%20blank"]) {
  test(`5/6 the identity ${tail}`, async () => {
    const id = `${name()}${tail}`
    expect(await knock(`/ocpp/${id}`)).toMatchObject({ status: 101, boot: "Accepted" })
    expect(await identities()).toContain(decodeURIComponent(id))
  })
}

test("5/7 an identity in another case of letters is the same station, spelled as it came first", async () => {
  const id = name()
  await knock(`/ocpp/${id}`)
  expect(await knock(`/ocpp/${id.toLowerCase()}`)).toMatchObject({ status: 101, boot: "Accepted" })
  expect((await identities()).filter((other) => other.toLowerCase() === id.toLowerCase())).toEqual([id])
})

test("5/8 a compressed frame that nobody agreed on closes that connection, and nothing else", async () => {
  const other = await Story.of()
  const { port } = await field()
  const peer = await RawPeer.open(port, name())
  peer.send(opcodes.text, Bun.deflateSync(Buffer.from(boot)), { compressed: true })
  expect([1002, 1006]).toContain(await peer.closeCode())
  expect(await other.say("Heartbeat", {})).toHaveProperty("currentTime")
})
