/** Part 4.6: clocks of stations. */
import { describe, expect, test } from "bun:test"
import { clock, Story } from "./Story.ts"

describe("4.6.1 spellings of a moment", () => {
  const whole = clock(3).slice(0, 19)
  const ahead = (hours: number) => new Date(Date.parse(`${whole}Z`) + hours * 3_600_000).toISOString().slice(0, 19)
  for (const [name, text] of [
    ["Z", `${whole}Z`],
    ["an offset", `${ahead(2)}+02:00`],
    ["an offset without its colon", `${ahead(2)}+0200`],
    ["an offset of hours alone", `${ahead(-5)}-05`],
    ["no zone at all", whole],
    ["a blank for T", `${whole.replace("T", " ")}`],
    ["a blank for T, and Z", `${whole.replace("T", " ")}Z`],
    ["one decimal", `${whole}.0Z`],
    ["nine decimals", `${whole}.000000000Z`]
  ] as const) {
    test(`${name}: ${text.slice(10)}`, async () => {
      const story = await Story.of()
      await story.start({ timestamp: text })
      expect(await story.charge()).toMatchObject({ startedAt: clock(3), meterStart: 0, evse: 1 })
    })
  }

  test("a day that the calendar does not have is no moment: ours counts", async () => {
    const story = await Story.of()
    const before = Date.now()
    await story.start({ timestamp: "2022-02-29T07:02:33.000Z" })
    const { startedAt, meterStart } = await story.charge()
    expect(Date.parse(startedAt ?? "")).toBeGreaterThanOrEqual(before)
    expect(meterStart).toBe(0)
  })
})

describe("4.6.2 no zone", () => {
  const without = (at: number) => new Date(at).toISOString().slice(0, 19)

  test("is UTC while nothing else is known of the station", async () => {
    const story = await Story.of()
    await story.start({ timestamp: without(Date.now() - 60_000) })
    const { startedAt } = await story.charge()
    expect(Date.now() - Date.parse(startedAt ?? "")).toBeLessThan(120_000)
  })
})

describe("4.6.3 moments that cannot be", () => {
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString()
  for (const timestamp of ["1970-01-01T00:00:12Z", "0001-01-01T00:00:00Z", soon]) {
    test(`${timestamp === soon ? "more than a day ahead" : timestamp}: ours counts`, async () => {
      const story = await Story.of()
      const before = Date.now()
      const id = await story.start({ timestamp })
      const { startedAt } = await story.charge()
      expect(Date.parse(startedAt ?? "")).toBeGreaterThanOrEqual(before)
      expect(Date.parse(startedAt ?? "")).toBeLessThanOrEqual(Date.now())
      await story.stop({ transactionId: id, meterStop: 80, timestamp })
      expect(await story.charge()).toMatchObject({ open: false, energy: 80 })
    })
  }

  test("Boot and Heartbeat tell it the time: UTC, Z, three decimals at most", async () => {
    const story = await Story.unbooted()
    const before = Date.now()
    for (const { currentTime } of [await story.peer.boot(), await story.say("Heartbeat", {})]) {
      expect(String(currentTime)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
      expect(Math.abs(Date.parse(String(currentTime)) - before)).toBeLessThan(10_000)
    }
  })
})
