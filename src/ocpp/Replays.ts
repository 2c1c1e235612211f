/**
 * Transaction messages that come again after a lost connection or a restart: the same content gets its first answer and
 * is no second fact. Known by content, never by message id: stations number anew (ocpp.md 1.5, 4.2.1). Content is what the
 * journal has of it, its secrets hidden: after a restart nothing else is left to compare with.
 */
import type { Key } from "./Frame.ts"

/** So many messages of each station are remembered. */
export const remembered = 32

export interface Said {
  readonly key: Key
  /** On the same connection equal content is a new message: a meter may stand still under a clock that does, too. */
  readonly connection: number
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

  /** The payload of the answer that the same message got on an earlier connection, as JSON. */
  find(station: string, connection: number, key: Key): string | undefined {
    const heard = this.stations.get(station)
    if (heard === undefined || (heard.connection === connection && heard.inRow >= heard.ring.length)) return undefined
    return heard.ring.find((one) => one.key === key && one.connection !== connection)?.answer
  }

  add(station: string, connection: number, key: Key, answer: string) {
    let heard = this.stations.get(station)
    if (heard === undefined) this.stations.set(station, (heard = { ring: [], next: 0, connection, inRow: 0 }))
    heard.inRow = heard.connection === connection ? heard.inRow + 1 : 1
    heard.connection = connection
    heard.ring[heard.next] = { key, connection, answer }
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
