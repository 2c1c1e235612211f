/** The frames as a station reads and writes them (OCPP-J 4.2); one that it cannot read is undefined. */
export type Frame =
  | { readonly _tag: "Call"; readonly id: string; readonly action: string; readonly payload: unknown }
  | { readonly _tag: "Result"; readonly id: string; readonly payload: unknown }
  | { readonly _tag: "Error"; readonly id: string; readonly code: string; readonly description: string }

export const readFrame = (text: string): Frame | undefined => {
  const parts = parsed(text)
  if (!Array.isArray(parts)) return undefined
  const [type, id, third, fourth]: ReadonlyArray<unknown> = parts
  if (type === 2 && typeof id === "string" && typeof third === "string")
    return { _tag: "Call", id, action: third, payload: fourth ?? {} }
  // Of the ids that it gave itself it may have sent one as a number.
  if (type === 3) return { _tag: "Result", id: String(id), payload: third ?? {} }
  if (type === 4) return { _tag: "Error", id: String(id), code: String(third), description: String(fourth ?? "") }
  return undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const callText = (id: string, action: string, payload: unknown, type: 2 | 6 = 2): string =>
  JSON.stringify([type, id, action, payload])
export const resultText = (id: string, payload: unknown): string => JSON.stringify([3, id, payload])
export const errorText = (id: string, code: string, description: string): string =>
  JSON.stringify([4, id, code, description.slice(0, 255), {}])
