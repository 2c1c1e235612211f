import { isEmpty } from "./Empty.ts"
import type { Rule } from "./Rule.ts"

/** `"meterValue": {...}` instead of `[{...}]`. */
export const list: Rule = {
  name: "list",
  mend: (value, { shape }) =>
    shape.kind !== "list" || Array.isArray(value) || isEmpty(value) ? undefined : { value: [value] }
}
