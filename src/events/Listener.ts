/**
 * A listener keeps one result up to date from events: a fiber with a cursor that takes records by position, in batches,
 * rows and cursor in one SQL transaction. What the database refuses is parked and shown; when it is away the journal waits.
 */
import { Context, Effect, Latch, Layer, type Scope } from "effect"
import type { SqlError } from "effect/sql"
import { Database } from "../database/Database.ts"
import type { Tag } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"
import { measured } from "../observability/Metrics.ts"
import { CursorTable } from "./CursorTable.ts"
import { EventBus } from "./EventBus.ts"
import { listenerMeasures } from "./ListenerMeasures.ts"
import { Moves } from "./Moves.ts"
import type { Record } from "./Record.ts"
import { Run } from "./Run.ts"

export interface Listener {
  /** The name of its cursor. */
  readonly name: string
  readonly tags: ReadonlyArray<Tag>
  /** Writes the result of these records, inside the batch's SQL transaction. Dies only on a fault of ours. */
  apply(records: ReadonlyArray<Record>): Effect.Effect<void, SqlError.SqlError>
  /** What must be done before these records are written, in SQL transactions of its own; done again after a failure. */
  prepare?(records: ReadonlyArray<Record>): Effect.Effect<void, SqlError.SqlError, Database>
  /** Forgets what it keeps between batches: a batch was undone, or another state of the database is in force. */
  readonly reset: Effect.Effect<void, SqlError.SqlError>
  /** Listeners whose tables it reads: it never overtakes them. */
  readonly after?: ReadonlyArray<string>
}

export interface ListenerState {
  readonly name: string
  readonly cursor: Position
  readonly lag: number
  /** Records it set aside since the start of this process. */
  readonly parked: number
  readonly condition: "waiting" | "running" | "away" | "stopped"
  readonly error: string | undefined
}

export class Listeners extends Context.Service<
  Listeners,
  {
    listen(listener: Listener): Effect.Effect<void, never, Scope.Scope>
    /** Lets them run: database and journal have been compared. */
    readonly begin: Effect.Effect<void>
    readonly states: () => ReadonlyArray<ListenerState>
    /** Succeeds when all (or the named) listeners have passed a position. A stopped one is not waited for. */
    passed(position: Position, names?: ReadonlyArray<string>): Effect.Effect<void>
    /** The position that every listener has passed and committed: older records are only kept for backups and traces. */
    readonly committed: () => Position
  }
>()("onetime/events/Listeners") {
  static readonly layer = Layer.effect(
    Listeners,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const database = yield* Database
      const cursors = yield* CursorTable
      const gate = yield* Latch.make()
      const runs: Array<Run> = []
      const moves = new Moves()
      yield* measured(...listenerMeasures(() => runs.map((run) => run.state())))
      const passedBy = (position: Position, names: ReadonlyArray<string> | undefined) =>
        runs.every(
          (run) => run.cursor >= position || run.condition === "stopped" || names?.includes(run.listener.name) === false
        )
      return Listeners.of({
        listen: (listener) =>
          Effect.suspend(() => {
            const run = new Run(listener, bus, cursors, runs, moves)
            runs.push(run)
            return gate.await.pipe(
              Effect.andThen(run.forever),
              Effect.provideService(Database, database),
              Effect.annotateLogs({ listener: listener.name }),
              Effect.forkScoped,
              Effect.asVoid
            )
          }),
        begin: Effect.asVoid(gate.open),
        states: () => runs.map((run) => run.state()),
        passed: (position, names) => moves.until(() => passedBy(position, names)),
        committed: () => runs.reduce((least, run) => Math.min(least, run.committed), bus.head())
      })
    })
  )
}
