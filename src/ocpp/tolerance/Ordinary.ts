/**
 * What a strict decode passes over in silence: a field under another spelling (`Unit`: the schema takes it for a stranger
 * and forgets it) and a whole number that JSON.parse has rounded. Every message is looked at, so it is one plain loop.
 */
import { isRounded } from "./Numbers.ts"
import { fold, foldAll, type Shape } from "./Shape.ts"

/** Tells whether a payload that passed its schema holds nothing of the kind. Made once a message. */
export const ordinary = (shape: Shape): ((payload: unknown) => boolean) => {
  const names = new Set(namesIn(shape))
  const folded = foldAll(names)
  const isOrdinary = (value: object): boolean => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index]
        if (typeof item === "object" && item !== null && !isOrdinary(item)) return false
      }
      return true
    }
    for (const key in value) {
      if (!names.has(key) && folded.has(fold(key))) return false
      const inner: unknown = Reflect.get(value, key)
      if (typeof inner === "object" ? inner !== null && !isOrdinary(inner) : isOdd(inner)) return false
    }
    return true
  }
  return (payload) => typeof payload !== "object" || payload === null || isOrdinary(payload)
}

const isOdd = (value: unknown): boolean => typeof value === "number" && isRounded(value)

const namesIn = (shape: Shape): ReadonlyArray<string> => {
  if (shape.kind === "list") return namesIn(shape.item)
  if (shape.kind !== "object") return []
  return [...shape.fields].flatMap(([name, field]) => [name, ...namesIn(field.shape)])
}
