/** `Start` as the process runs it, with one listener, on a folder and a database of the test's choice. */
import { Effect, Fiber, Layer, type Redacted, type Scope } from "effect"
import { Settings } from "../../src/Config.ts"
import { Database } from "../../src/database/Database.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import type { Event } from "../../src/domain/Event.ts"
import { CursorTable } from "../../src/events/CursorTable.ts"
import { EventBus, type Memory } from "../../src/events/EventBus.ts"
import { InstallationTable } from "../../src/events/InstallationTable.ts"
import { Journal } from "../../src/events/Journal.ts"
import { type Listener, Listeners } from "../../src/events/Listener.ts"
import type { Record } from "../../src/events/Record.ts"
import { Start } from "../../src/events/Start.ts"
import { until } from "../faults/Until.ts"
import { settings } from "../services/stations/TestRing.ts"
import { Overheard } from "./Overheard.ts"
import { type Fault, faulty } from "./TestBus.ts"

export interface Life {
  readonly bus: EventBus["Service"]
  readonly journal: Journal["Service"]
  readonly listeners: Listeners["Service"]
  readonly cursors: CursorTable["Service"]
  readonly installation: InstallationTable["Service"]
  readonly sql: Database["Service"]["sql"]
  readonly overheard: Overheard
  /** The end of `Start.run`, which is always a failure. */
  readonly running: Fiber.Fiber<never, unknown>
  /** The positions that listener `a` has written, in the order of its rows. */
  readonly written: Effect.Effect<ReadonlyArray<number>, unknown>
}

export interface Where {
  readonly folder: string
  readonly url: Redacted.Redacted
  readonly accept?: string
  readonly segmentBytes?: number
  readonly faults?: Array<Fault>
  readonly memory?: (bus: EventBus["Service"], sql: Database["Service"]["sql"]) => Partial<Memory>
  readonly listener?: Partial<Listener>
  readonly others?: ReadonlyArray<Listener>
  readonly overheard?: Overheard
}

/** One life of the process: runs `Start`, waits for the door, does, and ends. Fails when the start fails. */
export const started = <A, E>(where: Where, use: (life: Life) => Effect.Effect<A, E, Scope.Scope>) =>
  inside(where, (life) => Effect.raceFirst(Fiber.join(life.running), Effect.andThen(doorOpens(life.bus), use(life))))

/** The same without waiting for the door. */
export const inside = <A, E>(where: Where, use: (life: Life) => Effect.Effect<A, E, Scope.Scope>) => {
  const overheard = where.overheard ?? new Overheard()
  return Effect.gen(function* () {
    const { sql } = yield* Database
    const [bus, listeners] = [yield* EventBus, yield* Listeners]
    yield* bus.remember({ name: "a", load: Effect.void, fold: () => undefined, ...where.memory?.(bus, sql) })
    yield* listeners.listen({ ...writer(sql), ...where.listener })
    for (const other of where.others ?? []) yield* listeners.listen(other)
    const running = yield* Effect.forkScoped((yield* Start).run)
    const written = Effect.map(
      sql<{ position: number }>`SELECT position::float8 AS position FROM written ORDER BY nth`,
      (rows) => rows.map(({ position }) => position)
    )
    const [journal, cursors, installation] = [yield* Journal, yield* CursorTable, yield* InstallationTable]
    return yield* use({ bus, journal, listeners, cursors, installation, sql, overheard, running, written })
  }).pipe(Effect.scoped, Effect.provide(Layer.provideMerge(process(where), overheard.layer), { local: true }))
}

/** Another client of the database. */
export const outside = <A, E>(url: Redacted.Redacted, use: (sql: Database["Service"]["sql"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(Database, ({ sql }) => use(sql)).pipe(
    Effect.provide(Layer.orDie(Database.layerUrl(url)), { local: true })
  )

/** Interruptible, as `until` alone is not. */
export const eventually = (what: string, condition: () => boolean | undefined | Promise<boolean | undefined>) =>
  Effect.callback<void>((resume) => {
    let given = false
    until(what, () => given || condition()).then(
      () => resume(Effect.void),
      (cause) => resume(Effect.die(cause))
    )
    return Effect.sync(() => void (given = true))
  })

export const doorOpens = (bus: EventBus["Service"]) => eventually("the door opens", () => bus.door().open)

/** Appends records of a name each; their positions. */
export const append = (bus: EventBus["Service"], ...events: ReadonlyArray<Event>) =>
  Effect.forEach(events, (event) =>
    bus.append({ at: Date.now(), cause: { kind: "timer", name: "test" }, events: [event] })
  )

const writer = (sql: Database["Service"]["sql"]): Listener => ({
  name: "a",
  tags: ["MeterRead", "TransactionStarted"],
  apply: (records: ReadonlyArray<Record>) =>
    Effect.gen(function* () {
      yield* sql`CREATE TABLE IF NOT EXISTS written (nth serial, position bigint)`
      yield* Effect.forEach(
        records,
        ({ position }) => sql`INSERT INTO written (position) VALUES (${position}::float8::bigint)`
      )
    }),
  reset: Effect.void
})

const process = ({ folder, url, accept = "", segmentBytes = 1 << 20, faults = [] }: Where) => {
  const Configured = Layer.effect(
    Settings,
    Effect.map(Settings, (usual) =>
      Settings.of({ ...usual, accept, journal: { ...usual.journal, segmentBytes, keepAge: 0 } })
    )
  ).pipe(Layer.provide(settings()))
  const Faulty = Layer.effect(
    Journal,
    Effect.map(Journal, (journal) => faulty(journal, faults))
  ).pipe(Layer.provide(Journal.layer))
  return Start.layer.pipe(
    Layer.provideMerge(Listeners.layer),
    Layer.provideMerge(EventBus.layer),
    Layer.provideMerge(Faulty),
    Layer.provideMerge(Layer.mergeAll(CursorTable.layer, InstallationTable.layer)),
    Layer.provideMerge(Layer.orDie(Database.layerUrl(url))),
    Layer.provideMerge(DataDirectory.layerAt(folder)),
    Layer.provideMerge(Configured)
  )
}
