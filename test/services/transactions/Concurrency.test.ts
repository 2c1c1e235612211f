// How many charges may run on one token: only those that live count, so that a lost stop blocks nobody for ever.
import { expect, test } from "bun:test"
import { Effect } from "effect"
import fc from "fast-check"
import { type StartAnswer, Transactions } from "../../../src/services/transactions/Transactions.ts"
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

const comes = (second: number, name: string) =>
  happen(at(second), { _tag: "StationConnected", station: name, connection: 1, version: "1.6", open: true })
const goes = (second: number, name: string) =>
  happen(at(second), { _tag: "StationDisconnected", station: name, connection: 1, reason: "gone" })

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
      yield* comes(15, "CP1")
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
      for (const name of ["CP1", "CP2"]) yield* comes(45, name)
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

test("a lost stop does not block while its station is away, nor after our own start until it has come", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      yield* goes(10, "CP1")
      expect(yield* running).toBe(0)
      expect(yield* verdict(start(20, { station: "CP2" }))).toBe("accepted")
      yield* comes(30, "CP1")
      expect(yield* running).toBe(2)
      yield* restart
      expect(yield* running).toBe(0)
    })
  ))

test("what comes out of a queue is no rival and has none: neither answer nor count knows of it", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* connector(0, "available")
      yield* connector(7200, "available")
      yield* heard(7200, "CP2")
      yield* start(7200, { station: "CP2", time: clock(7200) })
      expect(yield* running).toBe(1)
      // It charged two hours ago, offline; its stop is lost.
      expect(yield* verdict(start(7210, { time: clock(60) }))).toBe("accepted")
      expect(yield* running).toBe(1)
      const { answer } = yield* report(7220, "started", "T", 0, {
        station: "CP1",
        evse: 2,
        token: card("A"),
        offline: true
      })
      expect(answer).toEqual({ verdict: "accepted" })
      expect(yield* running).toBe(1)
      expect(yield* verdict(start(7230, { evse: 3, time: clock(7230) }))).toBe("concurrent")
    })
  ))

test("a charge that an old clock tells of counts while its connector is said to charge", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* connector(7200, "available")
      yield* start(7210, { time: clock(60) })
      yield* connector(7211, "charging")
      expect(yield* running).toBe(1)
    })
  ))

test("who shows his card where his own charge runs is not told concurrent: he wants to stop it", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      const transactions = yield* Transactions
      expect(transactions.running(card("a"), "CP1")).toBe(0)
      expect(transactions.running(card("a"), "CP2")).toBe(1)
    })
  ))

test("a charge that was given up counts no more", () =>
  run(
    Effect.gen(function* () {
      yield* network
      yield* start(0)
      yield* start(100, { token: card("B") })
      expect(yield* running).toBe(0)
    })
  ))

const step = fc.record({
  kind: fc.constantFrom("start", "start", "again", "stop", "silence"),
  station: fc.constantFrom("CP1", "CP2"),
  evse: fc.constantFrom(1, 2),
  which: fc.nat(20)
})

test("whatever happens: a start told again gets its first answer, and with no station there nobody is blocked", () =>
  run(
    Effect.gen(function* () {
      yield* network
      let second = 10
      for (const steps of fc.sample(fc.array(step, { minLength: 3, maxLength: 25 }), 25)) {
        const told: Array<{
          readonly second: number
          readonly place: { station: string; evse: number }
          answer: StartAnswer
        }> = []
        for (const name of ["CP1", "CP2"]) yield* comes(second, name)
        for (const { kind, station, evse, which } of steps) {
          second += 7
          const earlier = told[which % Math.max(1, told.length)]
          if (kind === "start") {
            const { answer } = yield* start(second, { station, evse })
            told.push({ second, place: { station, evse }, answer })
          } else if (kind === "again" && earlier !== undefined) {
            const again = yield* start(second, { ...earlier.place, time: clock(earlier.second) })
            expect([again.answer, again.told]).toEqual([earlier.answer, 0])
          } else if (kind === "stop" && earlier !== undefined) {
            yield* stop(second, -1, { station: earlier.place.station, token: card("A") })
          } else yield* heard(second, station)
        }
        for (const name of ["CP1", "CP2"]) yield* goes(second, name)
        expect(yield* running).toBe(0)
        expect(yield* verdict(start(++second, { station: "CP3", evse: second }))).toBe("accepted")
      }
    })
  ))
