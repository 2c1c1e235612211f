/**
 * One running embedded PostgreSQL: started, or found alive after a kill of ours and adopted, waited for, stopped.
 * It is ours only if it answers on our socket with our data directory; a process id alone proves nothing.
 */

import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { PgConnection } from "@effect/sql-pg"
import { Effect, Schedule, Schema } from "effect"
import { asUser, DATABASE, PORT, type PostgresCluster, ROLE } from "./PostgresCluster.ts"
import { commandOf, isAlive, parentOf } from "./PostgresProcess.ts"

export interface PostgresServer {
  readonly pid: number
  /** How long the log was when it started (bytes). */
  readonly logFrom: number
  /** Succeeds once the process is gone. */
  readonly exited: Effect.Effect<void>
}

/** The server does not run; `message` completes "PostgreSQL ...". */
export class PostgresDown extends Schema.TaggedError<PostgresDown>()("PostgresDown", { message: Schema.String }) {}

const cannotStart = (reason: string) => new PostgresDown({ message: `cannot start: ${reason}` })

/** Settings of the server by name, as on its command line. */
export type PostgresSettings = Readonly<Record<string, string>>

/**
 * Starts a server that outlives us: its own process group, its words into the log file of the cluster. `started` is
 * called in the same step, before anything can be interrupted.
 */
export const startServer = (
  cluster: PostgresCluster,
  settings: PostgresSettings,
  started: (server: PostgresServer) => void
): Effect.Effect<PostgresServer, PostgresDown> =>
  Effect.try({
    try: () => {
      const log = openLog(cluster.log)
      const logFrom = fstatSync(log).size
      const child = Bun.spawn([cluster.binaries.postgres, ...argumentsOf(cluster, settings)], {
        ...asUser(cluster.user),
        stdio: ["ignore", log, log],
        detached: true
      })
      closeSync(log)
      child.unref()
      const server = { pid: child.pid, logFrom, exited: Effect.asVoid(Effect.promise(() => child.exited)) }
      started(server)
      return server
    },
    catch: (cause) => cannotStart(cause instanceof Error ? cause.message : String(cause))
  })

/** Waits until the server's own file says that it is ready; fails when its process ends before. */
export const awaitReady = (cluster: PostgresCluster, server: PostgresServer): Effect.Effect<void, PostgresDown> =>
  Effect.suspend(() => {
    const file = readPidFile(cluster)
    return file?.pid === server.pid && file.ready ? Effect.void : Effect.fail(notYet)
  }).pipe(
    Effect.retry(Schedule.spaced("10 millis")),
    Effect.raceFirst(Effect.flatMap(server.exited, () => Effect.fail(cannotStart(lastWords(cluster, server)))))
  )

const notYet = new PostgresDown({ message: "is not ready yet" })

/**
 * Looks for a server that already runs on this cluster. Ours is returned when it runs with these settings and stopped
 * when not; one that is still starting or stopping is waited for; files that no server stands behind are removed.
 */
export const findServer = Effect.fnUntraced(function* (
  cluster: PostgresCluster,
  settings: PostgresSettings
): Effect.fn.Return<PostgresServer | undefined, PostgresDown> {
  for (let waited = 0; ; waited++) {
    const answer = yield* ask(cluster)
    const file = readPidFile(cluster)
    if (answer._tag === "Ours") {
      const server = { pid: answer.pid, logFrom: 0, exited: gone(answer.pid) }
      if (file?.pid === answer.pid && hasSettings(cluster, settings)) return server
      yield* stopServer(server)
    } else if (answer._tag === "Stranger") {
      return yield* cannotStart(
        `another one (data directory ${answer.data}) answers on the socket in ${cluster.socket}: stop it`
      )
    } else if (file === undefined || !isAlive(file.pid) || !isServerOf(file.pid, cluster)) {
      if (file !== undefined) removeStale(cluster)
      return undefined
    } else {
      if (waited === 50)
        yield* Effect.logWarning(`waiting for PostgreSQL (process ${file.pid}), which runs and does not answer`)
      yield* Effect.sleep("100 millis")
    }
  }
})

/** Fast shutdown, and after 4 s an immediate one (which the next start recovers from). Takes 5 s at most. */
export const stopServer = Effect.fnUntraced(function* (server: PostgresServer) {
  signal(server.pid, "SIGINT")
  if ((yield* Effect.timeoutOption(server.exited, "4 seconds"))._tag === "Some") return
  yield* Effect.logWarning(`PostgreSQL (process ${server.pid}) takes longer than 4 s to stop: it is cut short`)
  signal(server.pid, "SIGQUIT")
  yield* Effect.timeoutOption(server.exited, "1 second")
})

