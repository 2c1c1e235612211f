/** How an event is told outside: a server-sent event, without what is secret and what is too long. */
import { moment } from "../api/Values.ts"
import type { Event } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"
import { withoutReadings } from "../events/Record.ts"

/** An event in its place: the `nth` of its record, undefined where it is the only one. */
export interface Placed {
  readonly position: Position
  readonly nth: number | undefined
  /** Received, ms since 1970. */
  readonly at: number
  readonly event: Event
}

/** `isPast`: later ones have been told already, so that it must not move back where the reader would go on. */
export const eventText = ({ position, nth, at, event }: Placed, isPast = false): string => {
  const id = isPast ? "" : `id: ${nth === undefined ? position : `${position}.${nth}`}\n`
  return `${id}event: ${event._tag}\ndata: ${dataOf(event, position, at)}\n\n`
}

/** Too much was missed: from this position on it goes on. */
export const resetText = (position: Position, at: number): string =>
  `id: ${position}\nevent: reset\ndata: ${JSON.stringify({ position, at: moment(at) })}\n\n`

/** A comment: nothing to tell. */
export const silence = ":\n\n"

/** Characters; what is longer has hundreds of readings in it. */
const longest = 1 << 16

const dataOf = (event: Event, position: Position, at: number): string => {
  const place = { position, at: moment(at) }
  const text = JSON.stringify({ ...shown(event), ...place })
  return text.length <= longest ? text : JSON.stringify({ ...shown(withoutReadings(event)), ...place })
}

/** The hash of a password, key or session is nobody's business. What a fact calls `position` or `at` is not where and when it came. */
const shown = (event: Event): object => {
  if ("hash" in event) {
    const { hash: _, ...rest } = event
    return rest
  }
  if ("session" in event) {
    const { session: _, ...rest } = event
    return rest
  }
  switch (event._tag) {
    case "FactAssigned":
      return { ...event, factPosition: event.position }
    case "TransactionClosed":
    case "TransactionSplit":
      return event.at === undefined ? event : { ...event, factAt: moment(event.at) }
    default:
      return event
  }
}
