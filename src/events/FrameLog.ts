/**
 * The trace of a station: the frames it sent and those it was sent, read from the journal. Segments that are full get an
 * index beside them, made slowly in the background; the newest one is searched for the station's name.
 */
import { Context, Effect, Layer, Semaphore } from "effect"
import { Journal } from "./Journal.ts"
import { Shrink } from "./Thrift.ts"
import { hasIndex, writeIndex } from "./trace/FrameIndex.ts"
import { type Dated, type Found, type Query, search } from "./trace/Search.ts"
import { firstAt } from "./trace/Seek.ts"

export class FrameLog extends Context.Service<
  FrameLog,
  {
    /** A page of frames. When its time is up (150 ms) the page is shorter, and tells where to go on. */
    find(query: Query): Effect.Effect<Found>
    /** Makes the indexes that are missing, newest first; one at a time, with `rest` ms between its pieces. */
    index(rest: number): Effect.Effect<number>
  }
>()("onetime/events/FrameLog") {
  static readonly layer = Layer.effect(
    FrameLog,
    Effect.gen(function* () {
      const journal = yield* Journal
      // Each takes some megabytes, and time that chargers need.
      const turns = yield* Semaphore.make(2)
      const done = new Set<string>()
      const begun = new Map<string, number>()
      /** Each is looked up once; those that are gone are forgotten. */
      const dated = async (): Promise<ReadonlyArray<Dated>> => {
        const stretches = journal.segments()
        for (const stretch of stretches) {
          const at = begun.get(stretch.path) ?? (await firstAt(stretch))
          if (at !== undefined) begun.set(stretch.path, at)
        }
        const paths = new Set(stretches.map(({ path }) => path))
        for (const path of begun.keys()) if (!paths.has(path)) begun.delete(path)
        return stretches.map((stretch) => ({ ...stretch, begun: begun.get(stretch.path) }))
      }
      const index = Effect.fnUntraced(
        function* (rest: number) {
          let made = 0
          for (const stretch of journal.segments().toReversed()) {
            if (!stretch.sealed || done.has(stretch.path)) continue
            const isThere = yield* Effect.promise(() => hasIndex(stretch))
            if (!isThere) {
              yield* Effect.tryPromise((signal) => writeIndex(stretch, () => Bun.sleep(rest), signal))
              made++
            }
            done.add(stretch.path)
          }
          const paths = new Set(journal.segments().map(({ path }) => path))
          for (const path of done) if (!paths.has(path)) done.delete(path)
          return made
        },
        Effect.catch((error) => Effect.as(Effect.logDebug("a segment got no index of its frames", error), 0))
      )
      const shrink = yield* Shrink
      const indexing = Effect.map(index(25), (made) => (made > 0 ? shrink() : undefined))
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep("1 minute"), indexing)))
      return FrameLog.of({
        find: (query) => turns.withPermits(1)(Effect.promise(async (signal) => search(await dated(), query, signal))),
        index
      })
    })
  )
}
