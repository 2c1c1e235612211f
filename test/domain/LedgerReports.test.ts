// What is concluded from the transaction events of a 2.x station: they may come late, twice, or not at all (ocpp.md 4.4).
import { describe, expect, test } from "bun:test"
import { noStartFlag, secondEndFlag, staleFlag } from "../../src/domain/Charge.ts"
import type { Event, TransactionEnded } from "../../src/domain/Event.ts"
import { accepted, card, Day, day, type More, read, reading, stopped, told } from "./Story.ts"

type Also = More<TransactionEnded>
const begins = (id: number, second: number | undefined, more: Also = {}) =>
  told("Started", id, 0, second, { evse: 1, readings: [reading(second, 100, { context: "begin" })], ...more })
const goes = (id: number, seq: number, second: number | undefined, wh: number, more: Also = {}) =>
  told("Updated", id, seq, second, { readings: [reading(second, wh)], ...more })
const ends = (id: number, seq: number, second: number | undefined, wh: number, more: Also = {}) =>
  told("Ended", id, seq, second, { readings: [reading(second, wh, { context: "end" })], ...more })

describe("the events of a 2.x charge", () => {
  const whole = [
    begins(7, 0, { state: "evConnected", connector: 2 }),
    goes(7, 1, 60, 300, { state: "charging", token: card("A"), ruling: accepted }),
    goes(7, 2, 120, 500, { evse: 4 }),
    ends(7, 3, 180, 600, { state: "idle", reason: "local", token: card("B") })
  ] as const

  test("begin no later than the first of them, when its start comes late and has no moment", () => {
    const charge = new Day(goes(7, 1, 60, 300), ends(7, 2, 180, 600), begins(7, undefined))
    expect(charge.charge(7)).toMatchObject({ startedAt: day + 60_000, endedAt: day + 180_000 })
  })

  test("in order tell all of it, the EVSE once", () => {
    const charge = new Day(...whole)
    expect(charge.told).toEqual({ 7: ["ended", 500] })
    expect(charge.charge(7)).toMatchObject({
      name: "T7",
      evse: 1,
      connector: 2,
      token: card("A"),
      stopToken: card("B"),
      verdict: "accepted",
      startedAt: day,
      endedAt: day + 180_000,
      state: "idle",
      reason: "local",
      lastSeq: 3,
      flags: []
    })
  })

  const orders: ReadonlyArray<[string, ReadonlyArray<number>]> = [
    ["the end before an update", [0, 1, 3, 2]],
    ["the end right after the start", [0, 3, 1, 2]],
    ["the start after an update", [1, 0, 2, 3]],
    ["the start after the end", [1, 2, 3, 0]],
    ["the end first of all", [3, 0, 1, 2]],
    ["all backwards", [3, 2, 1, 0]],
    ["everything twice", [0, 0, 1, 1, 0, 2, 1, 3, 3, 2, 0]]
  ]
  test.each(orders)("tell the same with %s", (_, order) => {
    const charge = new Day(...order.flatMap((n) => whole[n] ?? []))
    expect(charge.told).toEqual({ 7: ["ended", 500] })
    expect(charge.charge(7)).toMatchObject({
      startedAt: day,
      endedAt: day + 180_000,
      state: "idle",
      lastSeq: 3,
      flags: []
    })
  })

  test.each(orders)("of a station without a clock are never counted twice with %s", (_, order) => {
    const timeless = [
      begins(7, undefined),
      goes(7, 1, undefined, 300),
      goes(7, 2, undefined, 500),
      ends(7, 3, undefined, 600)
    ]
    const charge = new Day(...order.flatMap((n) => timeless[n] ?? []))
    expect(Object.keys(charge.told)).toEqual(["7"])
    expect(charge.told[7]?.[0]).toBe("ended")
    expect(charge.told[7]?.[1]).toBeLessThanOrEqual(500)
    if (order[0] === 0) expect(charge.told[7]?.[1]).toBe(500)
  })

  test("without the start begin with the first that came, and say so until the start comes", () => {
    const charge = new Day(goes(7, 1, 60, 300, { evse: 1 }), goes(7, 2, 120, 500))
    expect(charge.told).toEqual({ 7: ["open", 200] })
    expect(charge.charge(7)).toMatchObject({ startedAt: day + 60_000, flags: [noStartFlag] })
    charge.hear(begins(7, 0))
    expect(charge.told).toEqual({ 7: ["open", 400] })
    expect(charge.charge(7)).toMatchObject({ startedAt: day, flags: [] })
    const end = new Day(ends(7, 9, 180, 600))
    expect(end.told).toEqual({ 7: ["ended", 0] })
    expect(end.charge(7)).toMatchObject({ endedAt: day + 180_000, flags: [noStartFlag] })
    expect(end.charge(7).startedAt).toBeUndefined()
  })

  test("without the end are ended by the next start on the EVSE, which a late end puts right", () => {
    const charge = new Day(whole[0], whole[1], begins(8, 3600))
    expect(charge.told).toEqual({ 7: ["stale", 200], 8: ["open", 0] })
    expect(charge.charge(7).flags).toEqual([staleFlag])
    charge.hear(whole[3])
    expect(charge.told).toEqual({ 7: ["ended", 500], 8: ["open", 0] })
    expect(charge.charge(7)).toMatchObject({ endedAt: day + 180_000, flags: [] })
  })

  test("of the offline hours change neither what runs now nor its state", () => {
    const charge = new Day(
      begins(7, 3600, { state: "charging" }),
      goes(7, 1, 3700, 200, { state: "suspendedEV", offline: true })
    )
    charge.hear(begins(8, 0, { offline: true }), ends(8, 1, 60, 400, { offline: true }))
    expect(charge.told).toEqual({ 7: ["open", 100], 8: ["ended", 300] })
    expect(charge.charge(7).state).toBe("charging")
  })

  test("tell the EVSE late, and that ends the one before then", () => {
    const charge = new Day(begins(7, 0), goes(8, 1, 3600, 100), begins(8, 3590))
    expect(charge.told).toEqual({ 7: ["stale", 0], 8: ["open", 0] })
    expect(charge.charge(8).evse).toBe(1)
  })

  test("that end twice keep the first end", () => {
    const charge = new Day(...whole, ends(7, 4, 400, 650, { reason: "powerLoss" }))
    expect(charge.charge(7)).toMatchObject({ endedAt: day + 180_000, reason: "local", flags: [secondEndFlag] })
  })
})

