/** Part 1.5 and 4.5: values that come word for word again under another message id: once in the curve, unless no clock says so. */
import { describe, expect, test } from "bun:test"
import { Story, value, value2 } from "./Story.ts"

const values = (register: number, minute: number, rest: object = {}) => ({
  connectorId: 1,
  meterValue: [value(register, minute)],
  ...rest
})

describe("4.5/1.5 the same values again, soon and on the same connection", () => {
  test("stand once in the curve, whatever their id; the frame is kept each time", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    for (let n = 0; n < 3; n++) expect(await story.say("MeterValues", values(500, 5, { transactionId }))).toEqual({})
    await story.say("MeterValues", values(700, 10, { transactionId }))
    expect((await story.readings()).map(({ energy }) => energy)).toEqual([500, 700])
    expect(await story.charge()).toMatchObject({ energy: 700, flags: [] })
    expect((await story.frames()).filter((frame) => frame.includes("MeterValues"))).toHaveLength(4)
  })

  test("also with other messages between them, and in a form that was put right", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    const odd = { connectorId: "1", transactionId, meterValue: value("500", 5) }
    await story.say("MeterValues", odd)
    await story.say("MeterValues", values(600, 8, { transactionId }))
    await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Charging" })
    await story.say("MeterValues", odd)
    expect((await story.readings()).map(({ energy }) => energy)).toEqual([500, 600])
  })

  for (const version of ["2.0.1", "2.1"] as const) {
    test(`MeterValues of ${version}, too`, async () => {
      const story = await Story.of(version)
      for (let n = 0; n < 2; n++) await story.say("MeterValues", { evseId: 1, meterValue: [value2(500, 5)] })
      expect((await story.events()).filter(({ _tag }) => _tag === "MeterRead")).toHaveLength(1)
    })
  }

  test("on the next connection as well, and then again", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.say("MeterValues", values(500, 5, { transactionId }))
    await story.reconnect()
    for (let n = 0; n < 2; n++) await story.say("MeterValues", values(500, 5, { transactionId }))
    expect(await story.readings()).toHaveLength(1)
  })
})

describe("4.5/1.5 are values of their own", () => {
  for (const timestamp of ["1970-01-01T00:00:21Z", "2022-02-29T07:02:33Z", ""]) {
    test(`where the station's clock tells nothing (${JSON.stringify(timestamp)}): its meter stands still`, async () => {
      const story = await Story.of()
      const transactionId = await story.start()
      const meterValue = [{ ...value(500, 0), timestamp }]
      for (let n = 0; n < 2; n++) await story.say("MeterValues", { connectorId: 1, transactionId, meterValue })
      expect(await story.readings()).toHaveLength(2)
    })
  }

  test("at another moment, with another register, or of another connector", async () => {
    const story = await Story.of()
    await story.say("MeterValues", values(500, 5))
    await story.say("MeterValues", values(500, 6))
    await story.say("MeterValues", values(501, 6))
    await story.say("MeterValues", values(501, 6, { connectorId: 2 }))
    expect((await story.events()).filter(({ _tag }) => _tag === "MeterRead")).toHaveLength(4)
  })
})
