// A zone that is learned, or lost, while a station charges (ocpp.md 4.6.2): no charge is longer or shorter for it.
import { expect, test } from "bun:test"
import fc from "fast-check"
import type { ChargeEvent, MeterRead } from "../../src/domain/Event.ts"
import { energyOf } from "../../src/domain/Meter.ts"
import { inZone, readTime } from "../../src/domain/Time.ts"
import { card, Day, day, read, reading, started, stopped, told } from "./Story.ts"

const hour = 3_600_000

/** What was told when the clock of its station was taken to be so much ahead. */
const taken = <E extends ChargeEvent | MeterRead>(event: E, ahead: number): E => {
  const readings = (event.readings ?? []).map((one) => ({ ...one, time: inZone(one.time, ahead) }))
  const own = "time" in event ? { ...event, time: inZone(event.time, ahead) } : event
  return event.readings === undefined ? own : { ...own, readings }
}

test("a time that is read again with another zone is what it would have been", () => {
  const text = "2026-11-23T12:00:00Z"
  expect(inZone(readTime(text, 2 * hour), 0)).toEqual(readTime(text))
  expect(inZone(readTime(text), -hour)).toEqual(readTime(text, -hour))
  const named = readTime("2026-11-23T12:00:00+02:00", 2 * hour)
  expect(named.ahead).toBeUndefined()
  expect(inZone(named, hour)).toEqual(named)
})

/** One charge after the other at each of two EVSEs, told as it happens; a stop may not know its id, a value names none. */
const charges = fc
  .array(
    fc.record({
      evse: fc.constantFrom(1, 2),
      values: fc.nat(4),
      claims: fc.boolean(),
      is2: fc.boolean(),
      rest: fc.nat(900)
    }),
    { minLength: 1, maxLength: 6 }
  )
  .map((plans) => {
    let second = 10_000
    const register = [0, 500, 9_000_000]
    return plans.flatMap(({ evse, values, claims, is2, rest }, n): ReadonlyArray<ChargeEvent | MeterRead> => {
      const id = n + 1
      const show = () => (register[evse] = (register[evse] ?? 0) + 300)
      const next = () => (second += 60)
      const token = card(`T${id}`)
      const begin = is2
        ? told("Started", id, 0, next(), { evse, token, readings: [reading(second, show())] })
        : started(id, next(), { evse, token, register: show() })
      const between = Array.from({ length: values }, () => read(undefined, evse, reading(next(), show())))
      const end = is2
        ? told("Ended", id, 1, next(), { readings: [reading(second, show())] })
        : stopped(claims ? id : -1, next(), { register: show() })
      second += rest
      return [begin, ...between, end]
    })
  })

test("charges have the same length and energy, and the same is theirs, whenever their station's zone is learned or lost", () =>
  fc.assert(
    fc.property(charges, fc.infiniteStream(fc.constantFrom(0, 2 * hour, -5 * hour)), (events, zones) => {
      const zoned = events.map((event) => taken(event, zones.next().value ?? 0))
      expect(held(...zoned)).toEqual(held(...events))
    })
  ))

test("a charge is read with the zone that was known when it began", () => {
  const events = [started(1, 10_000), read(1, 1, reading(10_060, 400)), stopped(1, 10_120, { register: 500 })]
  const later = new Day(...events.map((event, n) => taken(event, n === 0 ? 0 : 2 * hour))).charge(1)
  expect([later.startedAt, later.endedAt]).toEqual([day + 10_000_000, day + 10_120_000])
  const known = new Day(...events.map((event, n) => taken(event, n === 0 ? 2 * hour : 0))).charge(1)
  expect([known.startedAt, known.endedAt]).toEqual([day + 2_800_000, day + 2_920_000])
})

const held = (...events: ReadonlyArray<ChargeEvent | MeterRead>) =>
  [...new Day(...events).ledger.all()].map(({ id, evse, startedAt = 0, endedAt = 0, stale, flags, meter }) => {
    return { id, evse, length: endedAt - startedAt, stale, flags, energy: energyOf(meter), notes: meter.flags }
  })
