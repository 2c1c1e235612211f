// Registers as they really come (ocpp.md 4.3.3, 4.5.2, 4.5.3, 4.5.5, 4.5.7): falls, rollovers, spikes, ends that lie, clocks
// that jump. Each day is told at once, and one by one where it came in order.
import { describe, expect, test } from "bun:test"
import {
  endAboveFlag,
  endBelowFlag,
  fellFlag,
  jumpFlag,
  oddFlag,
  rolledFlag,
  wentOnFlag
} from "../../src/domain/Meter.ts"
import type { Limits } from "../../src/domain/Plausible.ts"
import { type Register, whole } from "../../src/domain/Registers.ts"

const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const eleven: Limits = { ratedPower: 11_000, energyScale: 1 }

type Said = readonly [kind: Register["kind"], value: number, minute: number | null, more?: Partial<Register>]

const registers = (said: ReadonlyArray<Said>) =>
  said.map(([kind, value, at, more], order): Register => {
    const time = at === null ? null : noon + at * minute
    return { kind, value, at: time, received: time ?? noon + order * minute, order, ...more }
  })
const day = (said: ReadonlyArray<Said>, limits?: Limits) => whole(registers(said), limits)

/** A sample every ten minutes. */
const samples = (...values: ReadonlyArray<number>) => values.map((value, n): Said => ["sample", value, 10 * (n + 1)])

