/**
 * One reader of the live events: what came since it was last asked, in order. It is asked only when its reader can take
 * more, so a slow one makes nobody wait: what has slid out of the live view meanwhile is read again, or, if that is too
 * much, given up with a `reset`.
 */
import { Clock, Effect, Option, PubSub } from "effect"
import { accessEventTags } from "../domain/AccessEvent.ts"
import type { Event, Tag } from "../domain/Event.ts"
import { type Position, stationKey } from "../domain/Ids.ts"
import type { EventBus } from "../events/EventBus.ts"
import { type Record, tagBytes } from "../events/Record.ts"
import { eventText, type Placed, resetText, silence } from "./EventText.ts"
import { Sampler } from "./Sampler.ts"

export interface Wanted {
  /** The key of a station; undefined: of all. */
  readonly station: string | undefined
  /** Undefined: all. */
  readonly tags: ReadonlySet<Tag> | undefined
  /** Whether what concerns users and keys is left out. */
  readonly publicOnly?: boolean
}

/** Records that a reader may be behind before it is told `reset`. */
export const mostBehind = 10_000
const readAtOnce = 500
/** Batches of the live view that are looked at in one go, and characters that are told in one. */
const [batchesAtOnce, charactersAtOnce] = [128, 1 << 16]
/** A busy network wakes a reader so often at most. */
const gather = "50 millis"
const silentFor = 15_000
/** Whoever has not asked for so long reads nothing just now. */
const stalledFor = "2 seconds"
/** How often it is looked whether a sample's second is over. */
const sampleEvery = 200

export class EventFeed {
  private readonly bus: EventBus["Service"]
  private readonly oldest: () => Position
  private readonly news: PubSub.Subscription<ReadonlyArray<Record>>
  private readonly wanted: Wanted
  private readonly tagsInLines: ReadonlyArray<Buffer> | undefined
  private readonly samples = new Sampler<Placed>()
  /** All up to here has been looked at; of the next record the events up to `partly`. */
  private last: Position
  private partly: number
  private told: Position = 0
  private waiting: Array<ReadonlyArray<Record>> = []
  /** Whether `next` is under way, and how often it was asked. */
  private isAsked = false
  private asked = 0

  /** `after`: an id that was seen; undefined: from now on. `news` must be older than this. */
  constructor(
    bus: EventBus["Service"],
    oldest: () => Position,
    news: PubSub.Subscription<ReadonlyArray<Record>>,
    wanted: Wanted,
    after: string | undefined
  ) {
    this.bus = bus
    this.oldest = oldest
    this.news = news
    this.wanted = wanted
    this.tagsInLines = wanted.tags === undefined ? undefined : [...wanted.tags].map(tagBytes)
    const [position = bus.head(), nth] = after === undefined ? [] : after.split(".").map(Number)
    this.last = nth === undefined ? position : position - 1
    this.partly = nth ?? -1
  }

  /** The next text to send: at once the first time, since a browser waits for it; a comment when nothing has happened. */
  readonly next: Effect.Effect<string> = Effect.suspend(() => {
    this.isAsked = true
    return this.asked++ === 0 ? Effect.succeed(silence) : this.awaited
  }).pipe(Effect.tap(() => Effect.sync(() => void (this.isAsked = false))))

  /** For ever: lets go of what a reader that takes nothing would keep in memory. */
  readonly forget: Effect.Effect<never> = Effect.suspend(() => {
    const before = this.asked
    return Effect.andThen(
      Effect.sleep(stalledFor),
      Effect.suspend(() => (this.isAsked || this.asked > before ? Effect.void : this.dropped))
    )
  }).pipe(Effect.forever)

  private readonly dropped = Effect.suspend(() => {
    this.waiting = []
    return Effect.asVoid(PubSub.takeUpTo(this.news, Number.POSITIVE_INFINITY))
  })

  private readonly awaited = Effect.gen({ self: this }, function* () {
    const began = yield* Clock.currentTimeMillis
    for (;;) {
      const text = yield* this.look
      if (text !== "") return text
      if (this.waiting.length > 0 || this.last < this.bus.head()) {
        yield* Effect.yieldNow
        continue
      }
      const left = began + silentFor - (yield* Clock.currentTimeMillis)
      if (left <= 0) return silence
      const patience = this.samples.isWaiting ? Math.min(left, sampleEvery) : left
      const batch = yield* Effect.timeoutOption(PubSub.take(this.news), patience)
      if (Option.isNone(batch)) continue
      this.waiting.push(batch.value)
      yield* Effect.sleep(gather)
    }
  })

  private readonly look = Effect.gen({ self: this }, function* () {
    if (this.waiting.length === 0) this.waiting = yield* PubSub.takeUpTo(this.news, batchesAtOnce)
    const now = yield* Clock.currentTimeMillis
    const next = this.waiting[0]?.[0]?.position ?? this.bus.head() + 1
    if (this.last >= this.bus.head() + 1) return this.reset(this.bus.head(), now)
    if (this.last + 1 < next) return yield* this.missed(next, now)
    let text = ""
    while (text.length < charactersAtOnce) {
      const batch = this.waiting.shift()
      if (batch === undefined) break
      // A batch behind a gap: the gap comes first.
      if ((batch[0]?.position ?? 0) > this.last + 1) {
        this.waiting.unshift(batch)
        break
      }
      text += this.textOf(batch)
    }
    if (this.waiting.length === 0) for (const sample of this.samples.due(now)) text += this.tell(sample)
    return text
  })

  /** Records between `last` and `next` that the live view has not brought. */
  private missed(next: Position, now: number) {
    if (next - this.last - 1 > mostBehind || this.last + 1 < this.oldest())
      return Effect.sync(() => this.reset(next - 1, now))
    return Effect.map(
      this.bus.read(this.last + 1, Math.min(readAtOnce, next - this.last - 1), this.tagsInLines),
      (found) => {
        const text = this.textOf(found)
        // Nothing is there: a hole that an accepted start has left, or a record that was damaged.
        if (found.length === 0) this.last = next - 1
        return text
      }
    )
  }

  private reset(position: Position, now: number) {
    this.last = this.told = position
    return resetText(position, now)
  }

  private textOf(records: ReadonlyArray<Record>): string {
    let text = ""
    for (const { position, at, events } of records) {
      if (position <= this.last) continue
      const from = position === this.last + 1 ? this.partly : -1
      for (const [nth, event] of events.entries()) {
        if (nth <= from || !this.wants(event)) continue
        const placed = { position, nth: events.length === 1 ? undefined : nth, at, event }
        if (event._tag !== "MeterRead" || this.samples.offer(event.station, placed)) text += this.tell(placed)
      }
      this.last = position
      this.partly = -1
    }
    return text
  }

  private tell(placed: Placed): string {
    const isPast = placed.position < this.told
    this.told = Math.max(this.told, placed.position)
    return eventText(placed, isPast)
  }

  private wants(event: Event): boolean {
    const { station, tags, publicOnly } = this.wanted
    if (tags !== undefined && !tags.has(event._tag)) return false
    if (publicOnly === true && accessEventTags.has(event._tag)) return false
    return station === undefined || ("station" in event && stationKey(event.station) === station)
  }
}
