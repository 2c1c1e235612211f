import { expect, test } from "bun:test"
import { cpSync, readdirSync, rmSync } from "node:fs"
import { Effect, Fiber, Redacted } from "effect"
import { type Door, EventBus } from "../../src/events/EventBus.ts"
import { DatabaseProxy } from "../faults/DatabaseProxy.ts"
import { socketOf } from "../faults/Databases.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { fastClock } from "./FastClock.ts"
import { Overheard } from "./Overheard.ts"
import type { Fault } from "./TestBus.ts"
import { meterRead } from "./TestJournal.ts"
import { append, doorOpens, inside, type Life, started } from "./TestStart.ts"

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, nth) => from + nth)

/** Appends so many readings and waits until the listener has written them. */
const work = ({ bus, listeners }: Life, count: number) =>
  Effect.gen(function* () {
    const positions = yield* append(bus, ...upTo(count).map((nth) => meterRead(`${nth}`)))
    yield* listeners.passed(bus.head())
    return positions
  })

const run = <A, E>(effect: Effect.Effect<A, E, import("effect").Scope.Scope>) =>
  effect.pipe(Effect.scoped, Effect.provide(fastClock), Effect.runPromise)

/** The message of a start that is refused. */
const refused = (where: Parameters<typeof started>[0]) =>
  Effect.map(Effect.flip(started(where, () => Effect.void)), (error) => {
    expect(error).toMatchObject({ _tag: "StartRefused" })
    return error instanceof Error ? error.message : ""
  })

const codeIn = (message: string) => /ACCEPT=([\w-]+)/.exec(message)?.[1] ?? ""

test("the data directory is gone and the database stays: refused; accepted, it goes on above all that was", () =>
  run(
    Effect.gen(function* () {
      const [lost, found, url] = [temporaryFolder(), temporaryFolder(), yield* freshUrl()]
      yield* started({ folder: lost, url }, (life) =>
        Effect.gen(function* () {
          yield* work(life, 20)
          yield* life.sql`
            INSERT INTO transactions (id, station, name, received_at, heard_at, energy, meter, flags, position)
            VALUES (700, 'A', '700', now(), now(), 0, '{}', '{}', 20)`
        })
      )
      const message = yield* refused({ folder: found, url })
      expect(message).toContain("put that DATA_DIR back")
      yield* started({ folder: found, url, accept: codeIn(message) }, (life) =>
        Effect.gen(function* () {
          expect(life.journal.highestTransaction()).toBeGreaterThanOrEqual(10_700)
          expect(yield* work(life, 2)).toEqual([21, 22])
          expect(yield* life.written).toEqual(upTo(22))
          expect(life.overheard.heard("going on above record 20, as ACCEPT says")).toBe(true)
        })
      )
      yield* started({ folder: found, url }, (life) =>
        Effect.gen(function* () {
          expect(life.journal.highestTransaction()).toBeGreaterThanOrEqual(10_700)
          expect(yield* work(life, 1)).toEqual([23])
        })
      )
      // The lost one is found again: it may not write over what the new one did.
      expect(yield* refused({ folder: lost, url })).toContain("both hold data")
    })
  ))

test("killed between accepting and going on, the next start names the way on", () =>
  run(
    Effect.gen(function* () {
      const [lost, found, url] = [temporaryFolder(), temporaryFolder(), yield* freshUrl()]
      yield* started({ folder: lost, url }, (life) => work(life, 20))
      yield* inside({ folder: found, url }, ({ cursors, bus }) => cursors.adopt(bus.journal, 20))
      const message = yield* refused({ folder: found, url })
      expect(codeIn(message)).toBe("beyond-20")
      yield* started({ folder: found, url, accept: "beyond-20" }, (life) =>
        Effect.map(work(life, 1), (positions) => expect(positions).toEqual([21]))
      )
    })
  ))

test("the database is restored to an earlier state: it catches up by itself, nothing is doubled", () =>
  run(
    Effect.gen(function* () {
      const [folder, url] = [temporaryFolder(), yield* freshUrl()]
      yield* started({ folder, url }, (life) => work(life, 50))
      yield* inside({ folder: temporaryFolder(), url }, ({ sql }) =>
        Effect.andThen(sql`DELETE FROM written WHERE position > 20`, sql`UPDATE cursors SET position = 20`)
      )
      yield* started({ folder, url }, ({ written }) => Effect.map(written, (rows) => expect(rows).toEqual(upTo(50))))
    })
  ))

test("the database is restored to a state older than the journal reaches: refused; accepted, it goes on", () =>
  run(
    Effect.gen(function* () {
      const [folder, url] = [temporaryFolder(), yield* freshUrl()]
      const where = { folder, url, segmentBytes: 1000 }
      yield* started(where, (life) =>
        Effect.gen(function* () {
          yield* work(life, 50)
          expect(yield* life.journal.retain(30, Date.now() + 1e12)).toBeGreaterThan(0)
          yield* life.sql`DELETE FROM written WHERE position > 5`
        })
      )
      yield* inside({ folder: temporaryFolder(), url }, ({ sql }) => sql`UPDATE cursors SET position = 5`)
      const message = yield* refused(where)
      expect(message).toContain("the database stands at record 5")
      yield* started({ ...where, accept: codeIn(message) }, (life) =>
        Effect.gen(function* () {
          const rows = yield* life.written
          expect(rows).toEqual([...upTo(5), ...upTo(50, life.journal.oldest())])
          expect(rows.length).toBeLessThan(50)
        })
      )
      yield* started(where, () => Effect.void)
    })
  ))

