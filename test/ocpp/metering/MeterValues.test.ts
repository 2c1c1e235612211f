/** Meter values of every version, readable or not. */
import { describe, expect, test } from "bun:test"
import { all, answerTo, both, now, time } from "../FakeDesk.ts"

describe("MeterValues", () => {
  const sampledValue = [{ value: "7.5", unit: "kWh" }]
  const readings = [{ time, samples: [{ quantity: "energyImport", value: 7500 }] }]

  test("1.6 with and without a transaction", () => {
    const payload = { connectorId: 1, meterValue: [{ timestamp: now, sampledValue }] }
    expect(answerTo("1.6", "MeterValues", payload)).toMatchObject({
      answer: {},
      events: [{ _tag: "MeterRead", station: "CP1", evse: 1, readings }]
    })
    expect(answerTo("1.6", "MeterValues", { ...payload, transactionId: 0 }).events).toMatchObject([
      { claimed: 0, readings }
    ])
    const [event] = answerTo("1.6", "MeterValues", { ...payload, transactionId: 2 ** 63 }).events
    expect(event).not.toContainKey("claimed")
  })

  test.each(both)("%s of the main meter", (version) => {
    const payload = { evseId: 0, meterValue: [{ timestamp: now, sampledValue: [{ value: 7500 }] }] }
    expect(answerTo(version, "MeterValues", payload)).toEqual({
      _tag: "Answer",
      answer: {},
      events: [{ _tag: "MeterRead", station: "CP1", evse: 0, readings }]
    })
  })

  test("without samples there is nothing to tell; unreadable is thanked", () => {
    expect(
      answerTo("1.6", "MeterValues", { connectorId: 1, meterValue: [{ timestamp: now, sampledValue: [] }] })
    ).toEqual({
      _tag: "Answer",
      answer: {},
      events: []
    })
    for (const version of all) expect(answerTo(version, "MeterValues", { meterValue: {} }).answer).toEqual({})
  })
})
