/** The first bytes of a charger, as odd as the field has them. What Bun decides before any code of ours: ARCHITECTURE.md. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { System } from "../faults/System.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { type HandshakeChange, handshake, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ UNKNOWN_STATIONS: "accept" })
})
afterAll(() => fixture.stop())

const knock = async (path: string, change: HandshakeChange = {}) => {
  const { peer, head } = await RawPeer.ask(fixture.system.port, handshake(path, change))
  peer.destroy()
  return { status: head.status, protocol: head.headers.get("sec-websocket-protocol"), headers: head.headers }
}

const identities = async (): Promise<ReadonlyArray<string>> => {
  const { items } = Object(await ask(fixture.system, "GET", "/api/stations"))
  return items.map(({ id }: { readonly id: string }) => id)
}

describe("subprotocols", () => {
  const offers: ReadonlyArray<[string, ReadonlyArray<string>, number, string | undefined]> = [
    ["1.6", ["ocpp1.6"], 101, "ocpp1.6"],
    ["2.0.1", ["ocpp2.0.1"], 101, "ocpp2.0.1"],
    ["2.1", ["ocpp2.1"], 101, "ocpp2.1"],
    ["no header: 1.6, and none in the answer", [], 101, undefined],
    ["an empty header", [""], 101, undefined],
    ["nothing but a comma", [" , "], 101, undefined],
    ["the same twice, on two lines", ["ocpp1.6", "ocpp1.6"], 101, "ocpp1.6"],
    ["the same twice, on one line", ["ocpp1.6, ocpp1.6"], 101, "ocpp1.6"],
    ["oddly cased, answered as offered", ["OCPP1.6"], 101, "OCPP1.6"],
    ["oddly cased, twice, on two lines", ["Ocpp1.6", "OCPP1.6"], 101, "Ocpp1.6"],
    ["a list: its first that we speak (2.1)", ["ocpp2.1, ocpp2.0.1"], 101, "ocpp2.1"],
    ["a list: its first that we speak (2.0.1)", ["ocpp2.0.1,ocpp2.1,ocpp1.6"], 101, "ocpp2.0.1"],
    ["two lines: the first that we speak", ["soap", "ocpp2.0.1"], 101, "ocpp2.0.1"],
    ["TC_088: ocpp0.1 and ocpp1.6", ["ocpp0.1,ocpp1.6"], 101, "ocpp1.6"],
    ["TC_088, TC_B_58: ocpp0.1 alone is not upgraded", ["ocpp0.1"], 400, undefined],
    ["of another world", ["mqtt"], 400, undefined],
    ["nearly", ["ocpp1.6j", "ocpp 1.6", "ocpp2.0"], 400, undefined]
  ]
  for (const [name, protocols, status, protocol] of offers) {
    test(name, async () => {
      expect(await knock("/ocpp/offers", { protocols })).toMatchObject({ status, protocol })
    })
  }
})

describe("the request around it", () => {
  const requests: ReadonlyArray<[string, HandshakeChange, number]> = [
    ["no Connection: Upgrade (Autel)", { without: ["Connection"] }, 101],
    ["Connection: keep-alive", { without: ["Connection"], extra: ["Connection: keep-alive"] }, 101],
    ["Connection: keep-alive, Upgrade", { without: ["Connection"], extra: ["Connection: keep-alive, Upgrade"] }, 101],
    ["Upgrade: WebSocket", { without: ["Upgrade"], extra: ["Upgrade: WebSocket"] }, 101],
    ["UPGRADE: WEBSOCKET", { without: ["Upgrade"], extra: ["UPGRADE: WEBSOCKET"] }, 101],
    ["Upgrade: websocket, h2c", { without: ["Upgrade"], extra: ["Upgrade: websocket, h2c"] }, 101],
    ["Upgrade: h2c is people", { without: ["Upgrade"], extra: ["Upgrade: h2c"] }, 404],
    ["HTTP/1.0", { request: "GET /ocpp/requests HTTP/1.0" }, 101],
    ["POST", { request: "POST /ocpp/never-1 HTTP/1.1" }, 400],
    ["no key", { request: "GET /ocpp/never-2 HTTP/1.1", without: ["Sec-WebSocket-Key"] }, 400],
    [
      "a short key",
      { request: "GET /ocpp/never-3 HTTP/1.1", without: ["Sec-WebSocket-Key"], extra: ["Sec-WebSocket-Key: abc"] },
      400
    ],
    ["no version", { request: "GET /ocpp/never-4 HTTP/1.1", without: ["Sec-WebSocket-Version"] }, 400],
    [
      "version 8",
      {
        request: "GET /ocpp/never-5 HTTP/1.1",
        without: ["Sec-WebSocket-Version"],
        extra: ["Sec-WebSocket-Version: 8"]
      },
      400
    ],
    ["no host", { without: ["Host"] }, 400]
  ]
  for (const [name, change, status] of requests) {
    test(name, async () => {
      expect((await knock("/ocpp/requests", change)).status).toBe(status)
    })
  }

  test("who was not upgraded is no station for it", async () => {
    expect((await identities()).filter((id) => id.startsWith("never"))).toEqual([])
  })
})

describe("the path", () => {
  const long = "x".repeat(255)
  const taken: ReadonlyArray<[string, string]> = [
    ["/P1", "P1"],
    ["/any/prefix/of/a/tenant/P2", "P2"],
    ["/ocpp/P3/", "P3"],
    ["/ocpp/P4//", "P4"],
    ["//P5", "P5"],
    ["///P6///", "P6"],
    ["/ocpp//P7", "P7"],
    ["http://elsewhere:99/ocpp/P8", "P8"],
    ["/ocpp/P9?token=1", "P9"],
    ["/ocpp/a-_.+|@*=", "a-_.+|@*="],
    ["/ocpp/P%2010", "P 10"],
    ["/ocpp/P+11", "P+11"],
    ["/ocpp/P%2F12", "P/12"],
    ["/ocpp/P13%25", "P13%"],
    ["/ocpp/P14%2541", "P14%41"],
    ["/ocpp/100%", "100%"],
    ["/ocpp/%zz", "%zz"],
    ["/ocpp/%E2%82", "%E2%82"],
    ["/ocpp/%C3%A4", "ä"],
    ["/ocpp/\xe4", "ä"],
    ["/ocpp/P:15", "P:15"],
    ["/ocpp/%20P%2017%20", " P 17 "],
    [`/ocpp/${"%C3%A4".repeat(255)}`, "ä".repeat(255)],
    ["/%2F%2F/P18", "P18"],
    ["/ocpp/P19#part", "P19"],
    ["/ocpp\\P20", "P20"],
    ["/ocpp/../P16", "P16"],
    ["/api/stations", "stations"],
    [`/ocpp/${long}`, long]
  ]
  for (const [path, identity] of taken) {
    test(`${path.slice(0, 40)} is ${identity.slice(0, 20)}`, async () => {
      expect((await knock(path)).status).toBe(101)
      expect(await identities()).toContain(identity)
    })
  }

  const refused: ReadonlyArray<[string, number]> = [
    ["/", 404],
    ["//", 404],
    ["/?id=1", 404],
    ["/ocpp/..", 404],
    ["/ocpp/%2e%2e", 404],
    ["/%20", 404],
    ["/ocpp/%00", 404],
    ["/ocpp/A%0d%0aB", 404],
    [`/ocpp/${"x".repeat(256)}`, 404],
    [`/ocpp/${"%C3%A4".repeat(256)}`, 404],
    ["/%zz/%20/", 404],
    [`/ocpp/${"x".repeat(300)}`, 404],
    ["ws://h/ocpp/A", 400],
    ["*", 400],
    ["", 400],
    ["/ocpp/A B", 505],
    ["/ocpp/A\tB", 505]
  ]
  for (const [path, status] of refused) {
    test(`${JSON.stringify(path).slice(0, 40)}: ${status}`, async () => {
      const before = await identities()
      expect((await knock(path)).status).toBe(status)
      expect(await identities()).toEqual(before)
    })
  }

  test("the case of an identity is its first spelling, whatever comes later", async () => {
    await knock("/ocpp/Case-One")
    await knock("/ocpp/CASE-ONE")
    await knock("/ocpp/case%2Done")
    expect((await identities()).filter((id) => id.toLowerCase() === "case-one")).toEqual(["Case-One"])
  })

  test("an ordinary request for the same path is for people", async () => {
    const { status } = await fixture.system.api("GET", "/ocpp/people")
    expect(status).toBe(404)
    expect(await identities()).not.toContain("people")
  })
})

test("while messages cannot be kept nobody is let in: 503, and when to come again", async () => {
  const system = new System({ databaseUrl: "postgres://onetime@127.0.0.1:1/none" })
  await system.launch()
  const { peer, head } = await RawPeer.ask(system.port, handshake("/ocpp/early"))
  expect([head.status, head.headers.get("retry-after")]).toEqual([503, "5"])
  peer.destroy()
  await system.kill()
})
