import type { Rule } from "./Rule.ts"

/** `0`, `1`, `"true"` where true or false belongs. */
export const flag: Rule = {
  name: "flag",
  mend: (value, { shape }) => {
    if (shape.kind !== "flag" || (typeof value !== "string" && typeof value !== "number")) return undefined
    const known = words.get(String(value).trim().toLowerCase())
    return known === undefined ? undefined : { value: known }
  }
}

const words = new Map([
  ["true", true],
  ["1", true],
  ["yes", true],
  ["on", true],
  ["false", false],
  ["0", false],
  ["no", false],
  ["off", false]
])
