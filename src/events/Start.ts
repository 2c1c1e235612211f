/**
 * From nothing to an open door: database, comparison, drained listeners, loaded memory. Then it stays: keeps the claim
 * on the database, trims the journal, and after a failed write begins anew behind the last synced record.
 */
import { hostname } from "node:os"
import { Clock, Context, Deferred, Effect, Layer, Schedule } from "effect"
import { SqlError } from "effect/sql"
import { Settings } from "../Config.ts"
import { Database } from "../database/Database.ts"
import { DataDirectory } from "../database/DataDirectory.ts"
import { migrate } from "../database/Migrations.ts"
import { compare, StartRefused } from "./Comparison.ts"
import { CursorTable } from "./CursorTable.ts"
import { EventBus } from "./EventBus.ts"
import { InstallationTable, type Self } from "./InstallationTable.ts"
import { Journal } from "./Journal.ts"
import { Listeners } from "./Listener.ts"

export class Start extends Context.Service<
  Start,
  {
    /** Runs for ever; fails when the start is refused or another process takes the database. */
    readonly run: Effect.Effect<never, StartFailure>
  }
>()("onetime/events/Start") {
  static readonly layer = Layer.effect(
    Start,
    Effect.gen(function* () {
      const context = yield* Effect.context<
        | Settings
        | DataDirectory
        | Database
        | CursorTable
        | EventBus
        | InstallationTable
        | Journal
        | Listeners
        | SqlClientOf
      >()
      return Start.of({ run: Effect.provideContext(run, context) })
    })
  )
}

type SqlClientOf = Effect.Services<typeof migrate>
export type StartFailure = StartRefused | Effect.Error<typeof migrate>

const run = Effect.gen(function* () {
  const bus = yield* EventBus
  const listeners = yield* Listeners
  const journal = yield* Journal
  for (const trouble of journal.troubles()) yield* Effect.logError(trouble)
  yield* untilAnswered(migrate)
  const self = yield* untilAnswered(claim)
  yield* untilAnswered(fit)
  yield* listeners.begin
  yield* Effect.forkChild(Effect.forever(Effect.andThen(Effect.sleep("1 minute"), trim)))
  const open = Effect.gen(function* () {
    yield* listeners.passed(bus.head())
    yield* untilAnswered(Effect.forEach(bus.memories, (memory) => memory.load, { discard: true }))
    bus.setDoor({ open: true })
    yield* Effect.logInfo("open: stations are answered")
  })
  yield* Effect.raceFirst(keepClaim(self), Effect.forever(Effect.andThen(open, reopened)))
  return yield* Effect.never
})

/** Repeats until the database answers. Refusals go through. */
const untilAnswered = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const database = yield* Database
    yield* database.awaitReady
    return yield* effect
  }).pipe(
    Effect.tapError((error) =>
      SqlError.isSqlError(error) ? Effect.logWarning("the database failed; trying again", error.message) : Effect.void
    ),
    Effect.retry({ while: SqlError.isSqlError, schedule: Schedule.spaced("1 second") })
  )

/** Half a minute is given to a process of another host that may have died just now. */
const claim = Effect.gen(function* () {
  const table = yield* InstallationTable
  const { path } = yield* DataDirectory
  const journal = yield* Journal
  const self: Self = { journal: journal.identity, host: hostname(), dataDir: path, instance: crypto.randomUUID() }
  for (let tries = 0; ; tries++) {
    const found = yield* table.find
    // On this host and in this DATA_DIR the kernel's lock has proven that the other one is dead.
    const free = found === undefined || found.age > 30 || (found.host === self.host && found.dataDir === self.dataDir)
    if (free) break
    const who = `another Onetime (host ${found.host}, DATA_DIR ${found.dataDir}) used this database ${Math.round(found.age)} s ago`
    if (tries > 35)
      return yield* new StartRefused({ message: `${who}: stop it, or give this one a database of its own` })
    if (tries === 0) yield* Effect.logWarning(`${who}; waiting to see whether it is still there`)
    yield* Effect.sleep("1 second")
  }
  yield* table.claim(self)
  return self
})

const keepClaim = (self: Self) =>
  Effect.gen(function* () {
    const table = yield* InstallationTable
    for (;;) {
      yield* Effect.sleep("10 seconds")
      const ours = yield* Effect.orElseSucceed(table.touch(self.instance), () => true)
      if (!ours) return yield* new StartRefused({ message: "another Onetime has taken this database: this one stops" })
    }
  })

/** So many transaction ids are left free where some may have been told to stations by a journal that is gone. */
const idsLeftFree = 10_000

const fit = Effect.gen(function* () {
  const journal = yield* Journal
  const cursors = yield* CursorTable
  const { accept } = yield* Settings
  const found = yield* cursors.all
  const verdict = compare({ identity: journal.identity, oldest: journal.oldest(), head: journal.head() }, found, accept)
  if (verdict._tag === "StartRefused") return yield* verdict
  if (verdict._tag === "Fits") return
  if (verdict._tag === "SkipTo")
    yield* Effect.orDie(journal.skipTo(verdict.to, (yield* cursors.highestTransaction) + idsLeftFree))
  yield* cursors.adopt(journal.identity, verdict.to)
  yield* Effect.logWarning(`going on above record ${verdict.to}, as ACCEPT says`)
})

/** Waits until a write has failed, then until the disk takes one again; what was in the lane was never answered. */
const reopened = Effect.gen(function* () {
  const bus = yield* EventBus
  const journal = yield* Journal
  const closed = yield* Deferred.make<string>()
  yield* Effect.scoped(
    Effect.andThen(
      bus.onDoor((door) => {
        if (!door.open && door.sockets === "close") Deferred.doneUnsafe(closed, Effect.succeed(door.reason))
      }),
      Deferred.await(closed)
    )
  )
  yield* Effect.logError(`closed: ${yield* Deferred.await(closed)}; sockets are shut, stations keep their queues`)
  let said = ""
  for (;;) {
    const result = yield* Effect.result(journal.reopen)
    if (result._tag === "Success") return
    if (said !== result.failure.message)
      yield* Effect.logError(`the journal cannot be opened: ${result.failure.message}`)
    said = result.failure.message
    yield* Effect.sleep("2 seconds")
  }
})

const trim = Effect.gen(function* () {
  const journal = yield* Journal
  const listeners = yield* Listeners
  const removed = yield* journal.retain(listeners.committed(), yield* Clock.currentTimeMillis)
  if (removed > 0) yield* Effect.logInfo(`${removed} journal files were old enough to go`)
})
