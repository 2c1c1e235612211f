/**
 * The one way in. A decision's record is folded into memory and put in the lane at once; it is on disk, then published,
 * in order; only then does its `done` let the charger hear. While the door is closed nothing is taken and nobody answered.
 */
import { Context, Effect, Layer, PubSub, Schema, type Scope } from "effect"
import type { SqlError } from "effect/sql"
import type { Event } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"
import { Journal } from "./Journal.ts"
import { type Entry, encodeRecord, type Record } from "./Record.ts"

/** The door is closed: what was to be appended was not, and nobody was answered. */
export class DoorClosed extends Schema.TaggedError<DoorClosed>()("DoorClosed", { message: Schema.String }) {}

/** Open; or closed, and why. `sockets: "stay"` while only the disk is full: a stop can still be sent. */
export type Door =
  | { readonly open: true }
  | { readonly open: false; readonly reason: string; readonly sockets: "close" | "stay" }

/** A service's memory: the fold of everything enqueued. `load` reads it anew from the tables of the drained listeners. */
export interface Memory {
  readonly name: string
  readonly load: Effect.Effect<void, SqlError.SqlError>
  fold(event: Event, position: Position, at: number): void
}

export class EventBus extends Context.Service<
  EventBus,
  {
    /**
     * Folds and puts in the lane, synchronously; the position it will have, or 0 if the door is closed.
     * `done(true)` when the record is on disk, in the order of the lane; `done(false)`: it is not and must not be answered.
     */
    enqueue(entry: Entry, done?: (kept: boolean) => void): Position
    /** Runs `done` when everything enqueued so far is on disk: for answers that need no record of their own. */
    follow(done: (kept: boolean) => void): void
    /** As `enqueue`, for everyone else: the position, when it is on disk. */
    append(entry: Entry): Effect.Effect<Position, DoorClosed>
    /** The last position on disk. */
    readonly head: () => Position
    /** The last position enqueued, on disk or not yet. */
    readonly enqueued: () => Position
    readonly journal: string
    /** Records from `from` on: from the ring when recent, from the segments when not. Frames are not in the ring. */
    read(from: Position, limit: number): Effect.Effect<ReadonlyArray<Record>>
    /** The same from the segments alone, with their frames and answers. */
    readFrames(from: Position, limit: number): Effect.Effect<ReadonlyArray<Record>>
    /** Batches of records as they reach the disk: for live views and wake-ups. A slow reader loses the oldest. */
    readonly live: PubSub.PubSub<ReadonlyArray<Record>>
    readonly memories: ReadonlyArray<Memory>
    remember(memory: Memory): Effect.Effect<void, never, Scope.Scope>
    readonly door: () => Door
    /** Set by `Start` when memory is loaded, and by whoever must close; tells the sockets. */
    setDoor(door: Door): void
    onDoor(heard: (door: Door) => void): Effect.Effect<void, never, Scope.Scope>
  }
>()("onetime/events/EventBus") {
  static readonly layer = Layer.effect(
    EventBus,
    Effect.gen(function* () {
      const journal = yield* Journal
      const live = yield* PubSub.sliding<ReadonlyArray<Record>>(256)
      const lane = new Lane(journal, (records) => void PubSub.publishUnsafe(live, records))
      yield* Effect.addFinalizer(() => lane.drained)
      return EventBus.of({
        enqueue: (entry, done) => lane.enqueue(entry, done),
        follow: (done) => lane.follow(done),
        append: (entry) =>
          Effect.callback<Position, DoorClosed>((resume) => {
            const position = lane.enqueue(entry, (kept) =>
              resume(kept ? Effect.succeed(position) : Effect.fail(new DoorClosed({ message: lane.why() })))
            )
          }),
        head: journal.head,
        enqueued: () => lane.last,
        journal: journal.identity,
        read: (from, limit) => lane.read(from, limit),
        readFrames: (from, limit) => Effect.orDie(journal.read(from, limit)),
        live,
        memories: lane.memories,
        remember: (memory) => scopedPush(lane.memories, memory),
        door: () => lane.door,
        setDoor: (door) => lane.setDoor(door),
        onDoor: (heard) => scopedPush(lane.heard, heard)
      })
    })
  )
}

const scopedPush = <A>(list: Array<A>, item: A) =>
  Effect.acquireRelease(
    Effect.sync(() => void list.push(item)),
    () => Effect.sync(() => void list.splice(list.indexOf(item), 1))
  )

