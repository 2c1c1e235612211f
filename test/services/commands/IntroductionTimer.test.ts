// Who does not boot is asked who it is, on a clock of the test.
import { expect, test } from "bun:test"
import { Clock, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { StationOffline } from "../../../src/domain/Command.ts"
import type { Event } from "../../../src/domain/Event.ts"
import { IntroductionTimer } from "../../../src/services/commands/IntroductionTimer.ts"
import { StationLink } from "../../../src/services/commands/StationLink.ts"
import { day } from "../../domain/Story.ts"
import { happen } from "../stations/TestRing.ts"
import { type Ring, run, station } from "../transactions/ChargeRing.ts"

/** Runs a story whose seconds pass as told; the stations that were asked who they are, in order. */
const watched = <A, E>(
  story: (seconds: (count: number) => Effect.Effect<void>, asked: Array<string>) => Effect.Effect<A, E, Ring>
) =>
  run(
    Effect.gen(function* () {
      const time = yield* TestClock.make()
      yield* time.setTime(day)
      const asked: Array<string> = []
      const link = StationLink.of({
        ask: (id, command) =>
          Effect.suspend(() => {
            asked.push(`${id} ${command._tag}`)
            return new StationOffline({ station: id })
          }),
        online: () => "1.6",
        hangUp: () => undefined
      })
      yield* Layer.build(IntroductionTimer).pipe(
        Effect.provideService(StationLink, link),
        Effect.provideService(Clock.Clock, time)
      )
      return yield* story((count) => time.adjust(`${count} seconds`), asked)
    }).pipe(Effect.scoped)
  )

const connected = (id: string, connection: number): Event => ({
  _tag: "StationConnected",
  station: id,
  connection,
  version: "1.6",
  open: true
})
const booted = (id: string): Event => ({ _tag: "StationBooted", station: id, verdict: "accepted" })

test("5/14 a station that never boots is asked to after a minute, once, whatever it says", () =>
  watched((seconds, asked) =>
    Effect.gen(function* () {
      yield* station("CP1")
      yield* seconds(50)
      expect(asked).toEqual([])
      yield* seconds(20)
      expect(asked).toEqual(["CP1 Introduce"])
      yield* happen(day + 70_000, { _tag: "StationDisconnected", station: "CP1", connection: 1, reason: "" })
      yield* happen(day + 80_000, connected("CP1", 2))
      yield* seconds(600)
      expect(asked).toEqual(["CP1 Introduce"])
    })
  ))

test("one that boots, is away, or is held to the standard is not asked", () =>
  watched((seconds, asked) =>
    Effect.gen(function* () {
      for (const id of ["BOOTS", "AWAY", "STRICT"]) yield* station(id)
      yield* happen(day, { _tag: "StationDisconnected", station: "AWAY", connection: 1, reason: "" })
      yield* happen(day, booted("BOOTS"))
      yield* happen(day, { _tag: "StationAdjusted", station: "STRICT", by: "operator", strict: true })
      yield* seconds(600)
      expect(asked).toEqual([])
    })
  ))
