/**
 * The way to PostgreSQL: the embedded one, or the one of DATABASE_URL. It connects when first asked, so a database that
 * is away stops nothing here; callers learn from `reasonOf` whether to wait, to park or to give up.
 */
import { PgClient } from "@effect/sql-pg"
import {
  Cause,
  Context,
  Duration,
  Effect,
  Exit,
  Fiber,
  Layer,
  Option,
  Predicate,
  Redacted,
  Schedule,
  Schema
} from "effect"
import { SqlClient, SqlError } from "effect/sql"
import { Settings } from "../Config.ts"
import type { DataDirectory } from "./DataDirectory.ts"
import { EmbeddedPostgres } from "./EmbeddedPostgres.ts"
import type { PostgresUnavailable } from "./PostgresBinaries.ts"
import type { ClusterUnusable } from "./PostgresCluster.ts"
import { sqlStateOf } from "./SqlState.ts"

/** DATABASE_URL is not an address of a PostgreSQL; the message never shows it, since it may hold a password. */
export class DatabaseUrlInvalid extends Schema.TaggedError<DatabaseUrlInvalid>()("DatabaseUrlInvalid", {
  message: Schema.String
}) {}

export class Database extends Context.Service<
  Database,
  {
    /** Where it is, for people; without a password. */
    readonly address: string
    readonly sql: PgClient.PgClient
    /** Succeeds once the database answers; until then it says once a reason what it waits for. Never fails. */
    readonly awaitReady: Effect.Effect<void>
  }
>()("onetime/database/Database") {
  /** The database of a DATABASE_URL (`postgres://user:password@host:port/database`). */
  static readonly layerUrl = (url: Redacted.Redacted) =>
    Layer.unwrap(Effect.map(addressOf(url), (address) => connected(address, { url, keepAlive: "15 seconds" })))

  /** The embedded database. */
  static readonly layerEmbedded = Layer.unwrap(
    Effect.map(EmbeddedPostgres, ({ host, port, username, database, data }) =>
      connected(`embedded in ${data}`, { host, port, username, database })
    )
  )

  /** DATABASE_URL of the settings, or the embedded one in the data directory. */
  static readonly layer = Layer.unwrap(
    Effect.map(
      Settings,
      ({ databaseUrl }): Layer.Layer<Provided, DatabaseFailure, DataDirectory> =>
        Option.isSome(databaseUrl)
          ? Database.layerUrl(databaseUrl.value)
          : Database.layerEmbedded.pipe(Layer.provide(EmbeddedPostgres.layer))
    )
  )
}

type Provided = Database | PgClient.PgClient | SqlClient.SqlClient
type DatabaseFailure = DatabaseUrlInvalid | ClusterUnusable | PostgresUnavailable | SqlError.SqlError

/**
 * Runs an effect in one SQL transaction. A connection lost in the middle fails as `SqlError`. A lost COMMIT fails, too,
 * and may have happened. Bounded to two minutes.
 */
export const transact = <A, E, R>(
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E | SqlError.SqlError, R | Database> =>
  Effect.flatMap(Database, ({ sql }) =>
    inTransaction(sql, effect).pipe(
      Effect.timeoutOrElse({ duration: LONGEST_TRANSACTION, orElse: () => Effect.fail(tooLong()) })
    )
  )

/**
 * `sql.withTransaction`, which alone dies when the connection is lost inside: its ROLLBACK fails as a defect, and turns
 * the error that was there before into another.
 */
export const inTransaction = <A, E, R>(sql: SqlClient.SqlClient, effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    let inside: Exit.Exit<A, E> | undefined
    return effect.pipe(
      Effect.onExit((exit) => Effect.sync(() => void (inside = exit))),
      sql.withTransaction,
      Effect.catchCause((cause): Effect.Effect<never, E | SqlError.SqlError> => {
        if (inside !== undefined && Exit.isFailure(inside)) return Effect.failCause(inside.cause)
        const lost = cause.reasons.find((reason) => Cause.isDieReason(reason) && SqlError.isSqlError(reason.defect))
        return lost !== undefined && Cause.isDieReason(lost) && SqlError.isSqlError(lost.defect)
          ? Effect.fail(lost.defect)
          : Effect.failCause(cause)
      })
    )
  })

