/**
 * The folder of append-only segments that everything acknowledged is in. Knows bytes and positions, not what they mean;
 * `EventBus` is its one writer. A failed write or sync is never retried on the same file: see `reopen`.
 */
import { join } from "node:path"
import { Context, Effect, Layer, Schema } from "effect"
import { Settings } from "../Config.ts"
import { DataDirectory } from "../database/DataDirectory.ts"
import type { Position } from "../domain/Ids.ts"
import { measured } from "../observability/Metrics.ts"
import { JournalFiles } from "./JournalFiles.ts"
import { journalMeasures } from "./JournalMeasures.ts"
import type { Record } from "./Record.ts"
import { SegmentUnreadable } from "./Segment.ts"
import type { Stretch } from "./trace/FrameIndex.ts"

export class JournalBroken extends Schema.TaggedError<JournalBroken>()("JournalBroken", { message: Schema.String }) {}

export class Journal extends Context.Service<
  Journal,
  {
    /** Random, made with the journal. */
    readonly identity: string
    readonly folder: string
    /** The last position known to be on disk; 0: none yet. */
    readonly head: () => Position
    /** The oldest position that is still kept. */
    readonly oldest: () => Position
    /** The highest transaction id that any record ever here has named. */
    readonly highestTransaction: () => number
    /** One `write`, then one asynchronous `fdatasync`; `done` gets the error if either failed. One call at a time. */
    write(batch: Batch, done: (error: Error | undefined) => void): void
    /** After a failed write: a new segment behind the last synced record. Fails while the disk refuses. */
    readonly reopen: Effect.Effect<void, JournalBroken>
    /** Leaves a hole: the next record gets a position above `position`, the next transaction an id above `transaction`. */
    skipTo(position: Position, transaction: number): Effect.Effect<void, JournalBroken>
    /** Records from `from` on, in order, at most `limit` and about 4 MB, only what is on disk. Empty: none yet. */
    read(
      from: Position,
      limit: number,
      tags?: ReadonlyArray<Buffer>
    ): Effect.Effect<ReadonlyArray<Record>, JournalBroken>
    /** Its files, oldest first, as they can be read by whoever reads them by himself. */
    readonly segments: () => ReadonlyArray<Stretch>
    /** Removes whole segments older than the age or beyond the size, but none that holds a record above `passed`. */
    retain(passed: Position, now: number): Effect.Effect<number>
    /** What was found wrong when opening or reading; each in one line, for people. */
    readonly troubles: () => ReadonlyArray<string>
  }
>()("onetime/events/Journal") {
  static readonly layer = Layer.effect(
    Journal,
    Effect.gen(function* () {
      const { path } = yield* DataDirectory
      const settings = yield* Settings
      return yield* openJournal({ folder: join(path, "journal"), ...settings.journal })
    })
  )
}

export interface Batch {
  /** Whole lines. */
  readonly bytes: Uint8Array
  readonly first: Position
  readonly last: Position
  /** The highest transaction id named in these records; 0: none. */
  readonly transaction: number
}

export interface Options {
  readonly folder: string
  /** A new segment begins at this size in bytes ... */
  readonly segmentBytes: number
  /** ... or age in ms. */
  readonly segmentAge: number
  /** Passed segments go when older than this, in ms ... */
  readonly keepAge: number
  /** ... or when all together are larger than this, in bytes ... */
  readonly keepBytes: number
  /** ... but never younger than this, in ms: a database restored from yesterday's backup catches up by itself. */
  readonly keepAtLeast: number
}

/** Opens (or makes) the journal in a folder; closes its file with the scope. */
export const openJournal = (options: Options) =>
  Effect.acquireRelease(
    Effect.try({
      try: () => new JournalFiles(options),
      catch: (cause) =>
        cause instanceof SegmentUnreadable
          ? cause
          : new JournalBroken({ message: `journal ${options.folder}: ${reason(cause)}` })
    }),
    (files) => Effect.sync(() => files.close())
  ).pipe(
    Effect.tap((files) => measured(...journalMeasures(files))),
    Effect.map((files) =>
      Journal.of({
        identity: files.identity,
        folder: options.folder,
        head: () => files.head,
        oldest: () => files.oldest(),
        highestTransaction: () => files.transaction,
        write: (batch, done) => files.write(batch, done),
        reopen: broken(() => files.startSegment(files.head + 1)),
        skipTo: (position, transaction) => broken(() => files.skipTo(position, transaction)),
        read: (from, limit, tags) =>
          Effect.tryPromise({
            try: () => files.read(from, limit, tags),
            catch: (cause) => new JournalBroken({ message: `reading the journal: ${reason(cause)}` })
          }),
        segments: () => files.stretches(),
        retain: (passed, now) => Effect.sync(() => files.retain(passed, now)),
        troubles: () => files.troubles
      })
    )
  )

const broken = (act: () => void) =>
  Effect.try({ try: act, catch: (cause) => new JournalBroken({ message: reason(cause) }) })

const reason = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
