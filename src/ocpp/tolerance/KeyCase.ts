import { type Holder, isHolder, type Rule } from "./Rule.ts"
import { fold } from "./Shape.ts"

/** `ConnectorID`, `meter_start`: a field's name in another spelling, unless the field is there under its own. */
export const keyCase: Rule = {
  name: "key-case",
  mend: (value, { shape }) => {
    if (shape.kind !== "object" || !isHolder(value)) return undefined
    const odd = oddKeys(value, shape.folded)
    if (odd.size === 0) return undefined
    const renamed = Object.entries(value).map(([key, inner]) => [odd.get(key) ?? key, inner] as const)
    return { value: Object.fromEntries(renamed), within: [...odd].map(([raw, key]) => ({ key, raw })) }
  }
}

/** The keys that mean a field of another spelling, with its name. */
export const oddKeys = (value: Holder, folded: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const odd = new Map<string, string>()
  for (const key of Object.keys(value)) {
    const name = folded.get(fold(key))
    if (name !== undefined && name !== key && !Object.hasOwn(value, name) && ![...odd.values()].includes(name))
      odd.set(key, name)
  }
  return odd
}
