// The document that describes the API: whole, explained, and honest about what needs the key and what can go wrong.
import { describe, expect, test } from "bun:test"
import { OpenApi } from "effect/http-api"
import { Api } from "../../src/api/Api.ts"

const document = OpenApi.fromApi(Api)
const methods = ["get", "post", "put", "delete", "patch"] as const
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method]
    return operation === undefined ? [] : [{ name: `${method.toUpperCase()} ${path}`, operation }]
  })
)

test("it is OpenAPI 3.1 and its references resolve", () => {
  expect(document.openapi).toBe("3.1.0")
  const text = JSON.stringify(document)
  const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? "")
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter((name) => document.components.schemas[name] === undefined)).toEqual([])
})

const open = ["GET /api/health", "POST /api/sign-in", "POST /api/sign-out"]

test("it has every endpoint of the contract", () =>
  expect(operations.map(({ name }) => name).sort()).toEqual([
    "DELETE /api/inbox/cards/{token}",
    "DELETE /api/inbox/stations/{stationId}",
    "DELETE /api/keys/{key}",
    "DELETE /api/stations/{stationId}",
    "DELETE /api/tokens/{token}",
    "DELETE /api/users/{name}",
    "GET /api/audit",
    "GET /api/backup",
    "GET /api/docs",
    "GET /api/events",
    "GET /api/health",
    "GET /api/inbox",
    "GET /api/keys",
    "GET /api/me",
    "GET /api/openapi.json",
    "GET /api/orphans",
    "GET /api/ready",
    "GET /api/stations",
    "GET /api/stations/{stationId}",
    "GET /api/stations/{stationId}/deviations",
    "GET /api/stations/{stationId}/frames",
    "GET /api/tokens",
    "GET /api/tokens/unknown",
    "GET /api/transactions",
    "GET /api/transactions/{transactionId}",
    "GET /api/transactions/{transactionId}/evidence",
    "GET /api/transactions/{transactionId}/readings",
    "GET /api/users",
    "GET /metrics",
    "PATCH /api/stations/{stationId}",
    "PATCH /api/tokens/{token}",
    "PATCH /api/users/{name}",
    "POST /api/keys",
    "POST /api/orphans/{position}/assign",
    "POST /api/rebuild",
    "POST /api/remote-start/{stationId}",
    "POST /api/remote-stop/{transactionId}",
    "POST /api/sign-in",
    "POST /api/sign-out",
    "POST /api/stations",
    "POST /api/stations/{stationId}/approve",
    "POST /api/stations/{stationId}/commands/availability",
    "POST /api/stations/{stationId}/commands/clear-cache",
    "POST /api/stations/{stationId}/commands/get-configuration",
    "POST /api/stations/{stationId}/commands/reset",
    "POST /api/stations/{stationId}/commands/set-configuration",
    "POST /api/stations/{stationId}/commands/trigger",
    "POST /api/stations/{stationId}/commands/unlock",
    "POST /api/stations/{stationId}/ocpp/{action}",
    "POST /api/tokens",
    "POST /api/tokens/import",
    "POST /api/transactions/{transactionId}/close",
    "POST /api/transactions/{transactionId}/merge",
    "POST /api/transactions/{transactionId}/reassign",
    "POST /api/transactions/{transactionId}/split",
    "POST /api/users",
    "PUT /api/me/password",
    "PUT /api/stations/{stationId}",
    "PUT /api/stations/{stationId}/password",
    "PUT /api/tokens/{token}"
  ]))

describe.each(operations.map((one) => [one.name, one.operation] as const))("%s", (name, operation) => {
  test("is explained, guarded, and its errors are problems", () => {
    expect(operation.summary).toBeString()
    expect(operation.security).toEqual(open.includes(name) ? [] : [{ session: [] }, { key: [] }])
    for (const parameter of operation.parameters) expect(parameter).toMatchObject({ description: expect.any(String) })
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (Number(status) < 400 || (name === "GET /api/ready" && status === "503")) continue
      expect(Object.keys(content ?? {})).toEqual(["application/problem+json"])
    }
  })
})

test("every POST may be named, and says what comes of a name used twice", () => {
  const posts = operations.filter(({ name }) => name.startsWith("POST "))
  expect(posts.length).toBeGreaterThan(10)
  for (const { name, operation } of posts) {
    const key = operation.parameters.filter((one) => one.name === "Idempotency-Key" && String(one.in) === "header")
    const refusals = [409, 422].map((status) => JSON.stringify(operation.responses[status]))
    expect([name, key.length, ...refusals]).toEqual([
      name,
      1,
      expect.stringMatching(/RequestRunning.*OutcomeUnknown/),
      expect.stringContaining("KeyReused")
    ])
  }
})

test("every list comes in pages", () => {
  const pages = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
    JSON.stringify(schema).startsWith('{"type":"object","properties":{"items":')
      ? [`"#/components/schemas/${name}"`]
      : []
  )
  const lists = operations.filter(({ operation }) =>
    pages.some((reference) => JSON.stringify(operation.responses[200] ?? {}).includes(reference))
  )
  expect(lists.length).toBeGreaterThan(7)
  for (const { name, operation } of lists) {
    const names = operation.parameters.map(({ name }) => name)
    expect([name, names.includes("limit"), names.includes("cursor")]).toEqual([name, true, true])
  }
})

test("a page's limit is a number with its bounds", () => {
  const parameters = document.paths["/api/transactions"]?.get?.parameters ?? []
  expect(parameters.find(({ name }) => name === "limit")?.schema as object).toEqual({
    type: "integer",
    minimum: 1,
    maximum: 500,
    default: 100
  })
})
