// Traces go where the standard's variables say, to a collector that is a small HTTP server here.
import { afterEach, expect, test } from "bun:test"
import { Schema } from "effect"
import { FakeStation } from "../faults/FakeStation.ts"
import { endAll, System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"

afterEach(endAll)

const Attributes = Schema.Array(
  Schema.Struct({ key: Schema.String, value: Schema.Struct({ stringValue: Schema.optional(Schema.String) }) })
)
const Span = Schema.Struct({
  name: Schema.String,
  traceId: Schema.String,
  spanId: Schema.String,
  parentSpanId: Schema.optional(Schema.String),
  attributes: Attributes
})
const Export = Schema.Struct({
  resourceSpans: Schema.Array(
    Schema.Struct({
      resource: Schema.Struct({ attributes: Attributes }),
      scopeSpans: Schema.Array(Schema.Struct({ spans: Schema.Array(Span) }))
    })
  )
})

interface Collected {
  readonly path: string
  readonly headers: Headers
  readonly body: typeof Export.Type
}

/** Keeps what it is sent. */
const collector = (status = 200) => {
  const all: Array<Collected> = []
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const body = Schema.decodeUnknownSync(Schema.fromJsonString(Export))(await request.text())
      all.push({ path: new URL(request.url).pathname, headers: request.headers, body })
      return new Response("{}", { status })
    }
  })
  const spans = () =>
    all.flatMap(({ body }) => body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)))
  return { all, spans, url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) }
}

const asked = async (env: { readonly [name: string]: string }) => {
  const system = await System.start({ env })
  const station = new FakeStation({ id: "T-1", version: "1.6", port: () => system.port })
  await station.boot()
  await system.api("POST", "/api/stations/T-1/ocpp/ClearCache", {})
  await system.api("GET", "/api/transactions")
  await system.api("GET", "/metrics")
  return system
}

test("requests, their SQL and commands are traced, under the names that were given", async () => {
  const there = collector()
  const system = await asked({
    OTEL_EXPORTER_OTLP_ENDPOINT: there.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_EXPORTER_OTLP_HEADERS: "x-tenant=network%201",
    OTEL_SERVICE_NAME: "my-csms",
    OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test"
  })
  // What is left is sent when it ends.
  expect((await system.stop()).code).toBe(0)
  await there.stop()
  expect(there.all.every(({ path, headers }) => path === "/v1/traces" && headers.get("x-tenant") === "network 1")).toBe(
    true
  )
  const of = (attributes: typeof Attributes.Type, key: string) =>
    attributes.find((one) => one.key === key)?.value.stringValue
  for (const { resource } of there.all.flatMap(({ body }) => body.resourceSpans)) {
    expect(of(resource.attributes, "service.name")).toBe("my-csms")
    expect(of(resource.attributes, "deployment.environment.name")).toBe("test")
  }
  const spans = there.spans()
  const paths = spans.flatMap(({ attributes }) => of(attributes, "url.path") ?? [])
  expect(paths).toContain("/api/transactions")
  expect(paths).not.toContain("/metrics")
  expect(paths).not.toContain("/api/ready")
  const list = spans.find(({ attributes }) => of(attributes, "url.path") === "/api/transactions")
  const sql = spans.filter(({ traceId, name }) => traceId === list?.traceId && name === "postgres")
  expect(sql.length).toBeGreaterThan(0)
  const command = spans.find(({ name }) => name === "ocpp.command")
  expect(command === undefined ? "" : of(command.attributes, "action")).toBe("ClearCache")
  // Nobody's key is in what leaves the house.
  expect(JSON.stringify(there.all)).not.toContain("the key of the test")
}, 30_000)

test("as protobuf when nothing is said; a collector that fails or is not there harms nobody", async () => {
  const types: Array<string | null> = []
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: ({ headers }) => {
      types.push(headers.get("content-type"))
      return new Response("no", { status: 500 })
    }
  })
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${server.port}`, OTEL_BSP_SCHEDULE_DELAY: "200" }
  const system = await asked(env)
  await until("an export", () => types.length > 0)
  expect(types[0]).toBe("application/x-protobuf")
  await server.stop(true)
  expect((await system.api("GET", "/api/transactions")).status).toBe(200)
  expect((await system.stop()).code).toBe(0)
}, 30_000)

test("an address that is none stops the start in one line", async () => {
  const system = new System()
  const { code, log } = await system.refused({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" } })
  expect([code, log]).toEqual([
    1,
    "onetime: the environment variable OTEL_EXPORTER_OTLP_ENDPOINT must be a URL as http://localhost:4318\n"
  ])
}, 30_000)
