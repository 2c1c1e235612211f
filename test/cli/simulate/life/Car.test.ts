// What a car draws, by its battery, its phases and what it may.
import { expect, test } from "bun:test"
import { type Car, fill, type Plug, powerOf } from "../../../../src/cli/simulate/life/Car.ts"

const car = (more: Partial<Car> = {}): Car => ({
  ...{ name: "a car", capacity: 60_000, most: { ac: 11_000, dc: 120_000 }, phases: 3, soc: 0.4, wants: 0.9 },
  ...more
})
const plug = (more: Partial<Plug> = {}): Plug => ({ kind: "ac", phases: 3, most: 22_000, limit: 22_000, ...more })
const power = (one: Car, at: Plug) => Math.round(powerOf(one, at, 1_000_000, 0))

test.each([
  ["the car is the narrow place", car(), plug(), 11_000],
  ["the station is", car(), plug({ most: 7000, limit: 7000 }), 7000],
  ["a limit is", car(), plug({ limit: 5000 }), 5000],
  ["three phases at one", car(), plug({ phases: 1, most: 7400, limit: 7400 }), 3667],
  ["one phase at three", car({ phases: 1, most: { ac: 7200, dc: 0 } }), plug({ most: 11_000, limit: 11_000 }), 3667],
  ["less than 6 A on each phase is nothing", car(), plug({ limit: 4100 }), 0],
  ["on one phase less is enough", car({ phases: 1 }), plug({ limit: 1400 }), 1400],
  ["direct current knows no phases", car(), plug({ kind: "dc", most: 50_000, limit: 1000 }), 1000],
  ["half way from 80 % to full it takes half", car({ soc: 0.85, wants: 1 }), plug(), 8250],
  ["it has what it wants", car({ soc: 0.9 }), plug(), 0]
])("%s", (_, one, at, watts) => expect(power(one, at)).toBe(watts))

test("it ramps up at 2 kW a second", () => {
  expect(powerOf(car(), plug(), 0, 1)).toBe(2000)
  expect(powerOf(car(), plug(), 2000, 3)).toBe(8000)
  expect(powerOf(car(), plug(), 8000, 3)).toBe(11_000)
})

test("what flows fills the battery, less what is lost", () => {
  const one = car()
  fill(one, 6000)
  expect(one.soc).toBeCloseTo(0.492, 6)
  fill(one, 1_000_000)
  expect(one.soc).toBe(1)
})
