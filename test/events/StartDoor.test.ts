import { expect, test } from "bun:test"
import { Effect, Redacted, type Scope } from "effect"
import type { Event } from "../../src/domain/Event.ts"
import { Measure } from "../../src/events/DiskSpace.ts"
import type { Door } from "../../src/events/EventBus.ts"
import { DatabaseProxy } from "../faults/DatabaseProxy.ts"
import { socketOf } from "../faults/Databases.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { fastClock } from "./FastClock.ts"
import { Overheard } from "./Overheard.ts"
import { type Fault, told } from "./TestBus.ts"
import { entry, meterRead } from "./TestJournal.ts"
import { append, doorOpens, eventually, inside, started } from "./TestStart.ts"

const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) =>
  effect.pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise)

test("the database is absent, then dies while memory is loaded: it is waited for, and the door opens", () =>
  run(
    Effect.gen(function* () {
      const url = Redacted.value(yield* freshUrl())
      const [, host = "", database = ""] = /@([^/]+)\/(.+)$/.exec(url) ?? []
      const proxy = new DatabaseProxy(socketOf(decodeURIComponent(host)), false)
      const overheard = new Overheard()
      let loads = 0
      yield* inside(
        {
          folder: temporaryFolder(),
          url: Redacted.make(proxy.url(database)),
          overheard,
          memory: (_, sql) => ({
            load: Effect.suspend(() => {
              if (++loads === 1) proxy.shut()
              return Effect.asVoid(sql`SELECT 1`)
            })
          })
        },
        ({ bus }) =>
          Effect.gen(function* () {
            yield* eventually("it waits", () => overheard.heard("waiting for PostgreSQL"))
            expect(bus.door()).toEqual({ open: false, reason: "starting", sockets: "close" })
            proxy.admit()
            yield* eventually("it was cut", () => overheard.heard("the database failed; trying again"))
            expect(bus.door().open).toBe(false)
            proxy.admit()
            yield* doorOpens(bus)
            expect(loads).toBeGreaterThanOrEqual(2)
          })
      )
      proxy.end()
    })
  ))

test.each(["short", "unsynced"] as const)(
  "after a failed write (%s) memory is what the tables say, and positions go on",
  (fault) =>
    run(
      Effect.gen(function* () {
        const faults: Array<Fault> = []
        const memory = { loads: 0, folded: [] as Array<number> }
        const where = {
          folder: temporaryFolder(),
          url: yield* freshUrl(),
          faults,
          memory: () => ({
            load: Effect.sync(() => {
              memory.loads++
              memory.folded = []
            }),
            fold: (_: Event, position: number) => void memory.folded.push(position)
          })
        }
        yield* started(where, ({ bus, listeners, written, overheard }) =>
          Effect.gen(function* () {
            for (let round = 1; round <= 3; round++) {
              expect(memory.loads).toBe(round)
              yield* append(bus, meterRead("kept"))
              faults.push(fault)
              expect(yield* told((done) => bus.enqueue(entry("lost"), done))).toBe(false)
              yield* doorOpens(bus)
              expect(memory.folded).toEqual([])
            }
            expect(yield* append(bus, meterRead("last"))).toEqual([4])
            yield* listeners.passed(bus.head())
            expect(yield* written).toEqual([1, 2, 3, 4])
            expect(overheard.heard("closed: the journal cannot be written: ")).toBe(true)
          })
        )
      })
    )
)

test("a door that closes while it is being opened is opened again", () =>
  run(
    Effect.gen(function* () {
      const where = { folder: temporaryFolder(), url: yield* freshUrl() }
      yield* inside(where, ({ bus }) =>
        Effect.gen(function* () {
          let closings = 3
          yield* bus.onDoor((door) => {
            if (door.open && closings-- > 0) bus.setDoor({ open: false, reason: "for a test", sockets: "close" })
          })
          yield* eventually("it stays open", () => closings < 0 && bus.door().open)
          expect(yield* append(bus, meterRead("A"))).toEqual([1])
        })
      )
    })
  ))

test("a memory whose listener has stopped knows what that has not read", () =>
  run(
    Effect.gen(function* () {
      const where = { folder: temporaryFolder(), url: yield* freshUrl() }
      const folded: Array<number> = []
      yield* started(where, ({ bus, listeners }) =>
        Effect.andThen(append(bus, meterRead("1"), meterRead("2")), listeners.passed(2))
      )
      yield* started({ ...where, listener: { apply: () => Effect.die("broken") } }, ({ bus }) =>
        append(bus, meterRead("3"), meterRead("4"))
      )
      const memory = () => ({ fold: (_: Event, position: number) => void folded.push(position) })
      yield* started({ ...where, memory, listener: { apply: () => Effect.die("broken") } }, () => Effect.void)
      expect(folded).toEqual([3, 4])
      folded.length = 0
      yield* started({ ...where, memory }, ({ written }) =>
        Effect.map(written, (rows) => expect(rows).toEqual([1, 2, 3, 4]))
      )
      expect(folded).toEqual([])
    })
  ))

test("the disk fills: first texts are spared, then the door closes with its sockets left, then it opens by itself", () =>
  run(
    Effect.gen(function* () {
      const where = { folder: temporaryFolder(), url: yield* freshUrl() }
      let free = 300_000_000
      const measured = Measure.of(() => Effect.sync(() => ({ free, all: 4_000_000_000 })))
      yield* started(where, ({ bus, overheard }) =>
        Effect.gen(function* () {
          const doors: Array<Door> = []
          yield* bus.onDoor((door) => void doors.push(door))
          yield* eventually("it says so", () => overheard.heard("286 MB are free"))
          const position = yield* bus.append(entry("spared"))
          expect((yield* bus.readFrames(position, 1))[0]?.frame).toBeUndefined()
          free = 100_000_000
          yield* eventually("it closes", () => !bus.door().open)
          expect(yield* told((done) => bus.enqueue(entry("refused"), done))).toBe(false)
          free = 4_000_000_000
          yield* doorOpens(bus)
          expect(yield* bus.append(entry("kept"))).toBe(2)
          expect(doors).toEqual([{ open: false, reason: "the disk is full", sockets: "stay" }, { open: true }])
          expect((yield* bus.readFrames(2, 1))[0]?.frame).toBeDefined()
        })
      ).pipe(Effect.provideService(Measure, measured))
    })
  ))
