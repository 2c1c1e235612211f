/** Tokens and unknown cards: as people enter them, as they are shown, and in which order. */
import { Schema } from "effect"
import type { Token, TokenGiven, TokenSettings, UnknownCard } from "../api/Tokens.ts"
import { moment, readMoment } from "../api/Values.ts"
import { type TokenRecord, tokenKey } from "../domain/Token.ts"
import type { UnknownCard as Unknown } from "../services/authorization/Authorization.ts"
import { plainColumns } from "./Listing.ts"

export const byText = {
  shape: Schema.Tuple([Schema.String]),
  place: ({ text }: TokenRecord) => [tokenKey(text)] as const
}

/** The one shown last comes first. */
export const latestFirst = {
  shape: Schema.Tuple([Schema.Finite, Schema.String]),
  place: ({ position, token }: Unknown) => [-position, tokenKey(token.text)] as const
}

/** A token that is entered whole: what is not said is as usual. */
export const recordOf = ({ token, ...settings }: TokenGiven): TokenRecord =>
  changed({ text: token, kind: "card", status: "active" }, settings)

/** A token of which some is changed; null takes away. */
export const changed = (before: TokenRecord, settings: TokenSettings): TokenRecord => {
  const { kind = before.kind, status = before.status, expiry } = settings
  const { group = before.group, limit = before.limit, note = before.note } = settings
  const until = typeof expiry === "string" ? readMoment(expiry) : expiry === null ? undefined : before.expiry
  return {
    text: before.text,
    // In any case of letters it is a PIN, and must be sealed.
    kind: kind.toLowerCase() === "keycode" ? "KeyCode" : kind,
    status,
    ...(until === undefined ? {} : { expiry: until }),
    ...(typeof group === "string" ? { group } : {}),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(typeof note === "string" ? { note } : {})
  }
}

export const tokenOf = ({ text, kind, status, expiry, group, limit, note }: TokenRecord): Token => ({
  token: text,
  kind,
  status,
  expiry: expiry === undefined ? null : moment(expiry),
  group: group ?? null,
  limit: limit ?? null,
  note: note ?? null
})

export const tokenCsv = {
  name: "tokens",
  columns: plainColumns(["token", "kind", "status", "expiry", "group", "limit", "note"])
}

export const cardOf = ({ token, station, firstSeen, lastSeen, times }: Unknown): UnknownCard => ({
  token: token.text,
  kind: token.kind,
  stationId: station,
  firstSeen: moment(firstSeen),
  lastSeen: moment(lastSeen),
  times
})
