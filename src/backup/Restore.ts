/**
 * Puts a backup into an empty installation: this machine's DATA_DIR, and its own PostgreSQL or the one of DATABASE_URL.
 * Where DATA_DIR still has the very journal that the backup was made beside, only the tables are loaded and the next start
 * catches up from there: so a network moves to another PostgreSQL with nothing lost.
 */
import { constants, createReadStream } from "node:fs"
import { access } from "node:fs/promises"
import { hostname } from "node:os"
import { Clock, Effect, Layer } from "effect"
import { BackupUnusable, readBackup } from "../api/BackupReader.ts"
import { Settings } from "../Config.ts"
import { Database, inTransaction } from "../database/Database.ts"
import { DataDirectory } from "../database/DataDirectory.ts"
import { Logs } from "../observability/Logs.ts"
import { ImportTable } from "./ImportTable.ts"
import { Loading, type Restored, RestoreRefused, type Wish } from "./Loading.ts"
import { RestoreFolder, type Standing } from "./RestoreFolder.ts"

/** Fails with `RestoreRefused`, `BackupUnusable`, or what the database and DATA_DIR say; nothing is changed then. */
export const restore = Effect.fnUntraced(
  function* (wish: Wish) {
    const settings = yield* Settings
    yield* Effect.tryPromise({
      try: () => access(wish.file, constants.R_OK),
      catch: (cause) => unreadable(wish.file, cause)
    })
    const machine = ImportTable.layer.pipe(
      Layer.provideMerge(Database.layer),
      Layer.provideMerge(DataDirectory.layerAt(settings.dataDir))
    )
    return yield* Effect.provide(restoring(wish), machine)
  },
  Effect.provide(Layer.provideMerge(Logs, Settings.layer))
)

const restoring = Effect.fnUntraced(function* (wish: Wish) {
  const { path } = yield* DataDirectory
  const { journal } = yield* Settings
  const { sql, awaitReady, address } = yield* Database
  const table = yield* ImportTable
  const folder = new RestoreFolder(path, journal.segmentBytes)
  yield* Effect.timeoutOrElse(awaitReady, {
    duration: "1 minute",
    orElse: () => refuse(`PostgreSQL (${address}) does not answer`)
  })
  const now = new Date(yield* Clock.currentTimeMillis)
  if (folder.isHalf(yield* table.journals)) {
    folder.finish(now)
    const done: Restored = { madeAt: undefined, rows: 0, records: 0, journal: "finished" }
    return done
  }
  const standing = yield* folder.standing
  if (!wish.replace && (yield* table.isUsed)) {
    return yield* refuse(
      `the database (${address}) is not empty: give an empty one, or say --replace to drop what Onetime has in it`
    )
  }
  if (yield* table.isInUse(hostname(), path))
    return yield* refuse(`another Onetime uses the database (${address}): stop it first`)
  folder.begin()
  const restored = yield* inTransaction(sql, loading(wish, folder, standing)).pipe(
    // Of anything else the tables may be there all the same, and what lies beside belongs to them.
    Effect.tapErrorTag(["RestoreRefused", "BackupUnusable", "MigrationsUnknown"], () =>
      Effect.sync(() => folder.forget())
    )
  )
  if (restored.journal === "copied") folder.finish(now)
  yield* Effect.ignore(table.analyze)
  return restored
})

const refuse = (message: string) => Effect.fail(new RestoreRefused({ message }))

const loading = Effect.fnUntraced(function* (wish: Wish, folder: RestoreFolder, standing: Standing | undefined) {
  const table = yield* ImportTable
  const bytes = createReadStream(wish.file, { highWaterMark: 1 << 18 })
  const stretches = readBackup(bytes)
  yield* Effect.addFinalizer(() => Effect.sync(() => bytes.destroy()))
  yield* table.begin
  const loaded = new Loading(wish, folder, standing)
  for (;;) {
    const next = yield* Effect.tryPromise({
      try: () => stretches.next(),
      catch: (cause) => unreadable(wish.file, cause)
    })
    if (next.done === true) return yield* loaded.finish(next.value)
    yield* loaded.take(next.value)
  }
}, Effect.scoped)

const unreadable = (file: string, cause: unknown) => {
  const why = cause instanceof BackupUnusable ? cause.message : cause instanceof Error ? cause.message : String(cause)
  return new BackupUnusable({ message: `${file}: ${why}` })
}