describe("a register", () => {
  test.each([
    [
      "only begin and end",
      [
        ["begin", 100, 0],
        ["end", 5100, 60]
      ],
      5000,
      []
    ],
    ["before the values", [["begin", 100, 0], ...samples(200, 300), ["end", 410, 30]], 310, []],
    ["without a begin", [...samples(200, 300), ["end", 410, 30]], 210, []],
    ["without an end", [["begin", 100, 0], ...samples(200, 300)], 200, []],
    ["alone", [["end", 410, 30]], 0, []],
    [
      "of meterStart 0 beside a lifetime",
      [["begin", 0, 0], ["begin", 5_000_000, 0], ...samples(5_000_500), ["end", 5_001_000, 60]],
      1000,
      []
    ],
    [
      "of meterStart 0 and a lifetime in the values",
      [["begin", 0, 0], ...samples(5_000_000, 5_000_500), ["end", 5_001_000, 60]],
      1000,
      [jumpFlag]
    ],
    [
      "all called the beginning",
      [
        ["begin", 100, 0],
        ["begin", 200, 10],
        ["begin", 260, 20]
      ],
      160,
      []
    ],
    [
      "of the beginning, again beside each value",
      [["begin", 100, 0], ["begin", 100, 10], ...samples(200), ["begin", 100, 20]],
      100,
      []
    ],
    ["that starts over", [["begin", 5000, 0], ...samples(5600, 20, 220), ["end", 320, 40]], 900, [fellFlag]],
    ["that starts over twice", [...samples(5000, 6000, 0, 1000, 3, 1003)], 3000, [fellFlag]],
    ["that is 0 once", [["begin", 900_000, 0], ...samples(901_000, 0, 902_000), ["end", 903_000, 40]], 3000, [oddFlag]],
    [
      "of the session that is 0 once",
      [["begin", 0, 0], ...samples(500, 1000, 1500, 2000, 0, 9000, 9500)],
      9500,
      [oddFlag]
    ],
    [
      "that rolls over at 2^32",
      [["begin", 2 ** 32 - 300, 0], ...samples(2 ** 32 - 100, 100), ["end", 300, 30]],
      600,
      [rolledFlag]
    ],
    ["that rolls over at 2^31", [...samples(2 ** 31 - 100, 100)], 200, [rolledFlag]],
    ["that rolls over at 10^6", [["begin", 999_700, 0], ...samples(999_900, 100), ["end", 300, 30]], 600, [rolledFlag]],
    ["that rolls over at 10^8 Wh, a meter of kWh", [...samples(99_999_000, 1000)], 2000, [rolledFlag]],
    ["that starts over at 50 kWh, far from any end", [...samples(40_000, 50_000, 10, 1010)], 11_000, [fellFlag]],
    [
      "of 0xFFFFFFFF once",
      [["begin", 1000, 0], ...samples(1200, 4_294_967_295, 1400), ["end", 1600, 40]],
      600,
      [oddFlag]
    ],
    [
      "of 0xFFFFFFFF twice",
      [["begin", 1000, 0], ...samples(1200, 4_294_967_295, 4_294_967_295, 1400), ["end", 1600, 50]],
      600,
      [oddFlag]
    ],
    [
      "that jumps and stays",
      [["begin", 1000, 0], ...samples(2000, 9_002_000, 9_003_000), ["end", 9_004_000, 40]],
      3000,
      [jumpFlag]
    ],
    ["that ends with a spike", [["begin", 1000, 0], ...samples(2000, 4_294_967_295)], 1000, [oddFlag]],
    ["that ends with a fall", [["begin", 1000, 0], ...samples(2000, 5)], 1000, [fellFlag]],
    ["that ends at 0", [["begin", 1000, 0], ...samples(2000, 3000), ["end", 0, 30]], 2000, [endBelowFlag]],
    [
      "that ends below its begin",
      [
        ["begin", 1000, 0],
        ["end", 40, 30]
      ],
      0,
      [endBelowFlag]
    ],
    ["that ends at -1", [["begin", 1000, 0], ...samples(2000, 3000), ["end", -1, 30]], 2000, []],
    [
      "that ends beyond all that can be",
      [["begin", 1000, 0], ...samples(2000), ["end", 4_294_967_295, 30]],
      1000,
      [endAboveFlag]
    ],
    [
      "that ends twice: the first counts",
      [
        ["begin", 1000, 0],
        ["end", 1070, 30],
        ["end", 1090, 35]
      ],
      70,
      []
    ],
    [
      "that ends twice, first at 0",
      [["begin", 1000, 0], ...samples(2000), ["end", 0, 30], ["end", 3000, 31]],
      2000,
      []
    ],
    ["that ends twice, then at 0", [["begin", 1000, 0], ...samples(2000), ["end", 3000, 30], ["end", 0, 30]], 2000, []],
    [
      "that goes on a little after its end",
      [
        ["begin", 2_259_000, 0],
        ["end", 2_259_988, 30],
        ["sample", 2_259_992.1, 31]
      ],
      988,
      []
    ],
    [
      "that goes on after its end",
      [
        ["begin", 1000, 0],
        ["end", 2000, 30],
        ["sample", 5000, 60]
      ],
      1000,
      [wentOnFlag]
    ],
    [
      "rounded up to 0.1 kWh above its end",
      [["begin", 1_000_049, 0], ...samples(1_000_000, 1_000_100), ["end", 1_000_060, 30]],
      11,
      []
    ],
    [
      "of whole kWh between a begin and an end of Wh",
      [["begin", 1_000_900, 0], ...samples(1_000_000, 1_001_000, 1_003_000), ["end", 1_003_100, 40]],
      2200,
      []
    ],
    [
      "that stands still and is told at the end",
      [["begin", 0, 0], ...samples(0, 0, 0, 0, 0), ["end", 9000, 60]],
      9000,
      []
    ],
    [
      "of years ago",
      [["sample", 9, -1_000_000], ["sample", 90_000, -900_000], ["begin", 5000, 0], ...samples(6000)],
      1000,
      []
    ],
    ["of the charge before, three hours ago", [["sample", 9000, -180], ["begin", 0, 0], ...samples(1000)], 1000, []],
    ["of a minute before", [["sample", 4000, -1], ["begin", 5000, 0], ...samples(6000)], 1000, []]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<Said>, number, ReadonlyArray<string>]>)(
    "%s",
    (_, said, wh, flags) => {
      const { energy, flags: told } = day(said)
      expect(energy).toBeCloseTo(wh, 6)
      expect(told).toEqual(flags)
    }
  )

  test("that stood out is told", () => {
    expect(day(samples(1000, 1200, 4_294_967_295, 1400)).rejected).toEqual([4_294_967_295])
  })

  test("that rises faster than the rated power is held back, at a station of which it is known", () => {
    const said: ReadonlyArray<Said> = [["begin", 0, 0], ...samples(1800, 90_000, 3600), ["end", 5400, 40]]
    expect(day(said, eleven)).toMatchObject({ energy: 5400, segments: 1, flags: [oddFlag] })
  })
})

