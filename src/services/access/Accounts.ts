/** Who may sign in, and who has: decided from memory. */
import { Context, Effect, Layer } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { Event } from "../../domain/Event.ts"
import type { Role } from "../../domain/Role.ts"
import { EventBus } from "../../events/EventBus.ts"
import { type AccessState, foldAccess, isAccessEvent, type Session, type User, userKey } from "./AccessState.ts"
import { SessionTable } from "./SessionTable.ts"
import { UserTable } from "./UserTable.ts"

export type { User } from "./AccessState.ts"

/** Why users were left as they are; undefined: they were not. */
export type Refusal = "unknown" | "exists" | "too-many" | "last-admin" | "changed-meanwhile" | undefined

/** What of a user is to change; only what is present. `hash`: argon2id of a new password. */
export interface UserChange {
  readonly role?: Role | undefined
  readonly disabled?: boolean | undefined
  readonly hash?: string | undefined
}

export class Accounts extends Context.Service<
  Accounts,
  {
    /** Whether the tables have been read; before, nobody is known. */
    readonly loaded: () => boolean
    /** By name, in any case of letters. */
    find(name: string): User | undefined
    readonly all: () => ReadonlyArray<User>
    /** Whose session this is (by the hash of its secret), while it lasts; and until when it does at most. */
    session(hash: string, now: number): { readonly user: User; readonly until: number } | undefined
    /** The record that a session was used, if it is time for one. */
    used(hash: string, now: number): ReadonlyArray<Event>
    add(name: string, role: Role, hash: string, by: string): Decision<Refusal>
    /** Ends the user's sessions unless nothing changes. The last admin who can sign in stays one. */
    change(name: string, change: UserChange, by: string): Decision<Refusal>
    remove(name: string, by: string): Decision<Refusal>
    /** Makes this one an admin who can sign in with this password, whatever he was before. */
    restore(name: string, hash: string, by: string): Decision<Refusal>
    /** Begins a session, if the password that was right is still the user's. */
    signIn(name: string, verified: string, session: string, address: string): Decision<Refusal>
    /** A new password of one's own: every session ends, and one begins. As `signIn`, else. */
    changeOwn(name: string, verified: string, hash: string, session: string, address: string): Decision<Refusal>
    signOut(session: string): Decision<Refusal>
    /** The name of whose session this is, over or not. */
    ownerOf(session: string): string | undefined
  }
>()("onetime/services/access/Accounts") {
  static readonly layer = Layer.effect(
    Accounts,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const userTable = yield* UserTable
      const sessionTable = yield* SessionTable
      const state: AccessState = { users: new Map(), sessions: new Map() }
      let loaded = false
      yield* bus.remember({
        name: "access",
        load: Effect.gen(function* () {
          const users = yield* userTable.all
          const sessions = yield* sessionTable.all
          replace(state.users, users)
          replace(state.sessions, sessions)
          loaded = true
        }),
        fold: (event, position, at) => {
          if (!isAccessEvent(event)) return
          foldAccess(state, event, position, at)
          if (event._tag === "UserRemoved") state.users.delete(userKey(event.name))
          if (event._tag === "SignedOut") state.sessions.delete(event.session)
          if (event._tag === "SignedIn") forget(state, userKey(event.name), at)
        }
      })
      return Accounts.of({ loaded: () => loaded, ...decisions(state) })
    })
  ).pipe(Layer.provide([UserTable.layer, SessionTable.layer]))
}

/** ms after which a session ends that nobody uses. */
const longestIdle = 86_400_000
/** ms after which every session ends. */
export const longestSession = 30 * longestIdle
const usedEvery = 600_000
const mostUsers = 500
/** Of one user; the oldest goes first. */
const mostSessions = 20

