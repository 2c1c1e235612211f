// A reader of the live events on a real journal, under a clock of the test: silence is told, and what is not read is let go.
import { expect, test } from "bun:test"
import { Effect, Fiber, PubSub } from "effect"
import { TestClock } from "effect/testing"
import { EventFeed } from "../../src/http/EventFeed.ts"
import { withBus } from "../events/TestBus.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

const everything = { station: undefined, tags: undefined }

test("a silent network is a comment every 15 s", () =>
  withBus(temporaryFolder(), (bus, { oldest }) =>
    Effect.gen(function* () {
      const feed = new EventFeed(bus, oldest, yield* PubSub.subscribe(bus.live), everything, undefined)
      expect(yield* feed.next).toBe(":\n\n")
      for (let times = 0; times < 3; times++) {
        const next = yield* Effect.forkChild(feed.next)
        yield* TestClock.adjust("14900 millis")
        expect(next.pollUnsafe()).toBeUndefined()
        yield* TestClock.adjust("100 millis")
        expect(yield* Fiber.join(next)).toBe(":\n\n")
      }
    })
  ).pipe(Effect.provide(TestClock.layer()), Effect.runPromise))

test("what a reader does not take is let go after a while, and read again when it asks", () =>
  withBus(temporaryFolder(), (bus, { oldest }) =>
    Effect.gen(function* () {
      const news = yield* PubSub.subscribe(bus.live)
      const feed = new EventFeed(bus, oldest, news, everything, undefined)
      yield* Effect.forkScoped(feed.forget)
      yield* feed.next
      for (const station of ["A", "B"])
        yield* bus.append({
          at: 0,
          cause: { kind: "timer", name: "test" },
          events: [{ _tag: "StationSeen", station }]
        })
      // Who waits for a record is told before the live view is.
      while ((yield* PubSub.remaining(news)) < 2) yield* Effect.yieldNow
      yield* TestClock.adjust("4 seconds")
      expect(yield* PubSub.remaining(news)).toBe(0)
      expect((yield* feed.next).match(/^id: .*$/gm)).toEqual(["id: 1", "id: 2"])
    })
  ).pipe(Effect.provide(TestClock.layer()), Effect.runPromise))
