/** Random lives of a few stations, for properties that must hold whatever happens. */
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import type { Record } from "../../../src/events/Record.ts"

export const day = Date.UTC(2026, 10, 23)

const station = fc.constantFrom("CP1", "cp1", "CP2", "Büro-3", "never found")
const text = fc.option(fc.constantFrom("a", "b", "c \"'\\ ✓"), { nil: undefined })
const connection = fc.integer({ min: 1, max: 6 })
const version = fc.constantFrom("1.6", "2.0.1", "2.1")

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    _tag: fc.constant("StationFound" as const),
    station: fc.constantFrom("CP1", "CP2", "Büro-3"),
    standing: fc.constantFrom("held" as const, "accepted" as const),
    version
  }),
  fc.record({ _tag: fc.constant("StationConnected" as const), station, connection, version, open: fc.boolean() }),
  fc.record({ _tag: fc.constant("StationDisconnected" as const), station, connection, reason: fc.constant("gone") }),
  fc
    .record({
      _tag: fc.constant("StationBooted" as const),
      station,
      verdict: fc.constantFrom("accepted" as const, "pending" as const),
      serial: text,
      model: text,
      firmware: text
    })
    .map(present),
  fc
    .record({
      _tag: fc.constant("StationSeen" as const),
      station,
      clockOffset: fc.option(fc.constantFrom(0, -2500.5, 3_600_000), { nil: undefined }),
      pongs: fc.option(fc.boolean(), { nil: undefined })
    })
    .map(present),
  fc.record({ _tag: fc.constant("StationRemoved" as const), station, by: fc.constant("admin") }),
  fc.record({ _tag: fc.constant("StationApproved" as const), station, by: fc.constant("admin") }),
  fc.record({
    _tag: fc.constantFrom("StationPasswordOffered" as const, "StationPasswordWithdrawn" as const),
    station,
    hash: fc.constantFrom("00:11", "22:33")
  }),
  fc.record({ _tag: fc.constant("StationPasswordSet" as const), station, hash: fc.constantFrom("00:11", "22:33") }),
  fc
    .record({
      _tag: fc.constant("StationAdjusted" as const),
      station,
      by: fc.constant("admin"),
      strict: fc.option(fc.boolean(), { nil: undefined }),
      ratedPower: fc.option(fc.constantFrom(3700, 22_000.5), { nil: undefined }),
      energyScale: fc.option(fc.constantFrom(0.1, 1000), { nil: undefined }),
      aliases: fc.option(fc.constantFrom([], ["SN1"], ["b \"'\\{,} ✓", "null"]), { nil: undefined }),
      label: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
      location: fc.option(fc.constantFrom("c", "d"), { nil: undefined }),
      reset: fc.option(fc.subarray(["ratedPower" as const, "energyScale" as const, "label" as const]), {
        nil: undefined
      })
    })
    .map(present),
  fc.record({
    _tag: fc.constant("StationDeviated" as const),
    station,
    action: fc.constantFrom("MeterValues", "Foo"),
    deviations: fc.array(
      fc.record({ rule: fc.constantFrom("comma", "list"), path: fc.constantFrom("/a/0/b", "/a/12/b", "/c") }),
      { maxLength: 3 }
    )
  }),
  fc
    .record({
      _tag: fc.constant("ConnectorReported" as const),
      station,
      evse: fc.constantFrom(0, 1, 2, -1, 1e12),
      connector: fc.constantFrom(undefined, 1, 2),
      status: fc.constantFrom("Available", "Charging", "Faulted"),
      error: text,
      time: fc.option(fc.integer({ min: -3600, max: 3600 })).map((offset) => ({
        text: "t",
        at: offset === null ? null : day + offset * 1000
      }))
    })
    .map(present),
  fc.record({
    _tag: fc.constantFrom("MessageUnreadable" as const, "MessageUndecided" as const),
    station,
    action: fc.constantFrom("MeterValues", "Foo"),
    reason: fc.constantFrom("why", "because")
  }),
  fc.record({
    _tag: fc.constant("MeterRead" as const),
    station,
    evse: fc.constant(1),
    readings: fc.constant([])
  })
)

/** Leaves out what is undefined, as a line of the journal does. */
function present<A extends object>(value: A): { [K in keyof A]: Exclude<A[K], undefined> } {
  return JSON.parse(JSON.stringify(value))
}

/** In one record a station is found before anything else is said of it. */
const foundFirst = (events: ReadonlyArray<Event>) =>
  events.toSorted((a, b) => Number(b._tag === "StationFound") - Number(a._tag === "StationFound"))

/** Up to 60 records of one or two events each, seconds to minutes apart. */
export const lives: fc.Arbitrary<ReadonlyArray<Record>> = fc
  .array(
    fc.record({ wait: fc.integer({ min: 0, max: 200_000 }), events: fc.array(event, { minLength: 1, maxLength: 2 }) }),
    { maxLength: 60 }
  )
  .map((steps) => {
    let at = day
    return steps.map(({ wait, events }, index) => {
      at += wait
      return { position: index + 1, at, cause: { kind: "timer" as const, name: "test" }, events: foundFirst(events) }
    })
  })
