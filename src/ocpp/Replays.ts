/**
 * Transaction messages that come again after a lost connection or a restart, or soon under another id: the same content gets
 * its first answer and is no second fact. Known by content, never by message id: stations number anew (ocpp.md 1.5, 4.2.1). Content is what the
 * journal has of it, its secrets hidden: after a restart nothing else is left to compare with.
 */
import type { Event } from "../domain/Event.ts"
import { moment } from "../domain/Time.ts"
import type { Key } from "./Frame.ts"

/** So many messages of each station are remembered. */
export const remembered = 32
/** On one connection so many of the last are looked through, and ms back: a station repeats soon what it heard no answer to. */
const [lately, window] = [4, 300_000]

export interface Said {
  readonly key: Key
  readonly connection: number
  /** When, ms since 1970; 0: before we started, on another connection than any of today. */
  readonly at: number
  /** The payload of the answer, as JSON. */
  readonly answer: string
}

/** What one station said last: a ring, and how many in a row the newest connection has said. */
interface Heard {
  readonly ring: Array<Said>
  next: number
  connection: number
  inRow: number
}

export class Replays {
  private readonly stations = new Map<string, Heard>()

  /** The same message as it was said before: on an earlier connection, or lately on this one. */
  find(station: string, connection: number, key: Key, now: number): Said | undefined {
    const heard = this.stations.get(station)
    if (heard === undefined) return undefined
    const isHere = heard.connection === connection
    if (!isHere || heard.inRow < heard.ring.length) {
      const earlier = heard.ring.find((one) => one.key === key && one.connection !== connection)
      if (earlier !== undefined) return earlier
    }
    for (let back = 1; isHere && back <= lately && back <= heard.inRow; back++) {
      const one = heard.ring[(heard.next + remembered - back) % remembered]
      if (one?.key === key) return now - one.at <= window ? one : undefined
    }
    return undefined
  }

  add(station: string, said: Said) {
    const { connection } = said
    let heard = this.stations.get(station)
    if (heard === undefined) this.stations.set(station, (heard = { ring: [], next: 0, connection, inRow: 0 }))
    heard.inRow = heard.connection === connection ? heard.inRow + 1 : 1
    heard.connection = connection
    heard.ring[heard.next] = said
    heard.next = (heard.next + 1) % remembered
  }

  clear() {
    this.stations.clear()
  }

  get size(): number {
    return this.stations.size
  }

  /** Each station with what it said last, oldest first. */
  *all(): Iterable<readonly [station: string, said: ReadonlyArray<Said>]> {
    for (const [station, { ring, next }] of this.stations)
      yield [station, [...ring.slice(next), ...ring.slice(0, next)]]
  }
}

/**
 * Whether these, told word for word on this connection before, tell nothing new: values of moments that the station itself
 * names. Where we reckon with our own moments a meter may stand still under a clock that does, too.
 */
export const isOldNews = (events: ReadonlyArray<Event>, received: number): boolean =>
  events.some(({ _tag }) => _tag === "MeterRead") &&
  events.every(
    (event) =>
      event._tag === "StationDeviated" ||
      (event._tag === "MeterRead" &&
        event.readings.every(({ time }) => time.at !== null && moment(time, received) === time.at))
  )
