/**
 * The one way in. A decision's record is folded into memory and put in the lane at once; it is on disk, then published,
 * in order; only then does its `done` let the charger hear. While the door is closed nothing is taken and nobody answered.
 */
import { Context, Effect, Layer, PubSub, Schema, type Scope } from "effect"
import type { SqlError } from "effect/sql"
import type { Event } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"
import { measured } from "../observability/Metrics.ts"
import { Journal } from "./Journal.ts"
import { Lane } from "./Lane.ts"
import type { Entry, Record } from "./Record.ts"

/** The door is closed: what was to be appended was not, and nobody was answered. */
export class DoorClosed extends Schema.TaggedError<DoorClosed>()("DoorClosed", { message: Schema.String }) {}

/** Open; or closed, and why. `sockets: "stay"` while only the disk is full: a stop can still be sent. */
export type Door =
  | { readonly open: true }
  | { readonly open: false; readonly reason: string; readonly sockets: "close" | "stay" }

/** Room on the disk: `spare`: no frame is kept that events tell of, no presence, no trace; `full`: nothing is taken. */
export type Room = "plenty" | "spare" | "full"

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
    /** The journal's folder: small files may lie beside its segments. */
    readonly folder: string
    /**
     * Records from `from` on, for those who want these tags (`tagBytes`): from the ring when recent, from the segments
     * when not. Frames are not in the ring; of records without such a tag only the position may be told.
     */
    read(from: Position, limit: number, tags?: ReadonlyArray<Buffer>): Effect.Effect<ReadonlyArray<Record>>
    /** Everyone who reads has passed this position: the ring lets go of what is before it. */
    release(position: Position): void
    /** The same from the segments alone, with their frames and answers. */
    readFrames(from: Position, limit: number): Effect.Effect<ReadonlyArray<Record>>
    /** Batches of records as they reach the disk: for live views and wake-ups. A slow reader loses the oldest. */
    readonly live: PubSub.PubSub<ReadonlyArray<Record>>
    readonly memories: ReadonlyArray<Memory>
    remember(memory: Memory): Effect.Effect<void, never, Scope.Scope>
    readonly door: () => Door
    /** Set by `Start` when memory is loaded, and by whoever must close; tells the sockets. */
    setDoor(door: Door): void
    /** Set by `DiskSpace`: the door is open only while the disk is not full, too. */
    setRoom(room: Room): void
    onDoor(heard: (door: Door) => void): Effect.Effect<void, never, Scope.Scope>
  }
>()("onetime/events/EventBus") {
  static readonly layer = Layer.effect(
    EventBus,
    Effect.gen(function* () {
      const journal = yield* Journal
      const live = yield* PubSub.sliding<ReadonlyArray<Record>>(256)
      const run = Effect.runForkWith(yield* Effect.context<never>())
      const lane = new Lane(journal, publishTo(live), (what, cause) => run(Effect.logError(what, cause)))
      yield* measured({
        name: "onetime_door_open",
        help: "1 while messages are taken.",
        type: "gauge",
        read: () => [{ value: lane.door.open ? 1 : 0 }]
      })
      yield* Effect.addFinalizer(() => Effect.callback<void>((resume) => lane.stop(() => resume(Effect.void))))
      return EventBus.of({
        enqueue: (entry, done) => lane.enqueue(entry, done),
        follow: (done) => lane.follow(done),
        append: (entry) =>
          Effect.callback<Position, DoorClosed>((resume) => {
            const position = lane.enqueue(entry, (kept) =>
              resume(kept ? Effect.sync(() => position) : Effect.fail(new DoorClosed({ message: lane.why() })))
            )
          }),
        head: journal.head,
        enqueued: () => lane.last,
        journal: journal.identity,
        folder: journal.folder,
        read: (from, limit, tags) =>
          Effect.suspend(() => {
            if (from > journal.head()) return Effect.succeed([])
            const recent = lane.recent(from, limit)
            return recent === undefined ? Effect.orDie(journal.read(from, limit, tags)) : Effect.succeed(recent)
          }),
        release: (position) => lane.release(position),
        readFrames: (from, limit) => Effect.orDie(journal.read(from, limit)),
        live,
        memories: lane.memories,
        remember: (memory) => scopedPush(lane.memories, memory),
        door: () => lane.door,
        setDoor: (door) => lane.setDoor(door),
        setRoom: (room) => lane.setRoom(room),
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

/** A full buffer of a sliding PubSub refuses `publishUnsafe`, and then nobody is woken: only `publish` slides. */
const publishTo = (live: PubSub.PubSub<ReadonlyArray<Record>>) => (records: ReadonlyArray<Record>) => {
  if (!PubSub.publishUnsafe(live, records)) Effect.runSync(PubSub.publish(live, records))
}
