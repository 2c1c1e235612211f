// The trace finds what a look at every record would find: in any order, page by page, with indexes and without.
import { describe, expect, test } from "bun:test"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Layer } from "effect"
import fc from "fast-check"
import { FrameLog } from "../../src/events/FrameLog.ts"
import { Journal } from "../../src/events/Journal.ts"
import type { Entry } from "../../src/events/Record.ts"
import type { Found, Query } from "../../src/events/trace/Search.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { journalIn, meterRead, write } from "./TestJournal.ts"

const stations = ["CP1", "CP10", 'a "quoted\\ one', "Büro 3", "x".repeat(255)]
const start = 1_800_000_000_000

interface Step {
  readonly station: number
  readonly what: "call" | "asked" | "answer" | "socket" | "odd"
  readonly action: string
  readonly text: string
  readonly size: number
}
const step: fc.Arbitrary<Step> = fc.record({
  station: fc.nat(stations.length - 1),
  what: fc.constantFrom("call", "asked", "answer", "socket", "odd"),
  action: fc.constantFrom("MeterValues", "Heartbeat", "Reset"),
  text: fc.constantFrom("plain", 'with "quotes"', "new\nline", 'of "station":"CP1","connection":1}', "ÄÖ"),
  size: fc.constantFrom(0, 10, 6000)
})

/** What the steps leave in the journal; an answer of a station is to the last call to it. */
const entriesOf = (steps: ReadonlyArray<Step>): ReadonlyArray<Entry> => {
  const asked = new Map<number, string>()
  return steps.map(({ station, what, action, text, size }, nth): Entry => {
    const cause = { kind: "frame", station: stations[station] ?? "", connection: 1 + station } as const
    const at = start + nth * 1000
    const payload = JSON.stringify({ text, more: "y".repeat(size) })
    if (what === "socket") return { at, cause: { ...cause, kind: "socket" }, events: [meterRead(cause.station)] }
    if (what === "odd") return { at, cause, frame: text, events: [] }
    if (what === "asked") {
      asked.set(station, `q${nth}`)
      return { at, cause: { ...cause, kind: "sent" }, frame: `[2,"q${nth}","${action}",${payload}]`, events: [] }
    }
    if (what === "answer") return { at, cause, frame: `[3,"${asked.get(station) ?? "nobody"}",${payload}]`, events: [] }
    const answer = `[3,"${nth}",{}]`
    return { at, cause, frame: `[2, "${nth}", "${action}", ${payload}]`, answer, events: [meterRead(cause.station)] }
  })
}

/** The same by a look at everything. */
const looked = (entries: ReadonlyArray<Entry>, steps: ReadonlyArray<Step>, query: Query) => {
  const actions = new Map<string, string>()
  const all = entries.flatMap(({ at, cause, frame, answer }, nth) => {
    const { what = "odd", action = "" } = steps[nth] ?? {}
    const id = /^\[\d, ?"([^"]*)"/.exec(frame ?? "")?.[1] ?? ""
    if (what === "asked") actions.set(id, action)
    if (frame === undefined || !("station" in cause) || cause.station !== query.station) return []
    const known = what === "answer" ? actions.get(id) : what === "odd" ? undefined : action
    const came = { place: [nth + 1, 0], at, out: what === "asked", action: known, text: frame }
    return answer === undefined ? [came] : [came, { ...came, place: [nth + 1, 1], out: true, text: answer }]
  })
  const wanted = all.filter(
    ({ at, out, action, text }) =>
      at >= (query.from ?? 0) &&
      at < (query.until ?? Number.POSITIVE_INFINITY) &&
      (query.direction === undefined || out === (query.direction === "out")) &&
      (query.action === undefined || action?.toLowerCase() === query.action.toLowerCase()) &&
      (query.text === undefined || text.toLowerCase().includes(query.text.toLowerCase()))
  )
  return query.newest ? wanted.toReversed() : wanted
}

