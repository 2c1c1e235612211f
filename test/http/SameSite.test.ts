// Whether a browser asks for a page of another site, also where a proxy stands before us and changes the host.
import { expect, test } from "bun:test"
import { Effect, type Layer, Option } from "effect"
import { Headers } from "effect/http"
import { Settings } from "../../src/Config.ts"
import { makeIsForeign } from "../../src/http/SameSite.ts"
import { settings } from "../services/stations/TestRing.ts"

const judge = (publicUrl: string | undefined, headers: { readonly [name: string]: string }) =>
  Effect.gen(function* () {
    const own = { ...(yield* Settings), publicUrl: Option.fromUndefinedOr(publicUrl) }
    const isForeign = yield* Effect.provideService(makeIsForeign, Settings, Settings.of(own))
    return isForeign(Headers.fromInput(headers))
  }).pipe(Effect.provide(settings() satisfies Layer.Layer<Settings>), Effect.runPromise)

const outside = "https://ocpp.example.org"
test.each([
  [undefined, { host: "a:8080", origin: "http://a:8080" }, false],
  [undefined, { host: "a:8080", origin: "http://a:8081" }, true],
  [undefined, { host: "inside", origin: outside }, true],
  [outside, { host: "inside", origin: outside }, false],
  ["wss://ocpp.example.org/", { host: "inside", origin: outside }, false],
  [outside, { host: "inside", origin: "https://ocpp.example.org.evil.test" }, true],
  [outside, { host: "inside", origin: "null" }, true],
  [outside, { host: "inside", "sec-fetch-site": "same-origin", origin: "https://else.test" }, false],
  [outside, { host: "inside", "sec-fetch-site": "cross-site", origin: outside }, true],
  [outside, { host: "inside", "sec-fetch-site": "same-site", origin: outside }, true],
  [outside, { host: "inside" }, false]
])("PUBLIC_URL %p, headers %j: foreign is %p", async (publicUrl, headers, foreign) =>
  expect(await judge(publicUrl, { ...headers })).toBe(foreign)
)
