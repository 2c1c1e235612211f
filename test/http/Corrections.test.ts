// Putting charges right over the API: what is refused and why, and what is written of what is not.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { EventBus } from "../../src/events/EventBus.ts"
import { drain } from "../services/stations/TestRing.ts"
import { reports, starts, station, stops } from "./Happenings.ts"
import { startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
let [ended, open, other] = [0, 0, 0]
beforeAll(async () => {
  api = await startApi()
  await api.run(station("one"))
  await api.run(station("two", "accepted", "2.0.1"))
  ended = await api.run(starts("one", "Card", "2026-11-20T08:00:00Z"))
  await api.run(stops("one", ended, "2026-11-20T09:00:00Z", 8000))
  open = await api.run(starts("one", "Card", "2026-11-20T10:00:00Z"))
  await api.run(reports("two", "abc", "started", 0))
  other = open + 1
})
afterAll(() => api.dispose())

/** The newest events of the journal. */
const newest = (count: number) =>
  api.run(
    Effect.gen(function* () {
      const bus = yield* EventBus
      const records = yield* bus.readFrames(bus.head() - count + 1, count)
      return records.map(({ cause, events }) => ({ cause, events }))
    })
  )
const head = () => api.run(Effect.map(EventBus, (bus) => bus.head()))
const by = "api"
const cause = { kind: "admin", by } as const

describe("refused, and nothing is written:", () => {
  let before = 0
  beforeAll(async () => {
    before = await head()
  })
  afterAll(async () => expect(await head()).toBe(before))

  test.each([
    ["a charge that nobody knows", "9999/close", {}, "/problems/not-found"],
    ["a name that nobody bears", "nobody/split", { at: "2026-11-20T08:30:00Z" }, "/problems/not-found"]
  ])("%s", async (_, path, body, type) => {
    expect((await api.ask("POST", `/api/transactions/${path}`, body)).body).toMatchObject({ status: 404, type })
  })

  test("to close a charge that its station has ended", async () => {
    const { body } = await api.ask("POST", `/api/transactions/${ended}/close`, { at: "2026-11-20T08:30:00Z" })
    expect(body).toMatchObject({
      status: 409,
      type: "/problems/transaction-conflict",
      detail: "Its station has said when it ended."
    })
  })

  test.each([
    ["close", "open", "2026-11-20T09:59:59Z"],
    ["close", "open", "2199-01-01"],
    ["split", "open", "2026-11-20T10:00:00Z"],
    ["split", "open", "2199-01-01"],
    ["split", "ended", "2026-11-20T09:00:00Z"],
    ["split", "ended", "2026-11-20T07:00:00Z"],
    ["split", "ended", "yesterday"],
    ["close", "ended", "2026-02-29T08:00:00Z"]
  ])("to %s the %s charge at %s", async (verb, which, at) => {
    const { body } = await api.ask("POST", `/api/transactions/${which === "open" ? open : ended}/${verb}`, { at })
    expect(body).toMatchObject({ status: 400, type: "/problems/payload-invalid", path: "/at" })
  })

  test.each([
    ["split", {}, "/at"],
    ["merge", {}, "/from"],
    ["merge", { from: "1" }, "/from"],
    ["merge", { from: 0 }, "/from"],
    ["merge", { from: 2_147_483_648 }, "/from"],
    ["reassign", {}, "/token"],
    ["reassign", { token: "" }, "/token"],
    ["reassign", { token: "a\u0000" }, "/token"],
    ["reassign", { token: "a", kind: 1 }, "/kind"]
  ])("to %s with %j", async (verb, sent, path) => {
    const { body } = await api.ask("POST", `/api/transactions/${open}/${verb}`, sent)
    expect(body).toMatchObject({ status: 400, type: "/problems/payload-invalid", path })
  })

  test("to merge a charge with itself, with one of another station, with one that nobody knows", async () => {
    const merge = async (into: number, from: number) =>
      (await api.ask("POST", `/api/transactions/${into}/merge`, { from })).body
    const type = "/problems/transaction-conflict"
    expect(await merge(open, open)).toMatchObject({ status: 409, type, detail: `Both ids mean transaction ${open}.` })
    expect(await merge(open, other)).toMatchObject({
      status: 409,
      type,
      detail: `Transaction ${other} is of another station, two.`
    })
    expect(await merge(open, 9999)).toMatchObject({ status: 404, type: "/problems/not-found" })
  })

  test("without the key", async () => {
    for (const verb of ["close", "merge", "split", "reassign"]) {
      expect((await api.ask("POST", `/api/transactions/${open}/${verb}`, {}, { key: null })).status).toBe(401)
    }
    expect((await api.ask("POST", "/api/rebuild", undefined, { key: null })).status).toBe(401)
  })
})

describe("written as the operator's word:", () => {
  test("whose a charge is, the kind as the token was entered, a PIN sealed", async () => {
    await api.ask("POST", "/api/tokens", { token: "Fleet", kind: "eMAID" })
    await api.ask("POST", "/api/tokens", { token: "1234", kind: "KeyCode" })
    for (const token of ["fleet", "nobody's", "1234"]) {
      expect((await api.ask("POST", `/api/transactions/${ended}/reassign`, { token })).status).toBe(200)
    }
    const event = { _tag: "TransactionReassigned", station: "one", transaction: ended, by } as const
    expect(await newest(3)).toEqual([
      { cause, events: [{ ...event, token: { text: "fleet", kind: "eMAID" } }] },
      { cause, events: [{ ...event, token: { text: "nobody's", kind: "card" } }] },
      { cause, events: [{ ...event, token: { text: expect.stringMatching(/^pin-[0-9a-f]{24}$/), kind: "KeyCode" } }] }
    ])
  })

  test("a split, under an id that nobody gets again", async () => {
    const { status, body } = await api.ask("POST", `/api/transactions/${ended}/split`, { at: "2026-11-20T08:30:00Z" })
    expect([201, 202]).toContain(status)
    const [, fresh] = /"(?:fresh":|fresh":\{"id":)(\d+)/.exec(JSON.stringify(body)) ?? []
    expect(Number(fresh)).toBe(other + 1)
    const at = Date.UTC(2026, 10, 20, 8, 30)
    expect(await newest(1)).toEqual([
      { cause, events: [{ _tag: "TransactionSplit", station: "one", transaction: ended, fresh: other + 1, at, by }] }
    ])
    expect(await api.run(starts("one", "Card", "2026-11-20T11:00:00Z"))).toBe(other + 2)
  })

  test("a charge of a 2.x station is closed by the station's name for it", async () => {
    expect((await api.ask("POST", "/api/transactions/abc/close", { at: "2026-11-20T10:30:00+01:00" })).status).toBe(400)
    expect((await api.ask("POST", "/api/transactions/abc/close", { at: "2026-11-20T12:30:00+01:00" })).status).toBe(200)
    const at = Date.UTC(2026, 10, 20, 11, 30)
    expect(await newest(1)).toEqual([
      { cause, events: [{ _tag: "TransactionClosed", station: "two", transaction: other, at, by }] }
    ])
  })

  test("that everything is to be drawn anew, told by its record", async () => {
    const { status, body } = await api.ask("POST", "/api/rebuild")
    expect([status, body]).toEqual([202, { position: await head(), untouched: 0 }])
    expect(await newest(1)).toEqual([{ cause, events: [{ _tag: "RebuildAsked", by }] }])
  })

  test("and of how many charges nothing is kept to draw them from", async () => {
    await api.run(
      Effect.gen(function* () {
        yield* drain
        const sql = yield* SqlClient.SqlClient
        yield* sql`DELETE FROM transaction_facts WHERE transaction = ${open}`
      })
    )
    expect((await api.ask("POST", "/api/rebuild")).body).toEqual({ position: await head(), untouched: 1 })
    expect((await api.ask("GET", `/api/transactions/${open}`)).body).toMatchObject({ id: open })
  })
})