const decisions = ({ users, sessions }: AccessState): Omit<Accounts["Service"], "loaded"> => {
  const find = (name: string) => users.get(userKey(name))
  const valid = (session: Session | undefined, now: number): User | undefined => {
    if (session === undefined || isOver(session, now)) return undefined
    const user = users.get(session.user)
    return user === undefined || user.disabled || session.position < user.sessionsFrom ? undefined : user
  }
  const isLastAdmin = (user: User) =>
    rules(user) && ![...users.values()].some((other) => other.name !== user.name && rules(other))
  const ownerOf = (session: string) => users.get(sessions.get(session)?.user ?? "")?.name
  const signIn = (name: string, verified: string, session: string, address: string): Decision<Refusal> => {
    const user = find(name)
    if (user === undefined || user.disabled || user.hash !== verified) return refused("changed-meanwhile")
    return { answer: undefined, events: [{ _tag: "SignedIn", name: user.name, session, address }] }
  }
  return {
    find,
    all: () => [...users.values()],
    session: (hash, now) => {
      const session = sessions.get(hash)
      const user = valid(session, now)
      return session && user && { user, until: session.signedInAt + longestSession }
    },
    used: (hash, now) => {
      const session = sessions.get(hash)
      const user = valid(session, now)
      if (session === undefined || user === undefined || now - session.usedAt < usedEvery) return []
      return [{ _tag: "SessionUsed", name: user.name, session: hash }]
    },
    add: (name, role, hash, by) => {
      if (find(name) !== undefined) return refused("exists")
      if (users.size >= mostUsers) return refused("too-many")
      const saved = { _tag: "UserSaved", name, role, disabled: false, by } as const
      return { answer: undefined, events: [saved, { _tag: "UserPasswordSet", name, hash, by }] }
    },
    change: (name, { role, disabled, hash }, by) => {
      const user = find(name)
      if (user === undefined) return refused("unknown")
      const next = { name: user.name, role: role ?? user.role, disabled: disabled ?? user.disabled }
      if (isLastAdmin(user) && (next.role !== "admin" || next.disabled)) return refused("last-admin")
      const same = next.role === user.role && next.disabled === user.disabled
      return {
        answer: undefined,
        events: [
          ...(same ? [] : [{ _tag: "UserSaved", ...next, by } as const]),
          ...(hash === undefined ? [] : [{ _tag: "UserPasswordSet", name: user.name, hash, by } as const])
        ]
      }
    },
    remove: (name, by) => {
      const user = find(name)
      if (user === undefined) return refused("unknown")
      if (isLastAdmin(user)) return refused("last-admin")
      return { answer: undefined, events: [{ _tag: "UserRemoved", name: user.name, by }] }
    },
    restore: (name, hash, by) => {
      const user = find(name)
      const is = user !== undefined && user.role === "admin" && !user.disabled
      const saved = { _tag: "UserSaved", name: user?.name ?? name, role: "admin", disabled: false, by } as const
      return {
        answer: undefined,
        events: [...(is ? [] : [saved]), { _tag: "UserPasswordSet", name: saved.name, hash, by }]
      }
    },
    signIn,
    changeOwn: (name, verified, hash, session, address) => {
      const { answer, events } = signIn(name, verified, session, address)
      if (answer !== undefined) return { answer, events }
      return { answer, events: [{ _tag: "UserPasswordSet", name, hash, by: name }, ...events] }
    },
    signOut: (session) => {
      const name = ownerOf(session)
      if (name === undefined) return refused("unknown")
      return { answer: undefined, events: [{ _tag: "SignedOut", name, session }] }
    },
    ownerOf
  }
}

const rules = ({ role, disabled, hash }: User) => role === "admin" && !disabled && hash !== undefined

const refused = (answer: Refusal): Decision<Refusal> => ({ answer, events: [] })

const isOver = ({ signedInAt, usedAt }: Session, now: number) =>
  now - signedInAt >= longestSession || now - usedAt >= longestIdle

/** Sessions that are over go, and the oldest of a user who has too many. */
const forget = ({ users, sessions }: AccessState, user: string, now: number) => {
  const own: Array<string> = []
  for (const [hash, session] of sessions) {
    const { sessionsFrom = Number.POSITIVE_INFINITY } = users.get(session.user) ?? {}
    if (isOver(session, now) || session.position < sessionsFrom) sessions.delete(hash)
    else if (session.user === user) own.push(hash)
  }
  for (const hash of own.slice(0, -mostSessions)) sessions.delete(hash)
}

const replace = <K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>) => {
  map.clear()
  for (const [key, value] of by) map.set(key, value)
}