const pages = Effect.fnUntraced(function* (query: Query) {
  const log = yield* FrameLog
  const found: Array<Found["frames"][number]> = []
  let after = query.after
  for (;;) {
    const page: Found = yield* log.find({ ...query, after })
    expect(page.frames.length).toBeLessThanOrEqual(query.limit)
    found.push(...page.frames)
    if (page.next === undefined) return found
    after = page.next
  }
})

const query: fc.Arbitrary<Query> = fc.record({
  station: fc.constantFrom(...stations, "nobody"),
  from: fc.option(
    fc.nat(60).map((seconds) => start + seconds * 1000),
    { nil: undefined }
  ),
  until: fc.option(
    fc.nat(60).map((seconds) => start + seconds * 1000),
    { nil: undefined }
  ),
  action: fc.option(fc.constantFrom("metervalues", "Reset"), { nil: undefined }),
  text: fc.option(fc.constantFrom("PLAIN", 'with "', "äö", "line", "q1"), { nil: undefined }),
  direction: fc.constantFrom(undefined, "in", "out"),
  newest: fc.boolean(),
  limit: fc.constantFrom(1, 3, 100)
})

const inLog = <A, E>(folder: string, segmentBytes: number, use: Effect.Effect<A, E, FrameLog | Journal>) =>
  use.pipe(
    Effect.provide(
      FrameLog.layer.pipe(Layer.provideMerge(Layer.effect(Journal, journalIn(folder, { segmentBytes, keepBytes: 0 }))))
    ),
    Effect.scoped,
    Effect.runPromise
  )

describe.each(["without indexes", "with indexes"])("%s", (how) => {
  test("every query finds what a look at every record finds", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.array(query, { minLength: 5, maxLength: 5 }),
        fc.constantFrom(300, 20_000, 1 << 20),
        async (steps, queries, segmentBytes) => {
          const entries = entriesOf(steps)
          await inLog(
            temporaryFolder(),
            segmentBytes,
            Effect.gen(function* () {
              const journal = yield* Journal
              for (let from = 0; from < entries.length; from += 7) yield* write(journal, entries.slice(from, from + 7))
              if (how === "with indexes") yield* (yield* FrameLog).index(0)
              for (const one of queries) {
                const found = (yield* pages(one)).map(({ type: _, connection: __, ...rest }) => rest)
                expect<unknown>(withoutAnswered(found)).toEqual(withoutAnswered(looked(entries, steps, one)))
              }
            })
          )
        }
      ),
      { numRuns: 60 }
    ))
})

/** Across segments it is not known what an answer is to: `action` of answers is left to a test of its own. */
const withoutAnswered = <A extends { readonly text: string; readonly action: string | undefined }>(
  all: ReadonlyArray<A>
) => all.filter(({ text }) => !/^\[3,"(?:q|nobody)/.test(text))

const calls = (count: number, from = 0) =>
  Array.from({ length: count }, (_, nth): Entry => {
    const cause = { kind: nth % 2 === 0 ? "sent" : "frame", station: "CP1", connection: 1 } as const
    const id = `q${from + nth - (nth % 2)}`
    return {
      at: start + from + nth,
      cause,
      frame: nth % 2 === 0 ? `[2,"${id}","Reset",{}]` : `[3,"${id}",{}]`,
      events: []
    }
  })

const all: Query = { station: "CP1", newest: false, limit: 500 }

test("an answer to us is found under what was asked", () =>
  inLog(
    temporaryFolder(),
    1 << 20,
    Effect.gen(function* () {
      yield* write(yield* Journal, calls(6))
      const found = yield* pages({ ...all, action: "reset" })
      expect(found.map(({ type, action }) => [type, action])).toEqual(
        Array.from({ length: 6 }, (_, nth) => [nth % 2 === 0 ? 2 : 3, "Reset"])
      )
    })
  ))

test("what comes while pages are read is found behind the last, and none twice", () =>
  inLog(
    temporaryFolder(),
    2000,
    Effect.gen(function* () {
      const [journal, log] = [yield* Journal, yield* FrameLog]
      yield* write(journal, calls(10))
      const first = yield* log.find({ ...all, limit: 7 })
      yield* write(journal, calls(30, 10))
      const rest = yield* pages({ ...all, after: first.next })
      const places = [...first.frames, ...rest].map(({ place }) => place[0])
      expect(places).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1))
    })
  ))

