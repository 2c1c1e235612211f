// The tables of stations are the fold of the events, however they come: in any batches, twice, or late.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import { stationKey } from "../../../src/domain/Ids.ts"
import type { Record } from "../../../src/events/Record.ts"
import { ConnectorTable } from "../../../src/services/stations/ConnectorTable.ts"
import { DeviationTable } from "../../../src/services/stations/DeviationTable.ts"
import { applyStations } from "../../../src/services/stations/StationListener.ts"
import { foldStation, isStationEvent, type StationState } from "../../../src/services/stations/StationState.ts"
import { StationTable } from "../../../src/services/stations/StationTable.ts"
import { TroubleTable } from "../../../src/services/stations/TroubleTable.ts"
import { testDatabase } from "../../TestDatabase.ts"
import { day, lives } from "./StationFacts.ts"

const tables = Layer.mergeAll(StationTable.layer, ConnectorTable.layer, DeviationTable.layer, TroubleTable.layer).pipe(
  Layer.provideMerge(testDatabase)
)
type Tables = StationTable | ConnectorTable | DeviationTable | TroubleTable | SqlClient.SqlClient
const run = <A, E>(effect: Effect.Effect<A, E, Tables>) => effect.pipe(Effect.provide(tables), Effect.runPromise)

const empty = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) => sql`TRUNCATE stations, connectors, connector_history, station_troubles, deviations`
)

const stored = Effect.gen(function* () {
  const stations = yield* (yield* StationTable).all
  const connectors = yield* (yield* ConnectorTable).find()
  return stations.map((state) => ({
    ...state,
    connectors: connectors
      .filter((connector) => connector.stationKey === stationKey(state.id))
      .map(({ stationKey: _, ...connector }) => connector)
  }))
})

const everything = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const history = yield* sql`SELECT * FROM connector_history ORDER BY position, nth`
  const troubles = yield* sql`SELECT * FROM station_troubles ORDER BY station, position, nth`
  const deviations = yield* sql`SELECT * FROM deviations ORDER BY station_key, rule, action, path, firmware`
  return { stations: yield* stored, history, troubles, deviations }
})

const folded = (records: ReadonlyArray<Record>): ReadonlyArray<StationState> => {
  const states = new Map<string, StationState>()
  for (const { position, at, events } of records) {
    for (const event of events) if (isStationEvent(event)) foldStation(states, event, position, at)
  }
  return [...states.keys()].sort().flatMap((key) => {
    const state = states.get(key)
    return state === undefined || state.removed ? [] : [state]
  })
}

const record = (position: number, ...events: ReadonlyArray<Event>): Record => ({
  position,
  at: day + position * 1000,
  cause: { kind: "timer", name: "test" },
  events
})

const found = { _tag: "StationFound", station: "CP1", standing: "held", version: "1.6" } as const
const booted = (serial: string, model = "M") =>
  ({ _tag: "StationBooted", station: "CP1", verdict: "accepted", serial, model }) as const
const unreadable = { _tag: "MessageUnreadable", station: "CP1", action: "Foo", reason: "why" } as const

const property = (check: (records: ReadonlyArray<Record>, size: number) => Effect.Effect<void, unknown, Tables>) =>
  Effect.flatMap(Effect.context<Tables>(), (context) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(lives, fc.integer({ min: 1, max: 20 }), (records, size) =>
          empty.pipe(Effect.andThen(check(records, size)), Effect.provideContext(context), Effect.runPromise)
        ),
        { numRuns: 40 }
      )
    )
  )

const inBatches = (records: ReadonlyArray<Record>, size: number) =>
  Effect.gen(function* () {
    const apply = yield* applyStations
    for (let from = 0; from < records.length; from += size) yield* apply(records.slice(from, from + size))
  })

test("the tables hold what memory holds, whatever the batches", () =>
  run(
    property((records, size) =>
      Effect.gen(function* () {
        yield* inBatches(records, size)
        expect<unknown>(yield* stored).toEqual(folded(records))
      })
    )
  ))