describe("the tokens of a 2.x charge", () => {
  const invalid = { verdict: "invalid" } as const

  test("are who started it and who stopped it, though the end does not name him", () => {
    const stop = goes(7, 2, 120, 300, { trigger: "stopAuthorized", token: card("B"), ruling: accepted })
    const charge = new Day(
      begins(7, 0),
      goes(7, 1, 60, 200, { token: card("A"), ruling: accepted }),
      stop,
      ends(7, 3, 180, 400)
    )
    expect(charge.charge(7)).toMatchObject({ token: card("A"), stopToken: card("B") })
  })

  test("are of him who may, also after one who may not has tried", () => {
    const charge = new Day(
      begins(7, 0, { token: card("X"), ruling: invalid }),
      goes(7, 1, 60, 200, { token: card("A"), ruling: accepted }),
      goes(7, 2, 120, 300, { token: card("Y"), ruling: invalid })
    )
    expect(charge.charge(7)).toMatchObject({ token: card("A"), verdict: "accepted" })
  })
})

describe("a name that comes again", () => {
  const named = (event: Event) => ({ ...event, name: "1" })
  const again = (second: number, more: Also = {}) => told("Started", 8, 0, second, { name: "1", evse: 1, ...more })
  const first = [named(begins(7, 0, { token: card("A"), ruling: accepted })), named(goes(7, 1, 60, 200))] as const
  const over = named(ends(7, 2, 120, 300))

  test.each([
    ["after the end is a new charge", [...first, over, again(3600)], { 7: ["ended", 200], 8: ["open", 0] }],
    ["at the very time of the start is the same", [...first, over, again(0)], { 7: ["ended", 200] }],
    ["while it is open is the same", [...first, again(1)], { 7: ["open", 100] }],
    [
      "with another card is a new one",
      [...first, again(1, { token: card("B") })],
      { 7: ["stale", 100], 8: ["open", 0] }
    ],
    ["on another EVSE is a new one", [...first, again(1, { evse: 2 })], { 7: ["open", 100], 8: ["open", 0] }],
    ["from 0 on, after all we heard, is a new one", [...first, again(61)], { 7: ["stale", 100], 8: ["open", 0] }]
  ])("%s", (_, events, expected) => {
    const charge = new Day(...events)
    expect<unknown>(charge.told).toEqual(expected)
  })

  test("is the newest for whatever else the station tells", () => {
    const charge = new Day(...first, over, again(3600), told("Updated", 9, 1, 3700, { name: "1" }))
    expect(Object.keys(charge.told)).toEqual(["7", "8"])
    expect(charge.ledger.named("CP1", "1")?.lastSeq).toBe(1)
  })
})

describe("a 2.x reading outside of the events", () => {
  test("belongs to what is open on its EVSE, never to the station's own meter", () => {
    const charge = new Day(begins(7, 0), begins(8, 0, { evse: 2 }))
    charge.hear(read(undefined, 2, reading(60, 400)), read(undefined, 0, reading(70, 90_000)))
    expect(charge.told).toEqual({ 7: ["open", 0], 8: ["open", 300] })
  })

  test("a stop that names no id does not end a 2.x charge of another time", () => {
    const charge = new Day(begins(7, 3600))
    expect(charge.hear(stopped(-1, 60))).toBeUndefined()
  })
})
