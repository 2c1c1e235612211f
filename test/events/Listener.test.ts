import { expect, test } from "bun:test"
import { Context, Deferred, Effect, Layer, Redacted } from "effect"
import { Database } from "../../src/database/Database.ts"
import type { Record } from "../../src/events/Record.ts"
import { DatabaseProxy } from "../faults/DatabaseProxy.ts"
import { socketOf } from "../faults/Databases.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { fastClock } from "./FastClock.ts"
import { entry } from "./TestJournal.ts"
import { inCondition, type World, withListeners } from "./TestListeners.ts"

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, nth) => from + nth)

/** Appends so many records; succeeds when they are on disk. */
const append = ({ bus }: World, count: number) =>
  Effect.forEach(upTo(count), (nth) => bus.append(entry(`${nth}`)), { concurrency: "unbounded", discard: true })

const position = (world: World, name: string) =>
  Effect.map(world.cursors.find(name, world.bus.journal), (found) => found)

/** A database behind a proxy, and the proxy. */
const proxied = Effect.gen(function* () {
  const url = Redacted.value(yield* freshUrl())
  const [, host = "", database = ""] = /@([^/]+)\/(.+)$/.exec(url) ?? []
  const proxy = yield* Effect.acquireRelease(
    Effect.sync(() => new DatabaseProxy(socketOf(decodeURIComponent(host)), true)),
    (open) => Effect.sync(() => open.end())
  )
  return { proxy, url: Redacted.make(proxy.url(database)), direct: Redacted.make(url) }
})

test("every record is taken once, in order, those from before the listener began too", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written } = world
      yield* append(world, 2500)
      yield* listeners.listen(writer("a"))
      yield* listeners.begin
      yield* append(world, 300)
      yield* listeners.passed(bus.head())
      expect(yield* written("a")).toEqual(upTo(2800))
      expect(yield* position(world, "a")).toBe(2800)
      expect(listeners.states()).toMatchObject([{ name: "a", cursor: 2800, lag: 0, parked: 0, error: undefined }])
      expect(listeners.committed()).toBe(2800)
    })
  ).pipe(Effect.runPromise))

test("the next process goes on behind the last that was written", () =>
  Effect.gen(function* () {
    const [folder, url] = [temporaryFolder(), yield* freshUrl()]
    for (const life of [1, 2, 3]) {
      yield* withListeners(
        (world) =>
          Effect.gen(function* () {
            yield* world.listeners.listen(world.writer("a"))
            yield* world.listeners.begin
            yield* append(world, 50)
            yield* world.listeners.passed(world.bus.head())
            expect(yield* world.written("a")).toEqual(upTo(50 * life))
          }),
        { folder, url }
      )
    }
  }).pipe(Effect.scoped, Effect.runPromise))

test("a connection that is cut between COMMIT and its answer doubles and loses nothing", () =>
  Effect.gen(function* () {
    const { proxy, url } = yield* proxied
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          const { bus, listeners, writer, written } = world
          yield* listeners.listen(writer("a"))
          yield* listeners.listen(writer("b"))
          yield* listeners.begin
          for (const round of [1, 2, 3]) {
            proxy.loseCommits = 2
            yield* append(world, 120)
            yield* listeners.passed(bus.head())
            expect(yield* written("a")).toEqual(upTo(120 * round))
            expect(yield* written("b")).toEqual(upTo(120 * round))
          }
          expect(proxy.lost).toBeGreaterThanOrEqual(4)
        }),
      { url }
    )
  }).pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise))

test("backends killed at any moment double and lose nothing", () =>
  Effect.gen(function* () {
    const url = yield* freshUrl()
    const outside = (yield* Layer.build(Database.layerUrl(url))).pipe(Context.get(Database)).sql
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          const { bus, listeners, writer, written, sql } = world
          yield* listeners.listen(writer("a"))
          yield* listeners.begin
          for (const round of upTo(8)) {
            yield* append(world, 40 * round)
            yield* outside`
              SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`
          }
          yield* listeners.passed(bus.head())
          yield* Effect.retry(sql`SELECT 1`, { times: 20 })
          expect(yield* written("a")).toEqual(upTo(40 * 36))
        }),
      { url }
    )
  }).pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise))

test("a cursor that somebody else has moved is believed", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written, sql, cursors } = world
      let meddle = true
      const { apply, ...rest } = writer("a")
      yield* listeners.listen({
        ...rest,
        apply: (records) =>
          Effect.gen(function* () {
            yield* apply(records)
            if (!meddle) return
            meddle = false
            // Outside of the batch's transaction, as another process would.
            yield* Effect.promise(() => Effect.runPromise(sql`UPDATE cursors SET position = 30 WHERE listener = 'a'`))
          })
      })
      yield* listeners.begin
      yield* append(world, 50)
      yield* listeners.passed(bus.head())
      expect(yield* written("a")).toEqual(upTo(50, 31))
      expect(yield* cursors.find("a", bus.journal)).toBe(50)
    })
  ).pipe(Effect.provide(fastClock), Effect.runPromise))

