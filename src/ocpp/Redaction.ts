/** Secrets out of frames, once, at the door, both ways: what is written, published or shown holds `***` in their place. */
import { receivers } from "./Catalogue.ts"
import type { Secrets } from "./Message.ts"
import { outward } from "./security/Secrets.ts"
import { readJson } from "./tolerance/JsonText.ts"
import { fold, foldAll } from "./tolerance/Shape.ts"
import type { Version } from "./wire/Spec.ts"

/**
 * The text of a frame without its secrets; the same text when it has none. `payload` is what the frame carries, as it
 * came. Judged by the action's name in any version, since a station may send anything. No action: the text is no frame.
 */
export const redact = (_version: Version, action: string | undefined, payload: unknown, text: string): string => {
  if (action === undefined) return redactRaw(text)
  const secrets = secretsOf(action)
  if (secrets === undefined || secrets(told(payload)).length === 0) return text
  try {
    const frame: unknown = JSON.parse(text)
    // In a payload that is put into words within a text nothing can be hidden.
    if (Array.isArray(frame) && typeof frame[frame[0] === 3 ? 2 : 3] === "string") return upToItsPayload(text)
    hideIn(frame, secrets)
    return JSON.stringify(frame)
  } catch {
    return redactRaw(text)
  }
}

/**
 * The same for a frame that broke its schema, `redacted` as above: where another spelling of a field may hide a secret from
 * those who look for it, nothing of the payload is kept.
 */
export const redactOdd = (action: string, payload: unknown, text: string, redacted: string): string => {
  const secrets = secretsOf(action)
  if (secrets === undefined || secrets(familiar(payload)).length === secrets(payload).length) return redacted
  return upToItsPayload(text)
}

/** The text of a frame that is almost JSON, of an action whose payload may hold secrets: kept up to it, else whole. */
export const redactBroken = (action: string, payload: unknown, text: string): string => {
  const redacted = redactRaw(text)
  const secrets = secretsOf(action)
  if (redacted !== text || secrets === undefined || secrets(familiar(payload)).length === 0) return redacted
  return upToItsPayload(text)
}

const upToItsPayload = (text: string): string => `${text.slice(0, text.indexOf("{") + 1)}***`

/** Tells of a text out of this payload whether a secret stands in it. */
export const isHidden = (action: string, payload: unknown): ((text: string) => boolean) => {
  const secrets = secretsOf(action)
  if (secrets === undefined) return () => false
  const found = [...secrets(payload), ...secrets(familiar(payload))]
  const values = found.flatMap(({ holder, key }) => leaves(holder[key]))
  return (text) =>
    values.some((value) =>
      typeof value === "number"
        ? Number(text) === value || text.includes(String(value))
        : value !== "" && (text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)))
    )
}

const leaves = (value: unknown): ReadonlyArray<string | number> => {
  if (typeof value === "string" || typeof value === "number") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : []
}

/**
 * A copy with the names that secrets are found by in their own spelling, lists where they belong and nowhere else, and
 * objects instead of their JSON.
 */
const familiar = (sent: unknown): unknown => {
  const value = told(sent)
  if (Array.isArray(value)) return value.map(familiar)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      const inner = told(one)
      const name = tellingNames.get(fold(key)) ?? key
      const isList = Array.isArray(inner)
      if (lists.has(name)) return [name, familiar(isList ? inner : [inner])]
      return [name, familiar(isList && inner.length === 1 ? inner[0] : inner)]
    })
  )
}

const told = (value: unknown): unknown => (typeof value === "string" ? (readJson(value) ?? value) : value)

const lists = new Set(["additionalInfo", "variableAttribute"])
const tellingNames = foldAll([
  ...["type", "idToken", "additionalIdToken", "variable", "name", "attributeValue", "actualValue", "value", "key"],
  ...lists
])

/** A payload without its secrets; the same object when it has none. */
export const redactPayload = (action: string, payload: unknown): unknown => {
  const secrets = secretsOf(action)
  if (secrets === undefined || secrets(payload).length === 0) return payload
  const copy: unknown = structuredClone(payload)
  hideIn(copy, secrets)
  return copy
}

/** A text that may quote the secrets of a call, such as a station's error to it. */
export const redactQuote = (action: string, payload: unknown, text: string): string => {
  let hidden = text
  for (const { holder, key } of secretsOf(action)?.(payload) ?? []) {
    const secret = holder[key]
    if (typeof secret !== "string" || secret === "") continue
    hidden = hidden.replaceAll(JSON.stringify(secret).slice(1, -1), "***").replaceAll(secret, "***")
  }
  return hidden
}

/**
 * A station's answer to a call of ours (`asked` is its payload) as people may see it: without secrets of its own, and
 * without those of the call where it repeats them. The same object when it has none.
 */
export const redactAnswer = (action: string, asked: unknown, answer: unknown): unknown => {
  const own = redactPayload(action, answer)
  return (secretsOf(action)?.(asked) ?? []).length === 0
    ? own
    : mapTexts(own, (text) => redactQuote(action, asked, text))
}

const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === "string") return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]))
}

/** A text that cannot be read as a frame: if it speaks of a secret, nothing after its first brace (or that word) is kept. */
export const redactRaw = (text: string): string => {
  const word = telling.exec(text)
  if (word === null) return text
  const brace = text.indexOf("{")
  return `${text.slice(0, brace >= 0 && brace < word.index ? brace + 1 : word.index + word[0].length)}***`
}

const telling = /authorizationkey|password|passphrase|secret|keycode|simpin|vpnkey|attributevalue|idtoken"/i

const hideIn = (value: unknown, secrets: Secrets): void => {
  for (const { holder, key, url } of secrets(value)) {
    holder[key] = url === true ? withoutPassword(String(holder[key])) : "***"
  }
}

/** `ftp://user:***@host/`: all from the first colon to the last `@`, since passwords hold both slashes and colons. */
const withoutPassword = (url: string): string => url.replace(/^(\s*[^:]*:\/\/[^:/?#]*:).*@/s, "$1***@")

/** By exact name, as nearly all frames come; else whatever the case. */
const secretsOf = (action: string): Secrets | undefined =>
  plain.has(action) ? undefined : (byName.get(action) ?? byLowerName.get(action.toLowerCase()))

const byName = new Map<string, Secrets>([
  ...Object.entries(outward),
  ...receivers.flatMap(
    ({ action, options }): ReadonlyArray<[string, Secrets]> =>
      options.secrets === undefined ? [] : [[action, options.secrets]]
  )
])
const byLowerName = new Map([...byName].map(([action, secrets]) => [action.toLowerCase(), secrets]))
const plain = new Set(receivers.map(({ action }) => action).filter((action) => !byName.has(action)))
