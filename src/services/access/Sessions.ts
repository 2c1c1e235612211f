/** What is decided of sessions: how long they last, and what begins and ends them. */
import type { Decision } from "../../domain/Decision.ts"
import type { Event } from "../../domain/Event.ts"
import { type AccessState, type Session, type User, userKey } from "./AccessState.ts"
import { networkOf } from "./Attempts.ts"

/** ms after which a session ends that nobody uses. */
const longestIdle = 86_400_000
/** ms after which every session ends. */
export const longestSession = 30 * longestIdle
const usedEvery = 600_000
/** Of one user; the oldest goes first. */
const mostSessions = 20

type Begun = Decision<"changed-meanwhile" | undefined>

export const sessionDecisions = ({ users, sessions }: AccessState) => {
  const valid = (session: Session | undefined, now: number): User | undefined => {
    if (session === undefined || isOver(session, now)) return undefined
    const user = users.get(session.user)
    return user === undefined || user.disabled || session.position < user.sessionsFrom ? undefined : user
  }
  const ownerOf = (session: string) => users.get(sessions.get(session)?.user ?? "")?.name
  const signIn = (name: string, verified: string, session: string, address: string): Begun => {
    const user = users.get(userKey(name))
    if (user === undefined || user.disabled || user.hash !== verified)
      return { answer: "changed-meanwhile", events: [] }
    return { answer: undefined, events: [{ _tag: "SignedIn", name: user.name, session, address }] }
  }
  return {
    session: (hash: string, now: number) => {
      const session = sessions.get(hash)
      const user = valid(session, now)
      return session && user && { user, until: session.signedInAt + longestSession }
    },
    used: (hash: string, now: number): ReadonlyArray<Event> => {
      const session = sessions.get(hash)
      const user = valid(session, now)
      if (session === undefined || user === undefined || now - session.usedAt < usedEvery) return []
      return [{ _tag: "SessionUsed", name: user.name, session: hash }]
    },
    signIn,
    changeOwn: (name: string, verified: string, hash: string, session: string, address: string): Begun => {
      const { answer, events } = signIn(name, verified, session, address)
      if (answer !== undefined) return { answer, events }
      return { answer, events: [{ _tag: "UserPasswordSet", name, hash, by: name }, ...events] }
    },
    signOut: (session: string): Decision<"unknown" | undefined> => {
      const name = ownerOf(session)
      if (name === undefined) return { answer: "unknown", events: [] }
      return { answer: undefined, events: [{ _tag: "SignedOut", name, session }] }
    },
    ownerOf,
    isSignedInAt: (name: string, network: string, now: number): boolean =>
      [...sessions.values()].some(
        (session) =>
          session.user === userKey(name) && networkOf(session.address) === network && valid(session, now) !== undefined
      )
  }
}

const isOver = ({ signedInAt, usedAt }: Session, now: number) =>
  now - signedInAt >= longestSession || now - usedAt >= longestIdle

/** Sessions that are over go, and the oldest of a user who has too many. */
export const forgetSessions = ({ users, sessions }: AccessState, user: string, now: number) => {
  const own: Array<string> = []
  for (const [hash, session] of sessions) {
    const { sessionsFrom = Number.POSITIVE_INFINITY } = users.get(session.user) ?? {}
    if (isOver(session, now) || session.position < sessionsFrom) sessions.delete(hash)
    else if (session.user === user) own.push(hash)
  }
  for (const hash of own.slice(0, -mostSessions)) sessions.delete(hash)
}
