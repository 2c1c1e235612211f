/** Text that is almost JSON: what is read from it, and that nothing is made up. */
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { salvageFrame } from "../../src/ocpp/Frame.ts"
import { salvage } from "../../src/ocpp/Salvage.ts"

describe("what stations write", () => {
  test.each([
    ["stray commas", '[2,"a",{"sampledValue":[,{"value":"1"},,],}]', [2, "a", { sampledValue: [{ value: "1" }] }]],
    ["a BOM and NULs", '\ufeff[2,"a",{}]\0\0', [2, "a", {}]],
    ["junk behind", '[2,"a",{"b":1}]]}junk', [2, "a", { b: 1 }]],
    ["values left out", '[2,"a",{"info":,"more":}]', [2, "a", { info: null, more: null }]],
    ["a stray backslash before the end of a text", '[{"idTag":"336699\\\\\\","b":1}]', [{ idTag: "336699\\", b: 1 }]],
    ["backslashes that escape nothing", '["33\\x66\\9"]', ["33x669"]],
    ["control characters in a text", '["33\n66\t"]', ["3366"]],
    ["a quote within a text", '[{"a":"say "hi" now","b":1}]', [{ a: 'say "hi" now', b: 1 }]],
    ["no quotes, other quotes", "[{a:'b',c:True,d:NaN,e:.5,f:+7}]", [{ a: "b", c: true, d: null, e: 0.5, f: 7 }]],
    ["a bracket of the wrong kind", '[{"a":[1,2},{"b":1]', [{ a: [1, 2] }, { b: 1 }]]
  ])("%s", (_, text, value) => {
    const saved = salvage(text)
    expect(JSON.parse(JSON.stringify(saved?.value))).toEqual(value)
    expect(saved?.cut).toBe(false)
  })

  test.each([
    ['[3,"189c",{"configurationKey":[]', [3, "189c", { configurationKey: [] }], false],
    ['[2,"a",{"b":12', [2, "a", {}], true],
    ['[2,"a",{"b":"12', [2, "a", {}], true],
    ['[2,"a",{"b":[{"c":1},{"d', [2, "a", { b: [{ c: 1 }, {}] }], true],
    ['[2,"a",{"b":', [2, "a", {}], true],
    ['[2,"a",{"b"', [2, "a", {}], true],
    ['[2,"a",{"b":1,', [2, "a", { b: 1 }], false]
  ])("%s ends too early: what stands there half is left out", (text, value, half) =>
    expect(salvage(text)).toEqual({ value, cut: true, half })
  )

  test("of half an answer nothing is made", () => {
    expect(salvageFrame('[3,"a",{"b":[]')).toMatchObject({ frame: { _tag: "Result", payload: { b: [] } } })
    expect(salvageFrame('[3,"a",{"b":[{"c":1')).toBeUndefined()
  })

  test("no frame, too deep, too long: nothing", () => {
    for (const text of ["", "hello", "{}", '{"a":1', "[".repeat(500), `["${"x".repeat(70_000)}`])
      expect(salvageFrame(text)).toBeUndefined()
    expect(salvageFrame('[2,"a","Heartbeat",{}]')).toBeUndefined()
  })

  test("an id keeps its digits and its type", () => {
    expect(salvageFrame('[2,12345678901234567890,"Heartbeat",{]')).toMatchObject({
      frame: { id: "12345678901234567890" }
    })
    expect(salvageFrame('[2,"0x01","Heartbeat",{]')).toMatchObject({ frame: { id: '"0x01"' } })
  })
})

describe("for any JSON", () => {
  const list = fc.array(fc.jsonValue({ maxDepth: 5 }))
  const text = fc
    .tuple(list, fc.constantFrom(undefined, 1, "\t"))
    .map(([value, space]) => JSON.stringify(value, null, space))

  test("text that is JSON after all reads as itself", () =>
    fc.assert(
      fc.property(text, (json) => {
        // Only a text that looks like the end of another is cut there.
        fc.pre(!/\\"\s*[,\]}]/.test(json))
        expect(JSON.parse(JSON.stringify(salvage(json)?.value))).toEqual(JSON.parse(json))
      }),
      { numRuns: 1000 }
    ))

  test("cut or changed anywhere, it gives something and never throws", () =>
    fc.assert(
      fc.property(text, fc.nat(), fc.string({ maxLength: 3 }), (json, where, junk) => {
        const at = where % (json.length + 1)
        for (const broken of [json.slice(0, at), json.slice(0, at) + junk + json.slice(at + 1)]) {
          const saved = salvage(broken)
          if (saved !== undefined) JSON.stringify(saved.value)
        }
      }),
      { numRuns: 2000 }
    ))

  test("cut anywhere, every number and text in it was in the whole", () =>
    fc.assert(
      fc.property(text, fc.nat(), (json, where) => {
        fc.pre(!json.includes('\\"'))
        const saved = salvage(json.slice(0, where % (json.length + 1)))
        const whole = new Set(leavesOf(JSON.parse(json)))
        expect(leavesOf(JSON.parse(JSON.stringify(saved?.value ?? []))).filter((leaf) => !whole.has(leaf))).toEqual([])
      }),
      { numRuns: 1000 }
    ))
})

/** Everything that stands in a value, keys and values, as JSON. */
const leavesOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [JSON.stringify(key), ...leavesOf(inner)])
    : [JSON.stringify(value)]
