/** Events told apart by their tags: whoever folds or lists some says which once. */
import type { Event, EventOf, Tag } from "./Event.ts"

/** Whether an event is one of these. */
export const oneOf = <T extends Tag>(tags: ReadonlyArray<T>) => {
  const wanted: ReadonlySet<string> = new Set(tags)
  return (event: Event): event is EventOf<T> => wanted.has(event._tag)
}
