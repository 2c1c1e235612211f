/** Texts that JSON can say and PostgreSQL cannot hold: NUL, and halves of surrogate pairs. They become U+FFFD at the door. */

/**
 * The payload with every text made storable; the same object when there is nothing to change. `text` is the frame it came
 * in, a quick way to tell that there is not.
 */
export const storable = (payload: unknown, text?: string): unknown => {
  if (text !== undefined && !text.includes("\\u") && text.isWellFormed()) return payload
  return clean(payload, 100)
}

export const storableText = (text: string): string =>
  text.includes("\0") || !text.isWellFormed() ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text

/** What is deeper than any message of OCPP is left out. */
const clean = (value: unknown, depth: number): unknown => {
  if (typeof value === "string") return storableText(value)
  if (typeof value !== "object" || value === null) return value
  if (depth === 0) return null
  return Array.isArray(value) ? cleanList(value, depth) : cleanObject(value, depth)
}

const cleanList = (items: ReadonlyArray<unknown>, depth: number): unknown => {
  let changed: Array<unknown> | undefined
  for (let index = 0; index < items.length; index++) {
    const item = clean(items[index], depth - 1)
    if (item !== items[index]) (changed ??= [...items])[index] = item
  }
  return changed ?? items
}

const cleanObject = (object: object, depth: number): unknown => {
  let changed: Map<string, unknown> | undefined
  for (const [key, value] of Object.entries(object)) {
    const [name, item] = [storableText(key), clean(value, depth - 1)]
    if (name === key && item === value) continue
    changed ??= new Map(Object.entries(object))
    changed.delete(key)
    changed.set(name, item)
  }
  return changed === undefined ? object : Object.fromEntries(changed)
}
