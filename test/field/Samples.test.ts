/** Part 5: what meters of the field say. */
import { describe, expect, test } from "bun:test"
import { clock, Story, value } from "./Story.ts"

/** A charge of 1.6 from register 0, and what one MeterValues of minute 5 made of it. */
const said = async (payload: { readonly [key: string]: unknown }) => {
  const story = await Story.of()
  const transactionId = await story.start()
  expect(await story.say("MeterValues", { connectorId: 1, transactionId, ...payload })).toEqual({})
  return { story, charge: await story.charge(), readings: await story.readings() }
}

const of = (...sampledValue: ReadonlyArray<unknown>) => ({ meterValue: [{ timestamp: clock(5), sampledValue }] })

describe("5/40 kWh labelled Wh (OpenEVSE)", () => {
  test("is scaled once the operator says so, from then on", async () => {
    const story = await Story.of()
    await story.ask(`/api/stations/${story.id}`, "PATCH", { energyScale: 1000 })
    const transactionId = await story.start({ meterStart: 12 })
    await story.meter(13.5, 5, { transactionId })
    await story.stop({ transactionId, meterStop: 15 })
    expect(await story.charge()).toMatchObject({ energy: 3000, meterStart: 12_000 })
  })

  test("and no more once the operator takes it back: null", async () => {
    const story = await Story.of()
    await story.ask(`/api/stations/${story.id}`, "PATCH", { energyScale: 1000 })
    await story.stop({ transactionId: await story.start({ meterStart: 12 }), meterStop: 15 })
    await story.ask(`/api/stations/${story.id}`, "PATCH", { energyScale: null })
    const transactionId = await story.start({ meterStart: 15_000, timestamp: clock(70) })
    await story.stop({ transactionId, meterStop: 15_600, timestamp: clock(90) })
    expect((await story.charges()).map(({ energy }) => energy)).toEqual([600, 3000])
  })
})

describe("5/41 Heidelberg Amperfied", () => {
  test('"value":"" says nothing: no zero, no energy', async () => {
    const measurands = ["Energy.Active.Import.Register", "Power.Active.Import", "Current.Import", "Voltage"]
    const { charge, readings } = await said(of(...measurands.map((measurand) => ({ measurand, value: "" }))))
    expect(charge).toMatchObject({ energy: 0, flags: [] })
    for (const reading of readings)
      expect(reading).toMatchObject({ energy: null, power: null, current: null, voltage: null })
  })

  test('"measurand":"SoC","unit":"V","value":"0" is no state of charge', async () => {
    const { readings } = await said(of({ measurand: "SoC", unit: "V", value: "0" }, { value: "500" }))
    expect(readings).toMatchObject([{ soc: null, energy: 500 }])
  })

  test('"context":"Other", transactionId 0 and connectorId 1', async () => {
    const story = await Story.of()
    await story.start()
    const sampledValue = [{ value: "500", context: "Other" }]
    const payload = { connectorId: 1, transactionId: 0, meterValue: [{ timestamp: clock(5), sampledValue }] }
    expect(await story.say("MeterValues", payload)).toEqual({})
    expect(await story.charge()).toMatchObject({ energy: 500 })
  })
})

test('5/43 "value":" 0.0" padded, and the id of an older server (EZ8-NCG-20K)', async () => {
  const story = await Story.of()
  await story.start()
  const transactionId = 1_740_470_158
  await story.say("MeterValues", { connectorId: 1, transactionId, ...of({ value: " 0.0" }) })
  await story.meter(500, 10, { transactionId })
  expect(await story.readings()).toMatchObject([{ energy: 0 }, { energy: 500 }])
  await story.stop({ transactionId, meterStop: 900 })
  expect(await story.charge()).toMatchObject({ energy: 900, open: false, flags: [] })
})

describe("5/50 units in two spellings", () => {
  for (const [measurand, unit, sent] of [
    ["Temperature", "Celcius", "21.5"],
    ["Temperature", "Celsius", "21.5"],
    ["Frequency", "Hz", "50.1"],
    ["Frequency", "Hertz", "50.1"]
  ] as const) {
    test(unit, async () => {
      const { readings } = await said(of({ measurand, unit, value: sent }, { value: "500" }))
      expect(readings).toMatchObject([{ energy: 500 }])
      expect(JSON.stringify(readings)).toContain(`"value":${sent}`)
    })
  }
})

describe("5/52 units by the sample", () => {
  test("kW here, W there", async () => {
    const power = { measurand: "Power.Active.Import" }
    const kilo = await said(of({ ...power, unit: "kW", value: "11.04" }))
    const plain = await said(of({ ...power, unit: "W", value: "11040" }))
    expect(kilo.readings).toMatchObject([{ power: 11_040 }])
    expect(plain.readings).toMatchObject([{ power: 11_040 }])
  })

  test("energy by phase in Wh beside the total in kWh", async () => {
    const phases = ["L1", "L2", "L3"].map((phase) => ({ value: "500", unit: "Wh", phase }))
    const { charge } = await said(of(...phases, { value: "1.5", unit: "kWh" }))
    expect(charge).toMatchObject({ energy: 1500 })
  })
})

test("5/53 one measurand a meter value, all of one moment (Huawei): one reading", async () => {
  const samples = [
    { value: "500" },
    { measurand: "Power.Active.Import", unit: "W", value: "7400" },
    { measurand: "Current.Import", unit: "A", value: "32" },
    { measurand: "Voltage", unit: "V", value: "231" }
  ]
  const meterValue = samples.map((sample) => ({ timestamp: clock(5), sampledValue: [sample] }))
  const { charge, readings } = await said({ meterValue })
  expect(charge).toMatchObject({ energy: 500 })
  expect(readings).toMatchObject([{ energy: 500, power: 7400, current: 32, voltage: 231 }])
})

test("5/41 connectorId 0 of a station with one connector (Heidelberg) is its charge's", async () => {
  const story = await Story.of()
  await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Charging" })
  await story.start()
  await story.say("MeterValues", { connectorId: 0, transactionId: 0, meterValue: [value(500, 5)] })
  expect(await story.charge()).toMatchObject({ energy: 500 })
})
