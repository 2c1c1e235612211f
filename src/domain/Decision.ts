/** What a service says and what happened by it. A decision is total and synchronous: a refusal is an answer like any other. */
import type { Event } from "./Event.ts"

export interface Decision<A> {
  readonly answer: A
  readonly events: ReadonlyArray<Event>
}
