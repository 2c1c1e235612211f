/**
 * What the facts say of users and their sessions. The same fold keeps memory (event by event) and the tables (batch by
 * batch), so that the two cannot differ; a fact that comes late changes nothing newer.
 */
import type { Event, EventOf } from "../../domain/Event.ts"
import type { Position } from "../../domain/Ids.ts"
import { oneOf } from "../../domain/OneOf.ts"
import type { Role } from "../../domain/Role.ts"

export interface User {
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  /** argon2id; undefined: no password was ever set, nobody can sign in. */
  readonly hash: string | undefined
  /** ms since 1970. */
  readonly createdAt: number
  readonly passwordAt: number | undefined
  /** Kept in the table only, so that an older record cannot revive him. */
  readonly removed: boolean
  readonly position: Position
  readonly passwordPosition: Position
  /** Sessions of older records have ended. */
  readonly sessionsFrom: Position
}

export interface Session {
  /** `userKey` of whom it is. */
  readonly user: string
  readonly address: string
  readonly signedInAt: number
  readonly usedAt: number
  readonly ended: boolean
  readonly position: Position
}

/** Users by `userKey`, sessions by the hash of their secret, in the order in which they began. */
export interface AccessState {
  readonly users: Map<string, User>
  readonly sessions: Map<string, Session>
}

/** Users are told apart without regard to case. */
export const userKey = (name: string): string => name.normalize("NFC").toLowerCase()

/** The events that tell something of users and sessions. */
export const accessTags = [
  "UserSaved",
  "UserPasswordSet",
  "UserRemoved",
  "SignedIn",
  "SessionUsed",
  "SignedOut"
] as const satisfies ReadonlyArray<Event["_tag"]>
export type AccessEvent = EventOf<(typeof accessTags)[number]>

export const isAccessEvent = oneOf(accessTags)

/** Folds one event into the state, in place. */
export const foldAccess = (state: AccessState, event: AccessEvent, position: Position, at: number): void => {
  const key = userKey(event.name)
  if (event._tag === "SignedIn" || event._tag === "SessionUsed" || event._tag === "SignedOut")
    foldSession(state.sessions, event, position, at)
  else state.users.set(key, foldUser(state.users.get(key), event, position, at))
}

const foldUser = (
  known: User | undefined,
  event: EventOf<"UserSaved" | "UserPasswordSet" | "UserRemoved">,
  position: Position,
  at: number
): User => {
  const user = known ?? nobody(event.name)
  const sessionsFrom = Math.max(user.sessionsFrom, position)
  if (event._tag === "UserPasswordSet") {
    return position < user.passwordPosition || (user.removed && position < user.position)
      ? user
      : { ...user, hash: event.hash, passwordAt: at, passwordPosition: position, sessionsFrom }
  }
  if (position < user.position) return user
  if (event._tag === "UserRemoved") {
    const { passwordPosition } = user
    return { ...nobody(user.name), position, passwordPosition: Math.max(passwordPosition, position), sessionsFrom }
  }
  const { name, role, disabled } = event
  const createdAt = user.removed ? at : user.createdAt
  return { ...user, name, role, disabled, createdAt, removed: false, position, sessionsFrom }
}

/** What is left of one who is removed, or not told of yet. */
const nobody = (name: string): User => ({
  name,
  role: "viewer",
  disabled: true,
  hash: undefined,
  createdAt: 0,
  passwordAt: undefined,
  removed: true,
  position: 0,
  passwordPosition: 0,
  sessionsFrom: 0
})

const foldSession = (
  sessions: Map<string, Session>,
  event: EventOf<"SignedIn" | "SessionUsed" | "SignedOut">,
  position: Position,
  at: number
) => {
  const known = sessions.get(event.session)
  if (event._tag === "SignedIn") {
    if (known !== undefined) return
    const { name, address } = event
    const session = { user: userKey(name), address, signedInAt: at, usedAt: at, ended: false, position }
    sessions.set(event.session, session)
  } else if (known !== undefined && position >= known.position) {
    const ended = known.ended || event._tag === "SignedOut"
    sessions.set(event.session, { ...known, ended, usedAt: Math.max(known.usedAt, at) })
  }
}
