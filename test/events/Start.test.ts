import { expect, test } from "bun:test"
import { cpSync } from "node:fs"
import { hostname } from "node:os"
import { Effect, Fiber, type Scope } from "effect"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { fastClock } from "./FastClock.ts"
import { Overheard } from "./Overheard.ts"
import { meterRead } from "./TestJournal.ts"
import { append, inside, type Life, outside, started } from "./TestStart.ts"

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, nth) => from + nth)

/** Appends so many readings and waits until the listener has written them. */
const work = ({ bus, listeners }: Life, count: number) =>
  Effect.gen(function* () {
    const positions = yield* append(bus, ...upTo(count).map((nth) => meterRead(`${nth}`)))
    yield* listeners.passed(bus.head())
    return positions
  })

const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) =>
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
      yield* outside(url, (sql) =>
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
      yield* outside(url, (sql) => sql`UPDATE cursors SET position = 5`)
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
      yield* started({ folder, url }, (life) => work(life, 20))
      // Another listener was ahead of this one, which stands at a record that the copy still has.
      yield* outside(url, (sql) =>
        Effect.gen(function* () {
          yield* sql`INSERT INTO cursors SELECT 'other', journal, position FROM cursors`
          yield* sql`UPDATE cursors SET position = 25 WHERE listener = 'a'`
          yield* sql`DELETE FROM written WHERE position > 25`
        })
      )
      const other = { name: "other", tags: [], apply: () => Effect.void, reset: Effect.void }
      const where = { folder: copy, url, others: [other] }
      const message = yield* refused(where)
      expect(message).toContain("the journal ends at 30: DATA_DIR is an older copy")
      yield* started({ ...where, accept: codeIn(message) }, (life) =>
        Effect.gen(function* () {
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
      expect(yield* outside(url, (sql) => sql`SELECT * FROM installation`)).toEqual([])
    })
  ))

test("a process whose database another has taken stops and says so", () =>
  run(
    Effect.gen(function* () {
      const [folder, url] = [temporaryFolder(), yield* freshUrl()]
      const end = yield* started({ folder, url }, ({ sql, running }) =>
        Effect.andThen(
          sql`UPDATE installation SET instance = 'other', host = 'other'`,
          Effect.flip(Fiber.join(running))
        )
      ).pipe(Effect.flip)
      expect(end).toMatchObject({ message: "another Onetime has taken this database: this one stops" })
    })
  ))

test("nobody is waited for who was not seen for half a minute, or was killed on this host and DATA_DIR", () =>
  run(
    Effect.gen(function* () {
      const [folder, url, overheard] = [temporaryFolder(), yield* freshUrl(), new Overheard()]
      const leave = (host: string, age: number) =>
        outside(
          url,
          (sql) => sql`
            INSERT INTO installation
            VALUES (true, 'x', ${host}, ${folder}, 'left', now() - make_interval(secs => ${age}::float8))`
        )
      yield* leave("elsewhere", 31)
      yield* started({ folder, url, overheard }, () => Effect.void)
      yield* leave(hostname(), 1)
      yield* started({ folder, url, overheard }, () => Effect.void)
      expect(overheard.heard("waiting to see")).toBe(false)
    })
  ))

test("of two that start at once on one database one gets it", () =>
  run(
    Effect.gen(function* () {
      const url = yield* freshUrl()
      const claims = yield* Effect.forEach(
        upTo(6),
        (nth) =>
          inside({ folder: temporaryFolder(), url }, ({ installation }) =>
            installation.claim({ journal: `${nth}`, host: "h", dataDir: `${nth}`, instance: `${nth}` })
          ),
        { concurrency: "unbounded" }
      )
      expect(claims.filter((got) => got).length).toBe(1)
    })
  ))
