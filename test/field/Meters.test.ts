/** Part 4.5: meter values. */
import { describe, expect, test } from "bun:test"
import { charging, clock, Story, samples, value, value2 } from "./Story.ts"

describe("4.5.1 what a sample does not say", () => {
  test("nothing said: the import register in Wh, taken periodically", async () => {
    const { story } = await charging(0, samples(1, { value: "1500" }))
    expect(await story.readings()).toMatchObject([{ energy: 1500, context: null, power: null }])
    expect(await story.charge()).toMatchObject({ energy: 1500 })
  })

  for (const [unit, column] of [
    ["A", "current"],
    ["V", "voltage"],
    ["W", "power"],
    ["Percent", "soc"],
    ["%", "soc"]
  ] as const) {
    test(`no measurand and the unit ${unit}: ${column}, never energy`, async () => {
      const { story } = await charging(0, value(10, 1), samples(2, { value: "16", unit }))
      const [, second] = await story.readings()
      expect(second).toMatchObject({ [column]: 16, energy: null })
      expect(await story.charge()).toMatchObject({ energy: 10 })
    })
  }

  test("Alfen's CurrentMax: a current, not energy, and no error", async () => {
    const { story } = await charging(0, value(10, 1), samples(2, { value: "16.0", context: "CurrentMax", unit: "A" }))
    const [, second] = await story.readings()
    expect(second).toMatchObject({ current: 16, energy: null })
    expect(await story.charge()).toMatchObject({ energy: 10 })
  })
})

describe("4.5.3 registers", () => {
  test("of a lifetime: what counts is the difference", async () => {
    const { story, transactionId } = await charging(5_000_000, value(5_000_500, 10))
    await story.stop({ transactionId, meterStop: 5_001_000 })
    expect(await story.charge()).toMatchObject({ energy: 1000, flags: [] })
  })

  test("of the session: meterStart 0, always", async () => {
    const { story, transactionId } = await charging(0, value(500, 10))
    await story.stop({ transactionId, meterStop: 1000 })
    expect(await story.charge()).toMatchObject({ energy: 1000, flags: [] })
  })

  test("meterStart 0 beside a lifetime register: the register's own difference counts", async () => {
    const begin = { value: "5000000", context: "Transaction.Begin" }
    const { story, transactionId } = await charging(0, samples(0, begin), value(5_000_500, 10))
    await story.stop({ transactionId, meterStop: 5_001_000 })
    const charge = await story.charge()
    expect(charge).toMatchObject({ energy: 1000 })
  })

  test("a fall is a reset: two segments, flagged", async () => {
    const { story, transactionId } = await charging(5000, value(5600, 10), value(20, 20), value(220, 30))
    await story.stop({ transactionId, meterStop: 320 })
    const charge = await story.charge()
    expect(charge.energy).toBeGreaterThanOrEqual(900)
    expect(charge.energy).toBeLessThanOrEqual(920)
    expect(charge.flags).toEqual([expect.stringContaining("register fell")])
  })

  test("a rollover near 2^32 goes on from 0", async () => {
    const { story, transactionId } = await charging(2 ** 32 - 300, value(2 ** 32 - 100, 10), value(100, 20))
    await story.stop({ transactionId, meterStop: 300 })
    expect(await story.charge()).toMatchObject({ energy: 600 })
  })

  test("a rollover near 10^6 goes on from 0", async () => {
    const { story, transactionId } = await charging(999_700, value(999_900, 10), value(100, 20))
    await story.stop({ transactionId, meterStop: 300 })
    expect(await story.charge()).toMatchObject({ energy: 600 })
  })

  test("0xFFFFFFFF among ordinary values is a spike, not energy, flagged", async () => {
    const { story, transactionId } = await charging(1000, value(1200, 10), value(4_294_967_295, 15), value(1400, 20))
    await story.stop({ transactionId, meterStop: 1600 })
    const charge = await story.charge()
    expect(charge).toMatchObject({ energy: 600 })
    expect(charge.flags).toHaveLength(1)
  })

  test("a 2.x charge is what lies between its Begin and its End", async () => {
    const story = await Story.of("2.0.1")
    await story.event("Started", 0, {
      evse: { id: 1 },
      meterValue: [value2(1000, 0, { context: "Transaction.Begin" })]
    })
    await story.event("Updated", 1, { meterValue: [value2(1200, 1)] })
    await story.event("Ended", 2, {
      meterValue: [value2(1000, 0, { context: "Transaction.Begin" }), value2(1500, 2, { context: "Transaction.End" })]
    })
    expect(await story.charge()).toMatchObject({ energy: 500, flags: [] })
  })
})

