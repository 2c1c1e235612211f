/** Every unit, phase, context and kind of value that stations send, as the sample it becomes. */
import { describe, expect, test } from "bun:test"
import { readings2, readings16 } from "../../../src/ocpp/metering/Readings.ts"
import type { SampledValueType as Sampled16 } from "../../../src/ocpp/wire/V16.gen.ts"
import type { SampledValueType as Sampled2 } from "../../../src/ocpp/wire/V21.gen.ts"
import { documentOf } from "../wire/Samples.ts"

const timestamp = "2026-11-23T12:00:00.000Z"
const of16 = (sampled: Sampled16) => readings16([{ timestamp, sampledValue: [sampled] }])[0]?.samples[0]
const of2 = (sampled: Sampled2) => readings2([{ timestamp, sampledValue: [sampled] }])[0]?.samples[0]

describe("1.6", () => {
  test.each([
    // The defaults: the energy register in Wh, at the outlet, periodic.
    [{ value: "100" }, { quantity: "energyImport", value: 100 }],
    [
      { value: "100", context: "Sample.Periodic", location: "Outlet", format: "Raw" },
      { quantity: "energyImport", value: 100 }
    ],
    [
      { value: "1.005", unit: "kWh" },
      { quantity: "energyImport", value: 1005 }
    ],
    [
      { value: "0.15006999999999998", unit: "kWh" },
      { quantity: "energyImport", value: 150.07 }
    ],
    [
      { value: "7.36", unit: "kW", measurand: "Power.Active.Import" },
      { quantity: "powerImport", value: 7360 }
    ],
    [
      { value: "1.5", unit: "kvar", measurand: "Power.Reactive.Export" },
      { quantity: "powerReactiveExport", value: 1500 }
    ],
    [
      { value: "2", unit: "kvarh", measurand: "Energy.Reactive.Import.Interval" },
      { quantity: "reactiveImportInterval", value: 2000 }
    ],
    [
      { value: "11", unit: "kVA", measurand: "Power.Offered" },
      { quantity: "powerOffered", value: 11000, unit: "kVA" }
    ],
    [
      { value: "25.5", unit: "Celcius", measurand: "Temperature" },
      { quantity: "temperature", value: 25.5 }
    ],
    [
      { value: "300", unit: "K", measurand: "Temperature" },
      { quantity: "temperature", value: 26.85 }
    ],
    [
      { value: "212", unit: "Fahrenheit", measurand: "Temperature" },
      { quantity: "temperature", value: 100 }
    ],
    [
      { value: "80", unit: "Percent", measurand: "SoC", location: "EV" },
      { quantity: "soc", value: 80, location: "ev" }
    ],
    [
      { value: "50", measurand: "Frequency" },
      { quantity: "frequency", value: 50 }
    ],
    // Wh beside everything is what some stations write for "no unit".
    [
      { value: "50", measurand: "Frequency", unit: "Wh" },
      { quantity: "frequency", value: 50 }
    ],
    [
      { value: "0.98", measurand: "Power.Factor" },
      { quantity: "powerFactor", value: 0.98 }
    ],
    // Without a measurand the unit tells.
    [
      { value: "16", unit: "A" },
      { quantity: "currentImport", value: 16 }
    ],
    [
      { value: "230", unit: "V", phase: "L1-N" },
      { quantity: "voltage", value: 230, phase: "L1-N" }
    ],
    [
      { value: "11", unit: "kW" },
      { quantity: "powerImport", value: 11000 }
    ],
    [
      { value: "55", unit: "Percent" },
      { quantity: "soc", value: 55 }
    ],
    // A unit that cannot measure the quantity (issue evcc 17585).
    [
      { value: "0", unit: "V", measurand: "SoC" },
      { quantity: "soc", value: null, text: "0", unit: "V" }
    ],
    // Values.
    [
      { value: "", phase: "L2" },
      { quantity: "energyImport", value: null, text: "", phase: "L2" }
    ],
    [{ value: " 0.0" }, { quantity: "energyImport", value: 0 }],
    [
      { value: "-12.5", unit: "W" },
      { quantity: "powerImport", value: -12.5 }
    ],
    [{ value: "1e3" }, { quantity: "energyImport", value: 1000 }],
    [{ value: "1e999" }, { quantity: "energyImport", value: null, text: "1e999" }],
    [{ value: "NaN" }, { quantity: "energyImport", value: null, text: "NaN" }],
    [{ value: "0x10" }, { quantity: "energyImport", value: null, text: "0x10" }],
    [{ value: " 12,5" }, { quantity: "energyImport", value: 12.5 }],
    [
      { value: "1,005", unit: "kWh" },
      { quantity: "energyImport", value: 1005 }
    ],
    [{ value: "1.234,5" }, { quantity: "energyImport", value: null, text: "1.234,5" }],
    [{ value: "12,5,6" }, { quantity: "energyImport", value: null, text: "12,5,6" }],
    [{ value: "12 Wh" }, { quantity: "energyImport", value: null, text: "12 Wh" }],
    [{ value: "Infinity" }, { quantity: "energyImport", value: null, text: "Infinity" }]
  ] satisfies ReadonlyArray<[Sampled16, object]>)("%j", (sampled, sample) => expect(of16(sampled)).toEqual(sample))

  test.each(["L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1"] as const)(
    "phase %s stays",
    (phase) => expect(of16({ value: "1", phase })?.phase).toBe(phase)
  )

  test.each([
    ["Transaction.Begin", "begin"],
    ["Transaction.End", "end"],
    ["Sample.Clock", "clock"],
    ["Trigger", "trigger"],
    ["Interruption.Begin", "interruptionBegin"],
    ["Interruption.End", "interruptionEnd"],
    ["Other", "other"]
  ] as const)("context %s is %s", (context, ours) => expect(of16({ value: "1", context })?.context).toBe(ours))

  // What the rules of tolerance leave of a 1.6 message whose words are in no list.
  test.each([
    [
      { value: "16.0", context: "CurrentMax", unit: "A" },
      { quantity: "currentImport", value: 16, context: "other" }
    ],
    [
      { value: "50", unit: "Hz", measurand: "Frequency" },
      { quantity: "frequency", value: 50 }
    ],
    [
      { value: "50", unit: "Hertz" },
      { quantity: "frequency", value: 50 }
    ],
    [
      { value: "25", unit: "°C" },
      { quantity: "temperature", value: 25 }
    ],
    [
      { value: "55", unit: "%" },
      { quantity: "soc", value: 55 }
    ],
    [
      { value: "7", location: "Socket" },
      { quantity: "energyImport", value: 7, location: "socket" }
    ],
    [
      { value: "7", unit: "" },
      { quantity: "energyImport", value: 7 }
    ],
    [
      { value: "7", unit: "null", measurand: "Voltage" },
      { quantity: "voltage", value: 7 }
    ],
    // A unit that nobody knows is no energy to pay for, nor a number of watts.
    [
      { value: "7", unit: "lx" },
      { quantity: "unknown", value: 7, unit: "lx" }
    ],
    [
      { value: "7", unit: "hp", measurand: "Energy.Active.Import.Register" },
      { quantity: "energyImport", value: null, text: "7", unit: "hp" }
    ]
  ])("%j", (sampled, sample) => expect(of16(JSON.parse(JSON.stringify(sampled)))).toEqual(sample))

  test("signed data stays byte for byte", () => {
    const value = ' OCMF|{"FV" : "1.0"}|{"SD":"3045\u00e9"}\n'
    expect(of16({ value, format: "SignedData", context: "Transaction.End" })).toEqual({
      quantity: "energyImport",
      value: null,
      text: value,
      context: "end"
    })
  })

  test("a meter value without samples, or with empty ones alone, is left out", () => {
    const full = { timestamp, sampledValue: [{ value: "1" }] }
    const empty = { timestamp, sampledValue: [{ value: "" }, { value: " ", measurand: "SoC" as const }] }
    expect(readings16([{ timestamp, sampledValue: [] }, empty, full])).toHaveLength(1)
    expect(readings16([empty])).toEqual([])
    expect(readings16([])).toEqual([])
    expect(readings2([{ timestamp, sampledValue: [] }])).toEqual([])
  })

  test("a time that is none keeps its text", () => {
    const [reading] = readings16([{ timestamp: "1970-01-01T00:00:00Z", sampledValue: [{ value: "1" }] }])
    expect(reading?.time).toEqual({ text: "1970-01-01T00:00:00Z", at: null })
  })
})

