/**
 * Transaction messages that come again after a lost connection or a restart: the same content gets its first answer and
 * is no second fact. Known by content, never by message id: stations number anew (ocpp.md 1.5, 4.2.1). Content is what the
 * journal has of it, its secrets hidden: after a restart nothing else is left to compare with.
 */
import { Effect } from "effect"
import type { EventBus } from "../events/EventBus.ts"
import { contentKey, type Key, readFrame, salvageFrame } from "./Frame.ts"

/** So many messages of each station are remembered ... */
const remembered = 32
/** ... and after a start those among so many of the newest records. */
const lookedBack = 5000

interface Said {
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

  /** What the newest records of the journal tell. `wanted`: the actions that are remembered, in small letters. */
  load(bus: EventBus["Service"], wanted: ReadonlySet<string>) {
    return Effect.gen({ self: this }, function* () {
      this.stations.clear()
      for (let from = Math.max(1, bus.head() - lookedBack + 1); from <= bus.head(); ) {
        const records = yield* bus.readFrames(from, 1000)
        for (const { cause, frame, answer } of records) {
          if (cause.kind !== "frame" || frame === undefined || answer === undefined) continue
          const [read, result] = [readFrame(frame), readFrame(answer)]
          // Text that is almost JSON was read all the same.
          const call = read._tag === "Broken" ? (salvageFrame(frame)?.frame ?? read) : read
          if (call._tag !== "Call" || result._tag !== "Result" || !wanted.has(call.action.toLowerCase())) continue
          this.add(cause.station, cause.connection, contentKey(call, frame), JSON.stringify(result.payload))
        }
        from = (records.at(-1)?.position ?? bus.head()) + 1
      }
    })
  }
}
