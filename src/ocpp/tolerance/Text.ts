import type { Rule } from "./Rule.ts"

/** A number or a flag where a text belongs, digit for digit as it was sent. */
export const text: Rule = {
  name: "text",
  mend: (value, { shape, source }) => {
    if (shape.kind !== "text" && shape.kind !== "word" && shape.kind !== "uri") return undefined
    return typeof value === "number" || typeof value === "boolean" ? { value: source ?? String(value) } : undefined
  }
}
