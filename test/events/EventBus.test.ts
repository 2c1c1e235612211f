import { expect, test } from "bun:test"
import { Effect, Layer, PubSub } from "effect"
import { type Door, EventBus } from "../../src/events/EventBus.ts"
import { Journal } from "../../src/events/Journal.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { Overheard } from "./Overheard.ts"
import { type Fault, faulty, told, withBus } from "./TestBus.ts"
import { entry, journalIn, meterRead, readAll } from "./TestJournal.ts"

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