interface Waiting {
  readonly record: Record | undefined
  readonly line: string
  readonly done: ((kept: boolean) => void) | undefined
}

/** Recent records for the listeners, by position; older ones are read from the segments. */
const ringSize = 4096

class Lane {
  readonly memories: Array<Memory> = []
  readonly heard: Array<(door: Door) => void> = []
  door: Door = { open: false, reason: "starting", sockets: "close" }
  last: Position
  private waiting: Array<Waiting> = []
  private busy = false
  private readonly ring: Array<Record | undefined> = new Array(ringSize)
  private idle: Array<() => void> = []
  private readonly journal: Journal["Service"]
  private readonly publish: (records: ReadonlyArray<Record>) => void

  constructor(journal: Journal["Service"], publish: (records: ReadonlyArray<Record>) => void) {
    this.journal = journal
    this.publish = publish
    this.last = journal.head()
  }

  enqueue(entry: Entry, done?: (kept: boolean) => void): Position {
    if (!this.door.open) {
      done?.(false)
      return 0
    }
    const position = this.last + 1
    const line = encodeRecord(position, entry)
    this.last = position
    for (const event of entry.events) for (const memory of this.memories) memory.fold(event, position, entry.at)
    const record = { position, at: entry.at, cause: entry.cause, events: entry.events }
    this.push({ record, line, done })
    return position
  }

  follow(done: (kept: boolean) => void) {
    if (!this.door.open) return done(false)
    if (this.waiting.length === 0 && !this.busy) return done(true)
    this.push({ record: undefined, line: "", done })
  }

  private push(item: Waiting) {
    this.waiting.push(item)
    if (!this.busy) {
      this.busy = true
      setImmediate(() => this.flush())
    }
  }

  private flush() {
    const batch = this.waiting
    this.waiting = []
    let [text, first, last, transaction] = ["", 0, this.journal.head(), 0]
    for (const { record, line } of batch) {
      if (record === undefined) continue
      text += line
      if (first === 0) first = record.position
      last = record.position
      for (const event of record.events)
        if ("transaction" in event) transaction = Math.max(transaction, event.transaction ?? 0)
    }
    if (first === 0) return this.kept(batch)
    this.journal.write({ text, first, last, transaction }, (error) =>
      error === undefined ? this.kept(batch) : this.lost(batch, error)
    )
  }

  private kept(batch: ReadonlyArray<Waiting>) {
    const records: Array<Record> = []
    for (const { record } of batch) {
      if (record === undefined) continue
      records.push(record)
      this.ring[record.position % ringSize] = record
    }
    for (const { done } of batch) done?.(true)
    if (records.length > 0) this.publish(records)
    if (this.waiting.length > 0) this.flush()
    else this.rest()
  }

  /** Nobody in the lane is answered; what memory knows of it is forgotten when `Start` loads it anew. */
  private lost(batch: ReadonlyArray<Waiting>, error: Error) {
    const later = this.waiting
    this.waiting = []
    this.last = this.journal.head()
    this.setDoor({ open: false, reason: `the journal cannot be written: ${error.message}`, sockets: "close" })
    for (const { done } of [...batch, ...later]) done?.(false)
    this.rest()
  }

  private rest() {
    this.busy = false
    for (const wake of this.idle.splice(0)) wake()
  }

  setDoor(door: Door) {
    if (door.open) this.last = this.journal.head()
    this.door = door
    for (const heard of this.heard) heard(door)
  }

  why() {
    return this.door.open ? "the record was lost" : this.door.reason
  }

  /** Closes the door and waits until all that was taken is on disk. */
  readonly drained = Effect.callback<void>((resume) => {
    this.setDoor({ open: false, reason: "stopping", sockets: "close" })
    if (!this.busy) return resume(Effect.void)
    this.idle.push(() => resume(Effect.void))
  })

  read(from: Position, limit: number): Effect.Effect<ReadonlyArray<Record>> {
    const head = this.journal.head()
    if (from > head) return Effect.succeed([])
    if (this.ring[from % ringSize]?.position !== from) return Effect.orDie(this.journal.read(from, limit))
    const records: Array<Record> = []
    for (let position = from; position <= head && records.length < limit; position++) {
      const record = this.ring[position % ringSize]
      if (record === undefined || record.position !== position) break
      records.push(record)
    }
    return Effect.succeed(records)
  }
}