test("a batch applied twice is applied once", () =>
  run(
    property((records, size) =>
      Effect.gen(function* () {
        const apply = yield* applyStations
        const split = Math.min(size, records.length)
        yield* apply(records.slice(0, split))
        yield* apply(records.slice(split))
        const once = yield* everything
        yield* apply(records.slice(split))
        expect(yield* everything).toEqual(once)
      })
    )
  ))

test("what deviated before its station was found is not counted when the batch comes again, either", () =>
  run(
    Effect.gen(function* () {
      yield* empty
      const apply = yield* applyStations
      const deviations = [{ rule: "comma", path: "/a" }]
      const records = [
        record(1, { _tag: "StationDeviated", station: "CP1", action: "Foo", deviations }),
        record(2, found)
      ]
      for (let time = 0; time < 2; time++) {
        yield* apply(records)
        expect(yield* everything).toMatchObject({ stations: [{ id: "CP1" }], deviations: [] })
      }
    })
  ))

test("what is said late of a station that was removed does not bring it back; a newer one of its name begins anew", () =>
  run(
    Effect.gen(function* () {
      yield* empty
      const apply = yield* applyStations
      yield* apply([
        record(1, found),
        record(2, { _tag: "StationPasswordSet", station: "CP1", hash: "a:b" }),
        record(3, { _tag: "StationRemoved", station: "cp1", by: "admin" })
      ])
      expect(yield* stored).toEqual([])
      yield* apply([record(1, found), record(2, booted("old"))])
      expect(yield* stored).toEqual([])
      yield* apply([record(4, found)])
      yield* apply([record(3, { _tag: "StationRemoved", station: "cp1", by: "admin" })])
      expect(yield* stored).toMatchObject([{ id: "CP1", passwordHash: undefined, serial: undefined }])
    })
  ))

test("a record that comes late changes nothing newer, and still tells what nothing newer told", () =>
  run(
    Effect.gen(function* () {
      const apply = yield* applyStations
      const status = (status: string) =>
        ({
          _tag: "ConnectorReported",
          station: "CP1",
          evse: 1,
          connector: 1,
          status,
          time: { text: "", at: null }
        }) as const
      yield* apply([
        record(1, found),
        record(5, booted("new"), status("Charging")),
        record(9, { ...found, _tag: "StationSeen" })
      ])
      yield* apply([record(3, booted("old"), status("Available"))])
      yield* apply([record(4, { _tag: "StationPasswordSet", station: "CP1", hash: "a:b" })])
      expect(yield* stored).toMatchObject([
        {
          serial: "new",
          flag: undefined,
          passwordHash: "a:b",
          lastSeen: day + 9000,
          connectors: [{ status: "Charging" }],
          positions: { position: 9, boot: 5, password: 4 }
        }
      ])
      const history = yield* (yield* ConnectorTable).history("CP1", 10)
      expect(history.map(({ position, status: was }) => [position, was])).toEqual([
        [5, "Charging"],
        [3, "Available"]
      ])
    })
  ))

test("the newest hundred troubles of a station are kept, all are counted", () =>
  run(
    Effect.gen(function* () {
      const apply = yield* applyStations
      yield* apply([record(1, found)])
      for (let batch = 0; batch < 3; batch++) {
        yield* apply(Array.from({ length: 20 }, (_, index) => record(2 + batch * 20 + index, unreadable, unreadable)))
      }
      yield* apply([record(100, { ...unreadable, _tag: "MessageUndecided", station: "CP2" })])
      const troubles = yield* (yield* TroubleTable).of("CP1")
      expect(troubles.length).toBe(100)
      expect(troubles.at(-1)).toMatchObject({ position: 12, nth: 0, kind: "unreadable" })
      expect(yield* stored).toMatchObject([{ unreadable: 120, undecided: 0, lastTrouble: "Foo: why" }])
      expect((yield* (yield* TroubleTable).of("CP2")).length).toBe(1)
    })
  ))
