// What an operator does with stations and tokens: seen at once, decided from memory, written, and never a secret shown.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { NotInItsLanguage } from "../../src/domain/Command.ts"
import { passwordMatches } from "../../src/domain/Password.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { happens, station } from "./Happenings.ts"
import { Chargers, cursorOf, items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const accepted = { outcome: "Accepted" as const, status: "Accepted", answer: {} }
const hashOf = (name: string) => api.run(Effect.map(Stations, (stations) => stations.find(name)?.passwordHash ?? ""))
const knows = async (name: string, password: string) => passwordMatches(await hashOf(name), Buffer.from(password))

describe("stations", () => {
  test("are shown with what they said, by any spelling of their name", async () => {
    await api.run(station("Garage/1 ä"))
    await api.run(
      happens(
        { _tag: "StationBooted", station: "Garage/1 ä", verdict: "accepted", vendor: "V", model: "M" },
        {
          _tag: "ConnectorReported",
          station: "Garage/1 ä",
          evse: 1,
          connector: 1,
          status: "Available",
          time: { text: "", at: null }
        }
      )
    )
    const { status, body } = await api.ask("GET", `/api/stations/${encodeURIComponent("gARAGE/1 Ä")}`)
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id: "Garage/1 ä",
        standing: "accepted",
        online: false,
        open: true,
        version: "1.6",
        vendor: "V",
        serial: null,
        connectors: [{ evse: 1, connector: 1, status: "Available", error: null, since: expect.stringMatching(/Z$/) }]
      })
    ])
  })

  test("are registered once, before they come", async () => {
    const first = await api.ask("POST", "/api/stations", { stationId: "Early" })
    const again = await api.ask("POST", "/api/stations", { stationId: "EARLY" })
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ standing: "accepted", version: null })])
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ type: "/problems/station-exists" })])
  })

  test("that are held and approved are asked to boot, or made to come again", async () => {
    for (const name of ["asks", "cannot"]) await api.run(station(name, "held"))
    await api.run(
      Effect.map(Chargers, ({ online }) => {
        online.set("asks", { version: "2.0.1", answer: () => Effect.succeed(accepted) })
        const cannot = new NotInItsLanguage({
          station: "cannot",
          version: "1.6",
          action: "TriggerMessage",
          known: true
        })
        online.set("cannot", { version: "1.6", answer: () => Effect.fail(cannot) })
      })
    )
    for (const name of ["asks", "cannot"]) {
      const { status, body } = await api.ask("POST", `/api/stations/${name}/approve`)
      expect([status, body]).toEqual([200, expect.objectContaining({ standing: "accepted" })])
    }
    const { asked, hungUp } = await api.run(Chargers)
    await api.run(
      Effect.gen(function* () {
        while (hungUp.length === 0) yield* Effect.yieldNow
      })
    )
    expect(asked.map(({ station, command }) => [station, command._tag])).toEqual([
      ["asks", "Introduce"],
      ["cannot", "Introduce"]
    ])
    expect(hungUp).toEqual(["cannot"])
    expect((await api.ask("POST", "/api/stations/asks/approve")).status).toBe(200)
    expect(asked).toHaveLength(2)
  })

  test("get a password that is shown once if we made it, and never if not", async () => {
    const made = await api.ask("PUT", "/api/stations/early/password", { byHand: true })
    const password =
      typeof made.body === "object" && made.body !== null && "password" in made.body ? String(made.body.password) : ""
    expect(password).toMatch(/^[0-9a-f]{40}$/)
    expect(await knows("Early", password)).toBe(true)
    const set = await api.ask("PUT", "/api/stations/early/password", { password: "a marker secret", byHand: true })
    expect([set.status, set.body]).toEqual([200, { stationId: "Early" }])
    expect(await knows("Early", "a marker secret")).toBe(true)
    expect((await api.ask("GET", "/api/stations/Early")).body).toMatchObject({ open: false })
    expect(
      (await api.ask("PUT", "/api/stations/early/password", { password: "short", byHand: true })).body
    ).toMatchObject({
      type: "/problems/payload-invalid",
      path: "/password"
    })
  })

  test("are shown how they leave their standard, in words, the newest way first", async () => {
    await api.run(station("Odd"))
    const action = "MeterValues"
    await api.run(
      happens(
        { _tag: "StationBooted", station: "Odd", verdict: "accepted", firmware: "1.0" },
        { _tag: "StationDeviated", station: "Odd", action, deviations: [{ rule: "of tomorrow", path: "" }] }
      )
    )
    const path = "/meterValue/3/timestamp"
    const deviations = [{ rule: "time-zone", path, raw: "2026-11-20T08:00:00" }]
    const position = await api.run(happens({ _tag: "StationDeviated", station: "Odd", action, deviations }))
    const { status, body } = await api.ask("GET", "/api/stations/oDD/deviations")
    const moment = expect.stringMatching(/^2.*Z$/)
    const common = { action, firmware: "1.0", count: 1, firstAt: moment, lastAt: moment }
    expect([status, items(body)]).toEqual([
      200,
      [
        {
          ...common,
          rule: "time-zone",
          says: "sends times without a zone",
          path: "/meterValue/*/timestamp",
          example: "2026-11-20T08:00:00",
          position
        },
        { ...common, rule: "of tomorrow", says: "of tomorrow", path: "", example: null, position: position - 1 }
      ]
    ])
    const first = (await api.ask("GET", "/api/stations/Odd/deviations?limit=1")).body
    const second = (await api.ask("GET", `/api/stations/Odd/deviations?cursor=${cursorOf(first)}`)).body
    expect([first, second].flatMap(items)).toEqual([...items(body)])
  })

  test.each([
    ["GET", ""],
    ["GET", "/deviations"],
    ["PATCH", ""],
    ["POST", "/approve"],
    ["PUT", "/password"]
  ])("nobody has heard of are not found (%s %s)", async (method, path) => {
    const payload = method === "GET" ? undefined : {}
    const { status, body } = await api.ask(method, `/api/stations/nobody${path}`, payload)
    expect([status, body]).toEqual([404, expect.objectContaining({ type: "/problems/station-unknown" })])
  })
})

