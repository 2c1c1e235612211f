/** Keeps the tables of users and sessions up to date from what admins decided and who signed in. */
import { Effect, Layer } from "effect"
import type { SqlError } from "effect/sql"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { accessTags, foldAccess, isAccessEvent, userKey } from "./AccessState.ts"
import { longestSession } from "./Accounts.ts"
import { SessionTable } from "./SessionTable.ts"
import { UserTable } from "./UserTable.ts"

/** The listener `access`. */
export const AccessListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const apply = yield* applyAccess
    yield* listeners.listen({ name: "access", tags: accessTags, apply, reset: Effect.void })
  })
).pipe(Layer.provide([UserTable.layer, SessionTable.layer]))

/** Reads what the batch speaks of, folds its events in as memory does, and writes the difference. */
export const applyAccess = Effect.gen(function* () {
  const userTable = yield* UserTable
  const sessionTable = yield* SessionTable
  return Effect.fnUntraced(function* (records: ReadonlyArray<Record>): Effect.fn.Return<void, SqlError.SqlError> {
    const facts = records.flatMap(({ position, at, events }) =>
      events.flatMap((event) => (isAccessEvent(event) ? [{ event, position, at }] : []))
    )
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

const changed = <A>(now: ReadonlyMap<string, A>, before: ReadonlyMap<string, A>): ReadonlyMap<string, A> =>
  new Map([...now].filter(([key, value]) => before.get(key) !== value))
