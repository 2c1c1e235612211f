// How Onetime says that it is well, and what it can still do while its database is away.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { Database } from "../../src/database/Database.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { Listeners } from "../../src/events/Listener.ts"
import { type Wire, wiredDatabase } from "./DatabaseWire.ts"
import { starts, station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
let wire: Wire | undefined
beforeAll(async () => {
  const wired = Effect.map(wiredDatabase, (made) => {
    wire = made
    return Layer.orDie(Database.layerUrl(made.url))
  })
  api = await startApi(Layer.unwrap(wired))
  await api.run(station("here"))
})
afterAll(() => api.dispose())

test("it is ready when the door is open, the database answers and no listener has stopped", async () => {
  const { status, body } = await api.ask("GET", "/api/ready")
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ready: true,
    database: { answers: true, error: null },
    journal: { oldest: 1, door: "open", reason: null, identity: expect.any(String), head: expect.any(Number) },
    backlog: expect.any(Number),
    parked: [],
    troubles: []
  })
  expect(JSON.stringify(body)).toContain('"name":"transactions"')
})

test("it is not ready while the door is closed", async () => {
  await api.run(Effect.map(EventBus, (bus) => bus.setDoor({ open: false, reason: "starting", sockets: "close" })))
  const { status, body } = await api.ask("GET", "/api/ready")
  await api.run(Effect.map(EventBus, (bus) => bus.setDoor({ open: true })))
  expect([status, body]).toEqual([
    503,
    expect.objectContaining({ ready: false, journal: expect.objectContaining({ door: "closed", reason: "starting" }) })
  ])
})

describe("while the database is away", () => {
  let charge = 0
  beforeAll(async () => {
    charge = await api.run(starts("here", "Card", "2026-11-20T08:00:00Z"))
    wire?.cut()
  })

  test("it is not ready, and says why", async () => {
    const { status, body } = await api.ask("GET", "/api/ready")
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({ ready: false, database: { answers: false, error: "it does not answer" } })
    ])
  })

  test.each(["", "/1", "/their-own", "/1/readings", "/1/evidence"])(
    "questions about transactions%s have to wait",
    async (path) => {
      const { status, body, headers } = await api.ask("GET", `/api/transactions${path}`)
      expect([status, body]).toEqual([503, expect.objectContaining({ type: "/problems/database-away" })])
      expect(headers.get("retry-after")).toBe("5")
    }
  )

  test("stations and tokens are shown and changed all the same", async () => {
    expect((await api.ask("GET", "/api/stations/here")).status).toBe(200)
    expect((await api.ask("POST", "/api/tokens", { token: "now" })).status).toBe(202)
    expect((await api.ask("GET", "/api/tokens")).text).toContain("now")
  })

  test("a charge can be stopped", async () => {
    const yes = { outcome: "Accepted" as const, status: "Accepted", answer: {} }
    await api.run(
      Effect.map(Chargers, ({ online }) => online.set("here", { version: "1.6", answer: () => Effect.succeed(yes) }))
    )
    expect((await api.ask("POST", `/api/remote-stop/${charge}`)).status).toBe(200)
    expect((await api.ask("POST", "/api/remote-stop/unheard-of")).body).toMatchObject({
      type: "/problems/database-away"
    })
  })

  test("a charge is put right: it holds at once and is written later", async () => {
    const { status, body } = await api.ask("POST", `/api/transactions/${charge}/close`, {})
    const head = await api.run(Effect.map(EventBus, (bus) => bus.head()))
    expect([status, body]).toEqual([202, { position: head }])
    expect((await api.ask("POST", `/api/remote-stop/${charge}`)).body).toMatchObject({
      type: "/problems/transaction-ended"
    })
    const unknown = [
      ["transactions/unheard-of/close", {}],
      ["transactions/999/split", { at: "2026-11-20" }],
      [`transactions/${charge}/merge`, { from: 999 }],
      ["orphans/1/assign", { transaction: charge }]
    ] as const
    for (const { body } of await Promise.all(unknown.map(([path, sent]) => api.ask("POST", `/api/${path}`, sent)))) {
      expect(body).toMatchObject({ type: "/problems/database-away" })
    }
  })

  test("a rebuild is asked for; what it will not touch nobody can count now", async () => {
    const { status, body } = await api.ask("POST", "/api/rebuild")
    expect([status, body]).toEqual([202, { position: expect.any(Number), untouched: null }])
  })

  test("and when it is back everything is there", async () => {
    wire?.mend()
    await api.run(
      Effect.gen(function* () {
        const bus = yield* EventBus
        const listeners = yield* Listeners
        yield* listeners.passed(bus.head())
      })
    )
    const { status, body } = await api.ask("GET", `/api/transactions/${charge}`)
    expect([status, body]).toEqual([200, expect.objectContaining({ open: false, flags: ["closed by hand"] })])
    expect((await api.ask("GET", "/api/ready")).body).toMatchObject({ ready: true, backlog: 0 })
  })
})