test("what PostgreSQL took back in a crash is written again, although nothing new comes", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written, sql, cursors } = world
      yield* listeners.listen(writer("a"))
      yield* listeners.begin
      yield* append(world, 50)
      yield* listeners.passed(bus.head())
      yield* sql`DELETE FROM written WHERE position > 20`
      yield* sql`UPDATE cursors SET position = 20 WHERE listener = 'a'`
      yield* Effect.promise(() =>
        until("it is written again", async () => (await Effect.runPromise(written("a"))).length === 50)
      )
      expect(yield* written("a")).toEqual(upTo(50))
      expect(yield* cursors.find("a", bus.journal)).toBe(50)
    })
  ).pipe(Effect.provide(fastClock), Effect.runPromise))

test("while the database is away the journal goes on; then everything arrives once", () =>
  Effect.gen(function* () {
    const { proxy, url } = yield* proxied
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          const { bus, listeners, writer, written, overheard } = world
          let resets = 0
          yield* listeners.listen(writer("a", { reset: Effect.sync(() => void resets++) }))
          yield* listeners.begin
          yield* append(world, 30)
          yield* listeners.passed(bus.head())
          proxy.shut()
          yield* append(world, 3000)
          yield* inCondition(world, "a", "away")
          expect(listeners.states()[0]).toMatchObject({ cursor: 30, lag: 3000 })
          expect(listeners.states()[0]?.error).toBeDefined()
          const before = resets
          proxy.admit()
          yield* listeners.passed(bus.head())
          expect(yield* written("a")).toEqual(upTo(3030))
          expect(resets).toBeGreaterThan(before)
          expect(overheard.lines.filter((line) => line.includes("away")).length).toBeLessThan(8)
        }),
      { url }
    )
  }).pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise))

test("a database that is away at the beginning is waited for", () =>
  Effect.gen(function* () {
    const { proxy, url, direct } = yield* proxied
    const folder = temporaryFolder()
    yield* withListeners((world) => append(world, 10), { folder, url: direct })
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          yield* world.listeners.listen(world.writer("a"))
          proxy.shut()
          yield* world.listeners.begin
          yield* inCondition(world, "a", "away")
          proxy.admit()
          yield* world.listeners.passed(world.bus.head())
          expect(yield* world.written("a")).toEqual(upTo(10))
        }),
      { folder, url }
    )
  }).pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise))

test("a listener never overtakes those whose tables it reads, and is woken by them", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written } = world
      const go = yield* Deferred.make<void>()
      const ahead: Array<number> = []
      const cursorOf = (name: string) => listeners.states().find((one) => one.name === name)?.cursor ?? 0
      const first = writer("first")
      const second = writer("second", { after: ["first"] })
      const last = (records: ReadonlyArray<Record>) => records.at(-1)?.position ?? 0
      yield* listeners.listen({
        ...second,
        apply: (records) => {
          if (last(records) > cursorOf("first")) ahead.push(last(records))
          return second.apply(records)
        }
      })
      yield* listeners.listen({
        ...first,
        apply: (records) => Effect.andThen(last(records) > 20 ? Deferred.await(go) : Effect.void, first.apply(records))
      })
      yield* listeners.begin
      yield* append(world, 20)
      yield* listeners.passed(20)
      yield* append(world, 1500)
      expect(yield* written("second")).toEqual(upTo(20))
      expect(cursorOf("second")).toBe(20)
      yield* Deferred.succeed(go, undefined)
      yield* listeners.passed(bus.head())
      expect(yield* written("second")).toEqual(upTo(1520))
      expect(ahead).toEqual([])
    })
  ).pipe(Effect.runPromise))

test("records that do not concern a listener move its cursor in memory, and in the database now and then", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, cursors } = world
      yield* listeners.listen(writer("a", { tags: ["TokenSaved"] }))
      yield* listeners.begin
      yield* append(world, 1000)
      yield* listeners.passed(1000)
      expect([yield* cursors.find("a", bus.journal), listeners.committed()]).toEqual([0, 0])
      yield* append(world, 20_500)
      yield* listeners.passed(bus.head())
      expect(yield* cursors.find("a", bus.journal)).toBeGreaterThan(20_000)
    })
  ).pipe(Effect.runPromise))

test("a listener of a newer Onetime begins at the oldest record that is kept, and its cursor says so", () =>
  Effect.gen(function* () {
    const folder = temporaryFolder()
    const url = yield* freshUrl()
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          yield* world.listeners.listen(world.writer("old"))
          yield* world.listeners.begin
          for (const _ of upTo(4)) yield* append(world, 5)
          yield* world.listeners.passed(20)
        }),
      { folder, url, options: { segmentBytes: 800 } }
    )
    yield* Effect.promise(async () => {
      for (const name of ["0000000000000001", "0000000000000006"]) await Bun.file(`${folder}/${name}.journal`).delete()
    })
    yield* withListeners(
      (world) =>
        Effect.gen(function* () {
          yield* world.listeners.listen(world.writer("new", { tags: ["TokenSaved"] }))
          yield* world.listeners.begin
          yield* world.listeners.passed(20)
          expect(yield* position(world, "new")).toBe(10)
        }),
      { folder, url }
    )
  }).pipe(Effect.scoped, Effect.runPromise))

test("listeners end with their scope, without a word", async () => {
  const lines = await withListeners((world) =>
    Effect.gen(function* () {
      yield* world.listeners.listen(world.writer("a"))
      yield* world.listeners.listen(world.writer("b", { after: ["a"] }))
      yield* world.listeners.begin
      yield* append(world, 500)
      return world.overheard.lines
    })
  ).pipe(Effect.runPromise)
  expect(lines).toEqual([])
})
