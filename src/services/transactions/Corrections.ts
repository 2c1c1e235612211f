/**
 * Whether an operator may put charges right, and the event that says so. An operator's word is a fact like any other: what
 * follows for the charges is concluded from it, and drawn anew with it.
 */
import { type Charge, closedFlag } from "../../domain/Charge.ts"
import type { Decision } from "../../domain/Decision.ts"
import type { Event } from "../../domain/Event.ts"
import type { Position, StationId, TransactionId } from "../../domain/Ids.ts"
import type { Token } from "../../domain/Token.ts"

/** What must be known of a charge to decide about it; times in ms since 1970. */
export type Known = Pick<Charge, "id" | "station" | "evse" | "startedAt" | "endedAt" | "stale" | "received" | "reason">

/** Why a charge stays as it is. `Moment`: the time given is none of this charge. */
export type Refusal =
  | { readonly _tag: "Moment"; readonly reason: string }
  | { readonly _tag: "Conflict"; readonly reason: string }

/** Undefined: it is done. */
export type Outcome = Decision<Refusal | undefined>

/** Ends a charge whose station never did: at `at`, or where its last value was. */
export const close = (charge: Known, at: number | undefined, by: string, now: number): Outcome => {
  if (charge.endedAt !== undefined && !charge.stale) {
    // The reason of a charge that was closed by hand with a time, which may be said otherwise.
    const byHand = charge.reason === closedFlag
    if (!byHand) return refused(conflict("Its station has said when it ended."))
    if (at === undefined)
      return refused(conflict("It has been closed by hand already; say `at` to change when it ended."))
  }
  if (at !== undefined && at < beginOf(charge)) return refused(moment("It is before the transaction began."))
  if (at !== undefined && at > now) return refused(moment("It is still to come."))
  return done({ _tag: "TransactionClosed", ...names(charge), by, ...(at === undefined ? {} : { at }) })
}

/** Makes two charges one: what is known of `from` belongs to `into`. */
export const merge = (into: Known, from: Known, by: string): Outcome => {
  if (into.id === from.id) return refused(conflict(`Both ids mean transaction ${into.id}.`))
  if (into.station !== from.station) {
    return refused(conflict(`Transaction ${from.id} is of another station, ${from.station}.`))
  }
  if (runningElsewhere(into, from)) return refused(conflict("Both are going on, at different EVSEs."))
  return done({ _tag: "TransactionsMerged", station: into.station, into: into.id, from: from.id, by })
}

/** Makes one charge two: what happened from `at` on becomes the charge `fresh`. */
export const split = (charge: Known, fresh: TransactionId, at: number, by: string, now: number): Outcome => {
  if (at <= beginOf(charge)) return refused(moment("It is not after the transaction began: nothing would be left."))
  if (charge.endedAt !== undefined && at >= charge.endedAt) {
    return refused(moment("It is not before the transaction ended: nothing would be split off."))
  }
  if (at > now) return refused(moment("It is still to come."))
  return done({ _tag: "TransactionSplit", ...names(charge), fresh, at, by })
}

/** Says whose a charge is. */
export const reassign = (charge: Known, token: Token, by: string): Outcome =>
  done({ _tag: "TransactionReassigned", ...names(charge), token, by })

/** A stop that fitted no charge. `assignedTo`: the charge that it was assigned to; null: none. */
export interface Stray {
  readonly position: Position
  readonly station: StationId
  readonly assignedTo: TransactionId | null
}

/** Says whose a stray stop is; to say so again is nothing new. */
export const assign = ({ position, station, assignedTo }: Stray, charge: Known, by: string): Outcome => {
  if (station !== charge.station) {
    return refused(conflict(`Transaction ${charge.id} is of another station, ${charge.station}.`))
  }
  if (assignedTo === charge.id) return { answer: undefined, events: [] }
  return done({ _tag: "FactAssigned", ...names(charge), position, by })
}

const names = ({ id, station }: Known) => ({ station, transaction: id })

const beginOf = ({ startedAt, received }: Known) => startedAt ?? received

/** A car charges in one place: of two that run at once neither is the other. */
const runningElsewhere = (one: Known, other: Known): boolean =>
  one.endedAt === undefined &&
  other.endedAt === undefined &&
  one.evse !== undefined &&
  other.evse !== undefined &&
  one.evse !== other.evse

const done = (event: Event): Outcome => ({ answer: undefined, events: [event] })
const refused = (answer: Refusal): Outcome => ({ answer, events: [] })
const moment = (reason: string): Refusal => ({ _tag: "Moment", reason })
const conflict = (reason: string): Refusal => ({ _tag: "Conflict", reason })
