/**
 * The PostgreSQL that Onetime brings along and looks after when DATABASE_URL is not set: it listens on a unix socket
 * only, survives a kill of ours, is started again when it dies, and stops with us.
 */
import { Context, Deferred, Duration, Effect, Layer, type Scope } from "effect"
import { DataDirectory } from "./DataDirectory.ts"
import { DATABASE, openCluster, PORT, type PostgresCluster, ROLE } from "./PostgresCluster.ts"
import {
  awaitReady,
  findServer,
  type PostgresServer,
  type PostgresSettings,
  startServer,
  stopServer
} from "./PostgresServer.ts"

export class EmbeddedPostgres extends Context.Service<
  EmbeddedPostgres,
  {
    /** The folder of the unix socket. */
    readonly host: string
    readonly port: number
    readonly username: string
    readonly database: string
    /** PGDATA. */
    readonly data: string
    /** The server's process id while it runs and is ready. */
    readonly pid: () => number | undefined
  }
>()("onetime/database/EmbeddedPostgres") {
  /**
   * Succeeds once the cluster exists and its server is ready, has failed to start or needs longer than 2 s (recovery);
   * from then on it is supervised. Fails with `PostgresUnavailable` or `ClusterUnusable` when no server could ever start.
   * The given settings are added to ours, or replace them.
   */
  static readonly layerWith = (settings: PostgresSettings) =>
    Layer.effect(
      EmbeddedPostgres,
      Effect.suspend(() => supervised({ ...small, ...settings }))
    )

  static readonly layer = EmbeddedPostgres.layerWith({})
}

/** For a Raspberry Pi: one writer, few readers, no parallel or background helpers that nobody asked for. */
const small: PostgresSettings = {
  listen_addresses: "",
  shared_buffers: "32MB",
  max_connections: "20",
  wal_level: "replica",
  max_wal_senders: "0",
  max_worker_processes: "2",
  max_parallel_workers: "0",
  max_logical_replication_workers: "0",
  io_method: "sync",
  autovacuum_max_workers: "1",
  autovacuum_worker_slots: "1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Refused statements are kept by us, with their event; in this file they would only fill the disk.
  log_min_messages: "log",
  log_checkpoints: "off"
}

const supervised = Effect.fnUntraced(function* (settings: PostgresSettings) {
  const { path } = yield* DataDirectory
  const cluster = yield* openCluster(path)
  const supervisor = new Supervisor(cluster, settings)
  yield* supervisor.watch
  return EmbeddedPostgres.of({
    host: cluster.socket,
    port: PORT,
    username: ROLE,
    database: DATABASE,
    data: cluster.data,
    pid: () => (supervisor.ready ? supervisor.server?.pid : undefined)
  })
})

const SHORTEST_PAUSE = 200
const LONGEST_PAUSE = 10_000
/** A server that ran this long has earned a quick restart again (ms). */
const HEALTHY = 2_000

class Supervisor {
  server: PostgresServer | undefined
  ready = false
  private pause = SHORTEST_PAUSE
  private readonly cluster: PostgresCluster
  private readonly settings: PostgresSettings

  constructor(cluster: PostgresCluster, settings: PostgresSettings) {
    this.cluster = cluster
    this.settings = settings
  }

  /** Keeps a server running until the scope closes, then stops it. */
  readonly watch: Effect.Effect<void, never, Scope.Scope> = Effect.gen({ self: this }, function* () {
    const tried = yield* Deferred.make<void>()
    yield* Effect.addFinalizer(() => this.stop)
    yield* this.runOnce(Deferred.succeed(tried, undefined)).pipe(Effect.forever, Effect.forkScoped)
    yield* Effect.timeoutOption(Deferred.await(tried), "2 seconds")
  })

  private runOnce(tried: Effect.Effect<unknown>) {
    return Effect.gen({ self: this }, function* () {
      const [lasted, said] = yield* Effect.timed(this.run(tried)).pipe(
        Effect.catch((error) => Effect.succeed([Duration.zero, error.message] as const))
      )
      this.ready = false
      this.server = undefined
      if (Duration.toMillis(lasted) > HEALTHY) this.pause = SHORTEST_PAUSE
      yield* Effect.logWarning(
        `PostgreSQL ${said}; it is started again in ${this.pause / 1000} s (log: ${this.cluster.log})`
      )
      yield* tried
      yield* Effect.sleep(this.pause)
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE)
    })
  }

  private run(tried: Effect.Effect<unknown>) {
    return Effect.gen({ self: this }, function* () {
      const found = yield* findServer(this.cluster, this.settings)
      if (found === undefined) {
        const server = yield* startServer(this.cluster, this.settings, (started) => void (this.server = started))
        yield* awaitReady(this.cluster, server)
      } else {
        this.server = found
        yield* Effect.logInfo(`PostgreSQL was still running (process ${found.pid}) and is taken over`)
      }
      this.ready = true
      yield* tried
      yield* this.server?.exited ?? Effect.void
      return "has ended"
    })
  }

  private readonly stop = Effect.suspend(() => {
    const { server } = this
    this.ready = false
    this.server = undefined
    return server === undefined ? Effect.void : stopServer(server)
  })
}
