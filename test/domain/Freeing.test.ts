// A connector that is free before the end of its charge has come: the next stop without an id may be that of another charge.
import { describe, expect, test } from "bun:test"
import type { Event } from "../../src/domain/Event.ts"
import { doubtfulFlag } from "../../src/domain/Freeing.ts"
import { takenBackFlag } from "../../src/domain/Guess.ts"
import { card, clock, Day, day, read, reading, started, stopped } from "./Story.ts"

const status = (second: number | undefined, status = "available", evse = 1): Event => {
  return { _tag: "ConnectorReported", station: "CP1", evse, connector: 1, status, time: clock(second) }
}

describe("a stop that names no charge", () => {
  test.each([
    ["after its connector was free", [status(600)], 1200, [doubtfulFlag]],
    ["of before its connector was free", [status(600)], 590, []],
    ["as its connector became free", [status(600)], 630, []],
    ["after another connector was free", [status(600, "available", 2)], 1200, []],
    ["after its connector was busy", [status(600, "charging")], 1200, []],
    ["after its connector was free at no known time", [status(undefined)], 1200, []],
    ["after its connector was free before its last value", [status(50)], 1200, []],
    ["after a later value that names it", [status(600), read(7, 1, reading(700, 400))], 1200, []]
  ] satisfies ReadonlyArray<[string, ReadonlyArray<Event>, number, ReadonlyArray<string>]>)(
    "%s",
    (_, between, second, flags) => {
      const told = new Day(
        started(7, 0),
        read(7, 1, reading(60, 300)),
        ...between,
        stopped(-1, second, { register: 500 })
      )
      expect(told.told).toEqual({ 7: ["ended", 400] })
      expect(told.charge(7).flags).toEqual(flags)
    }
  )

  test("of another card is doubted, until the end comes that names the charge", () => {
    const told = new Day(started(7, 0), stopped(-1, 60, { register: 500, token: card("B") }))
    expect(told.charge(7).flags).toEqual([doubtfulFlag])
    told.hear(stopped(7, 120, { register: 700 }))
    expect(told.charge(7)).toMatchObject({ endedAt: day + 120_000, flags: [takenBackFlag] })
  })

  test("is not that of a charge that was given up as its connector was free before", () => {
    const abandoned: Event = {
      _tag: "TransactionAbandoned",
      station: "CP1",
      transaction: 7,
      because: "its connector became free"
    }
    const told = new Day(started(7, 0), read(7, 1, reading(60, 300)), status(600), abandoned)
    expect(told.hear(stopped(-1, 1200, { register: 500 }))).toBeUndefined()
    expect(told.told).toEqual({ 7: ["stale", 200] })
    expect(told.hear(stopped(-1, 590, { register: 400 }))?.id).toBe(7)
    expect(told.charge(7)).toMatchObject({ endedAt: day + 590_000, flags: [] })
  })
})
