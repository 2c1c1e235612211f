/**
 * Every conclusion about a station's charges drawn anew, by the rules of today, from the facts and readings that are kept.
 * On unchanged rules it changes nothing.
 */
import { Effect } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import type { Position, StationId } from "../../domain/Ids.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { partsOf } from "./Parts.ts"
import type { Placed } from "./ReadingTable.ts"
import { type Fact, type Given, RebuildTable, type Row } from "./RebuildTable.ts"
import { type Recalled, recalled } from "./Recalled.ts"
import { makeWriting } from "./Writing.ts"

/** So many records are in memory at once. */
const page = 1000

export const makeRebuilding = Effect.gen(function* () {
  const table = yield* RebuildTable
  const write = yield* makeWriting
  /** Inside one SQL transaction. */
  const station = Effect.fnUntraced(function* (station: StationId) {
    yield* table.begin(station)
    const ledger = new Ledger(lookedBack)
    const known = new Set([station])
    const orphans: Array<Position> = []
    for (let after = 0; ; ) {
      const positions = yield* table.positions(station, after, page)
      const [from, to] = [positions[0], positions.at(-1)]
      if (from === undefined || to === undefined) break
      const rows = yield* table.readings(from, to)
      const all = recall(station, positions, yield* table.facts(station, from, to), rows)
      const places = new Map(rows.map((row) => [placeOf(row), row]))
      const place = (placed: ReadonlyArray<Placed>) => table.give(station, changed(placed, places))
      for (const { contents } of all) for (const [event, content] of contents) ledger.contents.recall(event, content)
      for (const part of partsOf(all.map(({ record }) => record))) {
        const drawn = yield* write(part, ledger, known, place)
        orphans.push(...drawn.orphans.map(({ record }) => record.position))
        orphans.push(...drawn.released.map(({ guess }) => guess.position))
      }
      after = to
    }
    yield* table.end(station, orphans)
  })
  return { stations: table.stations, station }
})

const recall = (
  station: StationId,
  positions: ReadonlyArray<Position>,
  facts: ReadonlyArray<Fact>,
  rows: ReadonlyArray<Row>
): ReadonlyArray<Recalled> => {
  const [told, measured] = [
    Map.groupBy(facts, ({ position }) => position),
    Map.groupBy(rows, ({ position }) => position)
  ]
  return positions.flatMap((position) => {
    const [here, there] = [told.get(position) ?? [], measured.get(position) ?? []]
    return here.length + there.length === 0 ? [] : [recalled(station, here, there)]
  })
}

const placeOf = ({ position, nth }: Pick<Row, "position" | "nth">) => `${position}|${nth}`

/** Those that belong elsewhere than they did. */
const changed = (placed: ReadonlyArray<Placed>, before: ReadonlyMap<string, Row>): ReadonlyArray<Given> =>
  placed.flatMap(({ position, nth, transaction, claimed }) => {
    const row = before.get(placeOf({ position, nth }))
    if (row === undefined || row.transaction === (transaction ?? null)) return []
    return [{ row, transaction, claimed }]
  })
