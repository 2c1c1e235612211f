// Odd input of every kind: the API answers each with a status it has promised, and every refusal is a problem.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect } from "effect"
import fc from "fast-check"
import { StationError } from "../../src/domain/Command.ts"
import { reports, starts, station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.run(station("one"))
  await api.run(station("odd"))
  await api.run(station("shut", "held"))
  await api.run(starts("one", "Card", "2026-11-20T08:00:00Z"))
  await api.run(reports("odd", "abc", "started", 0))
  const odd = new StationError({ station: "odd", code: "\ud800", description: "\u0000" })
  await api.run(
    Effect.map(Chargers, ({ online }) => {
      online.set("one", {
        version: "1.6",
        answer: () => Effect.succeed({ outcome: "Accepted", status: "Accepted", answer: null })
      })
      online.set("odd", { version: "2.1", answer: () => Effect.fail(odd) })
    })
  )
})
afterAll(() => api.dispose())

const promised = new Set([200, 201, 202, 400, 401, 404, 409, 413, 502])
const key = "the key of the test"

const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("one", "odd", "shut", "abc", "1", "0", "-1", "2147483648", "Reset", "__proto__", "..")
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "\u0000",
      "\ud800",
      "\u202e",
      "%",
      "%00",
      "a/b",
      "'; DROP TABLE tokens; --",
      "ü".repeat(300)
    )
  }
)
const encoded = fc.oneof(
  { weight: 9, arbitrary: text.map((raw) => encodeURIComponent(raw.toWellFormed())) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("%zz", "%", "%c3%28", "+", ";", ":id", "*", "")
  }
)
const route = fc.oneof(
  fc.constantFrom(
    "/api/stations",
    "/api/tokens",
    "/api/transactions",
    "/api/ready",
    "/api/health",
    "/api",
    "//api//tokens"
  ),
  fc
    .tuple(fc.constantFrom("stations", "tokens", "transactions", "remote-start", "remote-stop"), encoded)
    .map((parts) => `/api/${parts.join("/")}`),
  fc.tuple(encoded, fc.constantFrom("approve", "password", "ocpp")).map(([id, verb]) => `/api/stations/${id}/${verb}`),
  fc.tuple(encoded, encoded).map(([id, action]) => `/api/stations/${id}/ocpp/${action}`),
  fc
    .tuple(encoded, fc.constantFrom("readings", "evidence", "close", "merge", "split", "reassign"))
    .map(([id, verb]) => `/api/transactions/${id}/${verb}`)
)
/** Method and path: mostly an endpoint there is, about a thing that may be there. */
const question = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          "GET /api/stations",
          "POST /api/stations",
          "GET /api/stations/:",
          "POST /api/stations/:/approve",
          "PUT /api/stations/:/password",
          "POST /api/stations/:/ocpp/:",
          "GET /api/tokens",
          "POST /api/tokens",
          "DELETE /api/tokens/:",
          "GET /api/transactions",
          "GET /api/transactions/:",
          "GET /api/transactions/:/readings",
          "POST /api/transactions/:/close",
          "POST /api/transactions/:/merge",
          "POST /api/transactions/:/split",
          "POST /api/transactions/:/reassign",
          "GET /api/transactions/:/evidence",
          "GET /api/orphans",
          "POST /api/orphans/:/assign",
          "POST /api/rebuild",
          "POST /api/remote-start/:",
          "POST /api/remote-stop/:"
        ),
        fc.oneof(fc.constantFrom("one", "odd", "shut", "1", "abc"), encoded)
      )
      .map(([endpoint, id]) => {
        const [method = "", path = ""] = endpoint.split(" ")
        return [method, path.replaceAll(":", id)] as const
      })
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"), route)
  }
)
const query = fc
  .array(fc.tuple(fc.constantFrom("limit", "cursor", "open", "station", "token", "from", "to", "x"), encoded), {
    maxLength: 3
  })
  .map((pairs) => (pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`))
const fields = fc.record(
  {
    idTag: fc.anything(),
    kind: text,
    connectorId: fc.oneof(fc.integer(), fc.double()),
    stationId: text,
    token: fc.oneof(text, fc.anything()),
    status: fc.constantFrom("active", "blocked", "x"),
    expiry: fc.oneof(
      text,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
    ),
    limit: fc.oneof(fc.integer(), fc.double()),
    group: text,
    note: text,
    password: text,
    at: fc.oneof(
      text,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
    ),
    transaction: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.double(), text),
    from: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.double(), text)
  },
  { requiredKeys: [] }
)
const body = fc.oneof(
  fc.constant(undefined),
  fc.constant(JSON.stringify({ idTag: "Card", token: "Card", stationId: "two", password: "long enough" })),
  fields.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes))
)

test("every question gets an answer that was promised, every refusal is a problem", async () => {
  const seen = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(
      question,
      query,
      body,
      fc.integer({ min: 0, max: 2 ** 24 }),
      fc.constantFrom(key, key, key, key, key, key, null, "wrong"),
      async ([method, path], query, raw, from, key) => {
        const sent = method === "GET" || method === "HEAD" || raw === undefined ? {} : { raw }
        const answer = await api.ask(method, `${path}${query}`, undefined, { ...sent, key, address: `address ${from}` })
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
        expect(promised).toContain(answer.status)
        if (answer.status < 400 || method === "HEAD") return
        expect(answer.headers.get("content-type")).toBe("application/problem+json")
        expect(answer.body).toMatchObject({
          type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
          title: expect.any(String),
          status: answer.status
        })
      }
    ),
    { numRuns: 1500 }
  )
  for (const status of [200, 400, 401, 404, 409]) expect(seen.get(status) ?? 0).toBeGreaterThan(0)
  expect((await api.ask("GET", "/api/ready")).body).toMatchObject({ ready: true, parked: [] })
})
