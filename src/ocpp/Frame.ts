/** The five shapes on the wire (OCPP-J 4.2; 2.1 Part 4 adds 5 and 6). Reading never throws: what is no frame is `Broken`. */

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
  | { readonly _tag: "ResultError"; readonly id: string }
  | { readonly _tag: "UnknownType"; readonly id: string | undefined; readonly type: number }
  | { readonly _tag: "Broken"; readonly id: string | undefined; readonly reason: string }

export type Call = Extract<Frame, { readonly _tag: "Call" | "Send" }>

export const readFrame = (text: string): Frame => {
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch {
    return { _tag: "Broken", id: idIn(text), reason: "the text is not JSON" }
  }
  if (!Array.isArray(parts)) return { _tag: "Broken", id: undefined, reason: "the frame is not an array" }
  const [type, rawId, third, fourth, fifth]: ReadonlyArray<unknown> = parts
  const id = idText(rawId, text)
  if (type === 3) return { _tag: "Result", id, payload: third ?? {} }
  if (type === 4) return { _tag: "Error", id, code: word(third), description: word(fourth), details: fifth ?? {} }
  if (type === 5) return { _tag: "ResultError", id }
  if (type !== 2 && type !== 6) return odd(type, rawId === undefined ? undefined : id)
  if (rawId === undefined || typeof third !== "string") {
    return {
      _tag: "Broken",
      id: rawId === undefined ? undefined : id,
      reason: "the call has no message id or no action"
    }
  }
  return { _tag: type === 2 ? "Call" : "Send", id, action: third, payload: fourth ?? {} }
}

const odd = (type: unknown, id: string | undefined): Frame =>
  typeof type === "number"
    ? { _tag: "UnknownType", id, type }
    : { _tag: "Broken", id, reason: "the frame does not begin with its message type" }

/** A station may send anything: only a text is a text. */
const word = (said: unknown): string => (typeof said === "string" ? said : "")

/** Numbers beyond 2^53 are taken from the text: they go back digit for digit. */
const idText = (id: unknown, text: string): string => {
  if (typeof id === "string") return JSON.stringify(id)
  if (typeof id === "number" && !Number.isSafeInteger(id)) return idIn(text) ?? JSON.stringify(id)
  return JSON.stringify(id) ?? "null"
}

const leading = /^[\s\u{feff}]*\[\s*\d+\s*,\s*("(?:[^"\\]|\\.)*"|-?[\d.eE+]+)\s*,/u
const idIn = (text: string): string | undefined => leading.exec(text.slice(0, 512))?.[1]

export const resultText = (id: string, payload: unknown): string => `[3,${id},${JSON.stringify(payload)}]`

/** Always five elements; the description at most 255 characters (OCPP-J 4.2.3). */
export const errorText = (id: string, code: string, description: string): string =>
  `[4,${id},${JSON.stringify(code)},${JSON.stringify(description.slice(0, 255))},{}]`

export const callText = (id: string, action: string, payload: unknown): string =>
  `[2,${JSON.stringify(id)},${JSON.stringify(action)},${JSON.stringify(payload)}]`

/** OCPP 2.1: our answer to a result we cannot use. */
export const resultErrorText = (id: string, code: string, description: string): string =>
  `[5,${id},${JSON.stringify(code)},${JSON.stringify(description.slice(0, 255))},{}]`
