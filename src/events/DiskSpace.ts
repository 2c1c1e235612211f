/**
 * Watches the room on the disk of DATA_DIR, so that it never ends in the middle of a night unannounced: first a warning,
 * then records without what can be spared, then a closed door (sockets stay), which opens by itself when there is room.
 */
import { statfs } from "node:fs/promises"
import { Context, Effect } from "effect"
import { DataDirectory } from "../database/DataDirectory.ts"
import { EventBus } from "./EventBus.ts"

/** In bytes; `all` is the size of the file system. */
export interface Space {
  readonly free: number
  readonly all: number
}

const megabyte = 1 << 20

/** All thresholds. A level is left only when there is `margin` times its room again. */
export const limits = {
  lowShare: 0.1,
  low: 2048 * megabyte,
  spare: 512 * megabyte,
  full: 128 * megabyte,
  margin: 1.25
} as const

/** `low`: people are told, nothing else changes. The other words are those of `EventBus.setRoom`. */
export type Level = "plenty" | "low" | "spare" | "full"

/** The level of this space; `before` is the level it had. */
export const levelOf = ({ free, all }: Space, before: Level): Level => {
  const worst = [
    ["full", limits.full],
    ["spare", limits.spare],
    ["low", Math.max(limits.low, limits.lowShare * all)]
  ] as const
  for (const [level, limit] of worst) {
    if (free < limit * (rank[before] >= rank[level] ? limits.margin : 1)) return level
  }
  return "plenty"
}

const rank: { readonly [level in Level]: number } = { plenty: 0, low: 1, spare: 2, full: 3 }

/** How space is measured: fails when the file system does not say. Tests put another in its place. */
export const Measure = Context.Reference("onetime/events/DiskSpace/Measure", {
  defaultValue: () => (path: string) =>
    Effect.map(
      Effect.tryPromise(() => statfs(path)),
      ({ bavail, blocks, bsize }): Space => ({ free: bavail * bsize, all: blocks * bsize })
    )
})

/** Measures every ten seconds, says each change of level in one line, and tells the lane what room there is. */
export const watchDisk = Effect.gen(function* () {
  const bus = yield* EventBus
  const measure = yield* Measure
  const { path } = yield* DataDirectory
  let before: Level = "plenty"
  let silent = false
  const look = Effect.gen(function* () {
    const found = yield* Effect.result(measure(path))
    if (found._tag === "Failure") {
      if (!silent) yield* Effect.logWarning(`the free space of ${path} cannot be told`, found.failure)
      silent = true
      return
    }
    silent = false
    const level = levelOf(found.success, before)
    if (level === before) return
    before = level
    bus.setRoom(level === "low" ? "plenty" : level)
    const line = `${Math.floor(found.success.free / megabyte)} MB are free on the disk of ${path}${meaning[level]}`
    yield* level === "plenty" ? Effect.logInfo(line) : level === "low" ? Effect.logWarning(line) : Effect.logError(line)
  })
  return yield* Effect.forever(Effect.andThen(look, Effect.sleep("10 seconds")))
})

const meaning: { readonly [level in Level]: string } = {
  plenty: ": enough again",
  low: ": make room",
  spare: ": make room; frames that events tell of, presence and the trace of our calls are not kept",
  full: ": the door is closed until there is more; stations keep their queues"
}
