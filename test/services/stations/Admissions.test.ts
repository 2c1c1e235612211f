import { expect, test } from "bun:test"
import { Admissions } from "../../../src/services/stations/Admissions.ts"

test("an address gets 20 in any minute; who is refused is not counted", () => {
  const admissions = new Admissions()
  const admitted = Array.from({ length: 240 }, (_, half) => admissions.admit("a", half * 500))
  expect(admitted.filter((letIn) => letIn).length).toBe(40)
  expect(admissions.admit("b", 119_500)).toBe(true)
})

test("a clock that went back shuts nobody out", () => {
  const admissions = new Admissions()
  for (let n = 0; n < 20; n++) admissions.admit("a", 1_000_000)
  expect(admissions.admit("a", 1_000_000)).toBe(false)
  expect(admissions.admit("a", 5)).toBe(true)
})

test("a flood of addresses is forgotten, oldest first", () => {
  const admissions = new Admissions()
  for (let n = 0; n < 20; n++) admissions.admit("first", 0)
  for (let n = 0; n < 998; n++) admissions.admit(`address ${n}`, 0)
  expect(admissions.admit("first", 0)).toBe(false)
  for (let n = 0; n < 1000; n++) admissions.admit(`other ${n}`, 0)
  expect(admissions.admit("first", 0)).toBe(true)
})
