import { expect, test } from "bun:test"
import { Effect } from "effect"
import fc from "fast-check"
import type { Event } from "../../src/domain/Event.ts"
import type { Door } from "../../src/events/EventBus.ts"
import type { Entry, Record } from "../../src/events/Record.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { told, withBus } from "./TestBus.ts"
import { entry, meterRead, positions, readAll } from "./TestJournal.ts"

test("a big batch is written in parts, in order, and all of it is kept", () =>
  withBus(temporaryFolder(), (bus, journal) =>
    Effect.gen(function* () {
      const text = "x".repeat(1 << 20)
      const order: Array<number> = []
      for (let nth = 1; nth <= 9; nth++) bus.enqueue(entry(text), () => order.push(bus.head()))
      expect(yield* bus.append(entry("last"))).toBe(10)
      expect(order.length).toBe(9)
      expect(new Set(order).size).toBeGreaterThan(1)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(positions(yield* readAll(journal))).toEqual(Array.from({ length: 10 }, (_, nth) => nth + 1))
    })
  ).pipe(Effect.runPromise))

/** Some records are longer than the ring takes. */
const sized = (nth: number, at: number) => `${nth} ${at}`.padEnd(nth % 17 === 3 ? 9000 : 0, "x")

/** A read may end early, at the end of a file or of the ring; who wants more reads on. */
const readOn = <E>(
  read: (from: number, limit: number) => Effect.Effect<ReadonlyArray<Record>, E>,
  from: number,
  limit: number
) =>
  Effect.gen(function* () {
    const all: Array<Record> = []
    while (all.length < limit) {
      const records = yield* read((all.at(-1)?.position ?? from - 1) + 1, limit - all.length)
      if (records.length === 0) return all
      all.push(...records)
    }
    return all
  })

/** A record as the ring has it: without texts of the wire. */
const withoutTexts = ({ position, at, cause, events }: Record): Record => ({ position, at, cause, events })

test("reading from the ring and from the files is the same, from any position", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 80 }),
      fc.array(fc.record({ from: fc.nat(), limit: fc.integer({ min: 1, max: 90 }), release: fc.boolean() }), {
        maxLength: 10
      }),
      fc.boolean(),
      (counts, reads, skip) =>
        withBus(
          temporaryFolder(),
          (bus, journal) =>
            Effect.gen(function* () {
              if (skip) {
                yield* journal.skipTo(4000, 0)
                bus.setDoor({ open: true })
              }
              for (const [nth, count] of counts.entries())
                bus.enqueue({
                  ...entry(`${nth}`),
                  events: Array.from({ length: count }, (_, at) => meterRead(sized(nth, at)))
                })
              yield* bus.append(entry("last"))
              const first = bus.head() - counts.length
              for (const { from, limit, release } of reads) {
                const start = first + (from % (counts.length + 2))
                if (release) bus.release(start - 2)
                const [recent, old] = [yield* readOn(bus.read, start, limit), yield* readOn(journal.read, start, limit)]
                expect(recent.map(withoutTexts)).toEqual(old.map(withoutTexts))
                expect(recent.length).toBe(Math.min(limit, bus.head() + 1 - start))
              }
            }),
          { segmentBytes: 5000 }
        ).pipe(Effect.runPromise)
    ),
    { numRuns: 30 }
  ))

test("what the ring has forgotten is read from the files", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      for (let nth = 1; nth <= 5000; nth++) bus.enqueue(entry(`${nth}`))
      yield* bus.append(entry("5001"))
      for (const from of [1, 905, 906, 5000])
        expect((yield* bus.read(from, 2)).map(({ position }) => position)).toEqual([from, from + 1])
      expect(yield* bus.read(5002, 1)).toEqual([])
    })
  ).pipe(Effect.runPromise))

test("while room is short facts are kept, and frames only where nothing else tells what a station sent", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      const doors: Array<Door> = []
      yield* bus.onDoor((door) => void doors.push(door))
      bus.setRoom("spare")
      const seen: Event = { _tag: "StationSeen", station: "A" }
      const unread: Event = { _tag: "MessageUnreadable", station: "A", action: "MeterValues", reason: "x" }
      const cases: ReadonlyArray<readonly [Entry, Partial<Record> | undefined]> = [
        [entry("told"), { events: [meterRead("told")] }],
        [entry("both", meterRead("A"), seen), { events: [meterRead("A")] }],
        [
          { ...entry("raw"), events: [] },
          { events: [], frame: entry("raw").frame ?? "" }
        ],
        [entry("unread", unread), { events: [unread], frame: entry("unread").frame ?? "" }],
        [{ at: 1, cause: { kind: "socket", station: "A", connection: 1 }, events: [seen] }, undefined],
        [{ at: 1, cause: { kind: "sent", station: "A", connection: 1 }, frame: "[2]", events: [] }, undefined]
      ]
      for (const [given, kept] of cases) {
        const before = bus.head()
        const position = yield* bus.append(given)
        if (kept === undefined) expect([position, bus.head()]).toEqual([before, before])
        else {
          const [record] = yield* bus.readFrames(position, 1)
          expect(record).toEqual({ position, at: given.at, cause: given.cause, events: [], ...kept })
        }
      }
      expect(doors).toEqual([])
      bus.setRoom("full")
      expect(doors).toEqual([{ open: false, reason: "the disk is full", sockets: "stay" }])
      expect(yield* told((done) => bus.enqueue(entry("no"), done))).toBe(false)
      bus.setRoom("spare")
      expect(doors.at(-1)).toEqual({ open: true })
      bus.setRoom("plenty")
      const position = yield* bus.append(entry("all"))
      expect((yield* bus.readFrames(position, 1))[0]).toEqual({ ...entry("all"), position })
    })
  ).pipe(Effect.runPromise))

test("room again opens no door that is closed for another reason, and gives no position twice", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      const first = told((done) => bus.enqueue(entry("1"), done))
      const waiting = yield* Effect.forkChild(first, { startImmediately: true })
      bus.setRoom("full")
      bus.setRoom("plenty")
      bus.setDoor({ open: true })
      expect(yield* bus.append(entry("2"))).toBe(2)
      expect(waiting.pollUnsafe()).toBeDefined()
      bus.setRoom("full")
      bus.setDoor({ open: false, reason: "stopping", sockets: "close" })
      bus.setRoom("plenty")
      expect(bus.door()).toEqual({ open: false, reason: "stopping", sockets: "close" })
    })
  ).pipe(Effect.runPromise))
