/** Frames that nobody thought of: every call gets exactly one answer, in order, and neighbours never notice. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import fc from "fast-check"
import { inboundOf } from "../../src/ocpp/Catalogue.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { goodSample, isPayload } from "../ocpp/wire/Samples.ts"
import { type Fixture, startFixture } from "./Fixture.ts"
import { faultOf } from "./Judge.ts"
import { Peer } from "./Peer.ts"

let fixture: Fixture
let neighbour: Peer
const stations = new Map<Version, Peer>()
const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]
beforeAll(async () => {
  fixture = await startFixture()
  neighbour = await Peer.of(fixture.system.port, "neighbour")
  for (const version of versions) stations.set(version, await Peer.of(fixture.system.port, `fuzz-${version}`, version))
})
afterAll(() => fixture.stop())

const stationOf = (version: Version): Peer => {
  const station = stations.get(version)
  if (station === undefined) throw new Error("no such station")
  return station
}

/** Sends these texts at once; all frames that came before the answer of a last Heartbeat. */
const talk = async (version: Version, texts: ReadonlyArray<string>): Promise<ReadonlyArray<ReadonlyArray<unknown>>> => {
  const station = stationOf(version)
  station.heard.splice(0)
  for (const text of texts) station.say(text)
  expect((await station.call("Heartbeat", {})).type).toBe(3)
  expect(await neighbour.result("Heartbeat", {})).toHaveProperty("currentTime")
  return station.heard.splice(0)
}

/** These four must never be answered with an error for what is in them (ocpp.md 4.1). */
const sacred = new Set(["StartTransaction", "StopTransaction", "TransactionEvent", "MeterValues"])

/** What is wrong with the answer to a call. */
const wrong = (
  version: Version,
  action: string,
  payload: unknown,
  [type, , third, description, details]: ReadonlyArray<unknown>
) => {
  const broken = faultOf(version, action, "request", payload)
  const told = JSON.stringify({ action, payload, third, description })
  if (type === 3) {
    const fault = faultOf(version, action, "response", third)
    return fault === null ? [] : [`${fault}: ${told}`]
  }
  if (broken === null || sacred.has(action)) return [`refused: ${told}`]
  return typeof description === "string" && description.length <= 255 && isPayload(details)
    ? []
    : [`odd error: ${told}`]
}

for (const version of versions) {
  describe(`OCPP ${version}`, () => {
    test("every action that stations send, well made in eight ways, gets a valid result", async () => {
      const calls = inboundOf(version).flatMap((action) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => ({ action, payload: goodSample(version, action, "request", seed) }))
      )
      const heard = await talk(
        version,
        calls.map(({ action, payload }, n) => JSON.stringify([2, `g${n}`, action, payload]))
      )
      expect(heard.map(([, id]) => id)).toEqual(calls.map((_, n) => `g${n}`))
      expect(
        calls.flatMap(({ action, payload }, n) => wrong(version, action, payload, heard[n] ?? [])).slice(0, 5)
      ).toEqual([])
    }, 60_000)

    test("damaged calls of every action: one valid answer each, in order, an error only where it may be one", async () => {
      const call = fc.record({
        action: fc.constantFrom(...inboundOf(version)),
        seed: fc.nat(7),
        changes: fc.array(fc.record({ where: fc.nat(), what: odd }), { minLength: 0, maxLength: 3 })
      })
      await fc.assert(
        fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 20 }), async (drawn) => {
          const calls = drawn.map(({ action, seed, changes }) => ({
            action,
            payload: changes.reduce(damaged, goodSample(version, action, "request", seed))
          }))
          const heard = await talk(
            version,
            calls.map(({ action, payload }, n) => JSON.stringify([2, n, action, payload]))
          )
          expect(heard.map(([, id]) => id)).toEqual(calls.map((_, n) => n))
          expect(calls.flatMap(({ action, payload }, n) => wrong(version, action, payload, heard[n] ?? []))).toEqual([])
        }),
        { numRuns: 60 }
      )
    }, 60_000)

    test("any JSON at all, in the place of any part of a frame or of all of it", async () => {
      const part = fc.jsonValue({ maxDepth: 4 })
      const action = fc.oneof(fc.constantFrom(...inboundOf(version)), fc.string())
      const frame = fc.oneof(
        fc.tuple(
          fc.constant(2),
          fc.string().map((text) => `call ${text}`),
          action,
          part
        ),
        fc.tuple(fc.integer({ min: 0, max: 9 }), part, part, part),
        fc.tuple(fc.constantFrom(3, 4, 5), part, part, part, part),
        part
      )
      await fc.assert(
        fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 20 }), async (frames) => {
          const heard = await talk(
            version,
            frames.map((one) => JSON.stringify(one))
          )
          const asked = frames.flatMap((one) => (isCall(one) ? [one[1]] : []))
          expect(heard.map(([, id]) => id).filter((id) => String(id).startsWith("call "))).toEqual(asked)
        }),
        { numRuns: 60 }
      )
    }, 60_000)

    test("any text at all, and good frames cut anywhere", async () => {
      const good = JSON.stringify([2, "cut", "BootNotification", goodSample(version, "BootNotification", "request", 1)])
      const text = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.nat(good.length - 1).map((length) => good.slice(0, length)),
        fc.nat(good.length - 1).map((from) => good.slice(from + 1))
      )
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
          const heard = await talk(version, texts)
          expect(heard.length).toBeLessThanOrEqual(texts.length)
          // What is cut behind its action is a boot with something left out.
          expect(heard.filter(([type, id]) => type === 3 && id !== "cut")).toEqual([])
        }),
        { numRuns: 60 }
      )
    }, 60_000)
  })
}

test("nothing was too much for the process, and all of it was stored or set aside", async () => {
  const { parked, listeners } = await fixture.system.drained()
  expect(parked).toEqual([])
  expect(listeners.map(({ condition }) => condition)).not.toContain("stopped")
  expect(fixture.system.faults()).toEqual([])
})

/** What a station may write where something else belongs. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    "\0",
    "\ud800",
    "x".repeat(3000),
    -1,
    0,
    2 ** 31,
    2 ** 63,
    1e300,
    -0.1,
    "1970-01-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "9999-12-31T23:59:59Z",
    [],
    {},
    [[]],
    { toString: 1 },
    { __proto__: null, constructor: 1 }
  )
)

/** The payload with one of its places taken by something else; undefined: taken away. */
const damaged = (payload: object, { where, what }: { readonly where: number; readonly what: unknown }): object => {
  const copy: object = structuredClone(payload)
  const places = [...placesOf(copy)]
  const place = places[where % Math.max(1, places.length)]
  if (place === undefined) return copy
  if (what === undefined) Reflect.deleteProperty(place.holder, place.key)
  else Reflect.set(place.holder, place.key, what)
  return copy
}

function* placesOf(value: unknown): Generator<{ readonly holder: object; readonly key: string }> {
  if (typeof value !== "object" || value === null) return
  for (const [key, child] of Object.entries(value)) {
    yield { holder: value, key }
    yield* placesOf(child)
  }
}

const isCall = (frame: unknown): frame is ReadonlyArray<unknown> => {
  if (!Array.isArray(frame)) return false
  const [type, id, action] = frame
  return type === 2 && typeof id === "string" && id.startsWith("call ") && typeof action === "string"
}
