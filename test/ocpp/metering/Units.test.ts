/** Every unit that stations write, with the number that it makes of 2 in the base unit. */
import { describe, expect, test } from "bun:test"
import { quantityOf } from "../../../src/ocpp/metering/Quantities.ts"
import { inBase, unitOf } from "../../../src/ocpp/metering/Units.ts"

describe("a unit", () => {
  test.each([
    ["Wh", "Wh", 2],
    ["kWh", "Wh", 2000],
    ["KWH", "Wh", 2000],
    [" kWh ", "Wh", 2000],
    ["MWh", "Wh", 2_000_000],
    ["mWh", "Wh", 0.002],
    ["varh", "varh", 2],
    ["kvarh", "varh", 2000],
    ["VAh", "VAh", 2],
    ["kVAh", "VAh", 2000],
    ["W", "W", 2],
    ["kW", "W", 2000],
    ["KW", "W", 2000],
    ["MW", "W", 2_000_000],
    ["mW", "W", 0.002],
    ["Watts", "W", 2],
    ["VA", "W", 2],
    ["kVA", "W", 2000],
    ["var", "var", 2],
    ["kvar", "var", 2000],
    ["A", "A", 2],
    ["mA", "A", 0.002],
    ["Amps", "A", 2],
    ["V", "V", 2],
    ["mV", "V", 0.002],
    ["kV", "V", 2000],
    ["Percent", "%", 2],
    ["%", "%", 2],
    ["Hz", "Hz", 2],
    ["Hertz", "Hz", 2],
    ["RPM", "rpm", 2],
    ["Celsius", "Celsius", 2],
    ["Celcius", "Celsius", 2],
    ["C", "Celsius", 2],
    ["°C", "Celsius", 2],
    ["deg C", "Celsius", 2],
    ["K", "Celsius", -271.15],
    ["Fahrenheit", "Celsius", -16.666667]
  ])("%s is in %s", (spelling, base, two) => {
    const unit = unitOf(spelling)
    expect(unit?.base).toBe(base)
    if (unit !== undefined) expect(inBase(2, unit)).toBe(two)
  })

  test.each(["hp", "lx", "kilometers", "W/m2"])("%s is none we know", (spelling) =>
    expect(unitOf(spelling)).toBeUndefined()
  )

  test.each([
    ["Wh", "energyImport"],
    ["W", "powerImport"],
    ["VA", "powerImport"],
    ["A", "currentImport"],
    ["V", "voltage"],
    ["%", "soc"],
    ["Hz", "frequency"],
    ["K", "temperature"],
    ["var", "powerReactiveImport"],
    ["varh", "reactiveImport"],
    ["VAh", "apparentImport"],
    ["RPM", "rpm"],
    ["lx", "unknown"]
  ])("%s without a measurand measures %s", (spelling, quantity) =>
    expect(quantityOf(undefined, unitOf(spelling)?.base, spelling).word).toBe(quantity)
  )
})
