/**
 * The API on a real journal, real services and a real database, asked without a socket. Only the chargers are stood in
 * for, by `Chargers`: what each speaks and how it answers.
 */
import { Context, Effect, Layer, ManagedRuntime, Option, Redacted } from "effect"
import { Backup } from "../../src/backup/Backup.ts"
import { Settings } from "../../src/Config.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { type Command, type CommandAnswer, type CommandError, StationOffline } from "../../src/domain/Command.ts"
import { CursorTable } from "../../src/events/CursorTable.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { FrameLog } from "../../src/events/FrameLog.ts"
import { Journal } from "../../src/events/Journal.ts"
import { Listeners } from "../../src/events/Listener.ts"
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { Troubles } from "../../src/observability/Troubles.ts"
import { AccessListener } from "../../src/services/access/AccessListener.ts"
import { Accounts } from "../../src/services/access/Accounts.ts"
import { Keys } from "../../src/services/access/Keys.ts"
import { SignIns } from "../../src/services/access/SignIns.ts"
import { AuditListener } from "../../src/services/audit/AuditListener.ts"
import { AuditTable } from "../../src/services/audit/AuditTable.ts"
import { Authorization } from "../../src/services/authorization/Authorization.ts"
import { AuthorizationListener } from "../../src/services/authorization/AuthorizationListener.ts"
import { Seal } from "../../src/services/authorization/Seal.ts"
import { Commands } from "../../src/services/commands/Commands.ts"
import { Configuration } from "../../src/services/commands/Configuration.ts"
import { StationLink } from "../../src/services/commands/StationLink.ts"
import { StationPassword } from "../../src/services/commands/StationPassword.ts"
import { DeviationTable } from "../../src/services/stations/DeviationTable.ts"
import { StationListener } from "../../src/services/stations/StationListener.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { HistoryTable } from "../../src/services/transactions/HistoryTable.ts"
import { TransactionListener } from "../../src/services/transactions/TransactionListener.ts"
import { Transactions } from "../../src/services/transactions/Transactions.ts"
import { open, settings } from "../services/stations/TestRing.ts"
import { tables } from "../services/transactions/ChargeRing.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { testDatabase } from "../TestDatabase.ts"

export interface Charger {
  readonly version: string
  readonly answer: (command: Command) => Effect.Effect<CommandAnswer, CommandError>
}

/** The chargers that are connected; what was asked of them and who was hung up on, in order. */
export class Chargers extends Context.Service<
  Chargers,
  {
    readonly online: Map<string, Charger>
    readonly asked: Array<{ readonly station: string; readonly command: Command; readonly urgent: boolean }>
    readonly hungUp: Array<string>
  }
>()("test/Chargers") {
  static readonly layer = Layer.sync(Chargers, () => Chargers.of({ online: new Map(), asked: [], hungUp: [] }))
}

const link = Layer.effect(
  StationLink,
  Effect.map(Chargers, ({ online, asked, hungUp }) =>
    StationLink.of({
      ask: (station, command, urgent = false) =>
        Effect.suspend(() => {
          asked.push({ station, command, urgent })
          return online.get(station)?.answer(command) ?? Effect.fail(new StationOffline({ station }))
        }),
      online: (station) => online.get(station)?.version,
      hangUp: (station) => void hungUp.push(station)
    })
  )
)

export const key = "the key of the test"

/** The settings of the ring, with its own folder as DATA_DIR. */
const rightFolder = Layer.effect(
  Settings,
  Effect.gen(function* () {
    const { path } = yield* DataDirectory
    return Settings.of({ ...(yield* Settings), dataDir: path, apiKey: Option.some(Redacted.make(key)) })
  })
)

const Inside = HttpHandler.layer.pipe(
  Layer.provide(Backup.layer),
  Layer.provideMerge(FrameLog.layer),
  Layer.provideMerge(Layer.mergeAll(Configuration.layer, StationPassword.layer)),
  Layer.provideMerge(Commands.layer),
  Layer.provideMerge(link),
  Layer.provideMerge(Chargers.layer),
  Layer.provideMerge(
    Layer.mergeAll(TransactionListener, StationListener, AuthorizationListener, AccessListener, AuditListener)
  ),
  Layer.provideMerge(Transactions.layer),
  Layer.provideMerge(
    Layer.mergeAll(
      Stations.layer,
      Authorization.layer,
      Layer.provideMerge(SignIns.layer, Layer.mergeAll(Accounts.layer, Keys.layer))
    )
  ),
  Layer.provideMerge(Seal.layer),
  Layer.provideMerge(Layer.mergeAll(tables, AuditTable.layer, HistoryTable.layer, DeviationTable.layer)),
  Layer.provideMerge(Listeners.layer),
  Layer.provideMerge(EventBus.layer),
  Layer.provideMerge(Journal.layer),
  Layer.provideMerge(CursorTable.layer),
  Layer.provideMerge(rightFolder),
  Layer.provideMerge(Layer.suspend(() => DataDirectory.layerAt(temporaryFolder()))),
  Layer.provideMerge(Layer.mergeAll(settings(), Troubles.layer))
)

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the body, undefined if it is none. */
  readonly body: unknown
}

export interface Question {
  /** Null: no key. */
  readonly key?: string | null
  readonly address?: string
  readonly headers?: { readonly [name: string]: string }
  readonly signal?: AbortSignal
  /** The body as it is, in place of JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

type Services = Layer.Success<typeof Inside> | Layer.Success<typeof testDatabase>

export interface TestApi {
  ask(method: string, path: string, body?: unknown, question?: Question): Promise<Answer>
  run<A, E>(effect: Effect.Effect<A, E, Services>): Promise<A>
  /** The seconds that requests have asked Bun's server to be patient for. */
  readonly timeouts: ReadonlyArray<number>
  readonly dispose: () => Promise<void>
}

/** A new one on a new database, or the given one, its door open. */
export const startApi = async (database: typeof testDatabase = testDatabase): Promise<TestApi> => {
  const runtime = ManagedRuntime.make(Inside.pipe(Layer.provideMerge(database)))
  await runtime.runPromise(open)
  const { handle } = await runtime.runPromise(HttpHandler)
  const timeouts: Array<number> = []
  const ask: TestApi["ask"] = async (method, path, body, question = {}) => {
    const headers = new Headers(question.headers)
    const shown = question.key === undefined ? key : question.key
    if (shown !== null) headers.set("authorization", `Bearer ${shown}`)
    const sent = question.raw ?? (body === undefined ? null : JSON.stringify(body))
    const signal = question.signal ?? null
    const request = new Request(`http://onetime.test${path}`, { method, headers, body: sent, signal })
    const host = {
      requestIP: () => ({ address: question.address ?? "192.0.2.1", family: "IPv4" as const, port: 1 }),
      timeout: (_: Request, seconds: number) => void timeouts.push(seconds)
    }
    const response = await handle(request, host)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }
  return { ask, timeouts, run: (effect) => runtime.runPromise(effect), dispose: () => runtime.dispose() }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The items of a page. */
export const items = (body: unknown): ReadonlyArray<{ readonly [key: string]: unknown }> => {
  if (typeof body === "object" && body !== null && "items" in body && Array.isArray(body.items)) return body.items
  throw new Error(`no list: ${JSON.stringify(body)}`)
}

/** Where the next page begins; undefined: this is the last. */
export const cursorOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "next" in body ? String(body.next) : undefined
