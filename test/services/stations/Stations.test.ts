// What the service decides, on a real journal and database: admission, boot, heartbeat, presence, approval, restart.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import type { Event } from "../../../src/domain/Event.ts"
import { passwordMatches } from "../../../src/domain/Password.ts"
import type { EventBus } from "../../../src/events/EventBus.ts"
import type { Listeners } from "../../../src/events/Listener.ts"
import { StationListener } from "../../../src/services/stations/StationListener.ts"
import { type Station, Stations } from "../../../src/services/stations/Stations.ts"
import { day } from "./StationFacts.ts"
import { drain, happen, open, reload, testRing } from "./TestRing.ts"

const run = <A, E>(
  effect: Effect.Effect<A, E, Stations | EventBus | Listeners>,
  unknownStations: "hold" | "accept" | "reject" = "hold"
) =>
  open.pipe(
    Effect.andThen(effect),
    Effect.provide(Layer.mergeAll(Stations.layer, StationListener).pipe(Layer.provideMerge(testRing(unknownStations)))),
    Effect.scoped,
    Effect.runPromise
  )

const found = (station: string, standing: "held" | "accepted" = "held"): Event => ({
  _tag: "StationFound",
  station,
  standing,
  version: "1.6"
})
const connected = (connection: number): Event => ({
  _tag: "StationConnected",
  station: "CP1",
  connection,
  version: "2.0.1",
  address: "10.0.0.1",
  open: true,
  spelling: "cp1",
  secure: true
})
const left = (connection: number): Event => ({
  _tag: "StationDisconnected",
  station: "CP1",
  connection,
  reason: "gone"
})

test("an unknown identity is held, accepted or unknown, as UNKNOWN_STATIONS says, and known from then on in any case", async () => {
  for (const [setting, admission] of [
    ["hold", "hold"],
    ["accept", "accept"],
    ["reject", "unknown"]
  ] as const) {
    await run(
      Effect.gen(function* () {
        const stations = yield* Stations
        expect(stations.admit("CP1", "10.0.0.1", day)).toBe(admission)
        yield* happen(day, found("CP1"))
        expect(stations.admit("cp1", "10.0.0.1", day)).toBe("known")
        expect(stations.find("cP1")?.id).toBe("CP1")
        yield* happen(day, found("cp1"))
        expect(stations.all().map(({ id }) => id)).toEqual(["CP1"])
      }),
      setting
    )
  }
})

test("one address brings 20 stations to hold a minute, and 200 are held at most; approving one makes room", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      const come = (n: number, address: string, now: number) =>
        Effect.gen(function* () {
          const admission = stations.admit(`CP${n}`, address, now)
          if (admission === "hold") yield* happen(now, found(`CP${n}`))
          return admission
        })
      for (let n = 0; n < 20; n++) expect(yield* come(n, "a", day + n)).toBe("hold")
      expect(yield* come(20, "a", day + 59_999)).toBe("too-many")
      expect(yield* come(20, "b", day + 59_999)).toBe("hold")
      expect(yield* come(21, "a", day + 60_000)).toBe("hold")
      for (let n = 22; n < 200; n++) expect(yield* come(n, `c${n}`, day)).toBe("hold")
      expect(yield* come(200, "d", day)).toBe("too-many")
      yield* happen(day, ...stations.approve("cp7", "admin").events)
      expect(yield* come(200, "d", day)).toBe("hold")
    })
  ))

test("an accepted station boots at once, a held one waits, and approving it is kept over a restart", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      yield* happen(day, found("CP1"), found("CP2", "accepted"))
      const boot = (station: string) => stations.boot({ station, vendor: "V", model: "M" }, day)
      expect(boot("CP1")?.answer).toEqual({ verdict: "pending", interval: 30, now: day })
      expect(boot("CP2")).toEqual({
        answer: { verdict: "accepted", interval: 300, now: day },
        events: [{ _tag: "StationBooted", station: "CP2", vendor: "V", model: "M", verdict: "accepted" }]
      })
      const { answer, events } = stations.approve("CP1", "admin")
      expect(answer?.standing).toBe("accepted")
      expect(stations.find("CP1")?.standing).toBe("held")
      yield* happen(day, ...events)
      expect(stations.approve("CP1", "admin").events).toEqual([])
      expect(stations.approve("CP9", "admin")).toEqual({ answer: undefined, events: [] })
      yield* drain
      yield* reload
      expect(boot("cp1")?.answer.verdict).toBe("accepted")
    })
  ))

test("another serial under the same identity is flagged until an operator approves the station again", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      const boot = (serial: string): Event => ({
        _tag: "StationBooted",
        station: "CP1",
        serial,
        model: "M",
        verdict: "accepted"
      })
      yield* happen(day, found("CP1", "accepted"), boot("A"))
      yield* happen(day, boot("A"))
      expect(stations.find("CP1")?.flag).toBeUndefined()
      yield* happen(day, boot("B"))
      expect(stations.find("CP1")?.flag).toBe("serial changed from A to B")
      yield* happen(day, ...stations.approve("CP1", "admin").events)
      expect(stations.find("CP1")?.flag).toBeUndefined()
    })
  ))

