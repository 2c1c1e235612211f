import { expect, test } from "bun:test"
import { Effect } from "effect"
import { until } from "../faults/Until.ts"
import { fastClock } from "./FastClock.ts"
import { entry, meterRead } from "./TestJournal.ts"
import { inCondition, type World, withListeners } from "./TestListeners.ts"

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, nth) => from + nth)

/** Appends so many records; succeeds when they are on disk. */
const append = ({ bus }: World, count: number) =>
  Effect.forEach(upTo(count), (nth) => bus.append(entry(`${nth}`)), { concurrency: "unbounded", discard: true })

test("what the database refuses is parked, and its neighbours are written", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written, cursors, overheard } = world
      const bad = new Map([
        [7, "bad row"],
        [8, "bad row"],
        [123, "zero \0 byte"],
        [300, "bad row"]
      ])
      yield* Effect.forEach(upTo(300), (nth) => bus.append(entry("x", meterRead(bad.get(nth) ?? `${nth}`))), {
        concurrency: "unbounded"
      })
      let resets = 0
      yield* listeners.listen(writer("a", { reset: Effect.sync(() => void resets++) }))
      yield* listeners.listen(writer("b", { tags: ["StationSeen"] }))
      yield* listeners.begin
      yield* listeners.passed(bus.head())
      expect(yield* written("a")).toEqual(upTo(300).filter((nth) => !bad.has(nth)))
      const parked = yield* cursors.parked
      expect(parked.map(({ listener, position }) => `${listener} ${position}`)).toEqual([
        "a 300",
        "a 123",
        "a 8",
        "a 7"
      ])
      expect(parked[3]?.error).toContain("violates check constraint")
      expect(listeners.states().find(({ name }) => name === "a")).toMatchObject({ parked: 4, lag: 0, error: undefined })
      expect(overheard.heard("record 7 is parked")).toBe(true)
      expect(resets).toBeGreaterThan(4)
    })
  ).pipe(Effect.runPromise))

test("a listener that has nearly everything refused stops where it is, and only it", () =>
  withListeners((world) =>
    Effect.gen(function* () {
      const { bus, listeners, writer, written, cursors, sql, overheard } = world
      yield* Effect.forEach(upTo(100), (nth) => bus.append(entry("x", meterRead(nth > 10 ? "bad" : `${nth}`))), {
        concurrency: "unbounded"
      })
      yield* listeners.listen(writer("a"))
      yield* listeners.listen(writer("b", { apply: () => Effect.void }))
      yield* listeners.begin
      yield* listeners.passed(bus.head())
      yield* inCondition(world, "a", "stopped")
      expect(yield* written("a")).toEqual(upTo(10))
      expect((yield* cursors.parked).length).toBe(20)
      const [a, b] = listeners.states()
      expect(a).toMatchObject({ condition: "stopped", parked: 20 })
      expect(a?.error).toStartWith("20 of the last 1000 records were refused: ")
      expect(b).toMatchObject({ condition: "waiting", cursor: 100 })
      expect([listeners.committed(), yield* cursors.find("a", bus.journal)]).toEqual([30, 30])
      expect(overheard.heard("stopped; the journal waits")).toBe(true)
      // Repaired by a person: it goes on by itself.
      yield* sql`ALTER TABLE written DROP CONSTRAINT written_text_check`
      yield* Effect.promise(() => until("it has caught up", () => listeners.states()[0]?.cursor === 100))
      expect(yield* written("a")).toEqual([...upTo(10), ...upTo(100, 31)])
      expect(listeners.states()[0]).toMatchObject({ error: undefined, parked: 20 })
    })
  ).pipe(Effect.provide(fastClock), Effect.runPromise))

test.each(["sql", "defect", "throw"] as const)(
  "a fault of ours (%s) stops that listener and shows; repaired, it goes on",
  (kind) =>
    withListeners((world) =>
      Effect.gen(function* () {
        const { bus, listeners, writer, written, sql, overheard } = world
        let broken = true
        const { apply, ...rest } = writer("a")
        yield* listeners.listen({
          ...rest,
          apply: (records) => {
            if (!broken) return apply(records)
            if (kind === "throw") throw new Error("a fault of ours")
            return Effect.andThen(
              apply(records),
              kind === "sql" ? sql`SELECT * FROM nowhere` : Effect.die(new Error("a fault of ours"))
            )
          }
        })
        yield* listeners.listen(writer("b"))
        yield* listeners.begin
        yield* append(world, 5)
        yield* listeners.passed(bus.head())
        yield* inCondition(world, "a", "stopped")
        expect(listeners.states()[0]?.error).toContain(kind === "sql" ? "nowhere" : "a fault of ours")
        expect(overheard.heard("stopped; the journal waits")).toBe(true)
        expect([yield* written("a"), yield* written("b")]).toEqual([[], upTo(5)])
        broken = false
        yield* Effect.promise(() => until("it has caught up", () => listeners.states()[0]?.cursor === 5))
        expect(yield* written("a")).toEqual(upTo(5))
      })
    ).pipe(Effect.provide(fastClock), Effect.runPromise)
)
