import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { EventBus } from "../../src/events/EventBus.ts"
import { Shrink, Thrift } from "../../src/events/Thrift.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { busIn } from "./TestBus.ts"

const records = (bus: EventBus["Service"], count: number) =>
  Effect.forEach(
    Array.from({ length: count }),
    () => bus.append({ at: 0, cause: { kind: "timer", name: "test" }, events: [] }),
    { concurrency: "unbounded", discard: true }
  )

test("memory is given back once after a load, not during it and not for a quiet network", () => {
  let times = 0
  const thrift = Thrift.pipe(
    Layer.provideMerge(TestClock.layer()),
    Layer.provide(Layer.succeed(Shrink, () => void times++)),
    Layer.provideMerge(busIn(temporaryFolder()))
  )
  return Effect.gen(function* () {
    const bus = yield* EventBus
    bus.setDoor({ open: true })
    const after = (count: number) =>
      records(bus, count).pipe(
        Effect.andThen(TestClock.adjust("10 seconds")),
        Effect.map(() => times)
      )
    expect(yield* after(1500)).toBe(0)
    expect(yield* after(1500)).toBe(0)
    expect(yield* after(10)).toBe(1)
    expect(yield* after(10)).toBe(1)
    for (let quiet = 0; quiet < 10; quiet++) expect(yield* after(150)).toBe(1)
  }).pipe(Effect.provide(thrift), Effect.runPromise)
})
