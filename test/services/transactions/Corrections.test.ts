// What is put right by hand, or given up for want of news, is concluded like anything else; what a station says later of
// its end still counts, unless an operator has given the moment.
import { describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { abandonedFlag, closedFlag, reassignedFlag } from "../../../src/domain/Charge.ts"
import type { Event } from "../../../src/domain/Event.ts"
import { HistoryTable } from "../../../src/services/transactions/HistoryTable.ts"
import { Transactions } from "../../../src/services/transactions/Transactions.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { drain, happen } from "../stations/TestRing.ts"
import { at, meter, restart, run, start, station, stop } from "./ChargeRing.ts"

const closed = (second: number, transaction: number, to?: number) =>
  happen(at(second), {
    _tag: "TransactionClosed",
    station: "CP1",
    transaction,
    by: "api",
    ...(to === undefined ? {} : { at: at(to) })
  })
const corrected = (second: number, event: Event) => happen(at(second), event)

/** What is shown of a charge, once written. */
const shown = (id: number) =>
  Effect.gen(function* () {
    yield* drain
    const charge = yield* (yield* HistoryTable).find(id)
    if (charge === undefined) throw new Error(`no charge ${id}`)
    const { endedAt, reason, energy, flags, token } = charge
    return { endedAt, reason, energy, flags, token }
  }).pipe(Effect.provide(HistoryTable.layer))
const open = Effect.map(Transactions, (transactions) => transactions.open().map(({ id }) => id))

describe("a charge that is closed by hand", () => {
  test("ends at its last value, and its own stop still counts", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* meter(60, 1, reading(60, 300))
        yield* closed(500, 1)
        expect(yield* open).toEqual([])
        const before = { endedAt: at(60), reason: closedFlag, energy: 200, flags: [closedFlag], token: "A" }
        expect(yield* shown(1)).toEqual(before)
        yield* restart
        yield* stop(600, 1, { register: 700, reason: "local" })
        expect(yield* shown(1)).toEqual({ ...before, endedAt: at(600), reason: "local", energy: 600 })
      })
    ))

  test("at a moment ends at that moment, whatever its stop says; one whose end is known stays as it is", () =>
    run(
      Effect.gen(function* () {
        yield* station("CP1")
        yield* start(0)
        yield* closed(500, 1, 400)
        yield* stop(600, 1, { register: 700, reason: "local" })
        expect(yield* shown(1)).toMatchObject({ endedAt: at(400), reason: closedFlag, energy: 600 })
        yield* start(1000, { register: 700 })
        yield* stop(1100, 2, { register: 800, reason: "local" })
        yield* closed(1200, 2)
        expect(yield* shown(2)).toMatchObject({ endedAt: at(1100), reason: "local", flags: [] })
      })
    ))
})

test("a charge that was given up says why until its stop comes; one that has ended is not given up", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      const abandoned = {
        _tag: "TransactionAbandoned",
        station: "CP1",
        transaction: 1,
        because: "its connector became free"
      } as const
      yield* corrected(500, abandoned)
      expect(yield* open).toEqual([])
      expect(yield* shown(1)).toMatchObject({ endedAt: at(60), flags: [abandonedFlag("its connector became free")] })
      yield* restart
      yield* stop(600, -1, { register: 700 })
      expect(yield* shown(1)).toMatchObject({ endedAt: at(600), energy: 600, flags: [] })
      yield* corrected(700, abandoned)
      expect(yield* shown(1)).toMatchObject({ endedAt: at(600), flags: [] })
    })
  ))

test("a charge that is given to another is his, and counts as his while it runs", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* start(0)
      yield* corrected(60, {
        _tag: "TransactionReassigned",
        station: "CP1",
        transaction: 1,
        token: card("B"),
        by: "api"
      })
      expect(yield* shown(1)).toMatchObject({ token: "B", flags: [reassignedFlag] })
      const transactions = yield* Transactions
      expect([transactions.running(card("A")), transactions.running(card("B"))]).toEqual([0, 1])
    })
  ))

test("the evidence of a charge are its facts and what was said of it by hand; orphans wait for whoever assigns them", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      const { position } = { position: yield* happen(at(0), { _tag: "StationSeen", station: "CP1" }) }
      yield* start(0)
      yield* meter(60, 1, reading(60, 300))
      yield* closed(500, 1, 400)
      yield* stop(600, 99, { register: 50 })
      yield* stop(700, 98, { register: 60 })
      yield* drain
      const history = yield* HistoryTable
      const facts = yield* history.facts(1, 0, 10)
      expect(facts.map((fact) => [fact.position - position, fact.received, fact.kind, fact.text, fact.at])).toEqual([
        [1, at(0), "TransactionStarted", clock(0).text, at(0)],
        [2, at(60), "MeterRead", clock(60).text, at(60)],
        [3, at(500), "TransactionClosed", null, null]
      ])
      expect((yield* history.facts(1, position + 1, 1)).map(({ kind }) => kind)).toEqual(["MeterRead"])
      const [second, first, ...none] = yield* history.orphans({ station: "CP1", assigned: false, limit: 9 })
      expect(none).toEqual([])
      expect([first?.event.claimed, second?.event.claimed, second?.position]).toEqual([99, 98, position + 5])
      expect(yield* history.orphans({ below: position + 5, limit: 9 })).toHaveLength(1)
      expect(yield* history.orphans({ assigned: true, limit: 9 })).toEqual([])
      expect((yield* history.orphan(position + 4))?.event.register).toBe(50)
      expect(yield* history.orphan(position)).toBeUndefined()
    }).pipe(Effect.provide(HistoryTable.layer))
  ))
