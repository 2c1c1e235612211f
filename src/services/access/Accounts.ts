/** Who may sign in, and who has: decided from memory. */
import { Context, Effect, Layer } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { Event } from "../../domain/Event.ts"
import type { Role } from "../../domain/Role.ts"
import { EventBus } from "../../events/EventBus.ts"
import { type AccessState, foldAccess, isAccessEvent, type User, userKey } from "./AccessState.ts"
import { forgetSessions, sessionDecisions } from "./Sessions.ts"
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
    /** Whether this user has a session at one of the addresses of this network (`networkOf`). */
    isSignedInAt(name: string, network: string, now: number): boolean
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
          if (event._tag === "SignedIn") forgetSessions(state, userKey(event.name), at)
        }
      })
      return Accounts.of({ loaded: () => loaded, ...userDecisions(state.users), ...sessionDecisions(state) })
    })
  ).pipe(Layer.provide([UserTable.layer, SessionTable.layer]))
}

const mostUsers = 500
/** What is decided of users. */
const userDecisions = (users: ReadonlyMap<string, User>) => {
  const find = (name: string) => users.get(userKey(name))
  const isLastAdmin = (user: User) =>
    rules(user) && ![...users.values()].some((other) => other.name !== user.name && rules(other))
  return {
    find,
    all: () => [...users.values()],
    add: (name: string, role: Role, hash: string, by: string): Decision<Refusal> => {
      if (find(name) !== undefined) return refused("exists")
      if (users.size >= mostUsers) return refused("too-many")
      const saved = { _tag: "UserSaved", name, role, disabled: false, by } as const
      return { answer: undefined, events: [saved, { _tag: "UserPasswordSet", name, hash, by }] }
    },
    change: (name: string, { role, disabled, hash }: UserChange, by: string): Decision<Refusal> => {
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
    remove: (name: string, by: string): Decision<Refusal> => {
      const user = find(name)
      if (user === undefined) return refused("unknown")
      if (isLastAdmin(user)) return refused("last-admin")
      return { answer: undefined, events: [{ _tag: "UserRemoved", name: user.name, by }] }
    },
    restore: (name: string, hash: string, by: string): Decision<Refusal> => {
      const user = find(name)
      const is = user !== undefined && user.role === "admin" && !user.disabled
      const saved = { _tag: "UserSaved", name: user?.name ?? name, role: "admin", disabled: false, by } as const
      return {
        answer: undefined,
        events: [...(is ? [] : [saved]), { _tag: "UserPasswordSet", name: saved.name, hash, by }]
      }
    }
  }
}

const rules = ({ role, disabled, hash }: User) => role === "admin" && !disabled && hash !== undefined

const refused = (answer: Refusal): Decision<Refusal> => ({ answer, events: [] })

const replace = <K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>) => {
  map.clear()
  for (const [key, value] of by) map.set(key, value)
}
