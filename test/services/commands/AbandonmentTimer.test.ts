// The watch over charges whose end does not come, on a clock of the test: what is asked of a station, and what is written.
import { expect, test } from "bun:test"
import { Clock, Deferred, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import {
  type Command,
  type CommandAnswer,
  type CommandError,
  NotInItsLanguage,
  StationError,
  StationSilent
} from "../../../src/domain/Command.ts"
import { EventBus } from "../../../src/events/EventBus.ts"
import { AbandonmentTimer } from "../../../src/services/commands/AbandonmentTimer.ts"
import { StationLink } from "../../../src/services/commands/StationLink.ts"
import { clock, day, reading } from "../../domain/Story.ts"
import { happen } from "../stations/TestRing.ts"
import { at, meter, type Ring, run, start, station } from "../transactions/ChargeRing.ts"

type Said = Effect.Effect<CommandAnswer, CommandError>

/** Runs a story whose minutes pass as told, with a station that answers each question so; what it was asked is noted. */
const watched = <A, E>(
  answer: Said,
  story: (
    minutes: (count: number) => Effect.Effect<void, never, Ring>,
    asked: Array<Command>
  ) => Effect.Effect<A, E, Ring>
) =>
  run(
    Effect.gen(function* () {
      const time = yield* TestClock.make()
      yield* time.setTime(day)
      const asked: Array<Command> = []
      const link = StationLink.of({
        ask: (_, command) =>
          Effect.suspend(() => {
            asked.push(command)
            return answer
          }),
        online: () => "2.0.1",
        hangUp: () => undefined
      })
      yield* Layer.build(AbandonmentTimer).pipe(
        Effect.provideService(StationLink, link),
        Effect.provideService(Clock.Clock, time)
      )
      const minutes = (count: number) =>
        time
          .adjust(`${count} minutes`)
          .pipe(Effect.andThen(happen(day, { _tag: "StationSeen", station: "CP2" })), Effect.orDie)
      return yield* story(minutes, asked)
    }).pipe(Effect.scoped)
  )

/** A charge whose stop was lost: its connector is said to be free. */
const lost = Effect.gen(function* () {
  yield* station("CP1")
  yield* happen(day, { _tag: "StationConnected", station: "CP1", connection: 1, version: "2.0.1", open: true })
  yield* start(0)
  yield* freeAt(60)
})
const freeAt = (second: number) =>
  happen(at(second), {
    _tag: "ConnectorReported",
    station: "CP1",
    evse: 1,
    connector: 1,
    status: "available",
    time: clock(second)
  })

/** Why charges were given up, in order. */
const abandoned = Effect.gen(function* () {
  const records = yield* (yield* EventBus).readFrames(1, 1000)
  return records.flatMap(({ cause, events }) =>
    events.flatMap((event) => (event._tag === "TransactionAbandoned" ? [{ cause, event }] : []))
  )
})
const answers = (status: string): Said => Effect.succeed({ outcome: "Accepted", status, answer: {} })
const conclusion = {
  cause: { kind: "timer", name: "abandonment" },
  event: { _tag: "TransactionAbandoned", station: "CP1", transaction: 1, because: "its connector became free" }
} as const

test.each([
  ["says that it is over", answers("over")],
  ["says nothing that can be read", answers("unclear")],
  [
    "has no word for the question",
    Effect.fail(new NotInItsLanguage({ station: "CP1", version: "1.6", action: "", known: true }))
  ],
  ["refuses the question", Effect.fail(new StationError({ station: "CP1", code: "NotSupported", description: "" }))]
] as const)("a charge is given up when its station %s", (_, answer) =>
  watched(answer, (minutes, asked) =>
    Effect.gen(function* () {
      yield* lost
      yield* minutes(10)
      expect([yield* abandoned, asked]).toEqual([[], []])
      yield* minutes(1)
      expect(yield* abandoned).toEqual([conclusion])
      expect(asked).toEqual([{ _tag: "AskTransaction", name: "1" }])
    })
  )
)

test.each([
  ["goes on", answers("ongoing")],
  ["is over, with more to come", answers("queued")],
  ["cannot be told of now", Effect.fail(new StationSilent({ station: "CP1", message: "no answer" }))]
] as const)("a charge that %s is kept, and asked about again after as long", (_, answer) =>
  watched(answer, (minutes, asked) =>
    Effect.gen(function* () {
      yield* lost
      for (const times of [1, 2, 3]) {
        yield* minutes(11)
        expect(asked).toHaveLength(times)
      }
      expect(yield* abandoned).toEqual([])
    })
  )
)

test("a charge that is told of while its station is asked is kept", () => {
  const answer = Deferred.makeUnsafe<CommandAnswer>()
  return watched(Deferred.await(answer), (minutes, asked) =>
    Effect.gen(function* () {
      yield* lost
      yield* minutes(11)
      expect(asked).toHaveLength(1)
      yield* meter(700, 1, reading(700, 900))
      yield* Deferred.succeed(answer, { outcome: "Accepted", status: "over", answer: {} })
      yield* minutes(1)
      expect(yield* abandoned).toEqual([])
    })
  )
})

test("while the station is offline nothing is asked or concluded, and the wait begins anew when it is back", () =>
  watched(answers("over"), (minutes, asked) =>
    Effect.gen(function* () {
      yield* lost
      yield* minutes(9)
      yield* happen(at(540), { _tag: "StationDisconnected", station: "CP1", connection: 1, reason: "gone" })
      yield* minutes(60)
      yield* happen(at(4200), { _tag: "StationConnected", station: "CP1", connection: 2, version: "2.0.1", open: true })
      yield* minutes(5)
      expect([asked, yield* abandoned]).toEqual([[], []])
      yield* minutes(6)
      expect([asked.length, yield* abandoned]).toEqual([1, [conclusion]])
    })
  ))
