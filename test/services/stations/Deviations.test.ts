// Deviations are counted by rule, field and firmware, each once, and only so many ways are told apart.
import { expect, test } from "bun:test"
import { Effect, Layer } from "effect"
import type { Event } from "../../../src/domain/Event.ts"
import type { Record } from "../../../src/events/Record.ts"
import { ConnectorTable } from "../../../src/services/stations/ConnectorTable.ts"
import { DeviationTable } from "../../../src/services/stations/DeviationTable.ts"
import { applyStations } from "../../../src/services/stations/StationListener.ts"
import { StationTable } from "../../../src/services/stations/StationTable.ts"
import { TroubleTable } from "../../../src/services/stations/TroubleTable.ts"
import { testDatabase } from "../../TestDatabase.ts"
import { day } from "./StationFacts.ts"

const tables = Layer.mergeAll(StationTable.layer, ConnectorTable.layer, DeviationTable.layer, TroubleTable.layer).pipe(
  Layer.provideMerge(testDatabase)
)
const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof tables>>) =>
  effect.pipe(Effect.provide(tables), Effect.runPromise)

const record = (position: number, ...events: ReadonlyArray<Event>): Record => ({
  position,
  at: day + position * 1000,
  cause: { kind: "timer", name: "test" },
  events
})
const found = { _tag: "StationFound", station: "CP1", standing: "accepted", version: "1.6" } as const
const boots = (firmware: string): Event => ({ _tag: "StationBooted", station: "CP1", verdict: "accepted", firmware })
const deviates = (rule: string, path: string, raw?: string): Event => ({
  _tag: "StationDeviated",
  station: "cp1",
  action: "MeterValues",
  deviations: [raw === undefined ? { rule, path } : { rule, path, raw }]
})

test("of each firmware, whichever item of a list it was, with the newest example", () =>
  run(
    Effect.gen(function* () {
      const apply = yield* applyStations
      const table = yield* DeviationTable
      yield* apply([
        record(1, found),
        record(2, deviates("comma", "/a/0/b/11", "1,5")),
        record(3, deviates("comma", "/a/7/b/2", "2,5"), boots("v1"), deviates("comma", "/a/0/b/0")),
        record(4, deviates("comma", "/a/0/b/0", "a\u0000")),
        record(5, deviates("list", "")),
        record(
          6,
          { ...found, station: "CP2" },
          { _tag: "StationDeviated", station: "CP2", action: "Foo", deviations: [] }
        )
      ])
      yield* apply([record(7, deviates("comma", "/a/1/b/1"), boots("v2"))])
      const key = { stationKey: "cp1", action: "MeterValues" }
      expect(yield* table.of("cp1")).toEqual([
        {
          ...key,
          rule: "comma",
          path: "/a/*/b/*",
          firmware: "v1",
          count: 3,
          firstAt: day + 3000,
          lastAt: day + 7000,
          example: "a\uFFFD",
          position: 7
        },
        {
          ...key,
          rule: "list",
          path: "",
          firmware: "v1",
          count: 1,
          firstAt: day + 5000,
          lastAt: day + 5000,
          example: null,
          position: 5
        },
        {
          ...key,
          rule: "comma",
          path: "/a/*/b/*",
          firmware: "",
          count: 2,
          firstAt: day + 2000,
          lastAt: day + 3000,
          example: "2,5",
          position: 3
        }
      ])
      expect(yield* table.of("cp2")).toEqual([])
    })
  ))

test("five hundred ways of a station are told apart, the rest is counted together, and nothing twice", () =>
  run(
    Effect.gen(function* () {
      const apply = yield* applyStations
      const table = yield* DeviationTable
      const long = "ẞ".repeat(5000)
      const batch = [
        record(1, found),
        ...Array.from({ length: 700 }, (_, index) =>
          record(index + 2, deviates("key-case", `/${long.slice(0, index)}`))
        )
      ]
      yield* apply(batch.slice(0, 300))
      yield* apply(batch.slice(200, 620))
      for (const part of [batch.slice(620), batch, batch.slice(690), [record(1000, deviates("key-case", "/new"))]])
        yield* apply(part)
      const counts = yield* table.of("cp1")
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(701)
      // Paths beyond 200 characters are one.
      expect(counts.map(({ rule }) => rule).filter((rule) => rule === "other")).toEqual([])
      const more = Array.from({ length: 400 }, (_, index) => record(1001 + index, deviates(`rule-${index}`, "/a")))
      yield* apply(more)
      yield* apply(more)
      const all = yield* table.of("cp1")
      expect(all.length).toBe(501)
      expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(1101)
      expect(all[0]).toMatchObject({ rule: "other", action: "", path: "", firmware: "", position: 1400 })
    })
  ))
