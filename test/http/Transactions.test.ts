// What the API tells of charges: from real decisions through journal and listener to the tables and back.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { measures, reports, starts, station, stops } from "./Happenings.ts"
import { cursorOf, items, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

describe("a 1.6 charge", () => {
  let id = 0
  beforeAll(async () => {
    await api.run(station("one"))
    id = await api.run(starts("one", "Card-1", "2026-11-20T08:00:00Z"))
  })

  test("is told at once, open, under our id", async () => {
    const { status, body, headers } = await api.ask("GET", `/api/transactions/${id}`)
    expect(status).toBe(200)
    expect(headers.get("onetime-behind")).toBeNull()
    expect(body).toMatchObject({
      id,
      stationId: "one",
      stationTransactionId: String(id),
      evse: 1,
      token: "Card-1",
      kind: "card",
      startedAt: "2026-11-20T08:00:00.000Z",
      endedAt: null,
      energy: 0,
      meterStart: 1000,
      meterStop: null,
      open: true
    })
  })

  test("has its readings in a curve, oldest first, page by page", async () => {
    await api.run(measures("one", id, "2026-11-20T08:10:00Z", 2200))
    await api.run(measures("one", id, "2026-11-20T08:05:00Z", 1600))
    await api.run(measures("one", id, "2026-11-20T08:15:00Z", 2800.5))
    const first = await api.ask("GET", `/api/transactions/${id}/readings?limit=2`)
    expect(items(first.body).map(({ at, energy }) => [at, energy])).toEqual([
      ["2026-11-20T08:05:00.000Z", 1600],
      ["2026-11-20T08:10:00.000Z", 2200]
    ])
    expect(items(first.body)[0]).toMatchObject({
      power: 7200,
      soc: null,
      phases: { current: { l1: 16, l2: 15.5, l3: null }, voltage: { l1: null, l2: null, l3: null } }
    })
    expect(JSON.stringify(items(first.body)[0]?.rest)).toContain("temperature")
    const second = await api.ask("GET", `/api/transactions/${id}/readings?limit=2&cursor=${cursorOf(first.body)}`)
    expect(items(second.body).map(({ energy }) => energy)).toEqual([2800.5])
    expect(cursorOf(second.body)).toBeUndefined()
  })

  test("ends with its energy", async () => {
    await api.run(stops("one", id, "2026-11-20T09:00:00Z", 8000))
    const { body } = await api.ask("GET", `/api/transactions/${id}`)
    expect(body).toMatchObject({
      open: false,
      energy: 7000,
      meterStart: 1000,
      meterStop: 8000,
      stopToken: "stopper",
      reason: "Local",
      endedAt: "2026-11-20T09:00:00.000Z"
    })
  })

  test("stopped twice is said to have ended", async () => {
    const { status, body } = await api.ask("POST", `/api/remote-stop/${id}`)
    expect([status, body]).toEqual([409, expect.objectContaining({ type: "/problems/transaction-ended" })])
  })
})

describe("as a file", () => {
  const csv = (path: string) => api.ask("GET", path, undefined, { headers: { accept: "text/csv" } })

  test("charges are lines under their fields' names", async () => {
    const { text, headers } = await csv("/api/transactions?station=one")
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8")
    const [head = "", ...lines] = text.trimEnd().split("\r\n")
    const { body } = await api.ask("GET", "/api/transactions?station=one")
    expect(head.split(",")).toEqual(Object.keys(items(body)[0] ?? {}))
    expect(lines).toHaveLength(items(body).length)
    expect(lines[0]).toMatch(/^\d+,one,\d+,1,1,Card-1,.*,2026-11-20T09:00:00.000Z,.*,3600,7000,1000,8000,/)
  })

  test("readings have a column each phase", async () => {
    const id = items((await api.ask("GET", "/api/transactions?station=one")).body)[0]?.id
    const [head, first] = (await csv(`/api/transactions/${id}/readings`)).text.split("\r\n")
    expect(head).toBe(
      "at,received,context,energy,power,current,voltage,soc,current.l1,current.l2,current.l3,voltage.l1,voltage.l2,voltage.l3,rest"
    )
    expect(first).toMatch(/^2026-11-20T08:05:00.000Z,[^,]+Z,[^,]*,1600,7200,.*,16,15.5,,,,,"\[\{/)
    expect((await csv("/api/transactions/999/readings")).status).toBe(404)
  })
})

describe("a station's own id", () => {
  test("finds its one transaction", async () => {
    await api.run(station("two", "accepted", "2.0.1"))
    await api.run(reports("two", "tx/a b", "started", 0))
    const { status, body } = await api.ask("GET", `/api/transactions/${encodeURIComponent("tx/a b")}`)
    expect([status, body]).toEqual([200, expect.objectContaining({ stationId: "two", stationTransactionId: "tx/a b" })])
  })

  test("that two stations use is answered with the list", async () => {
    await api.run(station("three", "accepted", "2.1"))
    await api.run(reports("two", "same", "started", 1))
    await api.run(reports("three", "same", "started", 1))
    await api.run(reports("three", "same", "ended", 2))
    const { status, body } = await api.ask("GET", "/api/transactions/same")
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({
        type: "/problems/ambiguous-transaction",
        transactions: [
          { id: expect.any(Number), stationId: "three", open: false },
          { id: expect.any(Number), stationId: "two", open: true }
        ]
      })
    ])
  })
})

