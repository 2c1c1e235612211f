/**
 * The folder in which everything of this installation lies (DATA_DIR): journal, embedded PostgreSQL, lock.
 * It is opened before anything else and belongs to one process at a time.
 */

import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  ftruncateSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync
} from "node:fs"
import { hostname } from "node:os"
import { dirname, join, resolve } from "node:path"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { Settings } from "../Config.ts"
import { lockFile } from "./FileLock.ts"

/** Another process has this data directory open. `pid` and `since` are what it wrote about itself. */
export class DataDirectoryLocked extends Schema.TaggedError<DataDirectoryLocked>()("DataDirectoryLocked", {
  path: Schema.String,
  pid: Schema.optional(Schema.Int),
  since: Schema.optional(Schema.String),
  message: Schema.String
}) {}

/** The data directory cannot be used; `message` is one line that says why and what to do. */
export class DataDirectoryUnusable extends Schema.TaggedError<DataDirectoryUnusable>()("DataDirectoryUnusable", {
  path: Schema.String,
  message: Schema.String
}) {}

export class DataDirectory extends Context.Service<
  DataDirectory,
  {
    /** Absolute, symbolic links resolved. */
    readonly path: string
    readonly lockedAt: DateTime.Utc
  }
>()("onetime/database/DataDirectory") {
  /**
   * Makes the folder if it is missing, sets its mode to 0700 and holds its lock until the scope closes.
   * Fails with `DataDirectoryLocked` or `DataDirectoryUnusable`.
   */
  static readonly layerAt = (path: string) => Layer.effect(DataDirectory, open(path))

  /** `layerAt` the DATA_DIR of the settings. */
  static readonly layer = Layer.effect(
    DataDirectory,
    Effect.flatMap(Settings, ({ dataDir }) => open(dataDir)).pipe(Effect.tap(({ path }) => refuseUnfinished(path)))
  )
}

const open = Effect.fnUntraced(function* (given: string) {
  const lockedAt = yield* DateTime.now
  const path = yield* attempt(resolve(given), () => prepare(resolve(given)))
  const descriptor = yield* Effect.acquireRelease(takeLock(path), (fd) => Effect.sync(() => closeSync(fd)))
  yield* attempt(path, () => {
    signLock(descriptor, lockedAt)
    chmodSync(path, 0o700)
  })
  return DataDirectory.of({ path, lockedAt })
})

const takeLock = Effect.fnUntraced(function* (path: string) {
  const file = join(path, LOCK)
  const lock = yield* attempt(path, () => lockFile(file))
  if (lock === "unsupported") {
    return yield* unusable(path, `the file system of ${path} cannot lock files: put DATA_DIR on a local disk`)
  }
  return lock === "held" ? yield* lockedBy(path, file) : lock.fd
})

const LOCK = "lock"

/** What a restore lays down until it is done. */
export const unfinished = "restoring"

const refuseUnfinished = (path: string) =>
  existsSync(join(path, unfinished))
    ? unusable(
        path,
        `a restore into ${path} was cut short: run it again; to start with nothing, remove ${join(path, unfinished)}`
      )
    : Effect.void

/** What we make in the folder; anything else in a folder without these is somebody else's. */
const ours = new Set([LOCK, "journal", "postgres"])

const prepare = (path: string): string => {
  mkdirSync(dirname(path), { recursive: true })
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw cause
  }
  const real = realpathSync(path)
  const entries = readdirSync(real).filter((name) => !name.startsWith(".") && name !== "lost+found")
  if (entries.length > 0 && !entries.some((name) => ours.has(name))) {
    throw new Error(`it holds other things (${entries.slice(0, 3).join(", ")}): set DATA_DIR to an empty folder`)
  }
  const owner = statSync(real).uid
  const me = process.geteuid?.()
  if (me !== undefined && me !== 0 && owner !== me) {
    throw new Error(`it belongs to user ${owner} and we run as user ${me}: start as that user, or give it to this one`)
  }
  accessSync(real, constants.R_OK | constants.W_OK | constants.X_OK)
  return real
}

const signLock = (fd: number, since: DateTime.Utc) => {
  ftruncateSync(fd, 0)
  writeSync(fd, `${JSON.stringify({ pid: process.pid, since: DateTime.formatIso(since), host: hostname() })}\n`, 0)
}

const Holder = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int, since: Schema.String, host: Schema.String }))

const lockedBy = Effect.fnUntraced(function* (path: string, file: string) {
  const text = yield* attempt(path, () => readFileSync(file, "utf8"))
  const holder = yield* Schema.decodeUnknownEffect(Holder)(text).pipe(Effect.option)
  if (holder._tag === "None") {
    return yield* new DataDirectoryLocked({
      path,
      message: `${path} is in use by another process that has not said which: stop it, or set another DATA_DIR`
    })
  }
  const { pid, since, host } = holder.value
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
  return yield* new DataDirectoryLocked({
    path,
    pid,
    since,
    message: `${path} is in use by ${who} since ${since}: stop it (kill ${pid}), or set another DATA_DIR`
  })
})

const attempt = <A>(path: string, run: () => A): Effect.Effect<A, DataDirectoryUnusable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(run())
    } catch (cause) {
      return unusable(path, `DATA_DIR ${path} cannot be used: ${reason(cause)}`)
    }
  })

const unusable = (path: string, message: string) => Effect.fail(new DataDirectoryUnusable({ path, message }))

const reason = (cause: unknown): string => {
  const code = codeOf(cause)
  const words = code === undefined ? undefined : explained[code]
  return words ?? (cause instanceof Error ? cause.message : String(cause))
}

const explained: Readonly<Record<string, string>> = {
  ENOTDIR: "a file is in its place: remove the file, or set another DATA_DIR",
  EEXIST: "a file is in its place: remove the file, or set another DATA_DIR",
  EACCES: "we may not write there: change its owner, or set another DATA_DIR",
  EPERM: "we may not change it: change its owner, or set another DATA_DIR",
  EROFS: "its file system is read-only: mount it writable, or set another DATA_DIR",
  ENOSPC: "its disk is full: make room there, or set another DATA_DIR",
  ELOOP: "its symbolic links go round in a circle: set another DATA_DIR"
}

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined
