/** The running system's table of contents: every layer, once. */
import { Effect, Layer } from "effect"
import { Backup } from "./backup/Backup.ts"
import { Settings } from "./Config.ts"
import { Database } from "./database/Database.ts"
import { DataDirectory } from "./database/DataDirectory.ts"
import { CursorTable } from "./events/CursorTable.ts"
import { EventBus } from "./events/EventBus.ts"
import { FrameLog } from "./events/FrameLog.ts"
import { InstallationTable } from "./events/InstallationTable.ts"
import { Journal } from "./events/Journal.ts"
import { Listeners } from "./events/Listener.ts"
import { Start } from "./events/Start.ts"
import { Thrift } from "./events/Thrift.ts"
import * as ConnectionManager from "./gateway/ConnectionManager.ts"
import { Server, WebHandler } from "./gateway/Server.ts"
import { HttpHandler } from "./http/HttpHandler.ts"
import { Logs } from "./observability/Logs.ts"
import { Metrics } from "./observability/Metrics.ts"
import { ProcessMetrics } from "./observability/ProcessMetrics.ts"
import { Traces } from "./observability/Traces.ts"
import { Troubles } from "./observability/Troubles.ts"
import { OcppHandler } from "./ocpp/OcppHandler.ts"
import { AccessListener } from "./services/access/AccessListener.ts"
import { Accounts } from "./services/access/Accounts.ts"
import { FirstAdmin } from "./services/access/FirstAdmin.ts"
import { Keys } from "./services/access/Keys.ts"
import { SignIns } from "./services/access/SignIns.ts"
import { AuditListener } from "./services/audit/AuditListener.ts"
import { AuditTable } from "./services/audit/AuditTable.ts"
import { Authorization } from "./services/authorization/Authorization.ts"
import { AuthorizationListener } from "./services/authorization/AuthorizationListener.ts"
import { Seal } from "./services/authorization/Seal.ts"
import { AbandonmentTimer } from "./services/commands/AbandonmentTimer.ts"
import { Commands } from "./services/commands/Commands.ts"
import { Configuration } from "./services/commands/Configuration.ts"
import { IntroductionTimer } from "./services/commands/IntroductionTimer.ts"
import { StationPassword } from "./services/commands/StationPassword.ts"
import { DeviationTable } from "./services/stations/DeviationTable.ts"
import { StationListener } from "./services/stations/StationListener.ts"
import { Stations } from "./services/stations/Stations.ts"
import { AliasTable } from "./services/transactions/AliasTable.ts"
import { FactTable } from "./services/transactions/FactTable.ts"
import { HistoryTable } from "./services/transactions/HistoryTable.ts"
import { MeterTable } from "./services/transactions/MeterTable.ts"
import { OrphanTable } from "./services/transactions/OrphanTable.ts"
import { ReadingTable } from "./services/transactions/ReadingTable.ts"
import { RebuildTable } from "./services/transactions/RebuildTable.ts"
import { TransactionListener } from "./services/transactions/TransactionListener.ts"
import { Transactions } from "./services/transactions/Transactions.ts"
import { TransactionTable } from "./services/transactions/TransactionTable.ts"

const Tables = Layer.mergeAll(
  AuditTable.layer,
  CursorTable.layer,
  DeviationTable.layer,
  InstallationTable.layer,
  TransactionTable.layer,
  ReadingTable.layer,
  OrphanTable.layer,
  FactTable.layer,
  AliasTable.layer,
  MeterTable.layer,
  RebuildTable.layer,
  HistoryTable.layer
)

const Events = Layer.provideMerge(Listeners.layer, EventBus.layer)

const Access = Layer.provideMerge(SignIns.layer, Layer.mergeAll(Accounts.layer, Keys.layer))

const Services = Transactions.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(Stations.layer, Authorization.layer, Access)),
  Layer.provideMerge(Seal.layer)
)

const ListenersOfServices = Layer.mergeAll(
  TransactionListener,
  StationListener,
  AuthorizationListener,
  AccessListener,
  AuditListener
)

/** What a message goes through, from its text to the tables: all but the port, the journal's folder and the database. */
export const Inside = OcppHandler.layer.pipe(
  Layer.provideMerge(ListenersOfServices),
  Layer.provideMerge(Services),
  Layer.provideMerge(Events),
  Layer.provideMerge(Tables)
)

const Gateway = Server.layer.pipe(
  Layer.provide(
    Layer.effect(
      WebHandler,
      Effect.map(HttpHandler, ({ handle }) => WebHandler.of({ handle }))
    )
  ),
  Layer.provide(HttpHandler.layer),
  Layer.provide(Backup.layer),
  Layer.provide(FrameLog.layer),
  Layer.provide(Layer.provideMerge(Layer.mergeAll(Configuration.layer, StationPassword.layer), Commands.layer)),
  Layer.provideMerge(Layer.mergeAll(AbandonmentTimer, IntroductionTimer, FirstAdmin)),
  Layer.provideMerge(ConnectionManager.layer)
)

/** Everything, ready to be started: `Start.run` opens the door. */
export const App = Start.layer.pipe(
  Layer.provideMerge(Gateway),
  Layer.provideMerge(Thrift),
  Layer.provideMerge(Inside),
  Layer.provideMerge(Journal.layer),
  Layer.provideMerge(Database.layer),
  Layer.provideMerge(DataDirectory.layer),
  Layer.provideMerge(ProcessMetrics),
  Layer.provideMerge(Layer.sync(Metrics, () => ({ families: [] }))),
  Layer.provideMerge(Traces),
  Layer.provideMerge(Layer.mergeAll(Logs, Troubles.layer)),
  Layer.provideMerge(Settings.layer)
)
