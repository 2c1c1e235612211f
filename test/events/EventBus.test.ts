import { expect, test } from "bun:test"
import { Effect, Layer, PubSub } from "effect"
import fc from "fast-check"
import type { Event } from "../../src/domain/Event.ts"
import { type Door, EventBus } from "../../src/events/EventBus.ts"
import { Journal } from "../../src/events/Journal.ts"
import type { Entry, Record } from "../../src/events/Record.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { Overheard } from "./Overheard.ts"
import { type Fault, faulty, told, withBus } from "./TestBus.ts"
import { entry, journalIn, meterRead, positions, readAll } from "./TestJournal.ts"

/** A bus on a journal whose next writes fail as the plan says. */
const failing = (folder: string) => {
  const plan: Array<Fault> = []
  const journal = Effect.map(journalIn(folder), (sound) => faulty(sound, plan))
  return { plan, layer: EventBus.layer.pipe(Layer.provideMerge(Layer.effect(Journal, journal))) }
}

test("answers leave in the order of the lane, those that only follow among them", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      const order: Array<string> = []
      const last = Promise.withResolvers<void>()
      for (let nth = 0; nth < 50; nth++) {
        if (nth % 3 === 0) bus.follow(() => order.push(`${nth}`))
        else bus.enqueue(entry(`${nth}`), () => order.push(`${nth}`))
        if (nth === 25) yield* bus.append(entry("in between"))
      }
      bus.follow(() => last.resolve())
      yield* Effect.promise(() => last.promise)
      expect(order).toEqual(Array.from({ length: 50 }, (_, nth) => `${nth}`))
    })
  ).pipe(Effect.runPromise))

test("a record is in memory at once, and on disk when its done is called", () =>
  withBus(temporaryFolder(), (bus, journal) =>
    Effect.gen(function* () {
      const folded: Array<readonly [string, number, number]> = []
      yield* bus.remember({
        name: "test",
        load: Effect.void,
        fold: (event, position, at) => void folded.push([event._tag, position, at])
      })
      const seen = yield* Effect.callback<number>((resume) => {
        const position = bus.enqueue(entry("a", meterRead("A"), { _tag: "StationSeen", station: "A" }), () =>
          resume(Effect.succeed(journal.head()))
        )
        expect(folded).toEqual([
          ["MeterRead", position, 1_800_000_000_000],
          ["StationSeen", position, 1_800_000_000_000]
        ])
        expect([bus.enqueued(), bus.head()]).toEqual([1, 0])
      })
      expect(seen).toBe(1)
      const [record] = yield* bus.readFrames(1, 1)
      expect(record).toMatchObject({ position: 1, frame: '[2,"a","MeterValues",{}]' })
    })
  ).pipe(Effect.runPromise))

test("what follows nothing is told at once", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.sync(() => {
      let kept: boolean | undefined
      bus.follow((so) => (kept = so))
      expect(kept).toBe(true)
    })
  ).pipe(Effect.runPromise))

test("a closed door takes nothing: nothing is folded, nobody is answered", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      let folded = 0
      yield* bus.remember({ name: "test", load: Effect.void, fold: () => void folded++ })
      bus.setDoor({ open: false, reason: "for a test", sockets: "close" })
      expect(yield* told((done) => bus.enqueue(entry("a"), done))).toBe(false)
      expect(yield* told((done) => bus.follow(done))).toBe(false)
      expect(yield* Effect.flip(bus.append(entry("a")))).toMatchObject({ _tag: "DoorClosed", message: "for a test" })
      expect([bus.enqueue(entry("a")), folded, bus.head(), bus.enqueued()]).toEqual([0, 0, 0, 0])
      bus.setDoor({ open: true })
      expect(yield* bus.append(entry("b"))).toBe(1)
    })
  ).pipe(Effect.runPromise))

