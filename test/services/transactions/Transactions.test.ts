// What a station is answered to its starts, stops and reports, on a real journal and database, before and after a restart.
import { describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { Transactions } from "../../../src/services/transactions/Transactions.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { drain, happen } from "../stations/TestRing.ts"
import { at, enter, meter, report, restart, run, start, station, stop, stored, unreadable } from "./ChargeRing.ts"

describe("a start", () => {
  test("that comes again gets its first answer and is no second fact: while it runs, after its end, after a restart", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* enter({ text: "a", group: "family", expiry: at(900) })
        const first = yield* start(60)
        expect(first).toEqual({
          answer: { transaction: 1, ruling: { verdict: "accepted", group: "family", expiry: at(900) } },
          told: 1
        })
        const again = { answer: first.answer, told: 0 }
        const repeated = (second: number) => start(second, { time: clock(60), token: card("a") })
        expect(yield* repeated(70)).toEqual(again)
        yield* restart
        expect(yield* repeated(80)).toEqual(again)
        yield* stop(600, 1, { register: 900 })
        expect(yield* repeated(610)).toEqual(again)
        // The token has expired since, but what was said then was said.
        yield* restart
        expect(yield* repeated(1000)).toEqual(again)
        expect(yield* stored).toEqual([[1, false, 800]])
      })
    ))

  test("in other words is another: another place, card, time or register", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(60)
        const others = [{ evse: 2 }, { token: card("B") }, { time: clock(61) }, { register: 101 }, { station: "CP2" }]
        let last = 1
        for (const other of others) {
          const { answer, told } = yield* start(60, { time: clock(60), ...other })
          expect([answer.transaction, told]).toEqual([++last, 1])
        }
      })
    ))

  test("without a clock is the same only while it runs", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const timeless = { time: { text: "1970-01-01T00:00:10Z", at: null } }
        expect((yield* start(60, timeless)).answer.transaction).toBe(1)
        expect((yield* start(70, timeless)).answer.transaction).toBe(1)
        yield* stop(80, 1)
        expect((yield* start(90, timeless)).answer.transaction).toBe(2)
        yield* restart
        expect((yield* start(99, timeless)).answer.transaction).toBe(2)
      })
    ))

  test("that is refused, unreadable, or at a held station has an id of its own, never one that was there before", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* station("HELD", "held")
        yield* enter({ text: "A" })
        const ids: Array<readonly [number, string]> = []
        const kept = (told: {
          readonly answer: { readonly transaction: number; readonly ruling: { readonly verdict: string } }
        }) => ids.push([told.answer.transaction, told.answer.ruling.verdict])
        kept(yield* start(0, { token: card("stranger") }))
        kept(yield* start(10, { station: "HELD" }))
        kept(yield* unreadable(20, card("A")))
        kept(yield* unreadable(30, undefined))
        kept(yield* unreadable(40, card("A"), "HELD"))
        yield* report(45, "started", "T", 0)
        yield* restart
        kept(yield* start(50))
        expect(ids).toEqual([
          [1, "invalid"],
          [2, "invalid"],
          [3, "accepted"],
          [4, "invalid"],
          [5, "invalid"],
          [7, "accepted"]
        ])
      })
    ))

  test("gets an id above all of the journal, also of those that are in no table", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const sql = yield* SqlClient.SqlClient
        yield* start(0)
        yield* happen(at(1), { _tag: "TransactionStarted", station: "CP9", transaction: 500, time: clock(1) })
        yield* drain
        yield* sql`DELETE FROM transactions`
        yield* restart
        expect((yield* start(10)).answer.transaction).toBe(501)
      })
    ))
})

