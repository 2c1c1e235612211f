// The tables of users, sessions and keys are the fold of the events, however they come: in any batches, twice, or late.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import type { Record } from "../../../src/events/Record.ts"
import { applyAccess } from "../../../src/services/access/AccessListener.ts"
import { type AccessState, foldAccess, isAccessEvent } from "../../../src/services/access/AccessState.ts"
import { foldKey, isKeyEvent, type Key } from "../../../src/services/access/KeyState.ts"
import { KeyTable } from "../../../src/services/access/KeyTable.ts"
import { SessionTable } from "../../../src/services/access/SessionTable.ts"
import { UserTable } from "../../../src/services/access/UserTable.ts"
import { testDatabase } from "../../TestDatabase.ts"

const tables = Layer.mergeAll(UserTable.layer, SessionTable.layer, KeyTable.layer).pipe(
  Layer.provideMerge(testDatabase)
)
type Tables = Layer.Success<typeof tables>
const run = <A, E>(effect: Effect.Effect<A, E, Tables>) => effect.pipe(Effect.provide(tables), Effect.runPromise)
const empty = Effect.flatMap(SqlClient.SqlClient, (sql) => sql`TRUNCATE users, sessions, keys`)

const stored = Effect.gen(function* () {
  const users = yield* (yield* UserTable).all
  const sessions = yield* (yield* SessionTable).all
  const keys = yield* (yield* KeyTable).all
  return { users, sessions, keys }
})

/** As memory holds it, removed users and keys and ended sessions left out. */
const folded = (records: ReadonlyArray<Record>) => {
  const state: AccessState = { users: new Map(), sessions: new Map() }
  const keys = new Map<string, Key>()
  for (const { position, at, events } of records) {
    for (const event of events) {
      if (isAccessEvent(event)) foldAccess(state, event, position, at)
      if (isKeyEvent(event)) foldKey(keys, event, position, at)
    }
  }
  return {
    users: new Map([...state.users].filter(([, { removed }]) => !removed)),
    sessions: new Map([...state.sessions].filter(([, { ended }]) => !ended)),
    keys: new Map([...keys].filter(([, { removed }]) => !removed))
  }
}

const day = Date.UTC(2026, 10, 20)
const record = (position: number, ...events: ReadonlyArray<Event>): Record => ({
  position,
  at: day + position * 60_000,
  cause: { kind: "admin", by: "test" },
  events
})

const [name, session, key] = [
  fc.constantFrom("Ann", "ann", "Bob"),
  fc.constantFrom("s1", "s2"),
  fc.constantFrom("k1", "k2")
]
const by = "test"
const happening: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    _tag: fc.constant("UserSaved" as const),
    name,
    role: fc.constantFrom("viewer" as const, "admin" as const),
    disabled: fc.boolean(),
    by: fc.constant(by)
  }),
  fc.record({
    _tag: fc.constant("UserPasswordSet" as const),
    name,
    hash: fc.constantFrom("h1", "h2"),
    by: fc.constant(by)
  }),
  fc.record({ _tag: fc.constant("UserRemoved" as const), name, by: fc.constant(by) }),
  fc.record({ _tag: fc.constant("SignedIn" as const), name, session, address: fc.constant("192.0.2.1") }),
  fc.record({ _tag: fc.constantFrom("SessionUsed" as const, "SignedOut" as const), name, session }),
  fc.record({
    _tag: fc.constant("KeyMade" as const),
    key,
    label: fc.constant("l"),
    role: fc.constant("viewer" as const),
    hash: fc.constant("h"),
    stations: fc.constant(["CP-1"]),
    by: fc.constant(by)
  }),
  fc.record({ _tag: fc.constant("KeyUsed" as const), key }),
  fc.record({ _tag: fc.constant("KeyRemoved" as const), key, label: fc.constant("l"), by: fc.constant(by) })
)
/** As decisions make them: a record is one event, but a new user comes with a password, and a new password with a session. */
const told = fc.oneof(
  { weight: 5, arbitrary: happening.map((event) => [event]) },
  name.map(
    (who): ReadonlyArray<Event> => [
      { _tag: "UserSaved", name: who, role: "operator", disabled: false, by },
      { _tag: "UserPasswordSet", name: who, hash: "h3", by }
    ]
  ),
  fc.tuple(name, session).map(
    ([who, hash]): ReadonlyArray<Event> => [
      { _tag: "UserPasswordSet", name: who, hash: "h4", by },
      { _tag: "SignedIn", name: who, session: hash, address: "192.0.2.2" }
    ]
  )
)
const lives = fc.array(told, { maxLength: 30 }).map((all) => all.map((events, nth) => record(nth + 1, ...events)))

const property = (check: (records: ReadonlyArray<Record>, size: number) => Effect.Effect<void, unknown, Tables>) =>
  run(
    Effect.flatMap(Effect.context<Tables>(), (context) =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(lives, fc.integer({ min: 1, max: 10 }), (records, size) =>
            empty.pipe(Effect.andThen(check(records, size)), Effect.provideContext(context), Effect.runPromise)
          ),
          { numRuns: 40 }
        )
      )
    )
  )

test("the tables hold what memory holds, whatever the batches, and a batch that comes twice changes nothing", () =>
  property((records, size) =>
    Effect.gen(function* () {
      const apply = yield* applyAccess
      for (let from = 0; from < records.length; from += size) yield* apply(records.slice(from, from + size))
      const once = yield* stored
      expect(once).toEqual(folded(records))
      yield* apply(records.slice(-size))
      expect(yield* stored).toEqual(once)
    })
  ))

test("a record that comes late revives nobody, opens no session and changes nothing newer", () =>
  run(
    Effect.gen(function* () {
      yield* empty
      const apply = yield* applyAccess
      const saved = (user: string, role: "viewer" | "admin"): Event => ({
        _tag: "UserSaved",
        name: user,
        role,
        disabled: false,
        by
      })
      yield* apply([
        record(5, saved("Ann", "viewer"), { _tag: "UserPasswordSet", name: "Ann", hash: "new", by }),
        record(6, { _tag: "UserRemoved", name: "Bob", by }, { _tag: "KeyRemoved", key: "k1", label: "l", by })
      ])
      yield* apply([
        record(2, saved("ann", "admin"), { _tag: "UserPasswordSet", name: "ann", hash: "old", by }),
        record(3, saved("bob", "admin"), { _tag: "SignedIn", name: "Ann", session: "s1", address: "" }),
        record(4, { _tag: "KeyMade", key: "k1", label: "l", role: "admin", hash: "h", by })
      ])
      const { users, sessions, keys } = yield* stored
      expect([...users.keys()]).toEqual(["ann"])
      expect(users.get("ann")).toMatchObject({ name: "Ann", role: "viewer", hash: "new", sessionsFrom: 5 })
      // It is there, and counts for nothing: it is older than what ended it.
      expect(sessions.get("s1")?.position).toBe(3)
      expect([...keys.keys()]).toEqual([])
    })
  ))

test("sessions that nobody can use any more are removed when another begins", () =>
  run(
    Effect.gen(function* () {
      yield* empty
      const apply = yield* applyAccess
      const signedIn = (hash: string): Event => ({ _tag: "SignedIn", name: "Ann", session: hash, address: "" })
      yield* apply([record(1, signedIn("old"))])
      yield* apply([{ ...record(2, signedIn("new")), at: day + 61 * 86_400_000 }])
      expect([...(yield* stored).sessions.keys()]).toEqual(["new"])
    })
  ))
