/** HTTP Basic at the handshake: who must show a password, and which bytes are the right ones (ocpp.md 1.2). */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { handshake, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ UNKNOWN_STATIONS: "reject" })
})
afterAll(() => fixture.stop())

const register = async (stationId: string, password?: string) => {
  await ask(fixture.system, "POST", "/api/stations", { stationId }, 201)
  if (password !== undefined)
    await ask(fixture.system, "PUT", `/api/stations/${stationId}/password`, { password, byHand: true })
}

const knock = async (identity: string, authorization?: string) => {
  const extra = authorization === undefined ? [] : [`Authorization: ${authorization}`]
  const { peer, head } = await RawPeer.ask(fixture.system.port, handshake(`/ocpp/${identity}`, { extra }))
  peer.destroy()
  return head
}

const basic = (user: string, password: string | Uint8Array) =>
  `Basic ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString("base64")}`

const hex = "0123456789abcdef0123456789ABCDEF01234567"

describe("a station with a password", () => {
  beforeAll(() => register("B1", "correct horse"))

  const tries: ReadonlyArray<[string, string | undefined, number]> = [
    ["right", basic("B1", "correct horse"), 101],
    ["right, its identity in another case", basic("b1", "correct horse"), 101],
    ["right, the scheme in another case", basic("B1", "correct horse").replace("Basic", "bAsIc"), 101],
    ["right, without the padding", basic("B1", "correct horse").replace(/=+$/, ""), 101],
    ["wrong", basic("B1", "wrong horse"), 401],
    ["cut", basic("B1", "correct hors"), 401],
    ["longer", basic("B1", "correct horse "), 401],
    ["none", undefined, 401],
    ["an empty one", basic("B1", ""), 401],
    ["of somebody else (TC_A_02)", basic("B2", "correct horse"), 401],
    ["without a user", basic("", "correct horse"), 401],
    ["no colon", `Basic ${Buffer.from("B1").toString("base64")}`, 401],
    ["no base64", "Basic !!!", 401],
    ["another scheme", "Bearer correct horse", 401],
    ["an empty header", "", 401]
  ]
  for (const [name, authorization, status] of tries) {
    test(name, async () => {
      expect((await knock("B1", authorization)).status).toBe(status)
    })
  }

  test("the 401 says what is wanted", async () => {
    const { headers, body } = await knock("B1")
    expect(headers.get("www-authenticate")).toStartWith("Basic ")
    expect(body).not.toContain("horse")
  })

  test("any case of the path will do, and the version plays no part", async () => {
    expect((await knock("b1", basic("B1", "correct horse"))).status).toBe(101)
  })
})

describe("odd passwords", () => {
  const cases: ReadonlyArray<[string, string, ReadonlyArray<string | Uint8Array>, ReadonlyArray<string | Uint8Array>]> =
    [
      ["C-colon", "pass:with:colons", ["pass:with:colons"], ["pass", "with:colons"]],
      ["C-utf8", "pässwörd-ü", ["pässwörd-ü", Buffer.from("pässwörd-ü", "latin1")], ["password-u"]],
      // OCPP 1.6 AuthorizationKey: what the hex says (TC_085), or the hex itself, in either case.
      [
        "C-hex",
        hex,
        [hex, hex.toLowerCase(), hex.toUpperCase(), Buffer.from(hex, "hex")],
        [Buffer.from(hex, "latin1").subarray(1), hex.slice(2)]
      ],
      ["C-short-hex", "deadbeef", ["deadbeef"], [Buffer.from("deadbeef", "hex"), "DEADBEEF"]],
      ["C-odd-hex", "a".repeat(33), ["a".repeat(33)], [Buffer.from("a".repeat(32), "hex")]]
    ]
  for (const [identity, password, right, wrong] of cases) {
    test(`${identity}: right in every form, wrong in others`, async () => {
      await register(identity, password)
      for (const one of right) expect((await knock(identity, basic(identity, one))).status).toBe(101)
      for (const one of wrong) expect((await knock(identity, basic(identity, one))).status).toBe(401)
    })
  }

  test("an identity with a colon is split where it ends", async () => {
    await register("D:1", "colon in the name")
    expect((await knock("D:1", basic("D:1", "colon in the name"))).status).toBe(101)
    expect((await knock("D:1", basic("D", "1:colon in the name"))).status).toBe(101)
    expect((await knock("D:1", basic("D", "colon in the name"))).status).toBe(401)
  })
})

describe("an open station", () => {
  beforeAll(() => register("O1"))

  test.each([
    ["nothing", undefined],
    ["an empty password", basic("O1", "")],
    ["any password", basic("O1", "whatever")],
    ["somebody else's name", basic("O2", "whatever")],
    ["nonsense", "Basic ???"]
  ])("is let in with %s", async (_, authorization) => {
    expect((await knock("O1", authorization)).status).toBe(101)
  })

  test("is shown as open until it has a password", async () => {
    expect(await ask(fixture.system, "GET", "/api/stations/O1")).toMatchObject({ open: true })
    await ask(fixture.system, "PUT", "/api/stations/O1/password", { password: "from now on", byHand: true })
    expect(await ask(fixture.system, "GET", "/api/stations/O1")).toMatchObject({ open: false })
    expect((await knock("O1")).status).toBe(401)
  })
})

test("an unknown station gets 404 and no socket, with or without credentials", async () => {
  expect((await knock("nobody")).status).toBe(404)
  expect((await knock("nobody", basic("nobody", "whatever"))).status).toBe(404)
})

test("twenty wrong passwords in a minute close the door to that address and identity; others stay in and come in", async () => {
  await register("T1", "the right one")
  await register("T2", "the other one")
  const inside = await Peer.of(fixture.system.port, "T1", "1.6", { authorization: basic("T1", "the right one") })
  for (let n = 0; n < 20; n++) expect((await knock("T1", basic("T1", `guess ${n}`))).status).toBe(401)
  const shut = await knock("T1", basic("T1", "the right one"))
  expect(shut.status).toBe(429)
  expect(shut.headers.get("retry-after")).toBe("60")
  expect((await knock("T2", basic("T2", "the other one"))).status).toBe(101)
  expect(await inside.result("Heartbeat", {})).toHaveProperty("currentTime")
  await inside.close()
})
