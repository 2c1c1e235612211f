import type { Rule } from "./Rule.ts"

/** `"idTag": ["AB12"]` instead of `"AB12"`. */
export const unlist: Rule = {
  name: "unlist",
  mend: (value, { shape }) => {
    if (shape.kind === "list" || !Array.isArray(value) || value.length !== 1) return undefined
    const [only]: ReadonlyArray<unknown> = value
    return { value: only }
  }
}
