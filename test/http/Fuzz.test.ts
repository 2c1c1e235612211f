// Odd input of every kind, to every endpoint that the document knows: each answers with a status it has promised, never
// with a fault of ours, and every refusal is a problem.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import fc from "fast-check"
import { StationError } from "../../src/domain/Command.ts"
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { reports, starts, station } from "./Happenings.ts"
import { type Request as Asked, encoded, oddText, operations, requestOf } from "./Requests.ts"
import { Chargers, key, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
let handle: HttpHandler["Service"]["handle"]
beforeAll(async () => {
  api = await startApi()
  handle = (await api.run(HttpHandler)).handle
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
        answer: () => Effect.succeed({ outcome: "Accepted", status: "Accepted", answer: null, settings: [] })
      })
      online.set("odd", { version: "2.1", answer: () => Effect.fail(odd) })
    })
  )
})
afterAll(() => api.dispose())

/** Asks from an address of its own, so that no limit is met. Of an answer without an end only the beginning is read. */
const ask = async (method: string, { path, headers, raw }: Omit<Asked, "good">, shown: string | null, from: number) => {
  const body = method === "GET" || method === "HEAD" ? null : (raw ?? null)
  const authorization = shown === null ? {} : { authorization: `Bearer ${shown}` }
  const request = new Request(`http://onetime.test${path}`, { method, headers: { ...headers, ...authorization }, body })
  const address = { address: `address ${from}`, family: "IPv4" as const, port: 1 }
  const response = await handle(request, { requestIP: () => address, timeout: () => undefined })
  const type = response.headers.get("content-type") ?? ""
  if (/event-stream|zstd/.test(type)) {
    const reader = response.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    return { status: response.status, type, text: "" }
  }
  return { status: response.status, type, text: await response.text() }
}

/** Of each endpoint. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 40)

const isProblem = ({ status, type, text }: { status: number; type: string; text: string }) => {
  expect(type).toBe("application/problem+json")
  expect(JSON.parse(text)).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
    title: expect.any(String),
    status
  })
}

const shownKey = fc.constantFrom(key, key, key, key, key, key, null, "wrong")
const anAddress = fc.integer({ min: 0, max: 2 ** 24 })

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  const { method, statuses } = operation
  // What fits no route, or is no request, is refused before the endpoint is found.
  const promised = new Set([...statuses, 404, 413])

  test("answers as it has promised, whatever it is asked", async () => {
    const valid: Array<number> = []
    await fc.assert(
      fc.asyncProperty(requestOf(operation), shownKey, anAddress, async (asked, shown, from) => {
        const answer = await ask(method, asked, asked.good ? key : shown, from)
        const { status } = answer
        if (status === 500 || !promised.has(status)) throw new Error(`${status} was never promised: ${answer.text}`)
        if (asked.good && status !== 400) valid.push(status)
        if (status >= 400 && !(status === 503 && operation.path === "/api/ready")) isProblem(answer)
      }),
      { numRuns: runs }
    )
    expect(valid).not.toEqual([])
  })
})

const route = fc.oneof(
  fc.constantFrom("/api", "//api//tokens", "/api/", "/api/stations/", "/", "/api/nothing"),
  fc.array(encoded(oddText), { minLength: 1, maxLength: 4 }).map((parts) => `/api/${parts.join("/")}`)
)

test("where there is no endpoint, or none of this method, there is a problem", async () => {
  const methods = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
  await fc.assert(
    fc.asyncProperty(methods, route, oddText, shownKey, anAddress, async (method, path, raw, shown, from) => {
      const answer = await ask(method, { path, headers: {}, raw }, shown, from)
      expect([200, 201, 202, 400, 401, 404, 405, 409]).toContain(answer.status)
      if (answer.status >= 400 && method !== "HEAD") isProblem(answer)
    }),
    { numRuns: 400 }
  )
})

test("after all of it, it is ready", async () => {
  expect((await api.ask("GET", "/api/ready")).body).toMatchObject({ ready: true, parked: [] })
})
