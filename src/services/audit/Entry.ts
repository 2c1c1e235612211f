/** What the audit trail says of a record: who did what, to what, and what came of it. A pure function of the records. */
import type { EventOf, Tag } from "../../domain/Event.ts"
import type { Position } from "../../domain/Ids.ts"
import { oneOf } from "../../domain/OneOf.ts"
import type { Record } from "../../events/Record.ts"

export type Doer = "user" | "key" | "station" | "timer" | "system"

export interface Entry {
  readonly position: Position
  /** Which event of its record, from 0. */
  readonly nth: number
  /** ms since 1970. */
  readonly at: number
  readonly kind: Doer
  /** A user or station by name, a key as `key:` and its label (`api`: the key of API_KEY); empty: nobody knows. */
  readonly by: string
  readonly what: AuditedTag
  readonly station: string | null
  /** By our id. */
  readonly transaction: number | null
  /** The user, token, key or command that it is about. */
  readonly subject: string | null
  /** What came of it; null: not told yet. */
  readonly outcome: string | null
  /** The rest of the event, no secret and no hash in it, as JSON. */
  readonly detail: string
}

/** What became of a command: the outcome of the entry at `position`. */
export interface Outcome {
  readonly position: Position
  readonly outcome: string
}

/** What is written down when a person, a program, a timer or the system itself did it. */
export const auditedTags = [
  "StationFound",
  "StationApproved",
  "StationPasswordSet",
  "StationPasswordOffered",
  "StationPasswordWithdrawn",
  "StationAdjusted",
  "StationRemoved",
  "TokenSaved",
  "TokenRemoved",
  "CardDismissed",
  "TransactionClosed",
  "TransactionAbandoned",
  "TransactionsMerged",
  "TransactionSplit",
  "FactAssigned",
  "TransactionReassigned",
  "RebuildAsked",
  "CommandIssued",
  "UserSaved",
  "UserPasswordSet",
  "UserRemoved",
  "SignedIn",
  "SignedOut",
  "SignInRefused",
  "KeyMade",
  "KeyRemoved",
  "BackupTaken"
] as const satisfies ReadonlyArray<Tag>
export type AuditedTag = (typeof auditedTags)[number]

const isAudited = oneOf(auditedTags)

/** The entries that these records make. */
export const entriesIn = (records: ReadonlyArray<Record>): ReadonlyArray<Entry> =>
  records.flatMap(({ position, at, cause, events }) =>
    events.flatMap((event, nth) => (isAudited(event) ? [{ position, nth, at, ...doerOf(cause), ...said(event) }] : []))
  )

/** What these records tell of commands issued before. */
export const outcomesIn = (records: ReadonlyArray<Record>): ReadonlyArray<Outcome> =>
  records.flatMap(({ events }) =>
    events.flatMap((event) =>
      event._tag === "CommandAnswered" && event.issued !== undefined
        ? [{ position: event.issued, outcome: event.outcome }]
        : []
    )
  )

const doerOf = (cause: Record["cause"]): Pick<Entry, "kind" | "by"> => {
  if (cause.kind === "timer") return { kind: "timer", by: cause.name }
  if (cause.kind !== "admin") return { kind: "station", by: cause.station }
  const { by } = cause
  if (by === "api" || by.startsWith("key:")) return { kind: "key", by }
  return { kind: ownWords.has(by) ? "system" : "user", by }
}

/** Not only people and programs wish something: no user is called so, each has a blank in it or is reserved. */
const ownWords = new Set(["approval", "first start", "settings ADMIN_PASSWORD", "onetime admin reset-password"])

const said = (
  event: EventOf<AuditedTag>
): Pick<Entry, "what" | "station" | "transaction" | "subject" | "outcome" | "detail"> => ({
  what: event._tag,
  station: "station" in event ? event.station : null,
  transaction: transactionIn(event),
  subject: subjectIn(event),
  outcome: outcomeIn(event),
  detail: JSON.stringify(event, (name, value) => (left.has(name) ? undefined : value))
})

/** Said elsewhere in the entry, or nobody's business. */
const left = new Set(["_tag", "by", "hash", "session", "station"])

const transactionIn = (event: EventOf<AuditedTag>): number | null => {
  if (event._tag === "TransactionsMerged") return event.into
  return "transaction" in event ? event.transaction : null
}

const subjectIn = (event: EventOf<AuditedTag>): string | null => {
  switch (event._tag) {
    case "TokenSaved":
    case "TransactionReassigned":
      return event.token.text
    case "TokenRemoved":
    case "CardDismissed":
      return event.text
    case "CommandIssued":
      return event.command
    case "KeyMade":
    case "KeyRemoved":
      return event.label
    default:
      return "name" in event ? (event.name ?? null) : null
  }
}

const outcomeIn = (event: EventOf<AuditedTag>): string | null => {
  if (event._tag === "CommandIssued") return null
  return event._tag === "SignInRefused" ? `Refused: ${event.because}` : "Done"
}
