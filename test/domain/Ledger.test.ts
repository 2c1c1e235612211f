// What is concluded from the facts of a 1.6 station: which charge a stop or a reading belongs to, and what it changes.
import { describe, expect, test } from "bun:test"
import { flagsOf, secondEndFlag, staleFlag } from "../../src/domain/Charge.ts"
import { takenBackFlag } from "../../src/domain/Guess.ts"
import { Ledger } from "../../src/domain/Ledger.ts"
import { endBelowFlag } from "../../src/domain/Meter.ts"
import { card, clock, Day, day, read, reading, started, stopped } from "./Story.ts"

describe("a 1.6 charge", () => {
  test("begins and ends with what its station said", () => {
    const told = new Day(
      started(7, 0, { reservation: 3 }),
      read(7, 1, reading(60, 500)),
      stopped(7, 120, { register: 900, token: card("B"), reason: "local" })
    )
    expect(told.told).toEqual({ 7: ["ended", 800] })
    expect(told.charge(7)).toMatchObject({
      name: "7",
      evse: 1,
      token: card("A"),
      stopToken: card("B"),
      verdict: "accepted",
      startedAt: day,
      endedAt: day + 120_000,
      received: day + 10_000_000,
      heardAt: day + 10_002_000,
      reason: "local",
      position: 3,
      flags: []
    })
  })

  test("without a clock reckons with ours", () => {
    const told = new Day(
      started(7, undefined),
      read(7, 1, reading(undefined, 300)),
      stopped(7, undefined, { register: 400 })
    )
    expect(told.told).toEqual({ 7: ["ended", 300] })
    expect(told.charge(7)).toMatchObject({ startedAt: day + 10_000_000, endedAt: day + 10_002_000 })
  })

  test("that began without a clock has the values read before its start came, with a clock set meanwhile", () => {
    const told = new Day(started(7, undefined), read(undefined, 1, reading(5000, 300)))
    expect(told.told).toEqual({ 7: ["open", 200] })
  })

  test("that begins on an EVSE ends the one before at its last value, and the late stop still counts", () => {
    const told = new Day(
      started(7, 0),
      read(7, 1, reading(60, 500)),
      started(8, 3600, { token: card("B"), register: 900 })
    )
    expect(told.told).toEqual({ 7: ["stale", 400], 8: ["open", 0] })
    expect(told.charge(7)).toMatchObject({ endedAt: day + 60_000, flags: [staleFlag], position: 3 })
    told.hear(stopped(7, 3000, { register: 880 }))
    expect(told.told).toEqual({ 7: ["ended", 780], 8: ["open", 0] })
    expect(told.charge(7)).toMatchObject({ endedAt: day + 3_000_000, flags: [] })
  })

  test("on another EVSE, or without one, ends no other", () => {
    const told = new Day(
      started(7, 0),
      started(8, 10, { evse: 2 }),
      started(9, 20, { station: "CP2" }),
      started(10, 30, { evse: undefined })
    )
    expect(Object.values(told.told).map(([state]) => state)).toEqual(["open", "open", "open", "open"])
  })
})

