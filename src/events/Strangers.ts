/** Finds events that this code does not know: a newer Onetime has written them, and nothing may be decided without them. */
import { Predicate } from "effect"
import { Event } from "../domain/Event.ts"

const known: ReadonlySet<string> = new Set(Event.members.map(({ fields }) => fields._tag.schema.literal))
const mark = Buffer.from('"_tag":"')

/** The tag of an event in the JSON of a line that nobody here knows. What is known is not parsed. */
export const strangerIn = (head: Buffer): string | undefined => {
  for (let at = head.indexOf(mark); at >= 0; at = head.indexOf(mark, at)) {
    at += mark.length
    if (!known.has(head.toString("latin1", at, head.indexOf(34, at)))) return eventIn(head)
  }
  return undefined
}

/** Only the events themselves count, not what is in them. */
const eventIn = (head: Buffer): string | undefined => {
  const parts: unknown = JSON.parse(head.toString("utf8"))
  const events: unknown = Array.isArray(parts) ? parts[3] : undefined
  if (!Array.isArray(events)) return undefined
  const tags = events.map((event: unknown) => (Predicate.hasProperty(event, "_tag") ? event._tag : undefined))
  return tags.filter((tag) => typeof tag === "string").find((tag) => !known.has(tag))
}
