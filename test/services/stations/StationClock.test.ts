// What is learned of a station's clock: from what it sends live, never from a queue.
import { describe, expect, test } from "bun:test"
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import { readTime } from "../../../src/domain/Time.ts"
import { StationClocks, zoneOf } from "../../../src/services/stations/StationClock.ts"
import { foldStation, isStationEvent, type StationState } from "../../../src/services/stations/StationState.ts"
import { day } from "./StationFacts.ts"

const [second, minute, hour] = [1000, 60_000, 3_600_000]
const station = "CP1"

/** A station that is connected since midnight, and what was told of it since. */
class Life {
  readonly clocks = new StationClocks()
  private readonly stations = new Map<string, StationState>()
  private position = 0

  constructor() {
    this.happen(0, { _tag: "StationFound", station, standing: "accepted", version: "1.6" })
    this.happen(0, { _tag: "StationConnected", station, connection: 2, version: "1.6", open: true })
  }

  get state(): StationState {
    const state = this.stations.get("cp1")
    if (state === undefined) throw new Error("there is no station")
    return state
  }

  /** `at`: ms since midnight. */
  happen(at: number, event: Event) {
    if (isStationEvent(event)) foldStation(this.stations, event, ++this.position, day + at)
    this.state.lastSeen = day + at
    this.clocks.fold(this.state, event, day + at)
  }

  /** It sends its meter at `at` with a clock that shows `shown`, both ms since midnight; then what is news is written. */
  meter(at: number, shown: number, claimed?: number) {
    const time = readTime(new Date(day + shown).toISOString())
    const readings = [
      { time: { text: "earlier", at: 0 }, samples: [] },
      { time, samples: [] }
    ]
    this.happen(at, { _tag: "MeterRead", station, evse: 1, readings, ...(claimed === undefined ? {} : { claimed }) })
    const clockOffset = this.clocks.newsOf(this.state)
    if (clockOffset !== undefined) this.happen(at, { _tag: "StationSeen", station, clockOffset })
  }

  /** So many meter values, half a minute apart, of a clock that is so much ahead. */
  live(from: number, count: number, ahead: number, claimed?: number) {
    for (let index = 0; index < count; index++) {
      const at = from + index * 30 * second
      this.meter(at, at + ahead + (index % 3) * second, claimed)
    }
  }
}

/** It tells the state of its connector, at `at` with a clock that shows `shown`, both ms since midnight. */
const report = (life: Life, at: number, status: string, shown?: number) =>
  life.happen(at, {
    _tag: "ConnectorReported",
    station,
    evse: 1,
    connector: 1,
    status,
    time: shown === undefined ? { text: "", at: null } : readTime(new Date(day + shown).toISOString())
  })

const offsets = (life: Life) => [life.state.clockOffset, zoneOf(life.state.clockOffset)]

