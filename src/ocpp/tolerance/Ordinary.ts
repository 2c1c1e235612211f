/**
 * What a strict decode passes over in silence: a field that the standard does not have, perhaps one of it under another
 * spelling (`Unit`: the schema forgets it), and a whole number that JSON.parse has rounded. Every message is looked at, so it
 * is one plain loop.
 */
import { isRounded } from "./Numbers.ts"
import { type Holder, isHolder } from "./Rule.ts"
import { open, type Shape } from "./Shape.ts"

/** Tells whether a payload that passed its schema holds nothing of the kind. Made once a message. */
export const ordinary = (shape: Shape): ((payload: unknown) => boolean) => {
  // Looked up faster than in a set; it has no names of its own.
  const names: { [name: string]: true } = Object.create(null)
  for (const name of namesIn(shape)) names[name] = true
  const isOrdinary = (value: unknown): boolean => {
    if (typeof value !== "object") return typeof value !== "number" || !isRounded(value)
    if (value === null) return true
    if (Array.isArray(value)) return areOrdinary(value)
    return !isHolder(value) || isKnown(value)
  }
  const areOrdinary = (items: ReadonlyArray<unknown>): boolean => {
    for (let index = 0; index < items.length; index++) if (!isOrdinary(items[index])) return false
    return true
  }
  const isKnown = (value: Holder): boolean => {
    for (const key in value) {
      if (names[key] !== true) return false
      const inner = value[key]
      if (typeof inner !== "string" && key !== open && !isOrdinary(inner)) return false
    }
    return true
  }
  return isOrdinary
}

const namesIn = (shape: Shape): ReadonlyArray<string> => {
  if (shape.kind === "list") return namesIn(shape.item)
  if (shape.kind !== "object") return []
  return [...shape.fields].flatMap(([name, field]) => [name, ...namesIn(field.shape)])
}
