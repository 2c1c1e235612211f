/** Part 4.5.2: the units of meter values. */
import { describe, expect, test } from "bun:test"
import { charging, Story, samples, value2 } from "./Story.ts"

describe("4.5.2 units", () => {
  for (const [unit, sent, column, kept] of [
    ["Wh", "1500", "energy", 1500],
    ["kWh", "1.5", "energy", 1500],
    ["W", "7400", "power", 7400],
    ["kW", "7.4", "power", 7400]
  ] as const) {
    test(`${sent} ${unit} is ${kept} in the base unit`, async () => {
      const measurand = column === "energy" ? "Energy.Active.Import.Register" : "Power.Active.Import"
      const { story } = await charging(0, samples(1, { value: sent, unit, measurand }))
      expect(await story.readings()).toMatchObject([{ [column]: kept }])
    })
  }

  for (const [unit, sent, kept] of [
    ["Celsius", "20", 20],
    ["Celcius", "20", 20],
    ["C", "20", 20],
    ["K", "293.15", 20],
    ["Fahrenheit", "68", 20]
  ] as const) {
    test(`a temperature of ${sent} ${unit} is ${kept} degrees`, async () => {
      const { story } = await charging(0, samples(1, { value: sent, unit, measurand: "Temperature" }))
      const [reading] = await story.readings()
      expect(JSON.stringify(reading?.rest)).toContain(`"value":${kept}`)
    })
  }

  for (const [unit, sent, measurand, column, kept] of [
    ["A", "16.1", "Current.Import", "current", 16.1],
    ["V", "230.5", "Voltage", "voltage", 230.5],
    ["Percent", "81", "SoC", "soc", 81],
    ["%", "81", "SoC", "soc", 81]
  ] as const) {
    test(`${measurand} of ${sent} ${unit}`, async () => {
      const { story } = await charging(0, samples(1, { value: sent, unit, measurand }))
      expect(await story.readings()).toMatchObject([{ [column]: kept }])
    })
  }

  for (const [unit, sent, measurand, kept] of [
    ["varh", "1500", "Energy.Reactive.Import.Register", 1500],
    ["kvarh", "1.5", "Energy.Reactive.Import.Register", 1500],
    ["var", "70", "Power.Reactive.Import", 70],
    ["kvar", "0.07", "Power.Reactive.Import", 70]
  ] as const) {
    test(`${measurand} of ${sent} ${unit} is ${kept} in the base unit, and no energy of the charge`, async () => {
      const { story } = await charging(0, samples(1, { value: sent, unit, measurand }))
      const [reading] = await story.readings()
      expect(JSON.stringify(reading?.rest)).toContain(`"value":${kept}`)
      expect(await story.charge()).toMatchObject({ energy: 0 })
    })
  }

  for (const unit of ["Hz", "Hertz"]) {
    test(`a frequency in ${unit}`, async () => {
      const { story } = await charging(0, samples(1, { value: "50.02", unit, measurand: "Frequency" }))
      const [reading] = await story.readings()
      expect(JSON.stringify(reading?.rest)).toContain('"value":50.02')
    })
  }

  test("a multiplier of 2.x: 15 with multiplier 2 is 1500 Wh", async () => {
    const story = await Story.of("2.0.1")
    const unitOfMeasure = { unit: "Wh", multiplier: 2 }
    await story.event("Started", 0, { evse: { id: 1 }, meterValue: [value2(0, 0, { unitOfMeasure })] })
    await story.event("Ended", 1, { meterValue: [value2(15, 1, { unitOfMeasure })] })
    expect(await story.charge()).toMatchObject({ energy: 1500 })
  })

  test("kWh labelled Wh (OpenEVSE) is counted as said; the scale is proposed, not taken", async () => {
    const power = { value: "9.4", unit: "kW", measurand: "Power.Active.Import" }
    const said = [10, 20, 30, 40, 50, 60].map((minute) =>
      samples(minute, { value: String(1000 + minute * 0.1567), unit: "Wh" }, power)
    )
    const { story } = await charging(1000, ...said)
    const { energy } = await story.charge()
    expect(energy).toBeLessThan(10)
  })
})
