/** Part 4.1: what holds for every transaction message, whatever is in it. */
import { describe, expect, test } from "bun:test"
import { clock, Story, value } from "./Story.ts"

test("4.1.1 the frame is kept as it came, byte for byte, also when nothing in it can be understood", async () => {
  const story = await Story.of()
  const text = '[2,"as-it-came","MeterValues",{ "connectorId":1,  "meterValue":"\\u0041 é" }]'
  expect(await story.raw(text, "as-it-came")).toEqual({ type: 3, id: "as-it-came", payload: {} })
  expect(await story.frames()).toContain(text)
})

describe("4.1.2 never an error", () => {
  const nonsense: ReadonlyArray<unknown> = [{}, null, [], { transactionId: {}, timestamp: 5 }, { meterValue: [null] }]
  for (const action of ["StartTransaction", "StopTransaction", "MeterValues"]) {
    test(`${action} of 1.6 with nonsense in it`, async () => {
      const story = await Story.of()
      for (const payload of nonsense) expect((await story.peer.call(action, payload)).type).toBe(3)
    })
  }
  for (const version of ["2.0.1", "2.1"] as const) {
    for (const action of ["TransactionEvent", "MeterValues"]) {
      test(`${action} of ${version} with nonsense in it`, async () => {
        const story = await Story.of(version)
        for (const payload of nonsense) expect((await story.peer.call(action, payload)).type).toBe(3)
      })
    }
  }

  test("a start that cannot be understood gets an id of its own, so that its stop can name it", async () => {
    const story = await Story.of()
    const { transactionId, idTagInfo } = await story.say("StartTransaction", { meterStart: [] })
    expect(transactionId).toBeGreaterThan(0)
    expect(idTagInfo).toEqual({ status: "Invalid" })
  })
})

test("4.1.3 soft problems are stored: a strange card, a clock that is off, a register that falls", async () => {
  const story = await Story.of()
  const id = await story.start({ idTag: "nobody knows it", timestamp: "1970-01-01T00:00:12Z", meterStart: 900 })
  await story.meter(1000, 91, { transactionId: id })
  await story.meter(20, 92, { transactionId: id })
  await story.stop({ transactionId: id, meterStop: 50, timestamp: clock(93) })
  expect(await story.charge()).toMatchObject({
    id,
    verdict: "invalid",
    energy: 130,
    flags: [expect.stringContaining("register fell")]
  })
})

test("4.1.4 three times a record: as sent, as understood, as received", async () => {
  const story = await Story.of()
  const before = Date.now()
  const id = await story.start()
  await story.say("MeterValues", {
    connectorId: 1,
    transactionId: id,
    meterValue: [{ ...value(5, 0), timestamp: "2022-02-29T07:02:33Z" }, value(7, 5)]
  })
  const readings = await story.readings()
  const [first, second] = readings.toSorted((one, other) => Date.parse(String(one.at)) - Date.parse(String(other.at)))
  expect(first?.at).toBe(clock(5))
  expect(Date.parse(String(first?.received))).toBeGreaterThanOrEqual(before)
  // The 29th of February 2022 never was: billing takes the moment it came to us, and the trace holds what was sent.
  expect(second?.at).toBe(second?.received)
  expect((await story.frames()).join()).toContain("2022-02-29T07:02:33Z")
})
