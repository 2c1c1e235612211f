import type { Rule } from "./Rule.ts"

/** A text longer than its field: kept whole, such as serials of 34 characters in a field of 25. */
export const long: Rule = {
  name: "long",
  mend: (value, { shape }) =>
    shape.kind === "text" && typeof value === "string" && value.length <= shape.most
      ? { value, taken: true }
      : undefined
}

/** A text that is no URI where one belongs: kept as it is. */
export const uri: Rule = {
  name: "uri",
  mend: (value, { shape }) => (shape.kind === "uri" && typeof value === "string" ? { value, taken: true } : undefined)
}
