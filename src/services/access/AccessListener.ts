/** Keeps the tables of users, sessions and keys up to date from what admins decided, who signed in and what was used. */
import { Effect, Layer } from "effect"
import type { SqlError } from "effect/sql"
import type { Event } from "../../domain/Event.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { type AccessEvent, accessTags, foldAccess, isAccessEvent, userKey } from "./AccessState.ts"
import { foldKey, isKeyEvent, type KeyEvent, keyTags } from "./KeyState.ts"
import { KeyTable } from "./KeyTable.ts"
import { longestSession } from "./Sessions.ts"
import { SessionTable } from "./SessionTable.ts"
import { UserTable } from "./UserTable.ts"

/** The listener `access`. */
export const AccessListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const apply = yield* applyAccess
    yield* listeners.listen({ name: "access", tags: [...accessTags, ...keyTags], apply, reset: Effect.void })
  })
).pipe(Layer.provide([UserTable.layer, SessionTable.layer, KeyTable.layer]))

/** Reads what the batch speaks of, folds its events in as memory does, and writes the difference. */
export const applyAccess = Effect.gen(function* () {
  const applyPeople = yield* makeApplyPeople
  const applyKeys = yield* makeApplyKeys
  return (records: ReadonlyArray<Record>): Effect.Effect<void, SqlError.SqlError> =>
    Effect.andThen(applyPeople(factsOf(records, isAccessEvent)), applyKeys(factsOf(records, isKeyEvent)))
})

interface Fact<E> {
  readonly event: E
  readonly position: number
  readonly at: number
}

const factsOf = <E extends Event>(records: ReadonlyArray<Record>, is: (event: Event) => event is E) =>
  records.flatMap(({ position, at, events }) =>
    events.flatMap((event): ReadonlyArray<Fact<E>> => (is(event) ? [{ event, position, at }] : []))
  )

const makeApplyPeople = Effect.gen(function* () {
  const userTable = yield* UserTable
  const sessionTable = yield* SessionTable
  return Effect.fnUntraced(function* (facts: ReadonlyArray<Fact<AccessEvent>>) {
    if (facts.length === 0) return
    const names = facts.map(({ event }) => userKey(event.name))
    const hashes = facts.flatMap(({ event }) => ("session" in event ? [event.session] : []))
    const users = new Map(yield* userTable.find([...new Set(names)].sort()))
    const sessions = new Map(yield* sessionTable.find([...new Set(hashes)].sort()))
    const before = { users: new Map(users), sessions: new Map(sessions) }
    for (const { event, position, at } of facts) foldAccess({ users, sessions }, event, position, at)
    yield* userTable.put(changed(users, before.users))
    yield* sessionTable.put(changed(sessions, before.sessions))
    if (sessions.size > before.sessions.size)
      yield* sessionTable.forget(Math.max(...facts.map(({ at }) => at)) - 2 * longestSession)
  })
})

const makeApplyKeys = Effect.gen(function* () {
  const keyTable = yield* KeyTable
  return Effect.fnUntraced(function* (facts: ReadonlyArray<Fact<KeyEvent>>) {
    if (facts.length === 0) return
    const keys = new Map(yield* keyTable.find([...new Set(facts.map(({ event }) => event.key))].sort()))
    const before = new Map(keys)
    for (const { event, position, at } of facts) foldKey(keys, event, position, at)
    yield* keyTable.put(changed(keys, before))
  })
})

const changed = <A>(now: ReadonlyMap<string, A>, before: ReadonlyMap<string, A>): ReadonlyMap<string, A> =>
  new Map([...now].filter(([key, value]) => before.get(key) !== value))