test("no time is told while our clock is before this build or behind the newest record", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      expect(stations.heartbeat(0)).toBeUndefined()
      yield* happen(day, found("CP1"))
      expect(stations.heartbeat(day - 60_000)).toBe(day - 60_000)
      expect(stations.heartbeat(day - 3_600_000)).toBeUndefined()
      expect(stations.boot({ station: "CP1" }, day - 3_600_000)).toBeUndefined()
      yield* reload
      expect(stations.heartbeat(day - 3_600_000)).toBeUndefined()
      expect(stations.heartbeat(day)).toBe(day)
    })
  ))

test("that a station was seen is written once a minute, and at once when our clock went back", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      expect(stations.seen("CP1", day)).toBeUndefined()
      yield* happen(day, found("CP1"))
      expect(stations.seen("CP1", day + 59_999)).toBeUndefined()
      yield* happen(day + 30_000, { _tag: "MeterRead", station: "CP1", evse: 1, readings: [] })
      expect(stations.find("CP1")?.lastSeen).toBe(day + 30_000)
      const seen = stations.seen("cp1", day + 60_000)
      expect(seen).toEqual({ _tag: "StationSeen", station: "CP1" })
      if (seen !== undefined) yield* happen(day + 60_000, seen)
      expect(stations.seen("CP1", day + 60_001)).toBeUndefined()
      expect(stations.seen("CP1", day)).toBeDefined()
      yield* drain
      yield* reload
      expect(stations.find("CP1")?.lastSeen).toBe(day + 60_000)
      expect(stations.seen("CP1", day + 60_001)).toBeUndefined()
    })
  ))

test("what an operator says of a station does not make it seen", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      yield* happen(day, found("CP1"))
      yield* happen(
        day + 60_000,
        { _tag: "StationApproved", station: "CP1", by: "admin" },
        { _tag: "StationAdjusted", station: "CP1", by: "admin", label: "the one at the gate" },
        { _tag: "StationPasswordSet", station: "CP1", hash: "00:11" },
        { _tag: "TransactionClosed", station: "CP1", transaction: 1, by: "admin" },
        { _tag: "TransactionAbandoned", station: "CP1", transaction: 1, because: "it has started over" }
      )
      expect(stations.find("CP1")).toMatchObject({ lastSeen: day, label: "the one at the gate" })
      yield* drain
      yield* reload
      expect(stations.find("CP1")).toMatchObject({ lastSeen: day, label: "the one at the gate" })
    })
  ))

test("the end of an older socket does not take a newer one offline, and nobody is connected after a restart", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      const since = () => stations.find("CP1")?.connectedSince
      yield* happen(day, found("CP1"), connected(1))
      yield* happen(day + 1, connected(2))
      yield* happen(day + 2, left(1))
      expect(since()).toBe(day + 1)
      expect(stations.find("CP1")).toMatchObject({
        version: "2.0.1",
        address: "10.0.0.1",
        secure: true,
        open: true,
        spelling: "cp1"
      })
      yield* happen(day + 3, left(2))
      expect(since()).toBeUndefined()
      yield* happen(day + 4, connected(3))
      yield* drain
      yield* reload
      expect(since()).toBeUndefined()
      expect(stations.find("CP1")?.connection).toBe(3)
    })
  ))

test("of a password only a hash is kept, and it is still asked for after a restart", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      yield* happen(day, found("CP1"))
      const { events } = stations.setPassword("cp1", "correct horse battery")
      expect(JSON.stringify(events)).not.toContain("horse")
      yield* happen(day, ...events)
      yield* drain
      yield* reload
      const hash = stations.find("CP1")?.passwordHash ?? ""
      expect(passwordMatches(hash, Buffer.from("correct horse battery"))).toBe(true)
      expect(passwordMatches(hash, Buffer.from("correct horse"))).toBe(false)
    })
  ))

test("memory read from the tables is the memory that was folded", () =>
  run(
    Effect.gen(function* () {
      const stations = yield* Stations
      yield* happen(day, found("CP1", "accepted"), found("Büro 3"))
      for (let n = 0; n < 50; n++) {
        yield* happen(
          day + n * 1000,
          { _tag: "StationBooted", station: "CP1", verdict: "accepted", serial: `S${n % 3}`, vendor: "V", iccid: "1" },
          { _tag: "MessageUndecided", station: "Büro 3", action: "MeterValues", reason: "a fault" },
          {
            _tag: "ConnectorReported",
            station: n % 2 === 0 ? "CP1" : "büro 3",
            evse: n % 5,
            ...(n % 3 === 0 ? {} : { connector: n % 3 }),
            status: "Available",
            info: `${n}`,
            time: { text: "", at: n % 7 === 0 ? null : day + n * 900 }
          }
        )
      }
      const folded: ReadonlyArray<Station> = structuredClone([...stations.all()])
      yield* drain
      yield* reload
      expect([...stations.all()]).toEqual([...folded].sort((a, b) => (a.id < b.id ? -1 : 1)))
      expect(stations.find("CP1")?.connectors.length).toBeGreaterThan(8)
    })
  ))
