// Bad manners: every oddity is one that really leaves, and none is one in good manners.
import "effect/schema/SchemaJITCompiler/enable"
import { expect, test } from "bun:test"
import { Dice } from "../../../src/cli/simulate/Dice.ts"
import { type Manner, manners, misbehave } from "../../../src/cli/simulate/manners/Misbehaviour.ts"
import { type Call, quirks } from "../../../src/cli/simulate/manners/Quirks.ts"
import { Day, hour, planOf, versions } from "./Day.ts"

const said: ReadonlyArray<Call> = versions.flatMap((version) => new Day(planOf(version)).until(6 * hour).calls)
const text = ({ id, action, payload }: Call) => JSON.stringify([2, id, action, payload])
const saying = (call: Call) => ({ _tag: "Say", text: text(call), answers: false }) as const

test("each of them bends something that a station says", () => {
  const idle = quirks.flatMap((quirk, place) => {
    const bends = said.some((call) => {
      const texts = quirk(call, new Dice(1))
      return texts !== undefined && !(texts.length === 1 && texts[0] === text(call))
    })
    return bends ? [] : [place]
  })
  expect(idle).toEqual([])
})

test("a boot is never bent, good manners bend nothing", () => {
  const dice = new Dice(3)
  for (const call of said) {
    expect(misbehave([], saying(call), dice)).toEqual({ all: [{ text: text(call), after: 0 }] })
    if (call.action === "BootNotification")
      expect(misbehave(["quirks"], saying(call), dice)).toEqual({ all: [{ text: text(call), after: 0 }] })
  }
})

test("what is forgotten is taken as said, so that the station goes on", () => {
  const dice = new Dice(5)
  const forgotten = said
    .map((call) => ({ call, sent: misbehave(["quirks"], saying(call), dice) }))
    .filter(({ sent }) => sent.all.length === 0)
  expect(forgotten.length).toBeGreaterThan(0)
  for (const { call, sent } of forgotten) expect(sent.heard).toBe(`[3,"${call.id}",{}]`)
})

const answers = (ways: ReadonlyArray<Manner>) => {
  const dice = new Dice(9)
  const given = { _tag: "Say", text: '[3,"7",{"status":"Accepted"}]', answers: true } as const
  return new Set(
    Array.from({ length: 200 }, () => {
      const [first] = misbehave(ways, given, dice).all
      if (first === undefined) return "nothing"
      return first.after > 0 ? "late" : first.text
    })
  )
}

test("answers are refused, late, left out or errors, about half of them", () => {
  const good = '[3,"7",{"status":"Accepted"}]'
  const refused = '[3,"7",{"status":"Rejected"}]'
  const error = '[4,"7","InternalError","It is in a bad mood",{}]'
  expect(answers(["reject"])).toEqual(new Set([good, refused]))
  expect(answers(["delay"])).toEqual(new Set([good, "late"]))
  expect(answers(["drop"])).toEqual(new Set([good, "nothing"]))
  expect(answers(["error"])).toEqual(new Set([good, error]))
  expect(answers(["quirks"])).toEqual(new Set([good]))
  expect(answers(manners)).toEqual(new Set([good, refused, "late", "nothing", error]))
})
