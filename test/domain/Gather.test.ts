// The registers of a charge from its facts and readings, and that all of them at once say what one after the other said.
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import type { ChargeEvent, MeterRead } from "../../src/domain/Event.ts"
import { gather, type PlacedFact, type PlacedReading } from "../../src/domain/Gather.ts"
import { energyOf } from "../../src/domain/Meter.ts"
import { whole } from "../../src/domain/Registers.ts"
import { Day, day, read, reading, started, stopped, told } from "./Story.ts"

/** As the tables have them when they were told in this order, a second each. */
const gathered = (...events: ReadonlyArray<ChargeEvent | MeterRead>) => {
  const facts: Array<PlacedFact> = []
  const readings: Array<PlacedReading> = []
  for (const [n, event] of events.entries()) {
    const [position, received] = [n + 1, day + 10_000_000 + n * 1000]
    if (event._tag !== "MeterRead") facts.push({ position, received, event })
    for (const [nth, one] of (event.readings ?? []).entries()) readings.push({ position, nth, received, reading: one })
  }
  return gather(facts, readings, undefined)
}
const brief = (...events: ReadonlyArray<ChargeEvent | MeterRead>) =>
  gathered(...events).map(({ kind, value }) => [kind, value])

describe("the registers of a charge", () => {
  test("are those of its start, its stop and its readings, in the order of arrival", () => {
    const begin = reading(0, 100, { context: "begin" })
    const all = gathered(
      started(7, 0),
      read(7, 1, reading(60, 300)),
      stopped(7, 120, { register: 500, readings: [begin, reading(120, 499, { context: "end" })] })
    )
    const inOrder = all.toSorted((one, other) => one.order - other.order)
    expect(inOrder.map(({ kind, value, power }) => [kind, value, power])).toEqual([
      ["begin", 100, undefined],
      ["sample", 300, 7200],
      ["begin", 100, undefined],
      ["end", 499, 7200],
      ["end", 500, undefined]
    ])
  })

  test("of a station that calls every value the beginning begin it once", () => {
    const all = [0, 60, 120].map((second) => read(7, 1, reading(second, 100 + second, { context: "begin" })))
    expect(brief(...all)).toEqual([
      ["begin", 100],
      ["sample", 160],
      ["sample", 220]
    ])
  })

  test("of a charge that was told as two end once, with the second", () => {
    const two = [
      started(7, 0),
      stopped(7, 60, { register: 300 }),
      started(8, 120, { register: 300 }),
      stopped(8, 180, { register: 900 })
    ] as const
    expect(brief(...two)).toEqual([
      ["begin", 100],
      ["sample", 300],
      ["sample", 300],
      ["end", 900]
    ])
    expect(whole(gathered(...two)).energy).toBe(800)
  })

  test("end it also where the start comes last, out of a queue and without a moment", () => {
    const late = [
      read(7, 1, reading(600, 5200)),
      stopped(7, 900, { register: 6000 }),
      started(7, undefined, { register: 1000 }),
      read(7, 1, reading(undefined, 2000), reading(undefined, 4000))
    ] as const
    expect(brief(...late)).toContainEqual(["end", 6000])
    expect(whole(gathered(...late))).toMatchObject({ energy: 5000, segments: 1, flags: [] })
  })
})

const steps = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 30 })

test("told in order, all of them at once say what the running state said, with or without a fall, in 1.6 and in 2.x", () =>
  fc.assert(
    fc.property(fc.nat(10_000), steps, fc.boolean(), fc.boolean(), (from, grows, falls, two) => {
      let [register, second] = [from, 0]
      const values = grows.map((grow, n) => {
        register = falls && n === grows.length >> 1 ? grow : register + grow
        return [(second += 60), register] as const
      })
      const events: Array<ChargeEvent | MeterRead> = two
        ? [
            told("Started", 7, 0, 0, { evse: 1, readings: [reading(0, from, { context: "begin" })] }),
            ...values.map(([at, value], n) => told("Updated", 7, n + 1, at, { readings: [reading(at, value)] })),
            told("Ended", 7, 99, second + 60, { readings: [reading(second + 60, register, { context: "end" })] })
          ]
        : [
            started(7, 0, { register: from }),
            ...values.map(([at, value]) => read(7, 1, reading(at, value))),
            stopped(7, second + 60, { register })
          ]
      const running = new Day(...events).charge(7).meter
      const all = whole(gathered(...events))
      expect(all.energy).toBe(energyOf(running))
      expect(all.flags).toEqual(running.flags ?? [])
    }),
    { examples: [[0, [4, 3], true, true]] }
  ))
