// A station that shows local time as UTC, heard by the real handler on a real journal and database, its day played fast.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { EventBus } from "../../src/events/EventBus.ts"
import { readFrame } from "../../src/ocpp/Frame.ts"
import { OcppHandler } from "../../src/ocpp/OcppHandler.ts"
import { Recent } from "../../src/ocpp/Recent.ts"
import { DeviationTable } from "../../src/services/stations/DeviationTable.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { happen, open } from "../services/stations/TestRing.ts"
import { at, chargeRing, restart, station } from "../services/transactions/ChargeRing.ts"

const ring = OcppHandler.layer.pipe(Layer.provideMerge(DeviationTable.layer), Layer.provideMerge(chargeRing))
const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof ring>>) =>
  open.pipe(Effect.andThen(effect), Effect.provide(ring), Effect.scoped, Effect.runPromise)

let calls = 0
/** A call that comes at a second of the day; done when it is answered. */
const says = (received: number, action: string, payload: unknown) =>
  Effect.gen(function* () {
    const handler = yield* OcppHandler
    const text = JSON.stringify([2, String(++calls), action, payload])
    const call = readFrame(text)
    if (call._tag !== "Call") throw new Error("no call")
    const line = {
      station: "CP1",
      version: "1.6" as const,
      connection: 1,
      recent: new Recent(),
      provoked: new Set<string>()
    }
    return yield* Effect.callback<string | undefined>((resume) =>
      handler.take(call, text, line, at(received), (answer) => resume(Effect.succeed(answer)))
    )
  })

const meter = (time: string) => ({ connectorId: 1, meterValue: [{ timestamp: time, sampledValue: [{ value: "1" }] }] })
/** As its clock shows it at a second of the day: two hours ahead. */
const shown = (second: number, suffix = "Z") => new Date(at(second + 7200)).toISOString().replace("Z", suffix)
const newest = Effect.gen(function* () {
  const bus = yield* EventBus
  const [record] = yield* bus.readFrames(bus.head(), 1)
  return (record?.events ?? []).filter(({ _tag }) => _tag !== "StationSeen")
})

test("its times are understood in UTC once it is known, kept as sent, and told as a deviation; also after a restart", () =>
  run(
    Effect.gen(function* () {
      yield* station("CP1")
      yield* says(100, "MeterValues", meter(shown(100)))
      expect(yield* newest).toMatchObject([{ readings: [{ time: { at: at(7300) } }] }])
      for (let second = 160; second <= 1060; second += 60) yield* says(second, "MeterValues", meter(shown(second)))
      const { clockOffset } = yield* Stations
      expect(clockOffset("cp1")).toBe(7_200_000)
      yield* restart
      expect(clockOffset("CP1")).toBe(7_200_000)
      for (const [text, time] of [
        [shown(1300), at(1300)],
        [shown(1301, ""), at(1301)],
        [shown(1302, "+02:00"), at(1302)]
      ] as const) {
        yield* says(1300, "StatusNotification", {
          connectorId: 1,
          errorCode: "NoError",
          status: "Available",
          timestamp: text
        })
        expect(yield* newest).toContainEqual(
          expect.objectContaining({ time: expect.objectContaining({ text, at: time }) })
        )
      }
      yield* says(1310, "StopTransaction", { transactionId: 9, meterStop: 1, timestamp: shown(1310) })
      expect(yield* newest).toMatchObject([
        { _tag: "TransactionEnded", time: { at: at(1310) } },
        { _tag: "StationDeviated", deviations: [{ rule: "clock-zone", path: "/timestamp", raw: shown(1310) }] }
      ])
      yield* restart
      const ways = (yield* (yield* DeviationTable).of("cp1")).map(
        ({ rule, action, count }) => `${rule} ${action} ${count}`
      )
      expect(ways.sort()).toEqual([
        "clock-zone MeterValues 1",
        "clock-zone StatusNotification 2",
        "clock-zone StopTransaction 1",
        "time-zone StatusNotification 1"
      ])
      const sql = yield* SqlClient.SqlClient
      expect(yield* sql`SELECT clock_offset, learned_position > 0 AS learned FROM stations`).toEqual([
        { clock_offset: 7_200_000, learned: true }
      ])
      // For a conformance test nothing is put right.
      yield* happen(
        at(1400),
        { _tag: "StationBooted", station: "CP1", verdict: "accepted" },
        { _tag: "StationAdjusted", station: "CP1", by: "test", strict: true }
      )
      yield* says(1400, "MeterValues", meter(shown(1400)))
      expect(yield* newest).toMatchObject([{ readings: [{ time: { at: at(8600) } }] }])
    })
  ))