test("the journal is an older copy: refused; accepted, it goes on above, and unread records are still read", () =>
  run(
    Effect.gen(function* () {
      const [folder, copy, url] = [temporaryFolder(), temporaryFolder(), yield* freshUrl()]
      yield* started({ folder, url }, (life) => work(life, 30))
      cpSync(`${folder}/journal`, `${copy}/journal`, { recursive: true })
      yield* started({ folder, url }, (life) =>
        Effect.gen(function* () {
          yield* work(life, 20)
          // Another listener of ours is behind: at a record that the copy still has.
          yield* life.sql`UPDATE cursors SET listener = 'other'`
          yield* life.sql`INSERT INTO cursors VALUES ('a', ${life.bus.journal}, 25)`
          yield* life.sql`DELETE FROM written WHERE position > 25`
        })
      )
      const both = { folder: copy, url, listener: { name: "a" } }
      const other = { name: "other", tags: [], apply: () => Effect.void, reset: Effect.void } as const
      const withOther = <A, E>(where: Parameters<typeof inside>[0], use: (life: Life) => Effect.Effect<A, E>) =>
        inside(where, (life) => Effect.andThen(life.listeners.listen(other), use(life)))
      const error = yield* Effect.flip(withOther(both, ({ running }) => Fiber.join(running)))
      const message = error instanceof Error ? error.message : ""
      expect(message).toContain("the journal ends at 30: DATA_DIR is an older copy")
      yield* withOther({ ...both, accept: codeIn(message) }, (life) =>
        Effect.gen(function* () {
          yield* doorOpens(life.bus)
          expect(yield* work(life, 1)).toEqual([51])
          expect(yield* life.written).toEqual([...upTo(30), 51])
        })
      )
    })
  ))

test("a cursor of a listener that is no more does not stop the start", () =>
  run(
    Effect.gen(function* () {
      const [folder, url] = [temporaryFolder(), yield* freshUrl()]
      const where = { folder, url, segmentBytes: 1000 }
      yield* started(where, (life) =>
        Effect.gen(function* () {
          yield* work(life, 50)
          yield* life.sql`INSERT INTO cursors VALUES ('gone', ${life.bus.journal}, 3)`
          expect(yield* life.journal.retain(30, Date.now() + 1e12)).toBeGreaterThan(0)
        })
      )
      yield* started(where, () => Effect.void)
    })
  ))

test("two processes on one database: the second waits, then refuses; when the first has ended it starts at once", () =>
  run(
    Effect.gen(function* () {
      const [folder, second, url] = [temporaryFolder(), temporaryFolder(), yield* freshUrl()]
      const overheard = new Overheard()
      yield* started({ folder, url }, (life) =>
        Effect.gen(function* () {
          const message = yield* refused({ folder: second, url, overheard })
          expect(message).toMatch(/another Onetime .* used this database \d+ s ago: stop it/)
          expect(overheard.heard("waiting to see whether it is still there")).toBe(true)
          expect(yield* work(life, 3)).toEqual([1, 2, 3])
        })
      )
      const free = yield* inside({ folder: temporaryFolder(), url }, ({ installation }) => installation.find)
      expect(free).toBeUndefined()
    })
  ))

test("a process that was not seen for half a minute loses the database, and stops when it comes back", () =>
  run(
    Effect.gen(function* () {
      const [folder, second, url] = [temporaryFolder(), temporaryFolder(), yield* freshUrl()]
      const end = yield* started({ folder, url }, ({ sql, running }) =>
        Effect.gen(function* () {
          yield* sql`UPDATE installation SET seen_at = now() - interval '31 seconds', data_dir = 'slept', instance = 'slept'`
          const other = Effect.andThen(Effect.flip(Fiber.join(running)), Effect.void)
          yield* inside({ folder: second, url }, (life) =>
            Effect.gen(function* () {
              yield* Effect.promise(() =>
                until("the other has taken it", async () =>
                  (await Effect.runPromise(life.installation.find))?.dataDir.endsWith(second.slice(-6))
                )
              )
              yield* other
            })
          )
          return yield* Effect.flip(Fiber.join(running))
        })
      ).pipe(Effect.flip)
      expect(end).toMatchObject({ message: "another Onetime has taken this database: this one stops" })
    })
  ))

test("a start after a kill on the same host and DATA_DIR waits for nobody", () =>
  run(
    Effect.gen(function* () {
      const [folder, url] = [temporaryFolder(), yield* freshUrl()]
      yield* started({ folder, url }, ({ sql }) => sql`UPDATE installation SET instance = 'killed'`)
      const overheard = new Overheard()
      yield* started({ folder, url, overheard }, () => Effect.void)
      expect(overheard.heard("waiting to see")).toBe(false)
    })
  ))

test("the database is absent, then dies while memory is loaded: it is waited for, and the door opens", () =>
  run(
    Effect.gen(function* () {
      const url = Redacted.value(yield* freshUrl())
      const [, host = "", database = ""] = /@([^/]+)\/(.+)$/.exec(url) ?? []
      const proxy = new DatabaseProxy(socketOf(decodeURIComponent(host)), false)
      let loads = 0
      const where = { folder: temporaryFolder(), url: Redacted.make(proxy.url(database)) }
      yield* inside(
        {
          ...where,
          memory: {
            load: Effect.gen(function* () {
              if (++loads < 3) proxy.shut()
              else if (loads === 3) proxy.admit()
              yield* EventBus
            }).pipe(Effect.provide(Nothing))
          }
        },
        () => Effect.void
      ).pipe(Effect.ignore)
      proxy.end()
    })
  ))
