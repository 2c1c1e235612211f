/** The inner half of the ring for tests of services: a real journal, bus, listeners and database, and an open door. */
import { BlockList } from "node:net"
import { Effect, Layer, Option } from "effect"
import { Settings } from "../../../src/Config.ts"
import { DataDirectory } from "../../../src/database/DataDirectory.ts"
import type { Event } from "../../../src/domain/Event.ts"
import { CursorTable } from "../../../src/events/CursorTable.ts"
import { EventBus } from "../../../src/events/EventBus.ts"
import { Journal } from "../../../src/events/Journal.ts"
import { Listeners } from "../../../src/events/Listener.ts"
import { temporaryFolder } from "../../TemporaryFolder.ts"
import { testDatabase } from "../../TestDatabase.ts"

export const settings = (unknownStations: "hold" | "accept" | "reject" = "hold") =>
  Layer.succeed(
    Settings,
    Settings.of({
      port: 0,
      host: "127.0.0.1",
      admin: Option.none(),
      publicUrl: Option.none(),
      tls: Option.none(),
      plain: Option.none(),
      trustedProxies: new BlockList(),
      dataDir: "unused",
      databaseUrl: Option.none(),
      apiKey: Option.none(),
      adminPassword: Option.none(),
      unknownStations,
      heartbeatSeconds: 300,
      commandTimeout: 30_000,
      journal: {
        segmentBytes: 1 << 20,
        segmentAge: 86_400_000,
        keepAge: 86_400_000,
        keepBytes: 1 << 28,
        keepAtLeast: 0
      },
      log: { level: "Info", format: "plain" },
      accept: ""
    })
  )

export const testRing = (unknownStations: "hold" | "accept" | "reject" = "hold") =>
  Listeners.layer.pipe(
    Layer.provideMerge(EventBus.layer),
    Layer.provideMerge(Journal.layer),
    Layer.provideMerge(CursorTable.layer),
    Layer.provideMerge(testDatabase),
    Layer.provideMerge(Layer.suspend(() => DataDirectory.layerAt(temporaryFolder()))),
    Layer.provideMerge(settings(unknownStations))
  )

/** As `Start` does it: the listeners drain, memory is loaded, the door opens. */
export const open = Effect.gen(function* () {
  const bus = yield* EventBus
  const listeners = yield* Listeners
  yield* listeners.begin
  yield* drain
  yield* reload
  bus.setDoor({ open: true })
})

/** Succeeds when the listeners have written everything that is enqueued. */
export const drain = Effect.gen(function* () {
  const bus = yield* EventBus
  const listeners = yield* Listeners
  yield* listeners.passed(bus.enqueued())
})

/** Every memory forgets and reads the tables, as after a restart. */
export const reload = Effect.gen(function* () {
  const bus = yield* EventBus
  for (const memory of bus.memories) yield* memory.load
})

/** Appends one record at a moment (ms since 1970), on disk when done. */
export const happen = (at: number, ...events: ReadonlyArray<Event>) =>
  Effect.flatMap(EventBus, (bus) => bus.append({ at, cause: { kind: "timer", name: "test" }, events }))
