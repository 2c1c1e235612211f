import { isDeep } from "../Depth.ts"
import { storable } from "../Storable.ts"
import { readPrecisely } from "./Numeral.ts"
import type { Rule } from "./Rule.ts"

/** `"{\"connectorId\":1}"`: an object or a list, or the whole payload, put into words once more. */
export const jsonText: Rule = {
  name: "json-text",
  mend: (value, { shape }) => {
    if ((shape.kind !== "object" && shape.kind !== "list") || typeof value !== "string") return undefined
    const told = readJson(value)
    return told === undefined || Array.isArray(told) !== (shape.kind === "list") ? undefined : { value: told }
  }
}

/** The object or list that a text puts into words; undefined: it does not. */
export const readJson = (text: string, read: (text: string) => unknown = readPrecisely): object | undefined => {
  if (!opening.test(text) || isDeep(text)) return undefined
  try {
    const told = storable(read(text))
    return typeof told === "object" && told !== null ? told : undefined
  } catch {
    return undefined
  }
}

const opening = /^\s*[{[]/