describe("2.x", () => {
  test.each([
    [{ value: 100 }, { quantity: "energyImport", value: 100 }],
    [
      { value: 1.5, unitOfMeasure: { unit: "kWh" } },
      { quantity: "energyImport", value: 1500 }
    ],
    [
      { value: 1.5, unitOfMeasure: { multiplier: 3 } },
      { quantity: "energyImport", value: 1500 }
    ],
    [
      { value: 1.5, unitOfMeasure: { unit: "kWh", multiplier: 3 } },
      { quantity: "energyImport", value: 1_500_000 }
    ],
    [
      { value: 12345, unitOfMeasure: { unit: "Wh", multiplier: -3 } },
      { quantity: "energyImport", value: 12.345 }
    ],
    [
      { value: 9, unitOfMeasure: { multiplier: 400 } },
      { quantity: "energyImport", value: null, text: "9e400" }
    ],
    [
      { value: 0, unitOfMeasure: { multiplier: 1e300 } },
      { quantity: "energyImport", value: null, text: "0e1e+300" }
    ],
    [
      { value: 50, measurand: "Frequency", unitOfMeasure: { unit: "Hertz" } },
      { quantity: "frequency", value: 50 }
    ],
    [
      { value: 50, measurand: "SoC", unitOfMeasure: { unit: "%" } },
      { quantity: "soc", value: 50 }
    ],
    [
      { value: 3, measurand: "Power.Active.Import", unitOfMeasure: { unit: "KW" } },
      { quantity: "powerImport", value: 3000 }
    ],
    [
      { value: 3, measurand: "Power.Active.Import", unitOfMeasure: { unit: "hp" } },
      { quantity: "powerImport", value: null, text: "3", unit: "hp" }
    ],
    [
      { value: Number.POSITIVE_INFINITY, measurand: "Voltage" },
      { quantity: "voltage", value: null, text: "Infinity" }
    ],
    [
      { value: 3, measurand: "Voltage", unitOfMeasure: { unit: "A" } },
      { quantity: "voltage", value: null, text: "3", unit: "A" }
    ],
    [
      { value: 70, measurand: "Display.PresentSOC" },
      { quantity: "displayPresentSOC", value: 70 }
    ],
    [
      { value: 70, measurand: "Display.RemainingTimeToTargetSOC", unitOfMeasure: { unit: "s" } },
      { quantity: "displayRemainingTimeToTargetSOC", value: 70, unit: "s" }
    ],
    [
      { value: 7, measurand: "EnergyRequest.Minimum.V2X" },
      { quantity: "energyRequestMinimumV2X", value: 7 }
    ],
    [
      { value: 7, location: "Upstream" },
      { quantity: "energyImport", value: 7, location: "upstream" }
    ]
  ] satisfies ReadonlyArray<[Sampled2, object]>)("%j", (sampled, sample) => expect(of2(sampled)).toEqual(sample))

  test("the signature comes along as it was sent", () => {
    const signedMeterValue = { signedMeterData: "T0NNRg==", signingMethod: "", encodingMethod: "OCMF", publicKey: "" }
    expect(of2({ value: 1, signedMeterValue })).toEqual({
      quantity: "energyImport",
      value: 1,
      signed: signedMeterValue
    })
  })
})

test("every measurand has a word of its own, in our writing", () => {
  const measurands = documentOf("2.1", "MeterValues", "request").definitions?.MeasurandEnumType?.enum ?? []
  expect(measurands.length).toBeGreaterThan(50)
  const words = measurands.map(
    (measurand) =>
      readings2([{ timestamp, sampledValue: [JSON.parse(`{"value":1,"measurand":"${measurand}"}`)] }])[0]?.samples[0]
        ?.quantity
  )
  expect(new Set(words).size).toBe(measurands.length)
  for (const word of words) expect(word).toMatch(/^[a-z][A-Za-z0-9]*$/)
})
