// All registers of a charge at once: what they give must depend on neither order, repetition nor batches of arrival.
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { advance, conclude, settled } from "../../src/domain/Energy.ts"
import { energyOf, fellFlag, newMeter, rolledFlag } from "../../src/domain/Meter.ts"
import { type Register, whole } from "../../src/domain/Registers.ts"

const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000

/** A charge as it was: a register that starts at `from`, grows every minute, and starts over `at` some of them. */
const charge = fc
  .record({
    from: fc.nat(1e8),
    grows: fc.array(fc.integer({ min: 100, max: 400 }), { minLength: 2, maxLength: 30 }),
    at: fc.array(fc.integer({ min: 2, max: 29 }), { maxLength: 2 }),
    closed: fc.boolean()
  })
  .map(({ from, grows, at, closed }) => {
    const told: Array<Register> = []
    let [register, energy] = [from, 0]
    const say = (kind: Register["kind"], n: number) => {
      const time = noon + n * minute
      told.push({ kind, value: register, at: time, received: time + 200, order: told.length })
    }
    say("begin", 0)
    for (const [n, grow] of grows.entries()) {
      const resets = at.includes(n) && register > 1000
      register = resets ? 3 : register + grow
      if (!resets) energy += grow
      say("sample", n + 1)
    }
    if (closed) say("end", grows.length)
    return { told, energy }
  })

const oneByOne = (told: ReadonlyArray<Register>) =>
  told.reduce(
    (meter, { kind, value, at }) => (kind === "end" ? conclude(meter, value, at ?? 0) : advance(meter, value, at ?? 0)),
    newMeter
  )

describe("the energy of a charge", () => {
  test("in order is what the running state says", () =>
    fc.assert(
      fc.property(charge, ({ told, energy }) => {
        const all = whole(told)
        const running = settled(oneByOne(told))
        expect(all.energy).toBe(energyOf(running))
        expect(all.segments).toBe(running.segments)
        expect(all.flags).toEqual(running.flags ?? [])
        // Just below the end of its digits a meter that starts over is one that rolls over: nobody can tell.
        if (!all.flags.includes(rolledFlag)) expect(all.energy).toBe(energy)
      })
    ))

  test("is the same however often and in which order registers come, and in whatever batches", () =>
    fc.assert(
      fc.property(
        charge,
        fc.infiniteStream(fc.nat(1e6)),
        fc.constantFrom("late", "now and then", "one by one"),
        ({ told }, chance, comes) => {
          const next = () => chance.next().value ?? 0
          const sent = told
            .flatMap((one) => Array.from({ length: 1 + (next() % 3) }, () => ({ one, key: next() })))
            .sort((a, b) => a.key - b.key)
          let clock = noon
          const receive = (one: Register, order: number) => {
            if (comes === "late") return noon + 86_400_000 + order
            if (comes === "now and then") return Math.max(one.received, noon + (order % 7) * 10 * minute)
            return (clock = Math.max(one.received, clock + (next() % (2 * minute))))
          }
          const copies = sent.map(({ one }, order) => ({ ...one, order, received: receive(one, order) }))
          // Each at least once: the first copy of every register is among them.
          const [all, again] = [whole(told), whole(copies)]
          expect({ ...again, meter: undefined }).toEqual({ ...all, meter: undefined })
        }
      )
    ))

  type Came = readonly [Register["kind"], value: number, minutes: number, received: number]
  test.each([
    [
      "whose start over came first",
      [
        ["sample", 3, 3, 3],
        ["sample", 694, 1, 4.6],
        ["sample", 694, 1, 5.4],
        ["begin", 504, 0, 6.4],
        ["sample", 1001, 2, 7.9]
      ]
    ],
    [
      "whose end came first",
      [
        ["end", 491, 5, 5],
        ["begin", 7, 0, 10],
        ["sample", 2509, 3.5, 50],
        ["sample", 624, 2, 2],
        ["sample", 3, 4, 11],
        ["sample", 251, 4.5, 60]
      ]
    ]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<Came>]>)(
    "of a meter %s is that of no clock that was set back",
    (_, came) => {
      const told = came.map(([kind, value, minutes, received], order): Register => {
        return { kind, value, order, at: noon + minutes * minute, received: noon + received * minute }
      })
      expect(whole(told)).toMatchObject({ segments: 2, flags: [fellFlag] })
    }
  )

  test("is finite, never negative and no more than the registers span in one segment, whatever comes", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 5000 }),
      fc.double(),
      fc.constantFrom(4_294_967_295, 2_147_483_647, 99_999, -1, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e308)
    )
    const register = fc.record({
      kind: fc.constantFrom("begin", "sample", "end"),
      value,
      at: fc.oneof(fc.constant(null), fc.integer({ min: noon - 1e9, max: noon + 1e9 }), fc.constant(noon)),
      received: fc.integer({ min: noon, max: noon + 1e8 }),
      order: fc.nat(100)
    })
    fc.assert(
      fc.property(fc.array(register, { maxLength: 12 }), (told) => {
        const { energy, segments, flags } = whole(told)
        expect(Number.isFinite(energy)).toBe(true)
        expect(energy).toBeGreaterThanOrEqual(0)
        const values = told.map(({ value }) => value).filter((value) => Math.abs(value) < 1e15 && value !== -1)
        if (segments === 1) expect(energy).toBeLessThanOrEqual(Math.max(0, ...values) - Math.min(0, ...values))
        else expect(flags.length).toBeGreaterThan(0)
      })
    )
  })
})

describe("a clock that had no time at the begin and was set in between", () => {
  const at = (hour: number, minutes: number) => Date.UTC(2026, 10, 23, hour, minutes)
  for (const live of [1, 2, 3]) {
    test(`${live} live values that overtake the queue are no fall of the register`, () => {
      const told: Array<Register> = []
      const say = (kind: Register["kind"], value: number, time: number | null, received: number) =>
        told.push({ kind, value, at: time, received, order: told.length })
      for (let n = 0; n < live; n++) say("sample", 4000 + 250 * n, at(10, 11 * n), at(10, 11 * n) + 300)
      const queue = at(11, 30)
      say("begin", 1000, null, queue)
      for (let n = 1; n < 9; n++) say("sample", 1000 + 250 * n, null, queue + 500 * n)
      for (const [hour, minutes, value] of [
        [9, 49, 3750],
        [10, 44, 5000],
        [11, 1, 5200]
      ] as const)
        say("sample", value, at(hour, minutes), queue + 5000 + value)
      say("end", 5250, at(11, 2), queue + 20_000)
      expect(whole(told)).toMatchObject({ energy: 4250, segments: 1, rejected: [], flags: [] })
    })
  }
})