describe("the list", () => {
  const ids = (body: unknown) => items(body).map(({ id }) => Number(id))

  test("comes newest first in pages that newer charges do not shift", async () => {
    const all = ids((await api.ask("GET", "/api/transactions")).body)
    expect(all).toEqual([...all].sort((a, b) => b - a))
    const first = await api.ask("GET", "/api/transactions?limit=2")
    await api.run(station("four"))
    await api.run(starts("four", "Late", "2026-11-21T08:00:00Z"))
    const rest = await api.ask("GET", `/api/transactions?cursor=${cursorOf(first.body)}`)
    expect([...ids(first.body), ...ids(rest.body)]).toEqual(all)
  })

  test.each([
    ["station=FOUR", 1],
    ["station=nobody", 0],
    ["token=card-1", 1],
    ["token=CARD-1&open=true", 0],
    ["open=true&station=two", 1],
    ["from=2026-11-21&to=2026-11-22", 1],
    ["from=2026-11-20T09:00:00+01:00&to=2026-11-20T08:00:01Z", 1],
    ["to=2025-01-01", 0],
    ["unheard-of=1&limit=500", 5]
  ])("?%s finds %i", async (query, count) => {
    const { status, body } = await api.ask("GET", `/api/transactions?${query}`)
    expect([status, ids(body).length]).toEqual([200, count])
  })

  test.each([
    ["limit=0", "/limit"],
    ["limit=501", "/limit"],
    ["limit=1.5", "/limit"],
    ["limit=", "/limit"],
    ["limit=1&limit=2", "/limit"],
    ["open=perhaps", "/open"],
    ["from=yesterday", "/from"],
    ["to=2026-13-01", "/to"],
    ["cursor=nonsense", "/cursor"],
    ["station=%00", "/station"],
    ["token=", "/token"]
  ])("?%s is refused, naming %s", async (query, path) => {
    const { status, body } = await api.ask("GET", `/api/transactions?${query}`)
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/parameter-invalid", in: "query", path })
    ])
  })
})

test("a reader that cannot see the newest yet is told how much is missing", async () => {
  const locked = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  const lock = api.run(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`LOCK TABLE transactions IN EXCLUSIVE MODE`
          locked.resolve()
          yield* Effect.promise(() => over.promise)
        })
      )
    })
  )
  await locked.promise
  await api.run(starts("four", "Behind", "2026-11-22T08:00:00Z"))
  const { status, headers } = await api.ask("GET", "/api/transactions")
  over.resolve()
  await lock
  expect([status, headers.get("onetime-behind")]).toEqual([200, "1"])
  expect(items((await api.ask("GET", "/api/transactions?token=behind")).body)).toHaveLength(1)
})