/** Why the server could not go on, in its own words since it started. */
const lastWords = (cluster: PostgresCluster, server: PostgresServer): string => {
  const lines = (readText(cluster.log) ?? "").slice(server.logFrom).trim().split("\n")
  const line = lines.findLast((one) => /\b(FATAL|PANIC):|^postgres: /.test(one)) ?? lines.at(-1)
  return line === undefined || line === ""
    ? "it said nothing"
    : line.replace(/^.*?\b(FATAL|PANIC|LOG): +|^postgres: /, "")
}

const argumentsOf = (cluster: PostgresCluster, settings: PostgresSettings): ReadonlyArray<string> => [
  "-D",
  cluster.data,
  ...Object.entries({
    ...settings,
    port: `${PORT}`,
    unix_socket_directories: `"${cluster.socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700"
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
]

const hasSettings = (cluster: PostgresCluster, settings: PostgresSettings): boolean => {
  const wished = argumentsOf(cluster, settings)
    .map((word) => `"${word}"`)
    .join(" ")
  return readText(join(cluster.data, "postmaster.opts"))?.trimEnd().endsWith(wished) === true
}

/** A log over 1 MB begins anew with the server. */
const openLog = (path: string): number => {
  const fd = openSync(path, "a", 0o600)
  if (fstatSync(fd).size > 1_000_000) ftruncateSync(fd)
  return fd
}

/** `postmaster.pid`: line 1 is the process id, line 8 the state, padded with spaces. */
const readPidFile = (cluster: PostgresCluster) => {
  const lines = readText(join(cluster.data, PID_FILE))?.split("\n")
  const pid = Number(lines?.[0])
  return lines === undefined || !(pid > 0) ? undefined : { pid, ready: lines[7]?.trim() === "ready" }
}

const PID_FILE = "postmaster.pid"

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

type Answer =
  | { readonly _tag: "Ours"; readonly pid: number }
  | { readonly _tag: "Stranger"; readonly data: string }
  | { readonly _tag: "Silent" }

/** Asks whoever answers on our socket which folder is its data directory, and whose child serves us. */
const ask = (cluster: PostgresCluster): Effect.Effect<Answer> =>
  PgConnection.make({
    host: cluster.socket,
    port: PORT,
    username: ROLE,
    database: DATABASE,
    connectTimeout: "2 seconds"
  }).pipe(
    Effect.flatMap((connection) =>
      Effect.map(
        connection.queryValues("SELECT current_setting('data_directory'), pg_backend_pid()"),
        ([row]): Answer => answerOf(cluster, String(row?.[0]), parentOf(connection.processId))
      )
    ),
    Effect.scoped,
    Effect.timeout("5 seconds"),
    Effect.catch(() => Effect.succeed<Answer>({ _tag: "Silent" }))
  )

const answerOf = (cluster: PostgresCluster, data: string, pid: number | undefined): Answer =>
  pid !== undefined && sameFolder(data, cluster.data) ? { _tag: "Ours", pid } : { _tag: "Stranger", data }

const sameFolder = (one: string, other: string): boolean => {
  try {
    const [a, b] = [statSync(one), statSync(other)]
    return a.dev === b.dev && a.ino === b.ino
  } catch {
    return false
  }
}

/** Whether a process that does not answer is a server of this cluster all the same: one that starts or stops. */
const isServerOf = (pid: number, cluster: PostgresCluster): boolean => {
  const command = commandOf(pid)
  return basename(command.split(" -D ")[0] ?? "") === "postgres" && command.includes(` -D ${cluster.data} `)
}

/** PostgreSQL believes a file that names any living process, and would never start beside it. */
const removeStale = (cluster: PostgresCluster) => {
  for (const file of [join(cluster.data, PID_FILE), join(cluster.socket, `.s.PGSQL.${PORT}.lock`)])
    rmSync(file, { force: true })
}

/** We are not the parent of an adopted server, so it has to be looked at. */
const gone = (pid: number): Effect.Effect<void> =>
  Effect.suspend(() => (isAlive(pid) ? Effect.fail(notYet) : Effect.void)).pipe(
    Effect.retry(Schedule.spaced("100 millis")),
    Effect.ignore
  )

const signal = (pid: number, name: "SIGINT" | "SIGQUIT") => {
  try {
    process.kill(pid, name)
  } catch {
    return
  }
}
