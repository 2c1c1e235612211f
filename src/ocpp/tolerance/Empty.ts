import { absent, isHolder, type Rule } from "./Rule.ts"

/** `""`, `"null"`, null, `{}`, `[]` where something else belongs: it was not said. */
export const empty: Rule = {
  name: "empty",
  mend: (value) => (isEmpty(value) ? { value: absent } : undefined)
}

export const isEmpty = (value: unknown): boolean => {
  if (typeof value === "string") return /^\s*(?:null)?\s*$/i.test(value)
  if (Array.isArray(value)) return value.length === 0
  return value === null || (isHolder(value) && Object.keys(value).length === 0)
}