test("a done, a memory or a hearer that throws harms nobody else, and is told of", () => {
  const overheard = new Overheard()
  return withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      const folded: Array<number> = []
      const throws = (what: string) => (): never => {
        throw new Error(`${what} of a test`)
      }
      yield* bus.remember({ name: "faulty", load: Effect.void, fold: throws("fold") })
      yield* bus.remember({ name: "sound", load: Effect.void, fold: (_, position) => void folded.push(position) })
      yield* bus.onDoor(throws("hearer"))
      bus.enqueue(entry("1"), throws("done"))
      bus.follow(throws("done"))
      expect(yield* bus.append(entry("2"))).toBe(2)
      expect(yield* bus.append(entry("3"))).toBe(3)
      bus.setDoor({ open: false, reason: "x", sockets: "close" })
      bus.enqueue(entry("4"), throws("done"))
      bus.setDoor({ open: true })
      expect(yield* bus.append(entry("4"))).toBe(4)
      expect(folded).toEqual([1, 2, 3, 4])
      for (const words of [
        "the memory faulty cannot take in MeterRead of record 1",
        "what was to follow a record failed"
      ])
        expect(overheard.heard(words)).toBe(true)
    })
  ).pipe(Effect.provide(overheard.layer), Effect.runPromise)
})

test.each(["short", "unsynced"] as const)(
  "a failed write (%s) closes the door, and nobody in the lane is answered",
  (fault) => {
    const { plan, layer } = failing(temporaryFolder())
    return Effect.gen(function* () {
      const [bus, journal] = [yield* EventBus, yield* Journal]
      const doors: Array<Door> = []
      yield* bus.onDoor((door) => void doors.push(door))
      bus.setDoor({ open: true })
      yield* bus.append(entry("1"))

      plan.push(fault)
      const answers: Array<boolean> = []
      for (const text of ["2", "3"]) bus.enqueue(entry(text), (kept) => answers.push(kept))
      bus.follow((kept) => answers.push(kept))
      // Comes while the write is under way: it was folded on top of what is lost.
      setImmediate(() => bus.enqueue(entry("4"), (kept) => answers.push(kept)))
      yield* told((done) => bus.follow(done))
      while (answers.length < 4) yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
      expect(answers).toEqual([false, false, false, false])
      expect(doors.at(-1)).toMatchObject({ open: false, sockets: "close" })
      expect([bus.head(), bus.enqueued()]).toEqual([1, 1])

      yield* journal.reopen
      bus.setDoor({ open: true })
      expect(yield* bus.append(entry("again"))).toBe(2)
      expect((yield* readAll(journal)).map(({ frame }) => frame)).toEqual([entry("1").frame, entry("again").frame])
    }).pipe(Effect.scoped, Effect.provide(layer), Effect.runPromise)
  }
)

test("who is told of a failure may open the door and enqueue at once", () => {
  const { plan, layer } = failing(temporaryFolder())
  return Effect.gen(function* () {
    const bus = yield* EventBus
    bus.setDoor({ open: true })
    plan.push("short")
    const position = yield* Effect.callback<number>((resume) => {
      bus.enqueue(entry("lost"), () => {
        bus.setDoor({ open: true })
        const again = bus.enqueue(entry("kept"), () => resume(Effect.sync(() => again)))
      })
    })
    expect([position, bus.head()]).toEqual([1, 1])
  }).pipe(Effect.provide(layer), Effect.runPromise)
})

test("a live reader that never reads keeps nobody from being woken", () =>
  withBus(temporaryFolder(), (bus) =>
    Effect.gen(function* () {
      yield* PubSub.subscribe(bus.live)
      const reader = yield* PubSub.subscribe(bus.live)
      for (let nth = 1; nth <= 600; nth++) {
        yield* bus.append(entry(`${nth}`))
        const woken = yield* PubSub.takeAll(reader)
        expect(woken.flat().map(({ position }) => position)).toEqual([nth])
      }
    })
  ).pipe(Effect.runPromise))

test("what was taken is on disk before the lane ends", async () => {
  const folder = temporaryFolder()
  const answers: Array<boolean> = []
  await withBus(folder, (bus) =>
    Effect.sync(() => {
      for (let nth = 0; nth < 20; nth++) bus.enqueue(entry(`${nth}`), (kept) => answers.push(kept))
    })
  ).pipe(Effect.runPromise)
  expect(answers).toEqual(Array.from({ length: 20 }, () => true))
})

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
                  events: Array.from({ length: count }, (_, at) => meterRead(`${at}`))
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
