/**
 * The API on a real journal, real services and a real database, asked without a socket. Only the chargers are stood in
 * for, by `Chargers`: what each speaks and how it answers.
 */
import { Context, Effect, Layer, ManagedRuntime } from "effect"
import { Settings } from "../../src/Config.ts"
import { DataDirectory } from "../../src/database/DataDirectory.ts"
import { type Command, type CommandAnswer, type CommandError, StationOffline } from "../../src/domain/Command.ts"
import { HttpHandler } from "../../src/http/HttpHandler.ts"
import { Authorization } from "../../src/services/authorization/Authorization.ts"
import { AuthorizationListener } from "../../src/services/authorization/AuthorizationListener.ts"
import { Seal } from "../../src/services/authorization/Seal.ts"
import { Commands } from "../../src/services/commands/Commands.ts"
import { StationLink } from "../../src/services/commands/StationLink.ts"
import { StationListener } from "../../src/services/stations/StationListener.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { HistoryTable } from "../../src/services/transactions/HistoryTable.ts"
import { OrphanTable } from "../../src/services/transactions/OrphanTable.ts"
import { ReadingTable } from "../../src/services/transactions/ReadingTable.ts"
import { TransactionListener } from "../../src/services/transactions/TransactionListener.ts"
import { Transactions } from "../../src/services/transactions/Transactions.ts"
import { TransactionTable } from "../../src/services/transactions/TransactionTable.ts"
import { open, testRing } from "../services/stations/TestRing.ts"

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

/** The settings of the ring, with its own folder as DATA_DIR. */
const rightFolder = Layer.effect(
  Settings,
  Effect.gen(function* () {
    const { path } = yield* DataDirectory
    return Settings.of({ ...(yield* Settings), dataDir: path })
  })
)

const layer = HttpHandler.layer.pipe(
  Layer.provideMerge(Commands.layer),
  Layer.provideMerge(link),
  Layer.provideMerge(Chargers.layer),
  Layer.provideMerge(Layer.mergeAll(TransactionListener, StationListener, AuthorizationListener)),
  Layer.provideMerge(Transactions.layer),
  Layer.provideMerge(Layer.mergeAll(Stations.layer, Authorization.layer)),
  Layer.provideMerge(Seal.layer),
  Layer.provideMerge(Layer.mergeAll(TransactionTable.layer, ReadingTable.layer, OrphanTable.layer, HistoryTable.layer)),
  Layer.provideMerge(rightFolder),
  Layer.provideMerge(testRing())
)
