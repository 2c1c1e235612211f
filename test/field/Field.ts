/**
 * One Onetime for all stories of the field: the whole app in this process, on a socket and a real PostgreSQL, started when
 * first asked for and left running until the run ends, as the database is. Every story has stations of its own.
 */
import { Clock, ConfigProvider, Effect, Layer, ManagedRuntime, Redacted, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { TestClock } from "effect/testing"
import { App } from "../../src/App.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import type { Record } from "../../src/events/Record.ts"
import { Start } from "../../src/events/Start.ts"
import { Server } from "../../src/gateway/Server.ts"
import { AbandonmentTimer } from "../../src/services/commands/AbandonmentTimer.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"

export interface Field {
  readonly port: number
  /** The body of an answer that has this status and nothing left to be written. */
  ask(method: string, path: string, body?: unknown, status?: number): Promise<unknown>
  /** The records of a station's connections, oldest first. */
  trace(station: string): Promise<ReadonlyArray<Record>>
  /** How many stops of a station belong to no charge. */
  orphans(station: string): Promise<number>
  /** So many minutes pass for a second watch over charges whose end does not come: it has a clock of its own. */
  pass(minutes: number): Promise<void>
}

const key = "the key of the field"

export const field = (): Promise<Field> => (started ??= start())

let started: Promise<Field> | undefined

const start = async (): Promise<Field> => {
  const url = await Effect.runPromise(freshUrl().pipe(Scope.provide(Scope.makeUnsafe())))
  const settings = ConfigProvider.fromUnknown({
    HOST: "127.0.0.1",
    PORT: "0",
    API_KEY: key,
    UNKNOWN_STATIONS: "accept",
    DATA_DIR: temporaryFolder(),
    COMMAND_TIMEOUT: "1",
    DATABASE_URL: Redacted.value(url)
  })
  const runtime = ManagedRuntime.make(App.pipe(Layer.provide(ConfigProvider.layer(settings))))
  const { port } = await runtime.runPromise(Server)
  runtime.runFork(Effect.flatMap(Start, ({ run }) => run))
  const ask = asked(port)
  await until("the door to open", async () => {
    const ready = await fetch(`http://127.0.0.1:${port}/api/ready`, { headers: { authorization: `Bearer ${key}` } })
    return Object(await ready.json()).ready === true
  })
  const watch = await runtime.runPromise(watchOver.pipe(Scope.provide(Scope.makeUnsafe())))
  return {
    port,
    ask,
    pass: (minutes) => runtime.runPromise(watch.adjust(`${minutes} minutes`)),
    trace: (station) => runtime.runPromise(trace(station)),
    orphans: async (station) => {
      await ask("GET", `/api/transactions?station=${station}`)
      return runtime.runPromise(orphans(station))
    }
  }
}

/** Reads see their own writes within a second; on a busy machine it is asked again until they do. */
const asked =
  (port: number): Field["ask"] =>
  (method, path, body, status = 200) =>
    until(`${method} ${path} with nothing behind`, async () => {
      const said = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      const text = await said.text()
      if (said.status !== status) throw new Error(`${method} ${path}: ${said.status} ${text}`)
      return said.headers.has("onetime-behind") ? undefined : { body: JSON.parse(text) }
    }).then(({ body }) => body)

/** Its day is yesterday, so that what it writes is not ahead of all other clocks. */
const watchOver = Effect.gen(function* () {
  const time = yield* TestClock.make()
  yield* time.setTime(Date.now() - 86_400_000)
  yield* Layer.build(Layer.fresh(AbandonmentTimer)).pipe(Effect.provideService(Clock.Clock, time))
  return time
})

const trace = Effect.fnUntraced(function* (station: string) {
  const bus = yield* EventBus
  const found: Array<Record> = []
  for (let next = 1; next <= bus.head(); ) {
    const records = yield* bus.readFrames(next, 2000)
    found.push(...records.filter(({ cause }) => "station" in cause && cause.station === station))
    next = (records.at(-1)?.position ?? bus.head()) + 1
  }
  return found
})

const orphans = Effect.fnUntraced(function* (station: string) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ n: number }>`SELECT count(*)::int AS n FROM orphans WHERE station = ${station}`
  return found?.n ?? 0
})
