// Energy from registers: whatever comes, in whatever order, it is never negative and never counted twice.
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import { advance, precede, settled } from "../../src/domain/Energy.ts"
import { energyOf, fellFlag, type Meter, newMeter } from "../../src/domain/Meter.ts"

const minute = 60_000

type Said = readonly [register: number, at: number]

const after = (said: ReadonlyArray<Said>, meter: Meter = newMeter) =>
  said.reduce((state, [register, at]) => advance(state, register, at), meter)
const energy = (...said: ReadonlyArray<Said>) => energyOf(settled(after(said)))

/** Whole Wh, so that sums are exact. */
const steps = fc.array(fc.nat(5000), { minLength: 1, maxLength: 20 })
/** A register that only grows, one reading a minute from `at` on. */
const grown = (from: number, grows: ReadonlyArray<number>, at = minute): ReadonlyArray<Said> => {
  let register = from
  return [[from, at], ...grows.map((grow, n): Said => [(register += grow), at + (n + 1) * minute])]
}

describe("energy", () => {
  test("of no reading or one is 0", () => {
    expect(energy()).toBe(0)
    expect(energy([123_456, 5])).toBe(0)
  })

  test("of a register that only grows is last less first", () =>
    fc.assert(
      fc.property(fc.nat(1e9), steps, (from, grows) => {
        const meter = after(grown(from, grows))
        expect(energyOf(meter)).toBe(grows.reduce((sum, grow) => sum + grow, 0))
        expect(meter).toMatchObject({ begin: from, first: from, segments: 1, done: 0 })
      })
    ))

  test("is the same in any order of arrival after the first, and however often each is repeated", () =>
    fc.assert(
      fc.property(fc.nat(1e9), steps, fc.infiniteStream(fc.nat()), (from, grows, chance) => {
        const [first, ...others] = grown(from, grows)
        if (first === undefined) return
        const order = [...others, ...others]
          .map((said) => [chance.next().value ?? 0, said] as const)
          .sort(([a], [b]) => a - b)
          .map(([, said]) => said)
        expect(energy(first, ...order)).toBe(grows.reduce((sum, grow) => sum + grow, 0))
      })
    ))

  test("of a register that fell is the sum of its segments, and a replay of all of it adds nothing", () => {
    const even = fc.array(fc.integer({ min: 1000, max: 4000 }), { minLength: 1, maxLength: 20 })
    const segments = fc.array(fc.record({ from: fc.nat(40), grows: even }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(segments, (parts) => {
        let [at, expected] = [0, 0]
        const said = parts.flatMap(({ from, grows }) => {
          // A meter that starts over stands near 0, and goes on about as fast as before.
          const readings = grown(from, grows, (at += 100 * minute))
          expected += (readings.at(-1)?.[0] ?? from) - from
          return readings
        })
        const meter = after(said)
        expect(energyOf(meter)).toBe(expected)
        expect(meter.segments).toBe(parts.length)
        expect(meter.flags ?? []).toEqual(parts.length > 1 ? [fellFlag] : [])
        expect(after(said, meter)).toEqual(meter)
      })
    )
  })

  test("is finite and never negative whatever a meter says, and grows with every reading or stays", () => {
    const register = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -1e308, 4_294_967_295, -1, 0, -0))
    fc.assert(
      fc.property(fc.array(fc.tuple(register, fc.nat(20))), (said) => {
        let meter = newMeter
        for (const [value, at] of said) {
          const next = advance(meter, value, at)
          expect(energyOf(next)).toBeGreaterThanOrEqual(energyOf(meter))
          expect(Number.isFinite(energyOf(next))).toBe(true)
          expect(next.at).toBeGreaterThanOrEqual(meter.at)
          meter = next
        }
      }),
      {
        examples: [
          [
            [
              [-5e-324, 0],
              [0, 0],
              [-1, 1],
              [-2, 2]
            ]
          ]
        ]
      }
    )
  })

  test.each([
    [
      "a final register cut to whole Wh is no fall",
      [
        [100, 1],
        [250.9, 2],
        [250, 3]
      ],
      150.9,
      1
    ],
    [
      "nor is what is lost by rounding to 10 Wh",
      [
        [100, 1],
        [255, 2],
        [250, 3],
        [260, 4]
      ],
      160,
      1
    ],
    [
      "half as much is one",
      [
        [100, 1],
        [250, 2],
        [120, 3],
        [160, 4]
      ],
      190,
      2
    ],
    [
      "a lower register of the same moment is none",
      [
        [100, 1],
        [250, 2],
        [100, 2],
        [300, 3]
      ],
      200,
      1
    ],
    [
      "an older, lower register is none",
      [
        [100, 2],
        [90, 1],
        [300, 3]
      ],
      200,
      1
    ],
    [
      "a clock set back stops no meter",
      [
        [100, 9000],
        [300, 10_000],
        [400, 1000],
        [500, 2000]
      ],
      400,
      1
    ],
    [
      "what was before a fall does not come back",
      [
        [100, 1],
        [300, 2],
        [5, 4],
        [350, 3],
        [25, 5]
      ],
      220,
      2
    ],
    [
      "a register of 0 is one",
      [
        [0, 1],
        [0, 2],
        [7, 3]
      ],
      7,
      1
    ],
    [
      "impossible registers are passed over",
      [
        [100, 1],
        [Number.NaN, 2],
        [1e300, 3],
        [150, 4]
      ],
      50,
      1
    ]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<Said>, number, number]>)("%s", (_, said, wh, segments) => {
    const meter = settled(after(said))
    expect(energyOf(meter)).toBeCloseTo(wh, 9)
    expect(meter.segments).toBe(segments)
  })
})

describe("a beginning told late", () => {
  test("counts from there", () =>
    fc.assert(
      fc.property(fc.nat(1e6), steps, fc.boolean(), (from, grows, fell) => {
        const [first, ...others] = grown(from, grows)
        if (first === undefined) return
        const said: ReadonlyArray<Said> = fell ? [...others, [-5000, 1e9], [-4000, 1e9 + minute]] : others
        const meter = precede(after(said), from)
        expect(energyOf(meter)).toBe(energy(first, ...said))
        expect(meter.begin).toBe(from)
      })
    ))

  test("above what came later, or impossible, changes nothing", () => {
    const meter = after([
      [100, 1],
      [200, 2]
    ])
    for (const register of [101, Number.NaN, -1e300]) expect(precede(meter, register)).toEqual(meter)
    expect(precede(newMeter, 5)).toEqual(newMeter)
  })
})