describe("a clock", () => {
  const curve = [1000, 2800, 4600, 6400, 8200]
  const honest = (times: ReadonlyArray<number | null>, received?: ReadonlyArray<number>) =>
    day(
      curve.map((value, n): Said => {
        const place = { received: noon + (received?.[n] ?? n * 10) * minute }
        return [n === 0 ? "begin" : n === 4 ? "end" : "sample", value, times[n] ?? null, place]
      }),
      eleven
    )

  test.each([
    ["that is right", [0, 10, 20, 30, 40]],
    ["that is missing", [null, null, null, null, null]],
    ["that is missing now and then", [0, null, 20, null, 40]],
    ["that stands still", [0, 0, 0, 0, 0]],
    ["that is half an hour ahead until it is set", [30, 40, 50, 30, 40]],
    ["that is half an hour ahead until the end", [30, 40, 50, 60, 40]],
    ["that falls back by an hour while a charge runs", [0, 10, -40, -30, -20]],
    ["that jumps ahead", [0, 10, 500, 510, 520]],
    ["that falls back by nine minutes between two values", [0, 10, 11, 21, 31]]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<number | null>]>)(
    "%s costs nothing and raises no flag",
    (_, times) => expect(honest(times)).toMatchObject({ energy: 7200, segments: 1, flags: [], rejected: [] })
  )

  test.each([
    ["of a right clock", [0, 10, 20, 30, 40]],
    ["of none", [null, null, null, null, null]],
    ["of one that is a quarter ahead", [15, 25, 35, 45, 55]]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<number | null>]>)(
    "a backlog in one burst %s is no spike",
    (_, times) =>
      expect(honest(times, [480, 480, 480, 480, 480])).toMatchObject({ energy: 7200, segments: 1, flags: [] })
  )

  test("that falls back hides no meter that starts over", () => {
    const said: ReadonlyArray<Said> = [
      ["begin", 5000, 60, { received: noon }],
      ["sample", 6800, 70, { received: noon + 10 * minute }],
      ["sample", 3, 20, { received: noon + 20 * minute }],
      ["sample", 1803, 30, { received: noon + 30 * minute }]
    ]
    expect(day(said)).toMatchObject({ energy: 3600, segments: 2, flags: [fellFlag] })
  })
})

describe("a unit", () => {
  const power = (watts: number): Partial<Register> => ({ power: watts })
  const hour = [0, 10, 20, 30, 40, 50, 60]

  test("that is kWh and is called Wh is proposed, not taken", () => {
    const said = hour.map((at): Said => ["sample", 1000 + at * 0.1567, at, power(9400)])
    const { energy, flags } = day(said)
    expect(energy).toBeCloseTo(9.4, 1)
    expect(flags).toEqual(["its registers look like kWh, not Wh: 9.4 kW for 60 min gave 9.4 Wh"])
  })

  test("whose scale an operator decided on is scaled, and no longer doubted", () => {
    const said = hour.map((at): Said => ["sample", 1000 + at * 0.1567, at, power(9400)])
    const { energy, flags } = day(said, { ...eleven, energyScale: 1000 })
    expect(energy).toBeCloseTo(9402, 3)
    expect(flags).toEqual([])
  })

  test("that is right, or of too little energy to say, is not doubted", () => {
    expect(day(hour.map((at): Said => ["sample", at * 160, at, power(9400)])).flags).toEqual([])
    expect(
      day([
        ["sample", 0, 0, power(9400)],
        ["sample", 1, 5, power(9400)]
      ]).flags
    ).toEqual([])
    expect(day(hour.map((at): Said => ["sample", 0, at, power(9400)])).flags).toEqual([])
  })

  test("that is Wh and is called kWh is doubted", () => {
    const { flags } = day(hour.map((at): Said => ["sample", at * 160_000, at, power(9400)]))
    expect(flags.at(-1)).toBe("its registers look like Wh, not kWh: 9.4 kW for 60 min gave 9600000 Wh")
  })
})
