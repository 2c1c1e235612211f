import type { Rule } from "./Rule.ts"

/** `" 12.5"` where a number belongs. Blank is not 0, and 0x10 is no number. */
export const numberText: Rule = {
  name: "number",
  mend: (value, { shape }) => (shape.kind === "number" ? read(value, plain) : undefined)
}

/** `"12,5"`: a comma with the digits of one fraction behind it. */
export const comma: Rule = {
  name: "comma",
  mend: (value, { shape }) => (shape.kind === "number" ? read(value, withComma) : undefined)
}

const plain = /^\s*[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?\s*$/
const withComma = /^\s*[+-]?\d+,\d+\s*$/

const read = (value: unknown, form: RegExp) => {
  if (typeof value !== "string" || !form.test(value)) return undefined
  const number = Number(value.replace(",", "."))
  return Number.isFinite(number) ? { value: number } : undefined
}
