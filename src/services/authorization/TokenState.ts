/**
 * What the facts say of tokens and of cards nobody has entered. The same fold keeps memory (event by event) and the
 * tables (batch by batch), so that the two cannot differ; a fact that comes late changes nothing newer.
 */
import type { Event, EventOf } from "../../domain/Event.ts"
import type { Position, StationId } from "../../domain/Ids.ts"
import { type Token, type TokenRecord, tokenKey } from "../../domain/Token.ts"

/** A card nobody has entered, shown somewhere: the way to enrol it is to tap it. */
export interface UnknownCard {
  readonly token: Token
  /** Where it was shown last. */
  readonly station: StationId
  /** ms since 1970. */
  readonly firstSeen: number
  readonly lastSeen: number
  readonly times: number
  readonly position: Position
}

/** `record` undefined: the token was removed. */
export interface KeptToken {
  readonly record: TokenRecord | undefined
  readonly position: Position
}

/** Both by `tokenKey`; the cards in the order in which they were shown last. */
export interface TokenState {
  readonly tokens: Map<string, KeptToken>
  readonly unknown: Map<string, UnknownCard>
}

/** More than these unknown cards are not kept: the one that was shown longest ago goes. */
export const mostUnknown = 1000

/** The events that tell something of tokens and cards. */
export const tokenTags = [
  "TokenPresented",
  "TokenSaved",
  "TokenRemoved",
  "CardDismissed",
  "TransactionStarted",
  "TransactionUpdated"
] as const satisfies ReadonlyArray<Event["_tag"]>

export interface Shown {
  readonly station: StationId
  readonly token: Token
}

/** The card of an event that we called invalid: if it is not a token of ours by now, it is an unknown card. */
export const shownBy = (event: Event): Shown | undefined => {
  if (event._tag === "TokenPresented") return event.verdict === "invalid" && event.token.text !== "" ? event : undefined
  if (event._tag !== "TransactionStarted" && event._tag !== "TransactionUpdated") return undefined
  const { station, token, ruling } = event
  return token !== undefined && token.text !== "" && ruling?.verdict === "invalid" ? { station, token } : undefined
}

/** Folds one event into the state, in place. */
export const foldToken = (state: TokenState, event: Event, position: Position, at: number): void => {
  const shown = shownBy(event)
  if (event._tag === "TokenSaved" || event._tag === "TokenRemoved") keep(state, event, position)
  else if (event._tag === "CardDismissed") dismiss(state, event.text, position)
  else if (shown !== undefined) show(state, shown, position, at)
}

const keep = (state: TokenState, event: EventOf<"TokenSaved" | "TokenRemoved">, position: Position) => {
  const record = event._tag === "TokenSaved" ? event.token : undefined
  const key = tokenKey(record?.text ?? (event._tag === "TokenRemoved" ? event.text : ""))
  if (position < (state.tokens.get(key)?.position ?? 0)) return
  state.tokens.set(key, { record, position })
  if (record !== undefined && position >= (state.unknown.get(key)?.position ?? 0)) state.unknown.delete(key)
}

/** What was shown since stays. */
const dismiss = ({ unknown }: TokenState, text: string, position: Position) => {
  const key = tokenKey(text)
  if (position >= (unknown.get(key)?.position ?? 0)) unknown.delete(key)
}

const show = ({ tokens, unknown }: TokenState, { station, token }: Shown, position: Position, at: number) => {
  const key = tokenKey(token.text)
  const [entered, before] = [tokens.get(key), unknown.get(key)]
  if (entered !== undefined && (entered.record !== undefined || position < entered.position)) return
  if (before !== undefined && position < before.position) return
  unknown.delete(key)
  for (const [oldest, card] of unknown) {
    if (unknown.size < mostUnknown) break
    if (position < card.position) return
    unknown.delete(oldest)
  }
  unknown.set(key, {
    token,
    station,
    firstSeen: before?.firstSeen ?? at,
    lastSeen: at,
    times: (before?.times ?? 0) + 1,
    position
  })
}