test("a torn or foreign index is as none, and is made anew; it goes with its segment", async () => {
  const folder = temporaryFolder()
  const names = () => readdirSync(folder).filter((name) => name.endsWith(".frames"))
  const made = await inLog(
    folder,
    1000,
    Effect.gen(function* () {
      const journal = yield* Journal
      for (const from of [0, 20, 40]) yield* write(journal, calls(20, from))
      return yield* (yield* FrameLog).index(0)
    })
  )
  expect([made, names().length]).toEqual([3, 3])
  const [first = "", second = "", third = ""] = names().map((name) => join(folder, name))
  writeFileSync(first, readFileSync(first).subarray(0, -5))
  writeFileSync(second, "")
  writeFileSync(third, "{}\n")
  await inLog(
    folder,
    1000,
    Effect.gen(function* () {
      const log = yield* FrameLog
      expect((yield* pages(all)).length).toBe(60)
      expect(yield* log.index(0)).toBe(3)
      expect((yield* pages(all)).length).toBe(60)
    })
  )
  await inLog(
    folder,
    1000,
    Effect.gen(function* () {
      const journal = yield* Journal
      yield* journal.retain(20, Number.MAX_SAFE_INTEGER)
      expect(existsSync(first)).toBe(false)
      expect((yield* pages(all)).length).toBeLessThan(60)
    })
  )
})

test("a damaged record is passed over", async () => {
  const folder = temporaryFolder()
  await inLog(
    folder,
    1 << 20,
    Effect.flatMap(Journal, (journal) => write(journal, calls(20)))
  )
  const [name = ""] = readdirSync(folder).filter((one) => one.endsWith(".journal"))
  const bytes = readFileSync(join(folder, name))
  const place = bytes.indexOf('"q8"')
  bytes.write('"x8"', place)
  writeFileSync(join(folder, name), bytes)
  await inLog(
    folder,
    1 << 20,
    Effect.gen(function* () {
      const found = yield* pages(all)
      expect(found.map(({ place }) => place[0])).toEqual(
        Array.from({ length: 20 }, (_, nth) => nth + 1).filter((position) => position !== 9)
      )
    })
  )
})

test("in a large segment only what may hold it is looked at, and nothing is missed", () =>
  inLog(
    temporaryFolder(),
    64 << 20,
    Effect.gen(function* () {
      const count = 8000
      const entries = Array.from({ length: count }, (_, nth): Entry => {
        const cause = { kind: "frame", station: nth % 3 === 0 ? "CP1" : "CP2", connection: 1 } as const
        return {
          at: start + nth * 1000,
          cause,
          frame: `[2,"${nth}","A",{"a":"${"x".repeat(nth % 2000)}"}]`,
          events: []
        }
      })
      yield* write(yield* Journal, entries)
      const context = yield* Effect.context<FrameLog>()
      const own = entries.flatMap(({ at, cause }, nth) =>
        "station" in cause && cause.station === "CP1" ? [{ position: nth + 1, at }] : []
      )
      const second = fc.integer({ min: -1000, max: count + 1000 })
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(second, second, second, fc.boolean(), async (from, until, after, newest) => {
            const wanted = {
              from: start + from * 1000,
              until: start + until * 1000,
              after: [after, 0] as const,
              newest
            }
            const found = await pages({ station: "CP1", limit: 500, ...wanted }).pipe(
              Effect.provideContext(context),
              Effect.runPromise
            )
            const expected = own.filter(
              ({ position, at }) =>
                at >= wanted.from && at < wanted.until && (newest ? position < after : position > after)
            )
            expect(found.map(({ place }) => place[0])).toEqual(
              (newest ? expected.toReversed() : expected).map(({ position }) => position)
            )
          }),
          { numRuns: 40 }
        )
      )
    })
  ))