describe("a stop", () => {
  test("that comes again is no second fact, and two EVSEs may stop in the same words", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* start(0, { evse: 2 })
        const same = { time: clock(60), register: 500 }
        const told = [
          yield* stop(60, 1, same),
          yield* stop(61, 1, same),
          yield* stop(62, -1, same),
          yield* stop(63, 2, same)
        ]
        expect(told.map(({ told }) => told)).toEqual([1, 0, 0, 1])
        expect(yield* stored).toEqual([
          [1, false, 400],
          [2, false, 400]
        ])
      })
    ))

  test("that comes again without its id after a restart does not end the next charge of its card", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        const first = { time: clock(60), register: 500, token: card("A") }
        yield* stop(60, 1, first)
        yield* start(100, { register: 500 })
        yield* restart
        yield* stop(110, -1, first)
        yield* stop(111, 0, { ...first, time: clock(59) })
        const transactions = yield* Transactions
        expect(transactions.open().map(({ id }) => id)).toEqual([2])
        expect(yield* stored).toEqual([
          [1, false, 400],
          [2, true, 0]
        ])
      })
    ))

  test("hears what its token may, without a limit; nothing without a token", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* enter({ text: "A", limit: 0 }, { text: "B", status: "blocked" })
        yield* start(0)
        expect((yield* stop(10, 1)).answer).toBeUndefined()
        expect((yield* stop(20, 1, { token: card("A") })).answer).toEqual({ verdict: "accepted" })
        expect((yield* stop(30, 7, { token: card("B") })).answer).toEqual({ verdict: "blocked" })
      })
    ))

  test("that fits no charge is kept for the operator with all it said, its readings without a charge", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const sql = yield* SqlClient.SqlClient
        yield* stop(60, 1740470158, { register: 500, token: card("A"), reason: "local", readings: [reading(50, 480)] })
        yield* drain
        const orphans =
          yield* sql`SELECT station, reason, event, (extract(epoch FROM received) * 1000)::float8 AS received FROM orphans`
        expect(orphans).toEqual([
          {
            station: "CP1",
            received: at(60),
            reason: "a stop that fits no charge",
            event: expect.objectContaining({ claimed: 1740470158, register: 500, token: card("A"), reason: "local" })
          }
        ])
        expect(yield* sql`SELECT transaction, energy FROM readings`).toEqual([{ transaction: null, energy: 480 }])
        expect(yield* stored).toEqual([])
      })
    ))
})

describe("an unreadable start", () => {
  test("is a charge that readings and a stop find by its id, and that the next on its EVSE ends", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* enter({ text: "A" })
        yield* unreadable(0, card("A"))
        yield* meter(60, 1, reading(60, 300))
        yield* meter(120, 1, reading(120, 500))
        yield* stop(180, 1, { register: 600 })
        yield* unreadable(200, undefined)
        yield* meter(260, 2, reading(260, 700))
        yield* start(300, { register: 700 })
        expect(yield* stored).toEqual([
          [1, false, 300],
          [2, false, 0],
          [3, true, 0]
        ])
      })
    ))
})

describe("a 2.x report", () => {
  test("keeps one id from its start to its end, over restarts, and begins anew when the station starts over", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* enter({ text: "A" })
        yield* report(0, "started", "1", 0, { evse: 1, readings: [reading(0, 100)] })
        yield* restart
        expect((yield* report(60, "updated", "1", 1, { token: card("A") })).answer).toEqual({ verdict: "accepted" })
        yield* restart
        yield* report(120, "ended", "1", 2, { readings: [reading(120, 600)] })
        yield* restart
        // Told again after the restart, which remembers no content: nothing is counted twice.
        yield* report(130, "started", "1", 0, { time: clock(0), evse: 1, readings: [reading(0, 100)] })
        yield* report(131, "ended", "1", 2, { time: clock(120), readings: [reading(120, 600)] })
        yield* report(200, "started", "1", 0, { evse: 1, readings: [reading(200, 600)] })
        yield* report(260, "updated", "1", 1, { readings: [reading(260, 700)] })
        expect(yield* stored).toEqual([
          [1, false, 500],
          [2, true, 100]
        ])
      })
    ))

  test("that comes again is no second fact, with the same number and other content it is", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        const told = (second: number, value: number) =>
          Effect.map(
            report(9, "updated", "T", 1, { time: clock(second), readings: [reading(second, value)] }),
            ({ told }) => told
          )
        expect([yield* told(5, 100), yield* told(5, 100), yield* told(5, 200), yield* told(6, 200)]).toEqual([
          1, 0, 1, 1
        ])
        expect(yield* stored).toEqual([[1, true, 100]])
      })
    ))
})
