// What a station may write for a moment, and what must not become one (ocpp.md 4.6).
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { keptTime, moment, noTime, readTime } from "../../src/domain/Time.ts"

const at = (text: string) => {
  const time = readTime(text)
  expect(time.text).toBe(text)
  return time.at === null ? null : new Date(time.at).toISOString()
}

describe("a moment", () => {
  test.each([
    ["2026-11-23T12:00:00Z", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23T12:00:00.000Z", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23T12:00:00z", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23t12:00:00Z", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23T12:00:00+02:00", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23T12:00:00-0330", "2026-11-23T15:30:00.000Z"],
    ["2026-11-23T12:00:00+02", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23T12:00:00+14:00", "2026-11-22T22:00:00.000Z"],
    ["2026-11-23T12:00:00-00:00", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23T12:00:00", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23 12:00:00", "2026-11-23T12:00:00.000Z"],
    [" 2026-11-23T12:00:00Z\n", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23T12:00:00.5Z", "2026-11-23T12:00:00.500Z"],
    ["2026-11-23T12:00:00,25Z", "2026-11-23T12:00:00.250Z"],
    ["2026-11-23T12:00:00.123456Z", "2026-11-23T12:00:00.123Z"],
    ["2026-11-23T12:00:00.999999999+00:00", "2026-11-23T12:00:00.999Z"],
    ["2026-11-23T12:00:00.0000000000001Z", "2026-11-23T12:00:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
    ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z"],
    ["2199-12-31T23:59:59.999Z", "2199-12-31T23:59:59.999Z"]
  ])("%j is %s", (text, iso) => expect(at(text)).toBe(iso))

  test.each([
    "2022-02-29T12:00:00Z",
    "2022-02-29T12:00:00.000Z",
    "2100-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-01-00T00:00:00.000Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T24:00:00.000Z",
    "2026-11-23T12:60:00Z",
    "2026-11-23T12:00:61Z",
    "2026-11-23T12:00:00+24:00",
    "2026-11-23T12:00:00+99:99",
    "2026-11-23T12:00:00+02:60",
    "2026-11-23T12:00:00+2",
    "2026-11-23T12:00:00+02:",
    "2026-11-23T12:00:00 +02:00:00",
    "2026-11-23T12:00:00.Z",
    "2026-11-23T12:00Z",
    "2026-11-23",
    "12:00:00",
    "x2026-11-23T12:00:00Z",
    "2026-11-23T12:00:00Zx",
    "2026-11-23T12:00:00Z2026-11-23T12:00:00Z",
    "+002026-11-23T12:00:00Z",
    "-2026-11-23T12:00:00.000Z",
    "２０２６-11-23T12:00:00Z",
    "1764000000",
    "null",
    "",
    "1970-01-01T00:00:00Z",
    "1970-01-01T00:00:35.000Z",
    "1999-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00.000Z",
    "0000-00-00T00:00:00Z",
    "2200-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z"
  ])("%j is none", (text) => expect(at(text)).toBeNull())

  test("is read the same in every canonical form", () => {
    const plausible = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2200, 0, 1) - 1 })
    fc.assert(
      fc.property(plausible, fc.integer({ min: -14 * 60, max: 14 * 60 }), fc.nat(6), (moment, offset, more) => {
        const iso = new Date(moment).toISOString()
        expect(readTime(iso).at).toBe(moment)
        expect(readTime(iso.replace("Z", `${"0".repeat(more)}z`)).at).toBe(moment)
        expect(readTime(iso.replace("T", " ").replace("Z", "")).at).toBe(moment)
        const [sign, minutes] = [offset < 0 ? "-" : "+", Math.abs(offset)]
        const two = (value: number) => String(value).padStart(2, "0")
        const there = new Date(moment + offset * 60_000).toISOString().slice(0, 23)
        const zone = `${sign}${two(Math.floor(minutes / 60))}${more % 2 === 0 ? ":" : ""}${two(minutes % 60)}`
        expect(readTime(there + zone).at).toBe(moment)
      })
    )
  })

  test("of a day the calendar does not have is none, and every other day is", () => {
    const field = (max: number) => fc.nat(max).map((value) => String(value).padStart(2, "0"))
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2199 }), field(13), field(32), (year, month, day) => {
        const text = `${year}-${month}-${day}T00:00:00Z`
        const date = new Date(Date.UTC(year, Number(month) - 1, Number(day)))
        const real = date.toISOString().startsWith(`${year}-${month}-${day}T`)
        expect(readTime(text).at).toBe(real ? date.getTime() : null)
      })
    )
  })

  test("is never made of any text whatever, and no text is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const time = readTime(text)
        expect(time.text).toBe(text)
        expect(time.at === null || Number.isInteger(time.at)).toBe(true)
      })
    )
    for (const piece of [" ", "0", "2026-11-23T12:00:00.", "+02:", "Z", "\u00a0"]) {
      const huge = piece.repeat(1_000_000 / piece.length)
      expect(readTime(huge).at).toBeNull()
      expect(readTime(`2026-11-23T12:00:00.${huge}!`).at).toBeNull()
    }
  })
})

describe("the moment to reckon with", () => {
  const received = Date.UTC(2026, 10, 23, 12)
  test("is the station's, however old, and ours where it has none or is more than a day ahead", () => {
    expect(moment(readTime("2019-01-01T00:00:00Z"), received)).toBe(Date.UTC(2019, 0, 1))
    expect(moment(readTime("2026-11-24T12:00:00Z"), received)).toBe(received + 86_400_000)
    expect(moment(readTime("2026-11-24T12:00:00.001Z"), received)).toBe(received)
    expect(moment(readTime("1970-01-01T00:00:00Z"), received)).toBe(received)
    expect(moment(noTime, received)).toBe(received)
  })
})

test("a moment is the same from what is kept of it", () => {
  const received = Date.UTC(2026, 10, 23, 12)
  const zone = 7_200_000
  for (const [text, ahead] of [
    ["2026-11-23T13:59:00.000Z", zone],
    ["2026-11-23T11:59:00", zone],
    ["2026-11-23T11:59:00+01:00", zone],
    ["2026-11-23T11:59:00.000Z", 0],
    ["2022-02-29T07:02:33.000Z", 0],
    ["2026-11-25T12:00:01.000Z", 0],
    ["", 0]
  ] as const) {
    const time = readTime(text, ahead)
    expect(keptTime(text, moment(time, received), received)).toEqual(time)
  }
})
