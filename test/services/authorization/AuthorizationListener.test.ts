// The tables of tokens and unknown cards are the fold of the events, however they come: in any batches, twice, or late.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import type { Record } from "../../../src/events/Record.ts"
import { applyTokens } from "../../../src/services/authorization/AuthorizationListener.ts"
import { foldToken, type TokenState } from "../../../src/services/authorization/TokenState.ts"
import { TokenTable } from "../../../src/services/authorization/TokenTable.ts"
import { UnknownCardTable } from "../../../src/services/authorization/UnknownCardTable.ts"
import { testDatabase } from "../../TestDatabase.ts"
import { day, lives } from "./TokenFacts.ts"

const tables = Layer.mergeAll(TokenTable.layer, UnknownCardTable.layer).pipe(Layer.provideMerge(testDatabase))
type Tables = TokenTable | UnknownCardTable | SqlClient.SqlClient
const run = <A, E>(effect: Effect.Effect<A, E, Tables>) => effect.pipe(Effect.provide(tables), Effect.runPromise)

const empty = Effect.flatMap(SqlClient.SqlClient, (sql) => sql`TRUNCATE tokens, unknown_cards`)

const stored = Effect.gen(function* () {
  const tokens = yield* (yield* TokenTable).all
  const unknown = yield* (yield* UnknownCardTable).all
  return { tokens: [...tokens], unknown: [...unknown] }
})

const folded = (records: ReadonlyArray<Record>) => {
  const state: TokenState = { tokens: new Map(), unknown: new Map() }
  for (const { position, at, events } of records) for (const event of events) foldToken(state, event, position, at)
  const tokens = [...state.tokens].filter(([, { record }]) => record !== undefined)
  return {
    tokens: tokens.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    unknown: [...state.unknown]
  }
}

const byKey = ({ tokens, unknown }: { readonly tokens: unknown; readonly unknown: ReadonlyArray<unknown> }) => ({
  tokens,
  unknown: new Set(unknown)
})

const record = (position: number, ...events: ReadonlyArray<Event>): Record => ({
  position,
  at: day + position,
  cause: { kind: "timer", name: "test" },
  events
})
const tapped = (text: string): Event => ({
  _tag: "TokenPresented",
  station: "CP1",
  token: { text, kind: "card" },
  verdict: "invalid"
})
const saved = (text: string, note: string): Event => ({
  _tag: "TokenSaved",
  token: { text, kind: "card", status: "active", note },
  by: "admin"
})
const removed = (text: string): Event => ({ _tag: "TokenRemoved", text, by: "admin" })

const property = (check: (records: ReadonlyArray<Record>, size: number) => Effect.Effect<void, unknown, Tables>) =>
  Effect.flatMap(Effect.context<Tables>(), (context) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(lives, fc.integer({ min: 1, max: 20 }), (records, size) =>
          empty.pipe(Effect.andThen(check(records, size)), Effect.provideContext(context), Effect.runPromise)
        ),
        { numRuns: 40 }
      )
    )
  )

const inBatches = (records: ReadonlyArray<Record>, size: number) =>
  Effect.gen(function* () {
    const apply = yield* applyTokens
    for (let from = 0; from < records.length; from += size) yield* apply(records.slice(from, from + size))
  })

test("the tables hold what memory holds, whatever the batches", () =>
  run(
    property((records, size) =>
      Effect.gen(function* () {
        yield* inBatches(records, size)
        // Two cards of one record have one position: their order is nobody's business.
        expect<unknown>(byKey(yield* stored)).toEqual(byKey(folded(records)))
      })
    )
  ))

test("a batch applied twice is applied once", () =>
  run(
    property((records, size) =>
      Effect.gen(function* () {
        const apply = yield* applyTokens
        const split = Math.min(size, records.length)
        yield* apply(records.slice(0, split))
        yield* apply(records.slice(split))
        const once = yield* stored
        yield* apply(records.slice(split))
        expect(yield* stored).toEqual(once)
      })
    )
  ))

test("a record that comes late revives no removed token and changes no newer one", () =>
  run(
    Effect.gen(function* () {
      const apply = yield* applyTokens
      yield* apply([record(5, saved("A", "new")), record(6, removed("B"))])
      yield* apply([record(2, saved("a", "old"), saved("b", "old"), tapped("B"))])
      yield* apply([record(3, removed("A"))])
      expect((yield* stored).tokens.map(([key, { record: token }]) => [key, token?.text, token?.note])).toEqual([
        ["a", "A", "new"]
      ])
      expect((yield* stored).unknown).toEqual([])
      yield* apply([record(7, tapped("b"))])
      expect((yield* stored).unknown.map(([key]) => key)).toEqual(["b"])
    })
  ))

test("the thousand cards that were shown last are kept, in one batch or in many, and not changed by a repeat", () =>
  run(
    Effect.gen(function* () {
      const taps = Array.from({ length: 2500 }, (_, n) => record(n + 1, tapped(n % 50 === 0 ? "often" : `card ${n}`)))
      for (const size of [2500, 300]) {
        yield* empty
        yield* inBatches(taps, size)
        const { unknown } = yield* stored
        expect(unknown.length).toBe(1000)
        expect(unknown).toEqual(folded(taps).unknown)
        expect(unknown.find(([key]) => key === "often")?.[1].times).toBe(50)
        yield* inBatches(taps.slice(-size), size)
        expect((yield* stored).unknown).toEqual(unknown)
      }
    })
  ))
