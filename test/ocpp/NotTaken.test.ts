// A message that came while the disk was full was neither kept nor answered: its repetition is the first that is heard.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { EventBus } from "../../src/events/EventBus.ts"
import { readFrame } from "../../src/ocpp/Frame.ts"
import { OcppHandler } from "../../src/ocpp/OcppHandler.ts"
import { Recent } from "../../src/ocpp/Recent.ts"
import { DeviationTable } from "../../src/services/stations/DeviationTable.ts"
import { open } from "../services/stations/TestRing.ts"
import { at, chargeRing, station } from "../services/transactions/ChargeRing.ts"

const ring = OcppHandler.layer.pipe(Layer.provideMerge(DeviationTable.layer), Layer.provideMerge(chargeRing))

const text = JSON.stringify([
  2,
  "1",
  "MeterValues",
  { connectorId: 1, meterValue: [{ timestamp: "2026-11-23T10:00:00Z", sampledValue: [{ value: "1" }] }] }
])

const says = (connection: number, recent: Recent) =>
  Effect.gen(function* () {
    const handler = yield* OcppHandler
    const call = readFrame(text)
    if (call._tag !== "Call") throw new Error("no call")
    const line = { station: "CP1", version: "1.6" as const, connection, recent, provoked: new Set<string>() }
    return yield* Effect.callback<string | undefined>((resume) =>
      handler.take(call, text, line, at(100), (answer) => resume(Effect.succeed(answer)))
    )
  })

test.each([1, 2])("what was not taken is a fact when it comes again on connection %d", (later) =>
  Effect.gen(function* () {
    yield* open
    yield* station("CP1")
    const bus = yield* EventBus
    const recent = new Recent()
    bus.setRoom("full")
    expect(yield* says(1, recent)).toBeUndefined()
    bus.setRoom("plenty")
    expect(yield* says(later, later === 1 ? recent : new Recent())).toBeString()
    const [record] = yield* bus.readFrames(bus.head(), 1)
    expect(record?.events.map(({ _tag }) => _tag)).toContain("MeterRead")
  }).pipe(Effect.provide(ring), Effect.scoped, Effect.runPromise)
)
