/** The five shapes on the wire (OCPP-J 4.2; 2.1 Part 4 adds 5 and 6). Reading never throws: what is no frame is `Broken`. */
import type { RuleName } from "../domain/Deviation.ts"
import { isDeep } from "./Depth.ts"
import { salvage } from "./Salvage.ts"
import { Numeral } from "./tolerance/Numeral.ts"

/** A message id with the text it goes back as: the same characters and JSON type it came in. */
export type Frame =
  | { readonly _tag: "Call"; readonly id: string; readonly action: string; readonly payload: unknown }
  | { readonly _tag: "Send"; readonly id: string; readonly action: string; readonly payload: unknown }
  | { readonly _tag: "Result"; readonly id: string; readonly payload: unknown }
  | {
      readonly _tag: "Error"
      readonly id: string
      readonly code: string
      readonly description: string
      readonly details: unknown
    }
  /** OCPP 2.1: the station cannot use a result of ours; `id` is that of its own call. */
  | { readonly _tag: "ResultError"; readonly id: string | undefined }
  /** An answer or a SEND that cannot be read: it gets none. */
  | { readonly _tag: "Stray" }
  | { readonly _tag: "UnknownType"; readonly id: string | undefined; readonly type: number }
  | { readonly _tag: "Broken"; readonly id: string | undefined; readonly reason: string }

export type Call = Extract<Frame, { readonly _tag: "Call" | "Send" }>

export const readFrame = (text: string): Frame => {
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch {
    return unanswerable.test(text) ? { _tag: "Stray" } : broken(idIn(text, callId), "the text is not JSON")
  }
  if (isDeep(text)) return unanswerable.test(text) ? { _tag: "Stray" } : broken(idIn(text, callId), "too deep")
  return frameOf(parts, text)
}

/** How a text is not the frame it should be: the rule that reads it all the same, and the text that it is read for. */
export interface Damage {
  readonly rule: Extract<RuleName, "json" | "json-cut" | "signed">
  readonly said: string
}
export interface Salvaged {
  readonly frame: Frame
  readonly damage: Damage
}

/** A frame of text that is almost JSON, with what was wrong; undefined: it is JSON, or nothing can be made of it. */
export const salvageFrame = (text: string): Salvaged | undefined => {
  if (isJson(text)) return undefined
  const saved = salvage(text)
  if (saved === undefined) return undefined
  const frame = frameOf(saved.value, text)
  if (frame._tag === "Broken" || frame._tag === "UnknownType" || frame._tag === "Stray") return undefined
  // Half an answer is none; of half a call what can be read has happened.
  if (saved.half && frame._tag === "Result") return undefined
  return { frame, damage: { rule: saved.cut ? "json-cut" : "json", said: text } }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const frameOf = (parts: unknown, text: string): Frame => {
  if (!Array.isArray(parts)) return broken(undefined, "the frame is not an array")
  const [type, rawId, third, fourth, fifth]: ReadonlyArray<unknown> = parts
  const id = idText(rawId, text)
  if (type === 2 || type === 6) return callOf(type, id, third, fourth ?? {})
  if (type === 3) return id === undefined ? { _tag: "Stray" } : { _tag: "Result", id, payload: third ?? {} }
  if (type === 4) {
    if (id === undefined) return { _tag: "Stray" }
    return { _tag: "Error", id, code: word(third), description: word(fourth), details: fifth ?? {} }
  }
  if (type === 5) return { _tag: "ResultError", id }
  return typeof type === "number"
    ? { _tag: "UnknownType", id, type }
    : broken(id, "the frame does not begin with its message type")
}

const callOf = (type: 2 | 6, id: string | undefined, action: unknown, payload: unknown): Frame => {
  if (id !== undefined && typeof action === "string") return { _tag: type === 2 ? "Call" : "Send", id, action, payload }
  return type === 6 ? { _tag: "Stray" } : broken(id, "the call has no message id or no action")
}

const broken = (id: string | undefined, reason: string): Frame => ({ _tag: "Broken", id, reason })

/** A station may send anything: only a text is a text. */
const word = (said: unknown): string => (typeof said === "string" ? said : "")

/** Numbers are taken from the text: they go back digit for digit. A list or an object is no id. */
const idText = (id: unknown, text: string): string | undefined => {
  if (typeof id === "number" || id instanceof Numeral) return idIn(text, anyId) ?? JSON.stringify(id)
  return typeof id === "object" && id !== null ? undefined : JSON.stringify(id)
}

const idIn = (text: string, where: RegExp): string | undefined => where.exec(text.slice(0, 512))?.[1]
const anyId = /^[\s\u{feff}]*\[\s*\d+\s*,\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)\s*[,\]]/u
const callId = /^[\s\u{feff}]*\[\s*2\s*,\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)\s*,/u
/** What begins as an answer or a SEND never gets an error back, however broken. */
const unanswerable = /^[\s\u{feff}]*\[\s*[3-6]\s*,/u

/** `payload` is JSON text. */
export const resultText = (id: string, payload: string): string => `[3,${id},${payload}]`

/** Always five elements; the description at most 255 characters (OCPP-J 4.2.3). */
export const errorText = (id: string, code: string, description: string): string =>
  `[4,${id},${JSON.stringify(code)},${JSON.stringify(description.slice(0, 255))},{}]`

export const callText = (id: string, action: string, payload: unknown): string =>
  `[2,${JSON.stringify(id)},${JSON.stringify(action)},${JSON.stringify(payload)}]`

/** What tells the content of two calls apart, action and payload byte for byte; the message id before it is another. */
export type Key = number | bigint
export const contentKey = ({ id }: Call, text: string): Key => Bun.hash(text.slice(text.indexOf(id) + id.length))
