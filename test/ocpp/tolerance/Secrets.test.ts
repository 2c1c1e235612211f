/** A message that holds a PIN or a password, spoiled anywhere: neither what is kept of it nor what is told of it says it. */
import "effect/schema/SchemaJITCompiler/enable"
import { expect, test } from "bun:test"
import { receivers } from "../../../src/ocpp/Catalogue.ts"
import { decide, isOdd } from "../../../src/ocpp/Decide.ts"
import { redact, redactOdd } from "../../../src/ocpp/Redaction.ts"
import { fakeDesk, from } from "../FakeDesk.ts"
import { documentOf, goodSample } from "../wire/Samples.ts"
import { losslessOf, lossyOf, type Place, placesOf } from "./Damage.ts"

/** A number as well as a text, so that it can be spoiled into one. */
const secret = "4711994711"

/** Every token a PIN, every variable a password. */
const withSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withSecrets)
  if (typeof value !== "object" || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSecrets(one)]))
  if ("idToken" in inner && "type" in inner) {
    const more = Array.isArray(inner.additionalInfo)
      ? { additionalInfo: inner.additionalInfo.map((one: object) => ({ ...one, additionalIdToken: secret })) }
      : {}
    return { ...inner, idToken: secret, type: "KeyCode", ...more }
  }
  if ("variable" in inner) {
    const attributes = Array.isArray(inner.variableAttribute)
      ? { variableAttribute: inner.variableAttribute.map((one: object) => ({ ...one, value: secret })) }
      : {}
    const actual = "actualValue" in inner ? { actualValue: secret } : {}
    return { ...inner, variable: { name: "BasicAuthPassword" }, ...actual, ...attributes }
  }
  return inner
}

/** What says that it is a secret: without it nobody can know. */
const telling = new Set(["type", "name", "variable"])

const secretive = receivers.filter(({ options }) => options.secrets !== undefined)
test("there are such messages", () => expect(secretive.length).toBeGreaterThan(5))

for (const receiver of secretive) {
  const { version, action } = receiver
  test(`${version} ${action}`, () => {
    const document = documentOf(version, action, "request")
    const sample = withSecrets(goodSample(version, action, "request", 1))
    expect(JSON.stringify(sample)).toContain(secret)
    let tried = 0
    const leaks: Array<string> = []
    const spoilt = (place: Place) => {
      const lossy = telling.has(String(place.path.at(-1))) ? [] : lossyOf(sample, place)
      return [...losslessOf(sample, place), ...lossy].map((damage) => ({ ...damage, place: place.path.join("/") }))
    }
    // The last: the whole payload as a text of its own.
    const inText = { payload: JSON.stringify(sample), rule: "json-text", place: "" }
    for (const { payload, rule, place } of [...[...placesOf(document, sample)].flatMap(spoilt), inText]) {
      tried++
      const text = JSON.stringify([2, "x", action, payload])
      const call = { _tag: "Call", id: '"x"', action, payload } as const
      const reply = decide(receiver, call, text, from(version), fakeDesk(), false)
      const plain = redact(version, action, payload, text)
      const frame = isOdd(reply) ? redactOdd(action, payload, text, plain) : plain
      const told = JSON.stringify(reply)
      if (frame.includes(secret) || told.includes(secret))
        leaks.push(`${place} ${rule}: ${frame.includes(secret) ? frame : told}`)
    }
    expect(leaks.slice(0, 5)).toEqual([])
    expect(tried).toBeGreaterThan(30)
  })
}
