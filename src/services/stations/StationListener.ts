/** Keeps the tables of stations, connectors, deviations and troubles up to date from what stations said and operators decided. */
import { Effect, Layer } from "effect"
import type { SqlError } from "effect/sql"
import { type Position, stationKey } from "../../domain/Ids.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { type ConnectorOf, ConnectorTable, type Report } from "./ConnectorTable.ts"
import { type Met, metIn } from "./DeviationCount.ts"
import { DeviationTable } from "./DeviationTable.ts"
import { foldStation, isStationEvent, type StationEvent, type StationState, stationTags } from "./StationState.ts"
import { StationTable } from "./StationTable.ts"
import { type Trouble, TroubleTable } from "./TroubleTable.ts"

/** The listener `stations`. */
export const StationListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const apply = yield* applyStations
    yield* listeners.listen({ name: "stations", tags: stationTags, apply, reset: Effect.void })
  })
).pipe(Layer.provide([StationTable.layer, ConnectorTable.layer, DeviationTable.layer, TroubleTable.layer]))

/** Reads the stations of the batch, folds its events into them as memory does, and writes them back. */
export const applyStations = Effect.gen(function* () {
  const stationTable = yield* StationTable
  const connectorTable = yield* ConnectorTable
  const deviationTable = yield* DeviationTable
  const troubleTable = yield* TroubleTable
  return Effect.fnUntraced(function* (records: ReadonlyArray<Record>): Effect.fn.Return<void, SqlError.SqlError> {
    const facts = factsOf(records)
    const keys = [...new Set(facts.map(({ event }) => stationKey(event.station)))].sort()
    const states = new Map((yield* stationTable.take(keys)).map((state) => [stationKey(state.id), state]))
    for (const { stationKey: key, ...connector } of yield* connectorTable.find(keys)) {
      const state = states.get(key)
      if (state !== undefined) state.connectors = [...state.connectors, connector]
    }
    const { stations, connectors, met, removed } = fold(states, facts)
    yield* stationTable.put(stations)
    for (const [key, position] of removed) {
      yield* connectorTable.drop(key, position)
      yield* deviationTable.drop(key, position)
    }
    yield* connectorTable.put(connectors)
    yield* connectorTable.append(reportsOf(facts))
    yield* deviationTable.add(met)
    yield* troubleTable.append(troublesOf(facts))
  })
})

interface Fact {
  readonly event: StationEvent
  readonly position: number
  readonly nth: number
  readonly at: number
}

const factsOf = (records: ReadonlyArray<Record>): ReadonlyArray<Fact> =>
  records.flatMap(({ position, at, events }) =>
    events.flatMap((event, nth) => (isStationEvent(event) ? [{ event, position, nth, at }] : []))
  )

/** The stations and connectors that these facts touched, as they are after them; the deviations, each with its firmware; and where they were removed. */
const fold = (states: Map<string, StationState>, facts: ReadonlyArray<Fact>) => {
  const counted = new Map(Array.from(states, ([key, state]) => [key, state.positions.trouble]))
  const before = new Map(Array.from(states, ([key, state]) => [key, state.connectors]))
  const stations = new Map<string, StationState>()
  const removed = new Map<string, Position>()
  let met: ReadonlyArray<Met> = []
  for (const { event, position, at } of facts) {
    const key = stationKey(event.station)
    if (isTrouble(event) && position <= (counted.get(key) ?? 0)) continue
    const state = foldStation(states, event, position, at)
    if (state === undefined) continue
    stations.set(key, state)
    if (state.removed) {
      removed.set(key, position)
      met = met.filter(({ stationKey }) => stationKey !== key)
    }
    // A batch that comes again finds a station that its own first records did not have.
    if (event._tag === "StationDeviated" && position >= state.positions.found)
      met = [...met, ...metIn(event, state.firmware, position, at)]
  }
  const connectors: Array<ConnectorOf> = []
  for (const [key, state] of stations) {
    const known = new Set(before.get(key))
    for (const connector of state.connectors) {
      if (!known.has(connector)) connectors.push({ ...connector, stationKey: key })
    }
  }
  return { stations, connectors, met, removed }
}

/** What was counted is not counted again when a batch comes twice. */
const isTrouble = (event: StationEvent) => event._tag === "MessageUnreadable" || event._tag === "MessageUndecided"

const reportsOf = (facts: ReadonlyArray<Fact>): ReadonlyArray<Report> =>
  facts.flatMap(({ event, ...place }) => (event._tag === "ConnectorReported" ? [{ ...place, event }] : []))

const troublesOf = (facts: ReadonlyArray<Fact>): ReadonlyArray<Trouble> =>
  facts.flatMap(({ event, position, nth, at }) => {
    if (event._tag !== "MessageUnreadable" && event._tag !== "MessageUndecided") return []
    const kind = event._tag === "MessageUnreadable" ? ("unreadable" as const) : ("undecided" as const)
    return [{ station: event.station, position, nth, at, kind, action: event.action, reason: event.reason }]
  })
