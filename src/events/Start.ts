/**
 * From nothing to an open door: database, comparison, drained listeners, loaded memory. Then it stays: keeps the claim
 * on the database, trims the journal, watches the disk, and after a failed write begins anew behind the last synced record.
 */
import { hostname } from "node:os"
import { Clock, Context, Deferred, Effect, Layer, Schedule } from "effect"
import { Migrator, type SqlError } from "effect/sql"
import { Settings } from "../Config.ts"
import { Database, reasonOf, within } from "../database/Database.ts"
import { DataDirectory } from "../database/DataDirectory.ts"
import { migrate } from "../database/Migrations.ts"
import { compare, StartRefused } from "./Comparison.ts"
import { CursorTable } from "./CursorTable.ts"
import { watchDisk } from "./DiskSpace.ts"
import { type Door, EventBus, type Memory } from "./EventBus.ts"
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
export type StartFailure = StartRefused | SqlError.SqlError | Effect.Error<typeof migrate>

const run = Effect.gen(function* () {
  yield* Effect.forkChild(lasting("watching the disk", watchDisk))
  yield* Effect.forkChild(lasting("trimming the journal", trimming))
  yield* untilAnswered(migrate)
  const self = yield* untilAnswered(claim)
  return yield* serve(self).pipe(Effect.ensuring(release(self)))
})

const serve = Effect.fnUntraced(function* (self: Self) {
  const listeners = yield* Listeners
  yield* untilAnswered(fit)
  yield* listeners.begin
  return yield* Effect.raceFirst(keepClaim(self), Effect.forever(Effect.andThen(open, reopened)))
})

/** A chore that dies says so and is begun again. */
const lasting = <E, R>(what: string, chore: Effect.Effect<never, E, R>) =>
  chore.pipe(
    Effect.catchCause((cause) => Effect.logError(`${what} failed`, cause)),
    Effect.andThen(Effect.sleep("1 minute")),
    Effect.forever
  )

const open = Effect.gen(function* () {
  const bus = yield* EventBus
  const listeners = yield* Listeners
  yield* listeners.passed(bus.head())
  yield* untilAnswered(Effect.forEach(bus.memories, (memory) => memory.load, { discard: true }))
  yield* Effect.forEach(bus.memories, foldUnread, { discard: true })
  bus.setDoor({ open: true })
  yield* Effect.logInfo("open: stations are answered")
})

/** A memory whose listener has stopped short of the head learns the rest from the journal: answers do not wait for it. */
const foldUnread = (memory: Memory) =>
  unread(memory).pipe(Effect.catchCause((cause) => Effect.logError(`${memory.name}: its memory is behind`, cause)))

const unread = Effect.fnUntraced(function* (memory: Memory) {
  const bus = yield* EventBus
  const listeners = yield* Listeners
  const state = listeners.states().find(({ name }) => name === memory.name)
  if (state === undefined || state.condition !== "stopped") return
  for (let position = state.cursor + 1; position <= bus.head(); ) {
    const records = yield* bus.read(position, 1000)
    for (const record of records) for (const event of record.events) memory.fold(event, record.position, record.at)
    position = (records.at(-1)?.position ?? bus.head()) + 1
  }
})

/** Repeats while the database is away. Whatever else it says goes through. */
const untilAnswered = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const database = yield* Database
    yield* database.awaitReady
    return yield* effect
  }).pipe(
    Effect.tapError((error) =>
      isAway(error) ? Effect.logWarning("the database failed; trying again", error) : Effect.void
    ),
    Effect.retry({ while: isAway, schedule: Schedule.spaced("1 second") })
  )

const isAway = (error: unknown): boolean =>
  reasonOf(error instanceof Migrator.MigrationError ? error.cause : error) === "away"

/** Half a minute is given to a process elsewhere that may have died just now. */
const claim = Effect.gen(function* () {
  const table = yield* InstallationTable
  const { path } = yield* DataDirectory
  const journal = yield* Journal
  const self: Self = { journal: journal.identity, host: hostname(), dataDir: path, instance: crypto.randomUUID() }
  for (let tries = 0; !(yield* table.claim(self)); tries++) {
    const found = yield* table.find
    if (found === undefined) continue
    const who = `another Onetime (host ${found.host}, DATA_DIR ${found.dataDir}) used this database ${Math.round(found.age)} s ago`
    if (tries > 35)
      return yield* new StartRefused({ message: `${who}: stop it, or give this one a database of its own` })
    if (tries === 0) yield* Effect.logWarning(`${who}; waiting to see whether it is still there`)
    yield* Effect.sleep("1 second")
  }
  return self
})

const release = (self: Self) =>
  Effect.flatMap(InstallationTable, (table) => within(table.release(self.instance), "1 second")).pipe(Effect.ignore)

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
  const names = new Set((yield* Listeners).states().map(({ name }) => name))
  // A cursor of this journal whose listener is no more (an older Onetime had it) stands still and says nothing.
  const found = (yield* cursors.all).filter(
    (cursor) => cursor.journal !== journal.identity || names.has(cursor.listener)
  )
  const verdict = compare({ identity: journal.identity, oldest: journal.oldest(), head: journal.head() }, found, accept)
  if (verdict._tag === "StartRefused") return yield* verdict
  if (verdict._tag === "Fits") return
  const transaction = (yield* cursors.highestTransaction) + idsLeftFree
  // Cursors first: were we killed in between, the next start would find the journal behind them, and say so.
  if (verdict._tag !== "SkipTo") yield* cursors.adopt(journal.identity, verdict.to)
  if (verdict._tag !== "MoveUp")
    yield* Effect.mapError(journal.skipTo(verdict.to, transaction), ({ message }) => new StartRefused({ message }))
  yield* Effect.logWarning(`going on above record ${verdict.to}, as ACCEPT says`)
})

/** Waits until a write has failed, then until the disk takes one again; what was in the lane was never answered. */
const reopened = Effect.gen(function* () {
  const bus = yield* EventBus
  const journal = yield* Journal
  const closed = yield* Deferred.make<string>()
  const heard = (door: Door) => {
    if (!door.open && door.sockets === "close") Deferred.doneUnsafe(closed, Effect.succeed(door.reason))
  }
  yield* Effect.scoped(
    Effect.gen(function* () {
      yield* bus.onDoor(heard)
      // It may have closed before we listened.
      heard(bus.door())
      yield* Deferred.await(closed)
    })
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

/** Removes what is old enough, and says what was found damaged, once a minute. */
const trimming = Effect.gen(function* () {
  const journal = yield* Journal
  const listeners = yield* Listeners
  for (let told = 0; ; ) {
    const troubles = journal.troubles()
    for (const trouble of troubles.slice(told)) yield* Effect.logError(trouble)
    told = troubles.length
    yield* Effect.sleep("1 minute")
    const removed = yield* journal.retain(listeners.committed(), yield* Clock.currentTimeMillis)
    if (removed > 0) yield* Effect.logInfo(`${removed} journal files were old enough to go`)
  }
})
