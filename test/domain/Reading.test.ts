// The register of a reading (ocpp.md 4.5): the total before the phases, at the outlet, of now and not of the beginning.
import { expect, test } from "bun:test"
import { register, type Sample } from "../../src/domain/Reading.ts"
import { noTime } from "../../src/domain/Time.ts"

const energy = (value: number | null, more: Partial<Sample> = {}): Sample => ({
  quantity: "energyImport",
  value,
  ...more
})
const phase = (value: number, name: string) => energy(value, { phase: name })
const power: Sample = { quantity: "powerImport", value: 7200 }

test.each([
  ["nothing", [], null],
  ["no energy", [power, { quantity: "energyExport", value: 5 }], null],
  ["the total", [power, energy(1500)], 1500],
  ["0 is a register", [energy(0)], 0],
  ["the total and not its phases", [phase(10, "L1"), phase(20, "L2"), energy(31), phase(1, "L3")], 31],
  ["the sum of the phases", [phase(10, "L1"), phase(20, "L2-N"), phase(5, "L3")], 35],
  ["one phase alone", [phase(10, "L1")], 10],
  ["none when a phase is not known", [phase(10, "L1"), energy(null, { phase: "L2", text: "" })], null],
  ["a phase once that is told twice", [phase(10, "L1"), phase(10, "L1-N"), phase(20, "L2")], 30],
  ["neither N nor between phases", [phase(10, "N"), phase(20, "L1-L2")], null],
  ["neither inlet nor body", [energy(10, { location: "inlet" }), energy(20, { location: "body" })], null],
  ["text that is no number", [energy(null, { text: "OCMF|{}" }), energy(7)], 7],
  ["of now, not of the beginning", [energy(100, { context: "begin" }), energy(300)], 300],
  ["of now, whatever else its context", [energy(300, { context: "end" })], 300],
  ["only of the beginning", [energy(100, { context: "begin" })], null]
] satisfies ReadonlyArray<[string, ReadonlyArray<Sample>, number | null]>)("%s", (_, samples, expected) =>
  expect(register({ time: noTime, samples })).toBe(expected)
)

test("of the beginning alone", () => {
  const samples = [energy(300), phase(40, "L1"), energy(100, { context: "begin" })]
  expect(register({ time: noTime, samples }, true)).toBe(100)
  expect(register({ time: noTime, samples: [energy(300)] }, true)).toBeNull()
})

test("of another quantity", () => {
  const powers = [power, { ...power, phase: "L1" }]
  expect(register({ time: noTime, samples: powers }, false, "powerImport")).toBe(7200)
})
