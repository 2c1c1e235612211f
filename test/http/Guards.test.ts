// Who may ask, how much, and what everybody gets who asks wrongly: always a problem, never a word too much.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { largestBody } from "../../src/http/Body.ts"
import { startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

test("health is open to everybody", async () => {
  const { status, body, headers } = await api.ask("GET", "/api/health", undefined, { key: null })
  expect([status, body]).toEqual([200, { status: "ok" }])
  expect(headers.get("x-content-type-options")).toBe("nosniff")
  expect(headers.get("cache-control")).toBe("no-store")
  expect(headers.get("access-control-allow-origin")).toBeNull()
})

test.each([
  ["GET", "/api/ready"],
  ["GET", "/api/stations"],
  ["POST", "/api/tokens"],
  ["GET", "/api/transactions?limit=0"],
  ["POST", "/api/stations/x/ocpp/Reset"]
])("%s %s wants the key before anything else", async (method, path) => {
  for (const key of [null, "", "wrong"]) {
    const { status, body, headers } = await api.ask(method, path, method === "GET" ? undefined : [], { key })
    expect([status, body]).toEqual([401, expect.objectContaining({ type: "/problems/unauthorized" })])
    expect(headers.get("www-authenticate")).toBe('Bearer realm="onetime"')
  }
})

test("the scheme may be written in any case, another scheme is none", async () => {
  const shown = (authorization: string) =>
    api.ask("GET", "/api/ready", undefined, { key: null, headers: { authorization } })
  expect((await shown("bearer the key of the test")).status).toBe(200)
  expect((await shown("Basic dGhlIGtleSBvZiB0aGUgdGVzdA==")).status).toBe(401)
})

test("who guesses keys is not listened to for a while; others are", async () => {
  const address = "203.0.113.5"
  for (let tries = 0; tries < 20; tries++) {
    expect((await api.ask("GET", "/api/ready", undefined, { key: `guess ${tries}`, address })).status).toBe(401)
  }
  const shut = await api.ask("GET", "/api/ready", undefined, { address })
  expect([shut.status, shut.body]).toEqual([429, expect.objectContaining({ type: "/problems/too-many-attempts" })])
  expect(Number(shut.headers.get("retry-after"))).toBeGreaterThan(0)
  expect((await api.ask("GET", "/api/ready")).status).toBe(200)
  expect((await api.ask("GET", "/api/health", undefined, { key: null, address })).status).toBe(200)
})

test.each([
  ["GET", "/"],
  ["GET", "/api"],
  ["GET", "/API/health"],
  ["PATCH", "/api/tokens"],
  ["OPTIONS", "/api/tokens"],
  ["GET", "/api/stations/%zz"],
  ["DELETE", "/api/tokens/"],
  ["GET", "/api/stations/a/b/c"]
])("%s %s is no route, as a problem", async (method, path) => {
  const { status, body, headers } = await api.ask(method, path)
  expect([status, body]).toEqual([404, expect.objectContaining({ type: "/problems/not-found", status: 404 })])
  expect(headers.get("content-type")).toBe("application/problem+json")
})

test("a body that is no JSON is a problem, in any content type", async () => {
  for (const raw of ["{", "\ufeff\u0000", "idTag=a", new Uint8Array([0xff, 0xfe])]) {
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const { status, body } = await api.ask("POST", "/api/tokens", undefined, {
        raw,
        headers: { "content-type": type }
      })
      expect([status, body]).toEqual([400, expect.objectContaining({ type: "/problems/payload-invalid", path: "" })])
    }
  }
  const form = { "content-type": "application/x-www-form-urlencoded" }
  expect((await api.ask("POST", "/api/tokens", { token: "curl" }, { headers: form })).status).toBe(201)
})

test("a body beyond 1 MiB is not read, told its length or not", async () => {
  const large = JSON.stringify({ token: "x".repeat(largestBody) })
  const stream = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32))
    })
  for (const raw of [large, stream()]) {
    const { status, body, headers } = await api.ask("POST", "/api/tokens", undefined, { raw })
    expect([status, body]).toEqual([413, expect.objectContaining({ type: "/problems/too-large" })])
    expect(headers.get("connection")).toBe("close")
  }
})

test("a body that breaks off is a problem", async () => {
  const raw = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("gone")) })
  expect((await api.ask("POST", "/api/tokens", undefined, { raw })).status).toBe(400)
})

test("a long identity is an identity", async () => {
  const { body } = await api.ask("GET", `/api/stations/${encodeURIComponent("ü".repeat(255))}`)
  expect(body).toMatchObject({ type: "/problems/station-unknown" })
})

test("an answer may take its time, an idle connection afterwards may not", async () => {
  await api.ask("POST", "/api/stations/x/ocpp/Reset")
  expect(api.timeouts.slice(-2)).toEqual([0, 10])
})