describe("a stop", () => {
  const two = [started(7, 0), started(8, 10, { evse: 2, token: card("B"), register: 5000 })] as const
  test.each([
    ["names its charge", stopped(7, 60, { token: card("B") }), 7],
    ["names none, but its token", stopped(-1, 60, { token: card("b") }), 8],
    ["names a foreign id and its token", stopped(1740470158, 60, { token: card("A") }), 7],
    ["names 0 and another card", stopped(0, 60, { token: card("C") }), undefined],
    ["names 0 and a register below one of the two", stopped(0, 60, { register: 400 }), 7],
    ["names -1 and is older than one of the two", stopped(-1, 5), 7],
    ["says nothing", stopped(-1, undefined), undefined]
  ])("that %s", (_, event, id) => {
    const told = new Day(...two)
    expect(told.hear(event)?.id).toBe(id)
    expect(Object.values(told.told).filter(([state]) => state === "open").length).toBe(id === undefined ? 2 : 1)
  })

  test("that names none of two charges of its token ends the one that began where its own data say", () => {
    const told = new Day(started(7, 0), started(8, 10, { evse: 2, register: 5000 }))
    const data = (begin: number) => [reading(0, begin, { context: "begin" }), reading(60, 6000, { context: "end" })]
    const stop = (begin: number) => stopped(-1, 60, { token: card("A"), register: 6000, readings: data(begin) })
    expect(told.hear(stop(4000))).toBeUndefined()
    expect(told.hear(stop(5000))?.id).toBe(8)
    expect(told.told).toEqual({ 7: ["open", 0], 8: ["ended", 1000] })
  })

  test("of the id of another station, or of a card that is not its own, ends the one charge there is", () => {
    const told = new Day(started(7, 0, { station: "CP2" }), started(8, 0))
    expect(told.hear(stopped(7, 60, { token: card("master"), register: 150 }))?.id).toBe(8)
    expect(told.told).toEqual({ 7: ["open", 0], 8: ["ended", 50] })
  })

  test("of an earlier charge does not end the one that runs now", () => {
    const first = stopped(-1, 60, { token: card("A"), register: 500, reason: "local" })
    const told = new Day(started(7, 0), first, started(8, 3600, { register: 500 }))
    expect(told.hear(first)?.id).toBe(7)
    expect(told.charge(7).flags).toEqual([])
    expect(told.hear(stopped(-1, 1800, { token: card("A"), register: 450 }))).toBeUndefined()
    expect(told.told).toEqual({ 7: ["ended", 400], 8: ["open", 0] })
    expect(told.hear(stopped(-1, 7200, { token: card("A"), register: 900 }))?.id).toBe(8)
  })

  test("without an id that comes after the next start ends the charge that it is of", () => {
    const told = new Day(started(7, 0), started(8, 3600, { register: 500 }))
    expect(told.hear(stopped(-1, 3000, { token: card("A"), register: 480 }))?.id).toBe(7)
    expect(told.told).toEqual({ 7: ["ended", 380], 8: ["open", 0] })
  })

  test("that names its charge takes back one that named none, unless that was the same", () => {
    const told = new Day(started(7, 0, { register: 1000 }), stopped(-1, 600, { register: 1500, reason: "local" }))
    expect(told.told).toEqual({ 7: ["ended", 500] })
    told.hear(stopped(7, 900, { register: 3000 }))
    expect(told.told).toEqual({ 7: ["ended", 2000] })
    expect(told.charge(7)).toMatchObject({ endedAt: day + 900_000, reason: undefined, flags: [takenBackFlag] })
    // The same stop, told once more with its id, is no other.
    const again = new Day(started(7, 0), stopped(-1, 60, { register: 500 }))
    again.hear(stopped(7, 60, { register: 500, reason: "local", readings: [reading(60, 500)] }))
    expect(again.charge(7).flags).toEqual([secondEndFlag])
  })

  test("that comes again changes nothing; a different one is said to have come", () => {
    const stop = stopped(7, 60, { register: 500, reason: "local" })
    const told = new Day(started(7, 0), stop, stop)
    expect(told.charge(7).flags).toEqual([])
    told.hear(stopped(7, 90, { register: 900, reason: "powerLoss", token: card("C") }))
    expect(told.told).toEqual({ 7: ["ended", 400] })
    expect(told.charge(7)).toMatchObject({ endedAt: day + 60_000, reason: "local", flags: [secondEndFlag] })
    expect(told.charge(7).stopToken).toBeUndefined()
  })

  test("brings a register that counts whatever its clock says, unless it is lower", () => {
    const ahead = [started(7, 50_000), read(7, 1, reading(50_060, 500))] as const
    expect(new Day(...ahead, stopped(7, 10, { register: 800 })).told).toEqual({ 7: ["ended", 700] })
    expect(new Day(...ahead, stopped(7, 10, { register: 50 })).told).toEqual({ 7: ["ended", 400] })
    const below = new Day(started(7, 0), stopped(7, 60, { register: 40 }))
    expect(below.told).toEqual({ 7: ["ended", 0] })
    expect(flagsOf(below.charge(7))).toEqual([endBelowFlag])
  })

  test("repeats the whole curve of the charge without counting it twice, with a clock or without, in any order", () => {
    for (const at of [(second: number) => second, () => undefined]) {
      const curve = [reading(at(0), 100), reading(at(60), 300), reading(at(120), 600)]
      const live = curve.map((one) => read(7, 1, one))
      for (const data of [curve, curve.toReversed()]) {
        const told = new Day(started(7, at(0)), ...live, stopped(7, at(180), { register: 650, readings: data }))
        expect(told.told).toEqual({ 7: ["ended", 550] })
        expect(told.charge(7).flags).toEqual([])
      }
    }
    const both = [reading(120, 600, { context: "end" }), reading(0, 100, { context: "begin" })]
    expect(new Day(started(7, 0, { register: undefined }), stopped(7, 120, { readings: both })).told).toEqual({
      7: ["ended", 500]
    })
  })
})

