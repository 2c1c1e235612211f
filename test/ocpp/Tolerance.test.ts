/** What is wrong with a payload is said in OCPP's codes, with the place and without the value; nothing a station sends throws. */
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { receiverOf, receivers } from "../../src/ocpp/Catalogue.ts"
import { storable, storableText } from "../../src/ocpp/Storable.ts"
import { understand, understandStrictly } from "../../src/ocpp/Tolerance.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { fakeDesk, from, hear } from "./FakeDesk.ts"
import { goodSample } from "./wire/Samples.ts"

const issue = (version: Version, action: string, payload: unknown) => {
  const receiver = receiverOf(version, action)
  if (receiver === undefined) throw new Error(action)
  const understood = understandStrictly(receiver, payload)
  return understood._tag === "Issue" ? understood.issue : undefined
}

describe("issues", () => {
  const value = { timestamp: "2026-11-23T12:00:00Z", sampledValue: [{ value: "1" }] }
  const seen = { evseId: 1, connectorId: 1, connectorStatus: "Occupied", timestamp: "2026-11-23T12:00:00Z" }

  test.each([
    ["1.6", "MeterValues", [], "FormatViolation", ""],
    ["1.6", "MeterValues", "text", "FormatViolation", ""],
    ["1.6", "MeterValues", {}, "OccurrenceConstraintViolation", "/connectorId"],
    ["1.6", "MeterValues", { connectorId: "1", meterValue: [value] }, "TypeConstraintViolation", "/connectorId"],
    ["1.6", "MeterValues", { connectorId: 1.5, meterValue: [value] }, "TypeConstraintViolation", "/connectorId"],
    ["1.6", "MeterValues", { connectorId: null, meterValue: [value] }, "TypeConstraintViolation", "/connectorId"],
    ["1.6", "MeterValues", { connectorId: 1, meterValue: value }, "TypeConstraintViolation", "/meterValue"],
    [
      "1.6",
      "MeterValues",
      { connectorId: 1, meterValue: [{ ...value, sampledValue: [{ value: "1", unit: "Ws" }] }] },
      "PropertyConstraintViolation",
      "/meterValue/0/sampledValue/0/unit"
    ],
    [
      "1.6",
      "MeterValues",
      { connectorId: 1, meterValue: [{ ...value, sampledValue: [{ value: "1", unit: 7 }] }] },
      "TypeConstraintViolation",
      "/meterValue/0/sampledValue/0/unit"
    ],
    ["2.0.1", "StatusNotification", { ...seen, timestamp: "now" }, "PropertyConstraintViolation", "/timestamp"],
    ["2.1", "StatusNotification", { ...seen, evseId: -1 }, "PropertyConstraintViolation", "/evseId"],
    [
      "2.0.1",
      "NotifyReport",
      { requestId: 1, generatedAt: seen.timestamp, seqNo: 0, reportData: [] },
      "OccurrenceConstraintViolation",
      "/reportData"
    ]
  ] as const)("%s %s %j is %s at %s", (version, action, payload, code, path) =>
    expect(issue(version, action, payload)).toMatchObject({ code, path })
  )

  test("are short and never quote what was sent", () => {
    for (const { version, action } of receivers) {
      const good = goodSample(version, action, "request", 1)
      for (const key of Object.keys(good)) {
        const found = issue(version, action, { ...good, [key]: { marker: "geheim-4711" } })
        expect(found?.message ?? "").not.toContain("geheim")
        expect((found?.message ?? "").length).toBeLessThanOrEqual(255)
      }
    }
  })

  test("keys that nobody knows are one, where the vendor may not say what he likes; a payload that is null is none", () => {
    expect(issue("1.6", "Heartbeat", { extra: 1 })).toMatchObject({ code: "FormatViolation", path: "/extra" })
    expect(issue("1.6", "Heartbeat", null)).toBeUndefined()
    expect(issue("2.0.1", "StatusNotification", { ...seen, extra: [] })).toMatchObject({ path: "/extra" })
    expect(issue("2.0.1", "StatusNotification", { ...seen, customData: { vendorId: "V", extra: [] } })).toBeUndefined()
  })
})

describe("texts that no database holds", () => {
  test.each([
    ["a\0b", "a\uFFFDb"],
    ["\ud83d", "\uFFFD"],
    ["\ude00x", "\uFFFDx"],
    ["😀 é", "😀 é"],
    ["", ""]
  ])("%j", (text, stored) => expect(storableText(text)).toBe(stored))

  test("are put right wherever they stand, and nothing else is touched", () => {
    const text = String.raw`{"a":["x",{"b\u0000":"\ud800"}],"c":1,"d":{"e":null,"f":"ok"}}`
    const payload: { readonly d: unknown } = JSON.parse(text)
    const stored = storable(payload, text)
    expect(stored).toEqual({ a: ["x", { "b\uFFFD": "\uFFFD" }], c: 1, d: { e: null, f: "ok" } })
    expect(Reflect.get(Object(stored), "d")).toBe(payload.d)
    expect(payload).toEqual(JSON.parse(text))
  })

  test("a clean payload is the same object, escapes or not, with its text or without", () => {
    const text = '{"a":["\\u00e9","\\\\u0000"]}'
    const payload: unknown = JSON.parse(text)
    expect(storable(payload, text)).toBe(payload)
    expect(storable(payload)).toBe(payload)
  })

  test("reach no event and no service", () => {
    const desk = fakeDesk()
    hear("1.6", "Authorize", { idTag: "A\0\ud800" }, desk)
    expect(desk.told.asked[0]?.text).toBe("A\uFFFD\uFFFD")
    hear("1.6", "StartTransaction", { idTag: "B\0" }, desk)
    expect(desk.told.starts[0]?.token.text).toBe("B\uFFFD")
  })

  test("a payload as deep as a parser goes does no harm", () => {
    const depth = 5000
    const text = `{"vendorId":"V","data":${"[".repeat(depth)}"\\u0000"${"]".repeat(depth)}}`
    expect(hear("2.1", "DataTransfer", JSON.parse(text))._tag).toBe("Answer")
  })
})

test("whatever JSON comes as any message, there is an answer and no throw", () => {
  const anything = fc.jsonValue({ maxDepth: 4 })
  fc.assert(
    fc.property(fc.constantFrom(...receivers), anything, fc.nat(), (receiver, value, pick) => {
      const good = goodSample(receiver.version, receiver.action, "request", 1 + (pick % 5))
      const keys = Object.keys(good)
      const key = keys[pick % Math.max(1, keys.length)]
      const mixed = key === undefined ? value : { ...good, [key]: value }
      for (const payload of [value, mixed]) {
        const understood = understand(receiver, payload)
        if (understood._tag === "Request") receiver.handle(understood.request, from(receiver.version), fakeDesk())
        else receiver.options.unreadable?.(payload, from(receiver.version), fakeDesk())
        receiver.options.secrets?.(payload)
      }
    }),
    { numRuns: 2000 }
  )
})
