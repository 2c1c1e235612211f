// Which charge a 1.6 stop ends that names none of ours: stories of a station with two outlets, found by random days.
import { expect, test } from "bun:test"
import { Day, read, reading, started, stopped } from "./Story.ts"

const hour = 3600

/** Two cars: at the first outlet the meter stands near 5 kWh, at the second near 100. */
const two = () =>
  new Day(
    started(1, 0, { register: 0 }),
    started(2, 0, { evse: 2, token: { text: "B", kind: "card" }, register: 100_000 }),
    read(1, 1, reading(hour, 5000)),
    read(2, 2, reading(hour, 100_500))
  )

const begins = (second: number, register: number) => reading(second, register, { context: "begin" })

test("of two open charges it ends the one whose meter stands by far the nearest", () => {
  const day = two()
  day.hear(stopped(-1, hour + 60, { register: 100_600 }))
  expect(day.told).toEqual({ 1: ["open", 5000], 2: ["ended", 600] })
})

test("where both may be meant it ends neither", () => {
  const day = new Day(started(1, 0, { register: 0 }), started(2, 0, { evse: 2, register: 0 }))
  day.hear(read(1, 1, reading(hour, 5000)), read(2, 2, reading(hour, 4800)), stopped(-1, hour + 60, { register: 5100 }))
  expect(day.told).toEqual({ 1: ["open", 5000], 2: ["open", 4800] })
})

test("it does not end the only open charge if that meter cannot have counted so far since, or stands above it", () => {
  const day = new Day(started(1, 0, { register: 100_000 }), read(1, 1, reading(hour, 105_000)))
  day.hear(stopped(-1, hour + 60, { register: 2_000_000 }), stopped(-1, hour + 60, { register: 100_400 }))
  expect(day.told).toEqual({ 1: ["open", 5000] })
  day.hear(stopped(1, 2 * hour, { register: 110_000 }))
  expect(day.told).toEqual({ 1: ["ended", 10_000] })
  expect(day.charge(1).flags).toEqual([])
})

test("it does not end the only open charge if its data begin at another register", () => {
  const day = new Day(started(1, 0, { register: 1816 }))
  day.hear(stopped(-1, 600, { register: 2396, readings: [begins(300, 2030), reading(600, 2396.4)] }))
  expect(day.told).toEqual({ 1: ["open", 0] })
  day.hear(stopped(-1, 900, { register: 1916, readings: [begins(0, 1816.9), reading(900, 1916.2)] }))
  expect(day.told[1]?.[0]).toBe("ended")
})
