import { expect, test } from "bun:test"
import type { Sample } from "../../../src/domain/Reading.ts"
import { readTime } from "../../../src/domain/Time.ts"
import { together } from "../../../src/ocpp/metering/Together.ts"

const at = (minute: string, ...samples: ReadonlyArray<Sample>) => ({
  time: readTime(`2026-11-23T12:${minute}:00Z`),
  samples
})
const energy = (value: number, rest: Partial<Sample> = {}): Sample => ({ quantity: "energyImport", value, ...rest })
const power: Sample = { quantity: "powerImport", value: 7400 }

test("neighbours of one moment are one reading", () => {
  expect(together([at("00", energy(500)), at("00", power), at("01", energy(600))])).toEqual([
    at("00", energy(500), power),
    at("01", energy(600))
  ])
})

test("phases of one moment are one reading: alone each would look like a register that fell", () => {
  const phases = [energy(100, { phase: "L1" }), energy(90, { phase: "L2" }), energy(80, { phase: "L3" })]
  expect(together(phases.map((phase) => at("00", phase)))).toEqual([at("00", ...phases)])
})

test("what speaks of the same stays apart", () => {
  const twice = [at("00", energy(500)), at("00", energy(501))]
  expect(together(twice)).toBe(twice)
})

test("the beginning's register is not the present one", () => {
  const begin = energy(100, { context: "begin" })
  expect(together([at("00", begin), at("00", energy(500))])).toEqual([at("00", begin, energy(500))])
})

test("an unknown moment is not one moment", () => {
  const unknown = { text: "", at: null }
  const twice = [
    { time: unknown, samples: [energy(500)] },
    { time: unknown, samples: [power] }
  ]
  expect(together(twice)).toBe(twice)
})
