// The tables are the fold of the facts, however the listener gets them: in one batch or in many, with the charges at hand
// or forgotten, of today or long past.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import type { Database } from "../../../src/database/Database.ts"
import { lookedBack } from "../../../src/domain/Belonging.ts"
import type { Charge } from "../../../src/domain/Charge.ts"
import type { Event } from "../../../src/domain/Event.ts"
import { Ledger } from "../../../src/domain/Ledger.ts"
import { type Listener, Listeners } from "../../../src/events/Listener.ts"
import type { Record } from "../../../src/events/Record.ts"
import { TransactionListener } from "../../../src/services/transactions/TransactionListener.ts"
import { TransactionTable } from "../../../src/services/transactions/TransactionTable.ts"
import { card, day, read, reading, started, stopped, told } from "../../domain/Story.ts"
import { testDatabase } from "../../TestDatabase.ts"
import { tables } from "./ChargeRing.ts"

/** The listener itself, to be given batches by hand: what would run it only takes it down. */
const handed: Array<Listener> = []
const byHand = Layer.succeed(Listeners, {
  listen: (listener) => Effect.sync(() => void handed.push(listener)),
  begin: Effect.void,
  states: () => [],
  passed: () => Effect.void,
  committed: () => 0
})
const layer = TransactionListener.pipe(
  Layer.provide(byHand),
  Layer.provideMerge(tables),
  Layer.provideMerge(testDatabase)
)

type Batch = { readonly records: ReadonlyArray<Record>; readonly reset: boolean }

type Apply = (batch: Batch) => Effect.Effect<void, unknown>

const run = <A, E>(effect: (apply: Apply) => Effect.Effect<A, E, Layer.Success<typeof layer>>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const listener = handed.at(-1)
    if (listener === undefined) throw new Error("no listener came")
    return yield* effect(({ records, reset }) =>
      (reset ? listener.reset : Effect.void).pipe(Effect.andThen(sql.withTransaction(listener.apply(records))))
    )
  }).pipe(Effect.provide(layer), Effect.runPromise)

const record = (events: ReadonlyArray<Event>, n: number): Record => ({
  position: n + 1,
  at: day + 3_000_000 + n * 1000,
  cause: { kind: "timer", name: "test" },
  events
})

const everything = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  return [
    yield* sql`SELECT * FROM transactions ORDER BY id`,
    yield* sql`SELECT * FROM readings ORDER BY position, nth`,
    yield* sql`SELECT * FROM orphans ORDER BY position`,
    yield* sql`SELECT * FROM transaction_facts ORDER BY position, nth`,
    yield* sql`SELECT * FROM transaction_aliases ORDER BY alias`
  ]
})
const empty = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql`TRUNCATE transactions, readings, orphans, transaction_facts, transaction_aliases`
)

/** Everything is drawn anew. */
const again = Effect.suspend(() => {
  const asked = record([{ _tag: "RebuildAsked", by: "api" }], 1_000_000)
  return handed.at(-1)?.prepare?.([asked]) ?? Effect.die("no listener came")
})

const comparable = ({ whole: _, ...charge }: Charge) => charge
const folded = (records: ReadonlyArray<Record>) => {
  const ledger = new Ledger(1000)
  for (const { events, position, at } of records) for (const event of events) ledger.fold(event, position, at)
  return [...ledger.all()].toSorted((one, other) => one.id - other.id).map(comparable)
}

/** Ids of one station are of one half of all. */
const place = fc.constantFrom({ station: "CP1", from: 0 }, { station: "CP2", from: 1000 })
const second = fc.option(
  fc.nat(60).map((value) => value * 60),
  { nil: undefined, freq: 8 }
)
const id = fc.integer({ min: 1, max: 25 })
const evse = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 4 })
const readings = fc.array(
  fc.tuple(second, fc.nat(90)).map(([second, register]) => reading(second, register * 100)),
  { maxLength: 2 }
)
const token = fc.constantFrom(card("A"), card("B"), undefined)

