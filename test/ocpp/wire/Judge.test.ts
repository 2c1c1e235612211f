/** An independent validator (ajv on the original documents) judges the generated schemas, message by message, both ways. */
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import { Ajv } from "ajv"
import formats from "ajv-formats"
import { Result, Schema } from "effect"
import { once, type Spec } from "../../../src/ocpp/wire/Spec.ts"
import * as V16 from "../../../src/ocpp/wire/V16.gen.ts"
import * as V21 from "../../../src/ocpp/wire/V21.gen.ts"
import * as V201 from "../../../src/ocpp/wire/V201.gen.ts"
import { goodSample, type Message, messagesOf } from "./Samples.ts"
import { variantsOf } from "./Variants.ts"

const byName = (actions: { readonly [action: string]: Spec<object, object> }) => new Map(Object.entries(actions))
const versions = [
  { version: "1.6", actions: byName(V16.actions), count: 78 },
  { version: "2.0.1", actions: byName(V201.actions), count: 128 },
  { version: "2.1", actions: byName(V21.actions), count: 181 }
] as const

const ajv = new Ajv({ strict: false, strictNumbers: true, multipleOfPrecision: 6, validateSchema: false })
formats(ajv)

/** One message: the original document's validator and the generated schema's decoders. */
const against = (message: Message, schema: Schema.Codec<object> | undefined) => {
  if (schema === undefined) throw new Error(`no schema for ${message.action}`)
  const { $id: _, ...document } = message.document
  return {
    ...message,
    original: ajv.compile<unknown>(document),
    strict: Schema.decodeUnknownResult(schema, { onExcessProperty: "error" }),
    tolerant: Schema.decodeUnknownResult(schema)
  }
}
type Pair = ReturnType<typeof against>

/** How the original, the generated and our own expectation differ over one payload; empty if they do not. */
const differences = ({ action, direction, original, strict }: Pair, change: string, value: unknown, valid: boolean) => {
  const ajv = original(value)
  const ours = strict(value)
  const isSame = Result.isFailure(ours) || Bun.deepEquals(ours.success, value, true)
  if (ajv === valid && Result.isSuccess(ours) === valid && isSame) return []
  const said = Result.isSuccess(ours) ? JSON.stringify(ours.success) : String(ours.failure)
  return [
    `${action} ${direction}${change}: valid ${valid}, ajv ${ajv}, ours ${said}\n${JSON.stringify(value).slice(0, 2000)}`
  ]
}

for (const { version, actions, count } of versions) {
  const eachPair = messagesOf(version).map((message) =>
    once(() => against(message, actions.get(message.action)?.[message.direction]))
  )

  describe(`OCPP ${version}: ${count} messages`, () => {
    test("each has a schema under its name", () => {
      expect(eachPair.length).toBe(count)
      expect([...actions.keys()].sort()).toEqual([...new Set(messagesOf(version).map(({ action }) => action))].sort())
      for (const [name, spec] of actions) expect([spec.version, spec.action]).toEqual([version, name])
    })

    test("good samples of eight kinds decode to themselves", () => {
      const found = eachPair.flatMap((pair) =>
        [0, 1, 2, 3, 4, 5, 6, 7].flatMap((seed) =>
          differences(pair(), ` ${seed}`, goodSample(version, pair().action, pair().direction, seed), true)
        )
      )
      expect(found.slice(0, 5)).toEqual([])
    }, 30_000)

    test("a full sample with any single change is judged as ajv judges it", () => {
      const met = new Set<string>()
      const found = eachPair.flatMap((pair) => {
        const { action, direction, document } = pair()
        const variants = variantsOf(document, goodSample(version, action, direction, 1), { document, met })
        return [...variants].flatMap(({ change, value, valid }) => differences(pair(), change, value, valid))
      })
      expect(found.slice(0, 5)).toEqual([])
    }, 30_000)

    test("by default a key that nobody knows is left out, and the rest decodes", () => {
      for (const pair of eachPair) {
        const sample = goodSample(version, pair().action, pair().direction, 2)
        const { document, tolerant } = pair()
        const decoded = Result.getOrThrow(tolerant({ ...sample, unheardOf: [1] }))
        expect(document.additionalProperties).toBe(false)
        expect(decoded).toEqual(sample)
      }
    })
  })
}

test("only NotifyPeriodicEventStream is sent without an answer", () => {
  const sends = Object.values(V21.actions).filter((spec) => "send" in spec)
  expect(sends.map((spec) => spec.action)).toEqual(["NotifyPeriodicEventStream"])
  expect(Result.isSuccess(Schema.decodeResult(V21.NotifyPeriodicEventStream.response)({}))).toBe(true)
})

test("every tenth from 0 to 80 is a valid limit in 1.6", () => {
  const decode = Schema.decodeUnknownResult(V16.SetChargingProfile.request)
  const profile = goodSample("1.6", "SetChargingProfile", "request", 0)
  const refused = Array.from({ length: 801 }, (_, tenth) => tenth / 10).filter((limit) => {
    const period = { startPeriod: 0, limit }
    const chargingSchedule = { chargingRateUnit: "A", chargingSchedulePeriod: [period] }
    return Result.isFailure(
      decode({ ...profile, csChargingProfiles: { ...Object(profile.csChargingProfiles), chargingSchedule } })
    )
  })
  expect(refused).toEqual([])
})
