/** Secrets out of frames, once, at the door, both ways: what is written, published or shown holds `***` in their place. */
import { receivers } from "./Catalogue.ts"
import type { Secrets } from "./Message.ts"
import { outward } from "./security/Secrets.ts"
import type { Version } from "./wire/Spec.ts"

/**
 * The text of a frame without its secrets; the same text when it has none. `payload` is what the frame carries, as it
 * came. Judged by the action's name in any version, since a station may send anything. No action: the text is no frame.
 */
export const redact = (_version: Version, action: string | undefined, payload: unknown, text: string): string => {
  if (action === undefined) return redactRaw(text)
  const secrets = secretsOf(action)
  if (secrets === undefined || secrets(payload).length === 0) return text
  try {
    const frame: unknown = JSON.parse(text)
    hideIn(frame, secrets)
    return JSON.stringify(frame)
  } catch {
    return redactRaw(text)
  }
}

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
