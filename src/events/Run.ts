/** One listener at work: reads behind its cursor, writes a batch, parks what is refused, waits for what is away. */
import { Cause, Effect, Option, PubSub, Schema } from "effect"
import type { SqlError } from "effect/sql"
import { type Database, reasonOf, transact, wordsOf } from "../database/Database.ts"
import type { Position } from "../domain/Ids.ts"
import type { CursorTable } from "./CursorTable.ts"
import type { EventBus } from "./EventBus.ts"
import type { Listener, ListenerState } from "./Listener.ts"
import type { Moves } from "./Moves.ts"
import { type Record, tagBytes } from "./Record.ts"

/** The row of the cursor is not where this process left it: another state of the database, or another process. */
class CursorMoved extends Schema.TaggedError<CursorMoved>()("CursorMoved", {}) {}

/**
 * Larger batches cost fewer trips to the database; what is prepared for 2000 keeps the sockets waiting some 10 ms. One that
 * is behind takes more at once: under overload every trip waits for a turn among thousands of frames.
 */
const [batchSize, largest] = [2000, 8000] as const
/**
 * A short wait after a batch, so that a quiet network commits seldom; a longer one where more records have come than that:
 * a row that many records change, such as an open charge, is written once for all of a batch.
 */
const [gather, gatherMore, many] = ["15 millis", "60 millis", 100] as const
const mostParked = 20
/** After so long without records it looks, once, whether its last commit has lasted: PostgreSQL syncs within a second. */
const quiet = "5 seconds"
/** Records that may be read again after a restart because none of them concerned the listener. */
const mostUncommitted = 20_000
/** How long it rests before it tries again: a database that is away, a fault that a person must see to. */
const [awayFor, stoppedFor] = ["500 millis", "1 minute"] as const

export class Run {
  cursor: Position = 0
  committed: Position = 0
  condition: ListenerState["condition"] = "waiting"
  private known = false
  private unsure = false
  private error: string | undefined
  private parkedLately: ReadonlyArray<Position> = []
  private parkedCount = 0
  readonly listener: Listener
  private readonly bus: EventBus["Service"]
  private readonly cursors: CursorTable["Service"]
  private readonly others: ReadonlyArray<Run>
  private readonly moves: Moves
  private readonly tags: ReadonlySet<string>
  private readonly tagsInLines: ReadonlyArray<Buffer>

  constructor(
    listener: Listener,
    bus: EventBus["Service"],
    cursors: CursorTable["Service"],
    others: ReadonlyArray<Run>,
    moves: Moves
  ) {
    this.listener = listener
    this.bus = bus
    this.cursors = cursors
    this.others = others
    this.moves = moves
    this.tags = new Set(listener.tags)
    this.tagsInLines = listener.tags.map(tagBytes)
  }

  state(): ListenerState {
    const { cursor, condition, error } = this
    return {
      name: this.listener.name,
      cursor,
      lag: this.bus.head() - cursor,
      parked: this.parkedCount,
      condition,
      error
    }
  }

  readonly forever = Effect.gen({ self: this }, function* () {
    const news = yield* PubSub.subscribe(this.bus.live)
    for (;;) yield* this.turn(news).pipe(Effect.catchCause((cause) => this.recover(cause)))
    // A span for every statement of every batch would be told to nobody.
  }).pipe(Effect.scoped, Effect.withTracerEnabled(false))

  private turn(news: PubSub.Subscription<ReadonlyArray<Record>>) {
    return Effect.gen({ self: this }, function* () {
      if (!this.known) yield* this.begin
      const bound = this.bound()
      const records = yield* this.upTo(bound)
      const last = records.at(-1)
      if (last === undefined && this.cursor < bound) {
        // Nothing up to there: a hole that an accepted start has left, or a record that was damaged.
        this.cursor = bound
        return this.moves.tell()
      }
      if (last === undefined) {
        this.settle("waiting")
        // Held up by a listener whose tables it reads, or by want of records.
        yield* this.bound() < this.bus.head() ? this.moves.until(() => this.bound() > this.cursor) : this.rest(news)
        return
      }
      if (this.error === undefined) this.condition = "running"
      const relevant = records.filter((record) => tellsOf(record, this.tags))
      if (relevant.length > 0) yield* this.listener.prepare?.(relevant) ?? Effect.void
      if (relevant.length > 0 || last.position - this.committed > mostUncommitted)
        yield* this.commit(relevant, last.position)
      this.settle("running")
      this.cursor = last.position
      this.moves.tell()
      this.bus.release(this.others.reduce((least, { cursor }) => Math.min(least, cursor), this.cursor))
      const behind = this.bus.head() - this.cursor
      if (behind >= batchSize) yield* Effect.yieldNow
      else yield* Effect.sleep(behind < many ? gather : gatherMore)
    })
  }

  /** PostgreSQL may lose its last commits when it is killed, and then nothing new may come to find the cursor moved. */
  private rest(news: PubSub.Subscription<ReadonlyArray<Record>>) {
    return Effect.gen({ self: this }, function* () {
      const woken = PubSub.takeAll(news)
      if (!this.unsure) return yield* Effect.asVoid(woken)
      if (Option.isSome(yield* Effect.timeoutOption(woken, quiet))) return
      const found = yield* this.cursors.find(this.listener.name, this.bus.journal)
      if (found !== this.committed) return yield* new CursorMoved({})
      this.unsure = false
    })
  }

