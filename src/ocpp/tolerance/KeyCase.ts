import { type Holder, isHolder, type Mended, type Rule } from "./Rule.ts"
import { fold } from "./Shape.ts"

/** `ConnectorID`, `meter_start`: a field's name in another spelling, unless the field is there under its own. */
export const keyCase: Rule = {
  name: "key-case",
  mend: (value, { shape }) => (shape.kind === "object" ? renamed(value, shape.folded) : undefined)
}

/** The object with the fields' own names in place of those that mean them; undefined: it has none such. */
export const renamed = (value: unknown, names: ReadonlyMap<string, string>): Mended | undefined => {
  const odd = isHolder(value) ? oddKeys(value, names) : new Map<string, string>()
  if (odd.size === 0) return undefined
  const entries = Object.entries(Object(value)).map(([key, inner]) => [odd.get(key) ?? key, inner] as const)
  return { value: Object.fromEntries(entries), within: [...odd].map(([raw, key]) => ({ key, raw })) }
}

/** The keys that mean a field of another name, with its own; `folded`: those names, by what is written for them. */
export const oddKeys = (value: Holder, folded: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const odd = new Map<string, string>()
  for (const key of Object.keys(value)) {
    const name = folded.get(fold(key))
    if (name !== undefined && name !== key && !Object.hasOwn(value, name) && ![...odd.values()].includes(name))
      odd.set(key, name)
  }
  return odd
}