const fact: fc.Arbitrary<Event> = fc
  .tuple(place, id, second, evse, readings, token, fc.nat(90))
  .chain(([{ station, from }, id, second, evse, readings, token, register]) =>
    fc.constantFrom<Array<Event>>(
      started(from + id, second, { station, evse, token, register: register * 100 }),
      started(from + id, second, { station, evse, token, register: register * 100 }),
      stopped(from + id, second, { station, token, readings, register: register * 100 }),
      stopped(-1, second, { station, token, readings, register: register * 100 }),
      told("Started", from + 30 + id, 0, second, { station, evse, readings, token, name: `T${id % 4}` }),
      told("Updated", from + 30 + id, id % 7, second, { station, readings, state: "charging", name: `T${id % 4}` }),
      told("Ended", from + 30 + id, 9, second, { station, readings, token, name: `T${id % 4}` }),
      read(from + id, evse ?? 0, ...readings),
      { ...read(undefined, evse ?? 0, ...readings), station }
    )
  )
/** What is said by hand, of charges that may be there. */
const said: fc.Arbitrary<Event> = fc
  .tuple(place, id, id, fc.nat(60), fc.boolean())
  .chain(([{ station, from }, one, other, minute, timed]) => {
    const [by, at, transaction] = ["api", day + minute * 60_000, from + one]
    return fc.constantFrom<Array<Event>>(
      { _tag: "TransactionClosed", station, transaction, by, ...(timed ? { at } : {}) },
      { _tag: "TransactionAbandoned", station, transaction, because: "test" },
      { _tag: "TransactionReassigned", station, transaction, token: card("C"), by },
      { _tag: "TransactionsMerged", station, into: transaction, from: from + other, by },
      { _tag: "TransactionsMerged", station, into: from + 30 + one, from: from + 30 + other, by },
      { _tag: "FactAssigned", station, position: 1 + minute, transaction, by }
    )
  })

/** Every third fact was told some time before. */
const histories = fc
  .array(fc.tuple(fact, fc.constantFrom(0, 0, 1), fc.nat(30)), { minLength: 1, maxLength: 100, size: "max" })
  .map((steps) => {
    const facts: Array<Event> = []
    for (const [fact, again, back] of steps) facts.push((again === 1 ? facts.at(-1 - back) : undefined) ?? fact)
    return facts.map((fact, n) => record([fact], n))
  })
/** How many records each batch has, and whether the listener is told to forget before it. */
const cuts = fc.infiniteStream(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()))

/** The tables are still these when all is drawn anew, and when it comes in batches. */
const sameAgain = Effect.fnUntraced(function* (
  apply: Apply,
  records: ReadonlyArray<Record>,
  cut: Iterator<readonly [size: number, reset: boolean]>,
  whole: ReadonlyArray<unknown>
) {
  yield* again
  expect<ReadonlyArray<unknown>>(yield* everything).toEqual(whole)
  yield* empty
  for (let from = 0; from < records.length; ) {
    const [size, reset] = cut.next().value ?? [1, false]
    yield* apply({ records: records.slice(from, from + size), reset: reset || from === 0 })
    from += size
  }
  expect<ReadonlyArray<unknown>>(yield* everything).toEqual(whole)
})

test("any batches give the same tables, those of the fold", () =>
  run((apply) =>
    Effect.gen(function* () {
      const table = yield* TransactionTable
      const context = yield* Effect.context<SqlClient.SqlClient | Database>()
      const property = fc.asyncProperty(histories, cuts, async (records, cut) => {
        const live = Effect.gen(function* () {
          yield* empty
          yield* apply({ records, reset: true })
          const whole = yield* everything
          const charges = folded(records)
          expect((yield* table.byId(charges.map(({ id }) => id))).map(comparable)).toEqual(charges)
          expect(whole[0]?.length).toBe(charges.length)
          yield* sameAgain(apply, records, cut, whole)
        })
        await Effect.runPromise(Effect.provideContext(live, context))
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 20_000 }))
    })
  ))

