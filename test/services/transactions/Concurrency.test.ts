// How many charges may run on one token: only those that live count, so that a lost stop blocks nobody for ever.
import { expect, test } from "bun:test"
import { Effect } from "effect"
import { Transactions } from "../../../src/services/transactions/Transactions.ts"
import { card, clock, reading } from "../../domain/Story.ts"
import { happen } from "../stations/TestRing.ts"
import { at, enter, meter, report, restart, run, start, station, stop, unreadable } from "./ChargeRing.ts"

const verdict = <E, R>(
  told: Effect.Effect<{ readonly answer: { readonly ruling: { readonly verdict: string } } }, E, R>
) => Effect.map(told, ({ answer }) => answer.ruling.verdict)
const running = Effect.map(Transactions, (transactions) => transactions.running(card("a")))
const heard = (second: number, station: string) => happen(at(second), { _tag: "StationSeen", station })
const connector = (second: number, status: string, evse = 1) =>
  happen(at(second), { _tag: "ConnectorReported", station: "CP1", evse, connector: 1, status, time: clock(second) })

const network = Effect.gen(function* () {
  yield* station("CP1")
  yield* station("CP2")
  yield* enter({ text: "A", limit: 1 })
})

test("a second charge of a token with the limit 1 is told concurrent, anywhere, until the first has ended", () =>
  run(
    Effect.gen(function* () {
      yield* network
      expect(yield* verdict(start(0))).toBe("accepted")
      expect(yield* running).toBe(1)
      expect(yield* verdict(start(10, { station: "CP2", token: card("a") }))).toBe("concurrent")
      yield* restart
      expect(yield* verdict(start(20, { evse: 2 }))).toBe("concurrent")
      // What was refused does not count; what is repeated is not refused.
      expect(yield* running).toBe(1)
      expect(yield* verdict(start(30, { time: clock(0) }))).toBe("accepted")
      yield* stop(40, 1)
      expect(yield* verdict(start(50, { station: "CP2", evse: 3 }))).toBe("accepted")
    })
  ))

test("a lost stop does not block a start on the same EVSE, which ends what ran there", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      expect(yield* verdict(start(100))).toBe("accepted")
      expect(yield* running).toBe(1)
      const { answer } = yield* report(200, "started", "T", 0, { evse: 1, token: card("A") })
      expect(answer).toEqual({ verdict: "accepted" })
      expect(yield* running).toBe(1)
    })
  ))

test("a lost stop does not block elsewhere once its connector is free, though its station is heard all the time", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* connector(0, "available")
      yield* start(10)
      yield* connector(20, "charging")
      expect(yield* running).toBe(1)
      yield* connector(30, "available", 2)
      expect(yield* running).toBe(1)
      yield* connector(40, "available")
      expect(yield* running).toBe(0)
      yield* restart
      expect(yield* verdict(start(50, { station: "CP2" }))).toBe("accepted")
      yield* meter(60, 1, reading(60, 300))
      expect(yield* running).toBe(2)
    })
  ))

test("a lost stop does not block when its station is silent for a quarter of an hour, or it itself for a day", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      yield* heard(899, "CP2")
      expect(yield* running).toBe(1)
      yield* heard(900, "CP2")
      expect(yield* running).toBe(0)
      yield* heard(901, "CP1")
      expect(yield* running).toBe(1)
      yield* heard(86_399, "CP1")
      expect(yield* running).toBe(1)
      yield* heard(86_400, "CP1")
      expect(yield* running).toBe(0)
    })
  ))

test("a clock of ours that was ahead for a moment does not make every charge old", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      yield* heard(10_000_000, "CP2")
      yield* heard(10, "CP1")
      expect(yield* running).toBe(1)
    })
  ))

test("an unreadable start counts while it is heard of, and its stop ends that", () =>
  run(
    Effect.gen(function* () {
      yield* network
      expect(yield* verdict(unreadable(0, card("A")))).toBe("accepted")
      expect(yield* verdict(unreadable(10, card("A")))).toBe("concurrent")
      yield* stop(20, 1)
      expect(yield* running).toBe(0)
    })
  ))

test("a 2.x charge is ruled on with its limit once, not at its end, and again after a refusal", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      const shown = (second: number, phase: "started" | "updated" | "ended", seq: number, trigger?: string) =>
        Effect.map(
          report(second, phase, "T", seq, {
            station: "CP2",
            evse: 1,
            token: card("A"),
            ...(trigger === undefined ? {} : { trigger })
          }),
          ({ answer }) => answer?.verdict
        )
      expect(yield* shown(10, "started", 0)).toBe("concurrent")
      expect(yield* shown(20, "updated", 1)).toBe("concurrent")
      yield* stop(30, 1)
      expect(yield* shown(40, "updated", 2)).toBe("accepted")
      expect(yield* running).toBe(1)
      expect(yield* shown(50, "updated", 3)).toBe("accepted")
      expect(yield* verdict(start(60))).toBe("concurrent")
      expect(yield* shown(70, "updated", 4, "stopAuthorized")).toBe("accepted")
      expect(yield* shown(80, "ended", 5)).toBe("accepted")
      expect(yield* running).toBe(0)
    })
  ))