describe("tokens", () => {
  test("are new once, then replaced whole", async () => {
    const first = await api.ask("POST", "/api/tokens", {
      token: "Card",
      group: "g",
      limit: 2,
      expiry: "2030-01-01T00:00:00+01:00"
    })
    expect([first.status, first.body]).toEqual([
      201,
      {
        token: "Card",
        kind: "card",
        status: "active",
        expiry: "2029-12-31T23:00:00.000Z",
        group: "g",
        limit: 2,
        note: null
      }
    ])
    const second = await api.ask("POST", "/api/tokens", { token: "CARD", status: "blocked" })
    expect([second.status, second.body]).toEqual([
      200,
      expect.objectContaining({ status: "blocked", group: null, limit: null })
    ])
  })

  test("are removed, and then are not there", async () => {
    await api.ask("POST", "/api/tokens", { token: "a/b c" })
    const path = `/api/tokens/${encodeURIComponent("A/B C")}`
    expect((await api.ask("DELETE", path)).body).toMatchObject({ token: "a/b c" })
    expect((await api.ask("DELETE", path)).body).toMatchObject({ type: "/problems/not-found" })
  })

  test("are listed by text, page by page", async () => {
    for (const token of ["z9", "Y8", "x7"]) await api.ask("POST", "/api/tokens", { token })
    const texts: Array<string> = []
    let cursor: string | undefined
    do {
      const { body } = await api.ask("GET", `/api/tokens?limit=2${cursor === undefined ? "" : `&cursor=${cursor}`}`)
      texts.push(...items(body).map(({ token }) => String(token)))
      cursor = cursorOf(body)
    } while (cursor !== undefined)
    expect(texts.map((text) => text.toLowerCase())).toEqual(["card", "x7", "y8", "z9"])
  })

  test("that nobody has entered are shown, newest first", async () => {
    await api.run(
      happens({ _tag: "TokenPresented", station: "Early", token: { text: "new", kind: "card" }, verdict: "invalid" })
    )
    expect((await api.ask("GET", "/api/tokens/unknown")).body).toEqual({
      items: [
        {
          token: "new",
          kind: "card",
          stationId: "Early",
          firstSeen: expect.any(String),
          lastSeen: expect.any(String),
          times: 1
        }
      ]
    })
    await api.run(
      happens({ _tag: "TokenPresented", station: "Early", token: { text: "newer", kind: "card" }, verdict: "invalid" })
    )
    const first = (await api.ask("GET", "/api/tokens/unknown?limit=1")).body
    const second = (await api.ask("GET", `/api/tokens/unknown?limit=1&cursor=${cursorOf(first)}`)).body
    expect([first, second].flatMap(items).map(({ token }) => token)).toEqual(["newer", "new"])
    expect(cursorOf(second)).toBeUndefined()
  })

  test.each([
    [{ token: "a", status: "lost" }, "/status"],
    [{ token: "a", limit: 0 }, "/limit"],
    [{ token: "a", limit: 1.5 }, "/limit"],
    [{ token: "a", expiry: "soon" }, "/expiry"],
    [{ token: "a", expiry: "0001-01-01" }, "/expiry"],
    [{ token: "\ud800" }, "/token"],
    [{ token: "x".repeat(256) }, "/token"],
    [{ token: "a", note: "\u0000" }, "/note"]
  ])("refuses %j at %s", async (body, path) => {
    const answer = await api.ask("POST", "/api/tokens", body)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })

  test("are accepted at once and written later when the database is slow", async () => {
    const locked = Promise.withResolvers<void>()
    const over = Promise.withResolvers<void>()
    const lock = api.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql.withTransaction(
          Effect.gen(function* () {
            yield* sql`LOCK TABLE tokens IN EXCLUSIVE MODE`
            locked.resolve()
            yield* Effect.promise(() => over.promise)
          })
        )
      })
    )
    await locked.promise
    const { status } = await api.ask("POST", "/api/tokens", { token: "slow" })
    const list = await api.ask("GET", "/api/tokens")
    over.resolve()
    await lock
    expect(status).toBe(202)
    expect(list.text).toContain("slow")
  })
})
