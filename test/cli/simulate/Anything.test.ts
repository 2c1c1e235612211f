// Whatever a station is asked, in whatever order, over whatever line: all that it says is right, and it goes on.
import "effect/schema/SchemaJITCompiler/enable"
import { expect, test } from "bun:test"
import * as fc from "fast-check"
import { answerers } from "../../../src/cli/simulate/Languages.ts"
import type { Version } from "../../../src/ocpp/wire/Spec.ts"
import { goodSample } from "../../ocpp/wire/Samples.ts"
import { Day, hour, minute, planOf, versions } from "./Day.ts"

type Happening =
  | { readonly what: "ask"; readonly action: string; readonly seed: number }
  | { readonly what: "wait"; readonly ms: number }
  | { readonly what: "cut" | "mend" | "deaf" | "hearing" }

const happening = (version: Version): fc.Arbitrary<Happening> => {
  const actions = answerers.filter((one) => one.version === version).map(({ action }) => action)
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ what: fc.constant("ask" as const), action: fc.constantFrom(...actions), seed: fc.nat(50) })
    },
    {
      weight: 4,
      arbitrary: fc.record({ what: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 10 * minute }) })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constantFrom("cut" as const, "mend" as const, "deaf" as const, "hearing" as const)
      })
    }
  )
}

test.each(versions)(
  "OCPP %s",
  (version) => {
    void fc.assert(
      fc.property(fc.array(happening(version), { minLength: 5, maxLength: 60 }), fc.nat(1000), (happenings, seed) => {
        const day = new Day(planOf(version, { seed }))
        let isDeaf = false
        let isCut = false
        day.answers = (called) => (isDeaf ? undefined : day.polite(called))
        for (const one of happenings) {
          if (one.what === "ask" && !isCut) day.ask(one.action, goodSample(version, one.action, "request", one.seed))
          else if (one.what === "wait") day.until(day.since + one.ms)
          else if (one.what === "cut" && !isCut) isCut = day.cut() === day
          else if (one.what === "mend" && isCut) isCut = day.mend() !== day
          else if (one.what === "deaf" || one.what === "hearing") isDeaf = one.what === "deaf"
        }
        isDeaf = false
        if (isCut) day.mend()
        day.until(day.since + 3 * hour)
        expect(day.faults).toEqual([])
        expect(day.station.standing).toBe("accepted")
        for (const { register, power } of day.station.evses) expect([register >= 0, power >= 0]).toEqual([true, true])
      }),
      { numRuns: 40 }
    )
  },
  60_000
)
