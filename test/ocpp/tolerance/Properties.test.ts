/**
 * For every message of every version, spoiled anywhere: what loses nothing changes nothing, what loses one field changes
 * that field, and the deviation names it.
 */
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import { Ajv, type ValidateFunction } from "ajv"
import formats from "ajv-formats"
import fc from "fast-check"
import { ruleTexts } from "../../../src/domain/Deviation.ts"
import { readTime } from "../../../src/domain/Time.ts"
import { receiverOf, receivers, specOf } from "../../../src/ocpp/Catalogue.ts"
import { decide } from "../../../src/ocpp/Decide.ts"
import { mend } from "../../../src/ocpp/tolerance/Mender.ts"
import { shapeOf } from "../../../src/ocpp/tolerance/Shape.ts"
import { all, fakeDesk, from, hear } from "../FakeDesk.ts"
import { documentOf, goodSample, messagesOf } from "../wire/Samples.ts"
import { losslessOf, lossyOf, type Place, placesOf, replaced } from "./Damage.ts"

/** Times as moments: another way to write one is the same. */
const settled = (value: unknown): unknown => {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value)) return readTime(value).at
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner)]))
}
const same = (one: unknown, other: unknown) => Bun.deepEquals(settled(one), settled(other))
const textOf = ({ path }: Place) => path.map((key) => `/${key}`).join("")

for (const version of all) {
  describe(`OCPP ${version}`, () => {
    const messages = messagesOf(version).map(({ action, direction, document }) => {
      const spec = specOf(version, action)
      if (spec === undefined) throw new Error(action)
      const shape = shapeOf(spec[direction].ast)
      return { name: `${action} ${direction}`, document, sample: goodSample(version, action, direction, 1), shape }
    })

    test("every message, every place: lossless damage is undone, and told", () => {
      let tried = 0
      const wrong: Array<string> = []
      for (const { name, document, sample, shape } of messages) {
        for (const place of placesOf(document, sample)) {
          for (const { rule, payload, raw } of losslessOf(sample, place)) {
            tried++
            const { payload: mended, deviations } = mend({ shape, blind: true, neutral: {} }, payload)
            const isTold = deviations.some((one) => one.rule === rule && one.path === textOf(place) && one.raw === raw)
            const isLossless = deviations.every((one) => !ruleTexts[one.rule].lossy)
            if (!same(mended, sample) || !isTold || !isLossless)
              wrong.push(`${name} ${textOf(place)} ${rule} ${raw}: ${JSON.stringify(deviations)}`)
          }
        }
      }
      expect(wrong.slice(0, 10)).toEqual([])
      expect(tried).toBeGreaterThan(1000)
    }, 60_000)

    test("every message, every place: lossy damage loses that place, and says so", () => {
      let tried = 0
      const wrong: Array<string> = []
      for (const { name, document, sample, shape } of messages) {
        for (const place of placesOf(document, sample)) {
          for (const { rule, payload, raw } of lossyOf(sample, place)) {
            tried++
            const { payload: mended = {}, deviations } = mend({ shape, blind: true, neutral: {} }, payload)
            // Half a sample may be of something else: it goes as a whole. A list is as long as what is left of it.
            const hidden = place.path.includes("sampledValue")
              ? place.path.slice(0, place.path.indexOf("sampledValue") + 1)
              : place.path
            const without = (value: unknown) => replaced(value, hidden, () => undefined)
            const isTold = deviations.some((one) => one.rule === rule && one.path === textOf(place) && one.raw === raw)
            if (!same(without(mended), without(sample)) || !isTold)
              wrong.push(
                `${name} ${textOf(place)} ${rule} ${raw}: ${JSON.stringify(deviations)} ${JSON.stringify(mended)}`
              )
          }
        }
      }
      expect(wrong.slice(0, 10)).toEqual([])
      expect(tried).toBeGreaterThan(500)
    }, 60_000)

    test("every message that stations send: after lossless damage the events and the answer are the same", () => {
      let tried = 0
      const wrong: Array<string> = []
      for (const { action } of receivers.filter((receiver) => receiver.version === version)) {
        const sample = goodSample(version, action, "request", 1)
        const heard = (payload: unknown) => {
          const desk = fakeDesk()
          return [hear(version, action, payload, desk), desk.told]
        }
        const whole = heard(sample)
        for (const place of placesOf(documentOf(version, action, "request"), sample)) {
          for (const { rule, payload } of losslessOf(sample, place)) {
            tried++
            if (!same(heard(payload), whole)) wrong.push(`${action} ${textOf(place)} ${rule}`)
          }
        }
      }
      expect(wrong.slice(0, 10)).toEqual([])
      expect(tried).toBeGreaterThan(300)
    }, 60_000)

    const sacred = new Set(["StartTransaction", "StopTransaction", "TransactionEvent", "MeterValues"])
    const ajv = new Ajv({ strict: false, strictNumbers: true, multipleOfPrecision: 6, validateSchema: false })
    formats(ajv)
    const judges = new Map<string, ValidateFunction>()
    const judgeOf = (action: string): ValidateFunction => {
      const known = judges.get(action)
      if (known !== undefined) return known
      const { $id: _, ...document } = documentOf(version, action, "response")
      const made = ajv.compile(document)
      judges.set(action, made)
      return made
    }
    const inbound = receivers.filter((receiver) => receiver.version === version)

    test("spoiled in many places at once: nothing throws, no charge is refused, every answer is valid", () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...inbound),
          fc.nat(7),
          fc.array(fc.record({ place: fc.nat(), damage: fc.nat(), junk: fc.option(fc.jsonValue({ maxDepth: 3 })) }), {
            maxLength: 8
          }),
          ({ action }, seed, changes) => {
            const document = documentOf(version, action, "request")
            let payload: unknown = goodSample(version, action, "request", seed)
            for (const { place, damage, junk } of changes) {
              const places = [...placesOf(document, payload)]
              const drawn = places[place % Math.max(1, places.length)]
              if (drawn === undefined) continue
              const damages = [...losslessOf(payload, drawn), ...lossyOf(payload, drawn)]
              payload =
                junk === null
                  ? (damages[damage % Math.max(1, damages.length)]?.payload ?? payload)
                  : replaced(payload, drawn.path, () => junk)
            }
            const receiver = receiverOf(version, action)
            if (receiver === undefined) throw new Error(action)
            const text = JSON.stringify([2, "x", action, payload])
            const call = { _tag: "Call", id: '"x"', action, payload: JSON.parse(text)[3] } as const
            const reply = decide(receiver, call, text, from(version), fakeDesk(), false)
            if (reply._tag === "Refusal") {
              expect([action, sacred.has(action)]).toEqual([action, false])
              expect(reply.code).not.toBe("InternalError")
            } else if (!specOf(version, action)?.send) {
              const answer: unknown = JSON.parse(JSON.stringify(reply.answer))
              expect([answer, judgeOf(action)(answer)]).toEqual([answer, true])
            }
            expect(reply.events.filter(({ _tag }) => _tag === "MessageUndecided")).toEqual([])
          }
        ),
        { numRuns: 3000 }
      )
    }, 60_000)
  })
}