describe("4.5.4 phases", () => {
  const phase = (name: string, register: number) => ({ value: String(register), phase: name })

  test("phases alone: their sum", async () => {
    const { story } = await charging(
      0,
      samples(0, phase("L1", 0), phase("L2", 0), phase("L3", 0)),
      samples(10, phase("L1", 100), phase("L2", 200), phase("L3", 300))
    )
    expect(await story.charge()).toMatchObject({ energy: 600 })
  })

  test("a total and its phases: the total", async () => {
    const { story } = await charging(
      0,
      samples(10, phase("L1", 100), phase("L2", 200), phase("L3", 300), { value: "606" })
    )
    expect(await story.charge()).toMatchObject({ energy: 606 })
  })

  test("L1 alone on one phase is the total", async () => {
    const { story } = await charging(1000, samples(10, phase("L1", 1500)))
    expect(await story.charge()).toMatchObject({ energy: 500 })
  })

  test("the neutral is no phase that energy flows through", async () => {
    const { story } = await charging(0, samples(10, phase("L1", 100), phase("L2", 200), phase("N", 999)))
    expect(await story.charge()).toMatchObject({ energy: 300 })
  })

  test("a current of L1-N and a voltage of L1 are of the first phase", async () => {
    const { story } = await charging(
      0,
      samples(
        10,
        { value: "16", unit: "A", measurand: "Current.Import", phase: "L1-N" },
        { value: "231", unit: "V", measurand: "Voltage", phase: "L1" }
      )
    )
    expect(await story.readings()).toMatchObject([{ phases: { current: { l1: 16 }, voltage: { l1: 231 } } }])
  })
})

describe("4.5.5 batches", () => {
  test("one without energy does not zero the total", async () => {
    const power = { value: "7400", unit: "W", measurand: "Power.Active.Import" }
    const { story } = await charging(0, value(500, 10), samples(20, power))
    expect(await story.charge()).toMatchObject({ energy: 500 })
  })

  test("Transaction.Begin repeated beside live values is no fall", async () => {
    const begin = { value: "1000", context: "Transaction.Begin" }
    const { story } = await charging(1000, samples(10, begin, { value: "1500" }), samples(20, begin, { value: "2000" }))
    expect(await story.charge()).toMatchObject({ energy: 1000, flags: [] })
  })

  test("values after the stop belong to the ended charge and do not open it again", async () => {
    const { story, transactionId } = await charging(2_259_000, value(2_259_500, 10))
    await story.stop({ transactionId, meterStop: 2_259_988 })
    // Wallbox: the register goes on by a few Wh.
    await story.meter(2_259_992.1, 61, { transactionId })
    const charge = await story.charge()
    expect(charge).toMatchObject({ open: false, endedAt: clock(60), flags: [] })
    expect(charge.energy).toBeGreaterThanOrEqual(988)
    expect(charge.energy).toBeLessThan(992.11)
    expect(await story.readings()).toHaveLength(2)
  })
})

describe("4.5.6 values that name no charge, or the wrong one", () => {
  for (const [name, rest] of [
    ["none", {}],
    ["0 (Simpson & Partners)", { transactionId: 0 }],
    ["-1", { transactionId: -1 }],
    ["one of long ago", { transactionId: 1_740_470_158 }]
  ] as const) {
    test(`${name}: the open charge of the connector`, async () => {
      const story = await Story.of()
      await story.start()
      await story.meter(500, 10, rest)
      expect(await story.charge()).toMatchObject({ energy: 500 })
      expect(await story.readings()).toHaveLength(1)
    })
  }

  test("connector 0 is the main meter: no charge's, where there are two connectors", async () => {
    const story = await Story.of()
    for (const connectorId of [1, 2])
      await story.say("StatusNotification", { connectorId, errorCode: "NoError", status: "Available" })
    const id = await story.start()
    await story.meter(99_999, 10, { connectorId: 0 })
    expect(await story.charge()).toMatchObject({ id, energy: 0 })
    expect(await story.readings(id)).toHaveLength(0)
  })

  test("connector 0 that is another meter, of a station with one connector, is not that charge's", async () => {
    const story = await Story.of()
    await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Charging" })
    const transactionId = await story.start({ meterStart: 1000 })
    for (const minute of [5, 10, 15]) {
      await story.meter(1000 + minute * 100, minute, { transactionId })
      await story.meter(8_000_000 + minute * 300, minute, { connectorId: 0 })
      await story.meter(8_000_000 + minute * 300, minute, { connectorId: 0, transactionId: 0 })
      await story.meter(minute, minute, { connectorId: 0, transactionId: 0 })
    }
    await story.stop({ transactionId, meterStop: 3000 })
    expect(await story.charge()).toMatchObject({ energy: 2000, flags: [] })
    expect(await story.readings()).toHaveLength(3)
  })

  test("connector 0 of a station with one connector and one charge (Heidelberg) is that charge's", async () => {
    const story = await Story.of()
    await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Charging" })
    await story.start()
    await story.meter(500, 10, { connectorId: 0, transactionId: 0 })
    expect(await story.charge()).toMatchObject({ energy: 500 })
  })
})

describe("4.5.7 a backlog of years ago", () => {
  test("does not touch the charge that runs", async () => {
    const story = await Story.of()
    await story.start({ meterStart: 9000 })
    await story.meter(9500, 10)
    const meterValue = [1, 2, 3].map((n) => ({ ...value(n * 100, 0), timestamp: `2021-05-0${n}T10:00:00Z` }))
    await story.say("MeterValues", { connectorId: 1, meterValue })
    expect(await story.charge()).toMatchObject({ energy: 500, meterStart: 9000, meterStop: null, flags: [] })
    expect(await story.readings()).toHaveLength(1)
  })
})