  /** The last position that it may take now: none beyond the listeners whose tables it reads. */
  private bound() {
    const after = this.listener.after ?? []
    return this.others.reduce(
      (least, run) => (after.includes(run.listener.name) ? Math.min(least, run.cursor) : least),
      this.bus.head()
    )
  }

  private upTo(bound: Position) {
    if (this.cursor >= bound) return Effect.succeed([])
    return Effect.map(this.bus.read(this.cursor + 1, largest, this.tagsInLines), (records) =>
      this.listener.after === undefined ? records : records.filter(({ position }) => position <= bound)
    )
  }

  private readonly begin = Effect.gen({ self: this }, function* () {
    const { name } = this.listener
    this.cursor = this.committed = yield* this.cursors.find(name, this.bus.journal)
    yield* this.listener.reset
    if (this.cursor === 0) yield* this.beginAtOldest
    this.known = true
    this.moves.tell()
  })

  /** A listener of a newer Onetime begins where the journal does: were its cursor left at 0, the next start saw a hole. */
  private readonly beginAtOldest = Effect.gen({ self: this }, function* () {
    const [oldest] = yield* this.bus.readFrames(1, 1)
    if (oldest === undefined || oldest.position === 1) return
    yield* this.commit([], oldest.position - 1)
    this.cursor = this.committed
    yield* Effect.logInfo(`begins at record ${oldest.position}, the oldest that is kept`)
  })

  /** Rows and cursor in one SQL transaction; what is refused is halved until the one record is found and parked. */
  private commit(
    records: ReadonlyArray<Record>,
    to: Position
  ): Effect.Effect<void, SqlError.SqlError | CursorMoved, Database> {
    const write = (records.length === 0 ? Effect.void : this.listener.apply(records)).pipe(
      Effect.andThen(this.cursors.move(this.listener.name, this.bus.journal, this.committed, to)),
      Effect.flatMap((moved) => (moved ? Effect.void : Effect.fail(new CursorMoved({})))),
      transact
    )
    return write.pipe(
      Effect.tap(() => Effect.sync(() => this.passedTo(to))),
      Effect.catchTag("SqlError", (error) =>
        reasonOf(error) === "refused" && records.length > 0
          ? this.listener.reset.pipe(Effect.andThen(this.divide(records, to, error)))
          : Effect.fail(error)
      )
    )
  }

  private divide(records: ReadonlyArray<Record>, to: Position, error: SqlError.SqlError) {
    const [only, second] = records
    if (only !== undefined && second === undefined) return this.park(only, to, error)
    const middle = records.length >> 1
    const split = records[middle]
    if (split === undefined) return Effect.fail(error)
    return this.commit(records.slice(0, middle), split.position - 1).pipe(
      Effect.andThen(Effect.suspend(() => this.commit(records.slice(middle), to)))
    )
  }

  private park(
    record: Record,
    to: Position,
    error: SqlError.SqlError
  ): Effect.Effect<void, SqlError.SqlError | CursorMoved, Database> {
    return Effect.gen({ self: this }, function* () {
      const lately = this.parkedLately.filter((position) => position >= record.position - 1000)
      if (lately.length >= mostParked)
        return yield* Effect.die(new Error(`${mostParked} of the last 1000 records were refused: ${wordsOf(error)}`))
      yield* this.cursors.park(this.listener.name, record.position, wordsOf(error)).pipe(
        Effect.andThen(this.cursors.move(this.listener.name, this.bus.journal, this.committed, to)),
        Effect.flatMap((moved) => (moved ? Effect.void : Effect.fail(new CursorMoved({})))),
        transact
      )
      this.passedTo(to)
      this.parkedLately = [...lately, record.position]
      this.parkedCount++
      yield* Effect.logWarning(`record ${record.position} is parked: the database refused it`, wordsOf(error))
    })
  }

  private passedTo(position: Position) {
    this.committed = position
    this.unsure = true
  }

  private recover(cause: Cause.Cause<SqlError.SqlError | CursorMoved>): Effect.Effect<void> {
    return Effect.gen({ self: this }, function* () {
      this.known = false
      const error = Cause.squash(cause)
      if (!Cause.hasDies(cause) && error instanceof CursorMoved) {
        yield* Effect.logWarning("its cursor is not where it was left: it goes on from where that stands now")
        return yield* Effect.sleep(awayFor)
      }
      const away = !Cause.hasDies(cause) && reasonOf(error) === "away"
      const text = error instanceof Error ? wordsOf(error) : String(error)
      if (this.error !== text)
        yield* away
          ? Effect.logWarning("the database is away; the journal waits", text)
          : Effect.logError("stopped; the journal waits", cause)
      this.error = text
      this.condition = away ? "away" : "stopped"
      this.moves.tell()
      yield* Effect.sleep(away ? awayFor : stoppedFor)
    })
  }

  private settle(condition: ListenerState["condition"]) {
    this.condition = condition
    this.error = undefined
  }
}

/** Without a closure for each of some ten thousand records a second. */
const tellsOf = ({ events }: Record, tags: ReadonlySet<string>): boolean => {
  for (const { _tag } of events) if (tags.has(_tag)) return true
  return false
}
