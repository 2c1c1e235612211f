/** Listeners on a real journal and a real database, and a table that shows what one of them has written, and how often. */
import { Effect, Layer, type Redacted, type Scope } from "effect"
import type { SqlError } from "effect/sql"
import { Database } from "../../src/database/Database.ts"
import type { Position } from "../../src/domain/Ids.ts"
import { CursorTable } from "../../src/events/CursorTable.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import type { Options } from "../../src/events/Journal.ts"
import { type Listener, Listeners } from "../../src/events/Listener.ts"
import type { Record } from "../../src/events/Record.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { testDatabase } from "../TestDatabase.ts"
import { Overheard } from "./Overheard.ts"
import { busIn } from "./TestBus.ts"

export interface World {
  readonly bus: EventBus["Service"]
  readonly listeners: Listeners["Service"]
  readonly cursors: CursorTable["Service"]
  readonly sql: Database["Service"]["sql"]
  readonly overheard: Overheard
  /** A listener of MeterRead that writes a row for each record, the station's name as its text. */
  readonly writer: (name: string, more?: Partial<Listener>) => Listener
  /** What the writer of that name has written, in the order of its rows. */
  readonly written: (name: string) => Effect.Effect<ReadonlyArray<Position>, SqlError.SqlError>
}

interface Where {
  readonly folder?: string
  readonly url?: Redacted.Redacted
  readonly options?: Partial<Options>
}

/** Everything but `Listeners.begin`: tests listen first. The database is a new one unless its address is given. */
export const withListeners = <A, E>(
  use: (world: World) => Effect.Effect<A, E, Scope.Scope>,
  { folder = temporaryFolder(), url, options }: Where = {}
) => {
  const overheard = new Overheard()
  return Effect.gen(function* () {
    const { sql } = yield* Database
    const [bus, listeners, cursors] = [yield* EventBus, yield* Listeners, yield* CursorTable]
    bus.setDoor({ open: true })
    yield* sql`CREATE TABLE IF NOT EXISTS written (nth serial, listener text, position bigint, text text CHECK (text NOT LIKE 'bad%'))`
    const insert = (name: string) => (records: ReadonlyArray<Record>) =>
      Effect.forEach(
        records.flatMap(({ position, events }) =>
          events.flatMap((event) => (event._tag === "MeterRead" ? [{ position, text: event.station }] : []))
        ),
        ({ position, text }) =>
          sql`INSERT INTO written (listener, position, text) VALUES (${name}, ${position}::float8::bigint, ${text})`,
        { discard: true }
      )
    return yield* use({
      bus,
      listeners,
      cursors,
      sql,
      overheard,
      writer: (name, more) => ({ name, tags: ["MeterRead"], apply: insert(name), reset: Effect.void, ...more }),
      written: (name) =>
        Effect.map(
          sql<{
            position: number
          }>`SELECT position::float8 AS position FROM written WHERE listener = ${name} ORDER BY nth`,
          (rows) => rows.map(({ position }) => position)
        )
    })
  }).pipe(
    Effect.scoped,
    Effect.provide(
      Listeners.layer.pipe(
        Layer.provideMerge(busIn(folder, options)),
        Layer.provideMerge(CursorTable.layer),
        Layer.provideMerge(url === undefined ? testDatabase : Layer.orDie(Database.layerUrl(url))),
        Layer.provideMerge(overheard.layer)
      )
    )
  )
}

/** Waits until a listener is in a condition; fails with what it was in. */
export const inCondition = ({ listeners }: World, name: string, condition: string) =>
  Effect.promise(() =>
    until(`${name} is ${condition}`, () => listeners.states().find((one) => one.name === name)?.condition === condition)
  )