describe("an offset", () => {
  test("is learned from five live messages that agree, after the first minute of a connection", () => {
    const life = new Life()
    life.live(0, 2, 2 * hour)
    life.live(minute, 4, 5 * minute)
    expect(offsets(life)).toEqual([undefined, 0])
    life.live(3 * minute, 1, 5 * minute)
    expect(offsets(life)).toEqual([5 * minute, 0])
  })

  test("of some minutes is shown but is no zone", () => {
    const life = new Life()
    life.live(minute, 5, -7 * minute)
    expect(offsets(life)).toEqual([-7 * minute + second, 0])
  })

  test("that moves by a few seconds is no news", () => {
    const life = new Life()
    life.live(minute, 26, hour)
    life.live(hour, 20, hour + 20 * second)
    expect(life.state.clockOffset).toBe(hour + second)
    life.live(2 * hour, 20, hour + 40 * second)
    expect(life.state.clockOffset).toBe(hour + 41 * second)
  })

  test("of 2.x charges is learned from what is not said to be offline", () => {
    const updated = (shown: number, offline: boolean): Event => ({
      _tag: "TransactionUpdated",
      station,
      transaction: 7,
      name: "a",
      offline,
      time: readTime(new Date(day + shown).toISOString())
    })
    for (const [offline, learned] of [
      [true, undefined],
      [false, 3 * minute]
    ] as const) {
      const life = new Life()
      for (let index = 2; index < 8; index++) life.happen(index * minute, updated((index + 3) * minute, offline))
      expect(life.clocks.newsOf(life.state)).toBe(learned)
    }
  })

  test("is never learned from messages of one moment, nor from years that are not ours", () => {
    const life = new Life()
    for (let at = minute; at < 2 * hour; at += 31 * second) life.meter(at, -hour)
    for (let at = 2 * hour; at < 3 * hour; at += 31 * second) life.meter(at, at - 26 * 365 * 24 * hour)
    expect(life.state.clockOffset).toBeUndefined()
  })

  test("is never learned from a queue, however fast it is sent", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 60, max: 86_400 }),
        fc.integer({ min: 10, max: 200 }),
        (recordedEvery, sentEvery, age, count) => {
          fc.pre(Math.abs(recordedEvery - sentEvery) >= 6)
          const life = new Life()
          for (let index = 0; index < count; index++)
            life.meter(minute + index * sentEvery * second, (index * recordedEvery - age) * second)
          expect(life.state.clockOffset).toBeUndefined()
        }
      )
    ))
})

describe("a zone", () => {
  test("is kept through a queue, and through a boot", () => {
    const life = new Life()
    life.live(minute, 26, 2 * hour)
    for (let index = 0; index < 100; index++) life.meter(hour + index * second, 2 * hour - 50 * hour + index * minute)
    life.happen(2 * hour, { _tag: "StationBooted", station, verdict: "accepted" })
    expect(offsets(life)[1]).toBe(2 * hour)
  })

  test("is believed when all that is live has been of it for ten minutes, whatever the station does meanwhile", () => {
    const life = new Life()
    life.live(minute, 24, 2 * hour, 17)
    report(life, 13 * minute, "charging")
    expect(offsets(life)).toEqual([undefined, 0])
    life.live(13 * minute, 1, 2 * hour, 17)
    expect(offsets(life)[1]).toBe(2 * hour)
    // Its clock is set right.
    life.live(3 * hour, 24, 0, 18)
    expect(offsets(life)[1]).toBe(2 * hour)
    life.live(3 * hour + 12 * minute, 1, 0, 18)
    expect(offsets(life)).toEqual([second, 0])
  })

  test("is learned of a station that tells its state again every two minutes, and never rests", () => {
    const life = new Life()
    for (let at = minute; at < 20 * minute; at += 2 * minute) report(life, at, "available", at - 5 * hour)
    life.live(20 * minute, 1, -5 * hour)
    expect(offsets(life)[1]).toBe(-5 * hour)
  })

  test("is doubted by a single message, and after a restart of ours: then it must hold for ten minutes anew", () => {
    const life = new Life()
    life.live(minute, 20, 2 * hour)
    life.live(11 * minute, 1, 0)
    life.live(12 * minute, 24, 2 * hour)
    expect(offsets(life)).toEqual([undefined, 0])
    life.clocks.clear()
    life.live(hour, 24, 2 * hour)
    expect(offsets(life)).toEqual([undefined, 0])
    life.live(hour + 12 * minute, 1, 2 * hour)
    expect(offsets(life)[1]).toBe(2 * hour)
  })

  test.each([
    [hour, hour],
    [hour + 2 * minute, hour],
    [hour + 2 * minute + 1, 0],
    [5.75 * hour - minute, 5.75 * hour],
    [-5 * hour, -5 * hour],
    [14 * hour, 14 * hour],
    [14.25 * hour, 0],
    [-12.25 * hour, 0],
    [15 * minute, 0],
    [-30 * minute, 0],
    [undefined, 0]
  ])("of an offset of %p is %p", (offset, zone) => expect(zoneOf(offset)).toBe(zone))
})
