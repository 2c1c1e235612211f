// A station from before it comes until after it is gone: had as wished, removed, and its charges stay.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect } from "effect"
import { passwordMatches } from "../../src/domain/Password.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { drain, reload } from "../services/stations/TestRing.ts"
import { happens, starts, station } from "./Happenings.ts"
import { Chargers, items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

const known = (name: string) => api.run(Effect.map(Stations, (stations) => stations.find(name)))
const online = (name: string) =>
  api.run(
    Effect.map(Chargers, (chargers) => {
      const answer = { outcome: "Accepted" as const, status: "Accepted", answer: {} }
      chargers.online.set(name, { version: "1.6", answer: () => Effect.succeed(answer) })
      return chargers
    })
  )

test("is had before it comes, with a password, also after a restart", async () => {
  const wish = { label: "Left", location: "Yard 2", ratedPower: 11_000, aliases: ["SN-1"], password: "marker secret" }
  const { status, body, text } = await api.ask("PUT", "/api/stations/Early", wish)
  expect([status, body]).toEqual([
    201,
    expect.objectContaining({
      id: "Early",
      standing: "accepted",
      open: false,
      version: null,
      label: "Left",
      location: "Yard 2",
      ratedPower: 11_000,
      aliases: ["SN-1"]
    })
  ])
  expect(text).not.toContain("marker")
  await api.run(Effect.andThen(drain, reload))
  const { passwordHash = "", ...rest } = (await known("early")) ?? {}
  expect(rest).toMatchObject({ label: "Left", location: "Yard 2" })
  expect(passwordMatches(passwordHash, Buffer.from("marker secret"))).toBe(true)
})

test("put again is as it is given now, but for its password; a patch changes what it names", async () => {
  const again = await api.ask("PUT", "/api/stations/EARLY", { label: "Right" })
  const now = { id: "Early", open: false, label: "Right", location: null, ratedPower: null, aliases: [] }
  expect([again.status, again.body]).toEqual([200, expect.objectContaining(now)])
  const patched = await api.ask("PATCH", "/api/stations/early", { location: "Yard 3" })
  expect(patched.body).toMatchObject({ ...now, location: "Yard 3" })
  expect((await api.ask("PATCH", "/api/stations/early", { label: null })).body).toMatchObject({ label: null })
})

test("that waits is approved by it and asked who it is", async () => {
  await api.run(station("waits", "held"))
  const chargers = await online("waits")
  const { status, body } = await api.ask("PUT", "/api/stations/waits", {})
  expect([status, body]).toEqual([200, expect.objectContaining({ standing: "accepted" })])
  await api.run(
    Effect.gen(function* () {
      while (chargers.asked.length === 0) yield* Effect.yieldNow
    })
  )
  expect(chargers.asked).toMatchObject([{ station: "waits", command: { _tag: "Introduce" } }])
})

test.each([
  ["Early", { label: "" }, "payload-invalid", "/label"],
  ["Early", { password: "short" }, "payload-invalid", "/password"],
  ["Early", { ratedPower: -1 }, "payload-invalid", "/ratedPower"],
  ["a%00b", {}, "parameter-invalid", "/stationId"]
])("%s is not put as %j", async (name, body, type, path) => {
  const answer = await api.ask("PUT", `/api/stations/${name}`, body)
  expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ type: `/problems/${type}`, path })])
})

test("has no other name that is another's", async () => {
  await api.run(station("Owner"))
  const answer = await api.ask("PUT", "/api/stations/thief", { aliases: ["owner"] })
  expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ type: "/problems/station-exists" })])
  expect(await known("thief")).toBeUndefined()
})

test("is removed: hung up on, forgotten also after a restart, and new when it comes again; its charges stay", async () => {
  await api.run(station("Gone"))
  await api.ask("PATCH", "/api/stations/gone", { label: "Old", ratedPower: 22_000 })
  const id = await api.run(starts("Gone", "Card", "2026-11-20T08:00:00Z"))
  const chargers = await online("Gone")
  const busy = await api.ask("DELETE", "/api/stations/GONE")
  expect([busy.status, busy.body]).toEqual([
    409,
    expect.objectContaining({ type: "/problems/station-charging", transactions: [id] })
  ])
  expect(await known("gone")).toMatchObject({ id: "Gone" })
  const removed = await api.ask("DELETE", "/api/stations/GONE?force=true")
  expect([removed.status, removed.body]).toEqual([200, expect.objectContaining({ id: "Gone", label: "Old" })])
  expect(chargers.hungUp).toContain("Gone")
  for (const _ of [1, 2]) {
    expect((await api.ask("GET", "/api/stations/gone")).status).toBe(404)
    await api.run(Effect.andThen(drain, reload))
  }
  expect((await api.ask("GET", `/api/transactions/${id}`)).body).toMatchObject({
    id,
    stationId: "Gone",
    endedAt: expect.any(String),
    flags: [expect.stringContaining("its station was removed")]
  })
  await api.run(station("gone", "held"))
  expect(await known("Gone")).toMatchObject({ id: "gone", standing: "held", label: undefined, ratedPower: undefined })
  await api.run(happens({ _tag: "StationBooted", station: "gone", verdict: "pending", model: "M" }))
  const listed = items((await api.ask("GET", "/api/stations")).body)
  expect(listed.find((one) => one["id"] === "gone")).toMatchObject({ model: "M", label: null })
})

test("nobody has heard of is not found; a force that is no yes or no is refused", async () => {
  expect((await api.ask("DELETE", "/api/stations/nobody")).body).toMatchObject({ type: "/problems/station-unknown" })
  expect((await api.ask("DELETE", "/api/stations/early?force=maybe")).body).toMatchObject({
    type: "/problems/parameter-invalid",
    path: "/force"
  })
})
