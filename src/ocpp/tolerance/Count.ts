import type { Rule } from "./Rule.ts"

/** Too many items of a list, or too few: `"sampledValue": []` is nothing, and no error. */
export const count: Rule = {
  name: "count",
  mend: (value, { shape }) => (shape.kind === "list" && Array.isArray(value) ? { value, taken: true } : undefined)
}
