import { expect, test } from "bun:test"
import { BUILD_TIME, Clock } from "../../../src/services/stations/Clock.ts"
import { day } from "./StationFacts.ts"

const [minute, hour] = [60_000, 3_600_000]

test("a clock before this build or minutes behind the newest record is not trusted, small corrections are", () => {
  const clock = new Clock()
  expect([0, BUILD_TIME - 1, BUILD_TIME].map((now) => clock.trusts(now))).toEqual([false, false, true])
  clock.saw(day)
  expect([day - 6 * minute, day - 4 * minute, day, day + hour].map((now) => clock.trusts(now))).toEqual([
    false,
    true,
    true,
    true
  ])
})

test("a clock that stays behind for an hour was right: the record came from a clock that was ahead", () => {
  const clock = new Clock()
  clock.saw(day + 1000 * hour)
  for (let at = day; at < day + hour; at += 10 * minute) {
    clock.saw(at)
    expect(clock.trusts(at)).toBe(false)
  }
  clock.saw(day + hour)
  expect(clock.trusts(day + hour)).toBe(true)
})

test("a clock that is set right within the hour is trusted at once and the patience begins anew", () => {
  const clock = new Clock()
  clock.saw(day)
  clock.saw(day - 30 * hour)
  clock.saw(day + minute)
  expect(clock.trusts(day + minute)).toBe(true)
  clock.saw(day - 29 * hour)
  expect(clock.trusts(day - 29 * hour)).toBe(false)
})