test("a fact of a charge long past finds it, by our id and by the station's name, and no new one is made of it", () =>
  run((apply) =>
    Effect.gen(function* () {
      const many = Array.from(
        { length: lookedBack * 3 },
        (_, n): Event => started(n + 10, n * 60, { register: n * 100 })
      )
      const old: ReadonlyArray<Event> = [
        started(1, -600, { register: 0 }),
        stopped(1, -300, { register: 50 }),
        told("Started", 2, 0, -200, { evse: 1, readings: [reading(-200, 100)] }),
        told("Ended", 2, 2, -100, { readings: [reading(-100, 300)] })
      ]
      yield* apply({ records: [...old, ...many].map((event, n) => record([event], n)), reset: true })
      const late: ReadonlyArray<Event> = [
        read(1, 1, reading(-290, 60)),
        told("Updated", 2, 1, -150, { readings: [reading(-150, 200)] }),
        told("Updated", 99, 3, -90, { name: "T2", readings: [reading(-90, 310)] }),
        stopped(1, -300, { register: 50 })
      ]
      for (const [n, event] of late.entries()) yield* apply({ records: [record([event], 100 + n)], reset: true })
      const table = yield* TransactionTable
      const [first, second, ...none] = yield* table.byId([1, 2, 99])
      expect(none).toEqual([])
      expect([first?.meter.last, first?.endedAt, first?.flags]).toEqual([60, day - 300_000, []])
      expect([second?.meter.first, second?.meter.last, second?.lastSeq]).toEqual([100, 310, 3])
    })
  ))

test("an end far behind its charge, and values of one whose facts were assigned away, are there when all is drawn anew", () =>
  run((apply) =>
    Effect.gen(function* () {
      const said = { station: "CP1", by: "api" }
      const others = Array.from({ length: lookedBack * 2 }, (_, n) => started(n + 10, n * 60, { register: n * 100 }))
      const told: ReadonlyArray<Event> = [
        started(1, -600, { register: 0 }),
        ...others,
        started(50, 3000, { evse: 2, register: 0 }),
        read(50, 2, reading(3060, 100)),
        { ...said, _tag: "FactAssigned", position: others.length + 2, transaction: 10 },
        stopped(1, -300, { register: 50 })
      ]
      yield* empty
      yield* apply({ records: told.map((event, n) => record([event], n)), reset: true })
      const sql = yield* SqlClient.SqlClient
      const concluded = sql`SELECT stale, energy FROM transactions WHERE id IN (1, 50) ORDER BY id`
      expect(yield* concluded).toEqual([
        { stale: false, energy: 50 },
        { stale: false, energy: 0 }
      ])
      const before = yield* everything
      yield* again
      expect(yield* everything).toEqual(before)
    })
  ))

/** Every split has a new id. */
const corrected = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fact },
      { weight: 2, arbitrary: said },
      { weight: 1, arbitrary: fc.tuple(place, id, fc.nat(60)) }
    ),
    {
      minLength: 1,
      maxLength: 120,
      size: "max"
    }
  )
  .map((steps) =>
    steps.map((step, n) => {
      if (!Array.isArray(step)) return record([step], n)
      const [{ station, from }, id, minute] = step
      const at = day + minute * 60_000
      return record([{ _tag: "TransactionSplit", station, transaction: from + id, fresh: 5000 + n, at, by: "api" }], n)
    })
  )

test("what is put right by hand is the same in any batches, and when all is drawn anew", () =>
  run((apply) =>
    Effect.gen(function* () {
      const context = yield* Effect.context<SqlClient.SqlClient | Database>()
      const property = fc.asyncProperty(corrected, cuts, async (records, cut) => {
        const live = Effect.gen(function* () {
          yield* empty
          yield* apply({ records, reset: true })
          const whole = yield* everything
          yield* sameAgain(apply, records, cut, whole)
        })
        await Effect.runPromise(Effect.provideContext(live, context))
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: 15, endOnFailure: true }))
    })
  ))