/**
 * Fails with a `TimeoutError` after this time, whatever becomes of the query: a server that hangs is asked to call it off
 * and takes some 5 s more before it is given up, and nobody has to wait for that.
 */
export const within = <A, E, R>(
  query: Effect.Effect<A, E, R>,
  patience: Duration.Input
): Effect.Effect<A, E | Cause.TimeoutError, R> =>
  Effect.flatMap(Effect.forkDetach(query), (asked) =>
    Fiber.join(asked).pipe(Effect.timeout(patience), Effect.ensuring(Effect.sync(() => asked.interruptUnsafe())))
  )

/**
 * What a failed statement means: `refused` (SQLSTATE 22, 23, or a value that cannot be encoded: the same row will be
 * refused again), `away` (08, 40, 53, 57, time-outs, no connection: the same row may do later), `broken` (all else).
 */
export const reasonOf = (error: unknown): "refused" | "away" | "broken" => {
  if (Cause.isTimeoutError(error)) return "away"
  if (!SqlError.isSqlError(error)) return "broken"
  const state = sqlStateOf(error)
  if (state !== undefined) {
    if (/^(22|23)/.test(state)) return "refused"
    return /^(08|40|53|57|55P03|25P0[34])/.test(state) ? "away" : "broken"
  }
  const { reason } = error
  if (Predicate.hasProperty(reason.cause, "_tag") && encodeErrors.has(reason.cause._tag)) return "refused"
  return reason.isRetryable ? "away" : "broken"
}

/** The names of the client's errors for a parameter that it cannot put on the wire. */
const encodeErrors: ReadonlySet<unknown> = new Set(["PgTypesCodecError", "PgProtocolEncodeError"])

const LONGEST_TRANSACTION = Duration.minutes(2)

const tooLong = () =>
  new SqlError.SqlError({
    reason: new SqlError.StatementTimeoutError({
      cause: undefined,
      message: "the transaction took longer than two minutes"
    })
  })

/** A backend costs 2 to 5 MB: a listener each and a few readers is enough. */
const MOST_CONNECTIONS = 6

const connected = (address: string, where: PgClient.PgClientConfig) =>
  Layer.effectContext(
    Effect.map(PgClient.PgClient, (sql) =>
      Context.make(Database, Database.of({ address, sql, awaitReady: awaitAnswer(address, sql) })).pipe(
        Context.add(PgClient.PgClient, sql),
        Context.add(SqlClient.SqlClient, sql)
      )
    )
  ).pipe(
    Layer.provide(
      PgClient.layer({
        ...where,
        applicationName: "onetime",
        maxConnections: MOST_CONNECTIONS,
        connectTimeout: "4 seconds",
        // The journal has what is written here: its sync is the one that counts, and a lost tail is replayed from it.
        startupParameters: { synchronous_commit: "off", statement_timeout: "60s", timezone: "UTC" }
      })
    )
  )

const awaitAnswer = (address: string, sql: SqlClient.SqlClient) =>
  Effect.suspend(() => {
    let said: string | undefined
    const say = (error: SqlError.SqlError | Cause.TimeoutError) => {
      const reason = wordsOf(error)
      if (reason === said) return Effect.void
      said = reason
      return Effect.logWarning(`waiting for PostgreSQL at ${address}: ${reason}`)
    }
    return sql`SELECT 1`.pipe(
      Effect.timeout("10 seconds"),
      Effect.tapError(say),
      Effect.retry(Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("2 seconds")])),
      Effect.tap(() => (said === undefined ? Effect.void : Effect.logInfo("PostgreSQL answers"))),
      Effect.orDie,
      Effect.asVoid
    )
  })

/** What went wrong, in PostgreSQL's own words where it said any; the client's are the same for every statement. */
export const wordsOf = (error: Error): string =>
  SqlError.isSqlError(error) && error.reason.cause instanceof Error ? error.reason.cause.message : error.message

const addressOf = (url: Redacted.Redacted): Effect.Effect<string, DatabaseUrlInvalid> => {
  const parsed = URL.parse(Redacted.value(url))
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    return Effect.fail(
      new DatabaseUrlInvalid({ message: "DATABASE_URL must look like postgres://user:password@host:5432/database" })
    )
  }
  return Effect.succeed(
    `${parsed.protocol}//${parsed.username === "" ? "" : `${parsed.username}@`}${parsed.host}${parsed.pathname}`
  )
}
