/** Tokens as they come in, and our ruling on them as each version spells it. A PIN is sealed here, at the door. */
import type { Ruling, Token, Verdict } from "../../domain/Token.ts"
import { clock } from "../Clock.ts"
import { given } from "../Given.ts"
import type { Desk } from "../Message.ts"
import { isPin } from "../security/Secrets.ts"
import type { AuthorizeStatusType, IdTagInfoType } from "../wire/V16.gen.ts"
import type { IdTokenEnumType } from "../wire/V201.gen.ts"

/** 1.6 has no kinds: an idTag is a card. */
export const token16 = (idTag: string): Token => ({ text: idTag, kind: "card" })

interface IdToken {
  readonly idToken: string
  readonly type: string
}

/** A PIN's text is its seal: the same for the same PIN, and no way back. */
export const token2 = ({ idToken, type }: IdToken, desk: Desk): Token =>
  isPin(type) ? { text: desk.seal.seal(idToken), kind: "KeyCode" } : { text: idToken, kind: type }

/** A token on its way out to a 2.0.1 station. Ours from 1.6 are cards; what 2.0.1 has no word for is Central. */
export const idToken201 = (token: Token): { readonly idToken: string; readonly type: IdTokenEnumType } => ({
  idToken: token.text,
  type: kinds.get(token.kind.toLowerCase()) ?? "Central"
})

/** The same to a 2.1 station, whose list of kinds is open. */
export const idToken21 = (token: Token): { readonly idToken: string; readonly type: string } => ({
  idToken: token.text,
  type: kinds.get(token.kind.toLowerCase()) ?? token.kind
})

const kinds = new Map<string, IdTokenEnumType>([
  ["card", "ISO14443"],
  ...(["Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization"] as const).map(
    (kind): [string, IdTokenEnumType] => [kind.toLowerCase(), kind]
  )
])

const statuses: { readonly [V in Verdict]: AuthorizeStatusType } = {
  accepted: "Accepted",
  blocked: "Blocked",
  expired: "Expired",
  invalid: "Invalid",
  concurrent: "ConcurrentTx"
}

/** A ruling for a 1.6 station. A group too long for its idTag (20) is left out. */
export const idTagInfo = (ruling: Ruling): IdTagInfoType =>
  given({
    status: statuses[ruling.verdict],
    expiryDate: ruling.expiry === undefined ? undefined : clock(ruling.expiry),
    parentIdTag: ruling.group !== undefined && ruling.group.length <= 20 ? ruling.group : undefined
  })

type IdTokenStatus = AuthorizeStatusType | "Unknown"

/** A ruling for a 2.x station: a token nobody has entered is Unknown, one that may not charge now is Invalid. */
export const idTokenInfo = (ruling: Ruling, token: Token, desk: Desk) => {
  const isUnknown = ruling.verdict === "invalid" && desk.authorization.find(token.text) === undefined
  const status: IdTokenStatus = isUnknown ? "Unknown" : statuses[ruling.verdict]
  return given({
    status,
    cacheExpiryDateTime: ruling.expiry === undefined ? undefined : clock(ruling.expiry),
    groupIdToken: ruling.group === undefined ? undefined : group(ruling.group, desk)
  })
}

/** The group with its kind, Central unless it is a token of ours; 2.0.1 allows 36 characters. */
const group = (text: string, desk: Desk) => {
  if (text === "" || text.length > 36) return undefined
  const { type } = idToken201({ text, kind: desk.authorization.find(text)?.kind ?? "Central" })
  return { idToken: text, type: type === "KeyCode" ? ("Central" as const) : type }
}