describe("a reading", () => {
  test.each([
    ["names it", 7, 1, 7],
    ["names it with the wrong connector", 7, 2, 7],
    ["names it at connector 0", 7, 0, 7],
    ["names nothing", undefined, 1, 7],
    ["names 0", 0, 1, 7],
    ["names -1", -1, 1, 7],
    ["names an id that is nobody's", 1740470158, 1, 7],
    ["names a charge of another station", 9, 1, 7],
    ["names nothing at connector 0", undefined, 0, undefined],
    ["names nothing elsewhere", undefined, 2, undefined]
  ])("that %s", (_, claimed, evse, id) => {
    const told = new Day(started(9, 0, { station: "CP2" }), started(7, 0))
    expect(told.hear(read(claimed, evse, reading(60, 300)))?.id).toBe(id)
    expect(told.told).toEqual({ 9: ["open", 0], 7: ["open", id === undefined ? 0 : 200] })
  })

  test("after the stop belongs to the ended charge and does not open it, nor is a value above the last wrong", () => {
    const told = new Day(started(7, 0), stopped(7, 60, { register: 500 }), started(8, 3600, { register: 504 }))
    expect(told.hear(read(7, 1, reading(62, 504)))?.id).toBe(7)
    expect(told.told).toEqual({ 7: ["ended", 404], 8: ["open", 0] })
    expect(told.charge(7).endedAt).toBe(day + 60_000)
  })

  test("with the id of an ended charge, of a time when another runs, belongs to that", () => {
    const told = new Day(started(7, 0), stopped(7, 60, { register: 500 }), started(8, 3600, { register: 500 }))
    expect(told.hear(read(7, 1, reading(3700, 800)))?.id).toBe(8)
    expect(told.told).toEqual({ 7: ["ended", 400], 8: ["open", 300] })
  })

  test("of years ago is of no charge that runs now, and moves no register of one it names", () => {
    const years = -100_000_000
    const told = new Day(started(7, 0), read(7, 1, reading(60, 300)))
    expect(told.hear(read(undefined, 1, reading(years, 9_000)))).toBeUndefined()
    expect(told.hear(read(7, 1, reading(years, 9_000), reading(70, 350)))?.id).toBe(7)
    expect(told.told).toEqual({ 7: ["open", 250] })
  })

  test("without energy moves nothing; a repeated beginning beside it is a constant", () => {
    const told = new Day(started(7, 0, { register: undefined }))
    const begin = { quantity: "energyImport", value: 100, context: "begin" }
    const beside = (second: number, energy: number) => {
      const { time, samples } = reading(second, energy)
      return read(7, 1, { time, samples: [begin, ...samples] })
    }
    told.hear(beside(10, 150), beside(20, 200))
    told.hear(read(7, 1, { time: clock(30), samples: [{ quantity: "soc", value: 40 }, begin] }))
    expect(told.told).toEqual({ 7: ["open", 100] })
    expect(told.charge(7).flags).toEqual([])
    // Some stations call every value the beginning.
    told.hear(read(7, 1, reading(40, 260, { context: "begin" })))
    expect(told.told).toEqual({ 7: ["open", 160] })
  })

  test("tells the EVSE of a charge that nobody told of before", () => {
    const told = new Day(started(7, 0, { evse: undefined, connector: undefined }))
    told.hear(read(7, 2, reading(60, 300)))
    told.hear(started(8, 3600, { evse: 2 }))
    expect(told.told).toEqual({ 7: ["stale", 200], 8: ["open", 0] })
  })
})

describe("the ledger", () => {
  test("keeps every open charge and the newest ended ones, and forgets the others when they are settled", () => {
    const ledger = new Ledger(8)
    for (let id = 1; id <= 40; id++) {
      ledger.fold(started(id, id * 100, { evse: id <= 3 ? 9 + id : 1 }), id, day + 5000)
    }
    expect([...ledger.all()].length).toBe(40)
    ledger.settle()
    expect(ledger.changed.size).toBe(0)
    expect(ledger.of("CP1").map(({ id }) => id)).toEqual([1, 2, 3, 32, 33, 34, 35, 36, 37, 38, 39, 40])
    expect(ledger.get(31)).toBeUndefined()
    expect(ledger.named("CP1", "2")?.id).toBe(2)
  })

  test("forgets what it was told of other stations and old charges, too", () => {
    const old = new Day(...Array.from({ length: 60 }, (_, n) => started(n + 1, n * 100)))
    const ledger = new Ledger(8)
    for (const charge of old.ledger.all()) ledger.admit(charge)
    ledger.settle()
    expect(ledger.of("CP1").map(({ id }) => id)).toEqual([52, 53, 54, 55, 56, 57, 58, 59, 60])
  })

  test("takes charges in any order, each once, and lists them by id", () => {
    const told = new Day(started(5, 0), started(7, 0, { evse: 2 }))
    const ledger = new Ledger(8)
    for (const id of [7, 5, 7]) ledger.admit(told.charge(id))
    ledger.fold(started(6, 0, { evse: 3 }), 3, day)
    expect(ledger.of("CP1").map(({ id }) => id)).toEqual([5, 6, 7])
    ledger.clear()
    expect([...ledger.all()]).toEqual([])
    expect(ledger.of("CP1")).toEqual([])
  })
})
