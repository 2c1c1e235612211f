/** What a driver shows to a charger, and what we say to it. A card is known by its text alone, whatever its kind says. */
import { Schema } from "effect"

/** The kinds of the richer model; OCPP 1.6 has none, its tags are `card`. Unknown kinds of 2.1 stay as they came. */
export const TokenKind = Schema.String
export type TokenKind = string

/** A token as a station presented it: its text (any case) and its kind. */
export const Token = Schema.Struct({ text: Schema.String, kind: TokenKind })
export type Token = typeof Token.Type

/** Tokens are compared without regard to case (OCPP 1.6 CiString20, 2.0.1 identifierString). */
export const tokenKey = (text: string): string => text.toLowerCase()

/** Our answer to a token; `ocpp/` spells it for each version. `concurrent` is only ever said to a start or an authorise. */
export const Verdict = Schema.Literals(["accepted", "blocked", "expired", "invalid", "concurrent"])
export type Verdict = typeof Verdict.Type

/** What we decided of a token, with what a charger may cache of it: expiry in ms since 1970, the group it may stop for. */
export const Ruling = Schema.Struct({
  verdict: Verdict,
  expiry: Schema.optionalKey(Schema.Number),
  group: Schema.optionalKey(Schema.String)
})
export type Ruling = typeof Ruling.Type

/** A token as the operator keeps it. `limit` is how many charges may run on it at once; absent: any number. */
export const TokenRecord = Schema.Struct({
  text: Schema.String,
  kind: TokenKind,
  status: Schema.Literals(["active", "blocked"]),
  expiry: Schema.optionalKey(Schema.Number),
  group: Schema.optionalKey(Schema.String),
  limit: Schema.optionalKey(Schema.Int),
  note: Schema.optionalKey(Schema.String)
})
export type TokenRecord = typeof TokenRecord.Type

/** An event: an operator does not want to see this unknown card any more, until it is shown again. */
export const CardDismissed = Schema.TaggedStruct("CardDismissed", { text: Schema.String, by: Schema.String })

export const sameToken = (one: Token | undefined, other: Token | undefined): boolean =>
  one !== undefined && other !== undefined && tokenKey(one.text) === tokenKey(other.text)
