import { expect, test } from "bun:test"
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync } from "node:fs"
import { Effect } from "effect"
import fc from "fast-check"
import type { Event } from "../../src/domain/Event.ts"
import { encodeRecord, tagBytes } from "../../src/events/Record.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { entry, journalIn, life, positions, readAll, segmentAt, write, writeNumbered } from "./TestJournal.ts"

const run = Effect.runPromise
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, nth) => from + nth)

test("what was written is read back, by this process and by the next", async () => {
  const folder = `${temporaryFolder()}/journal`
  const entries = [entry("one"), entry('ü "\u2028\ud800'), { ...entry("three"), events: [] }]
  const check = Effect.fnUntraced(function* (journal: Parameters<Parameters<typeof life>[1]>[0]) {
    expect(journal.head()).toBe(3)
    expect(yield* readAll(journal)).toEqual(entries.map((one, nth) => ({ ...one, position: nth + 1 })))
  })
  await run(life(folder, (journal) => Effect.andThen(write(journal, entries), check(journal))))
  await run(life(folder, check))
})

test("identity and positions never start over", async () => {
  const folder = temporaryFolder()
  const lives = []
  for (let nth = 0; nth < 4; nth++) {
    lives.push(
      await run(
        life(folder, (journal) =>
          Effect.gen(function* () {
            if (nth !== 2) yield* write(journal, [entry(`life ${nth}`)])
            return { identity: journal.identity, head: journal.head() }
          })
        )
      )
    )
  }
  expect(new Set(lives.map(({ identity }) => identity)).size).toBe(1)
  expect(lives.map(({ head }) => head)).toEqual([1, 2, 2, 3])
})

test("a file begins when the last is full; reading goes on from file to file", () =>
  run(
    life(
      temporaryFolder(),
      (journal) =>
        Effect.gen(function* () {
          yield* writeNumbered(journal, 1, 40)
          expect(positions(yield* readAll(journal, 1, 7))).toEqual(upTo(40))
          expect(positions(yield* readAll(journal, 23))).toEqual(upTo(40, 23))
          expect(journal.troubles()).toEqual([])
        }),
      { segmentBytes: 2000 }
    )
  ))

test("a file begins when the last is a day old", async () => {
  const folder = temporaryFolder()
  await run(life(folder, (journal) => writeNumbered(journal, 1, 3), { segmentAge: -1 }))
  expect(readdirSync(folder).length).toBe(4)
})

test("reading from any position, in any order, is the same as reading all of it", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.record({ from: fc.nat(), limit: fc.integer({ min: 1, max: 40 }) }), { maxLength: 20 }),
      fc.boolean(),
      async (paddings, reads, restart) => {
        const folder = temporaryFolder()
        const options = { segmentBytes: 4000 }
        const fill = (journal: Parameters<Parameters<typeof life>[1]>[0]) =>
          Effect.forEach(paddings, (padding) => write(journal, [entry("a".repeat(padding)), entry("b")]))
        const check = Effect.fnUntraced(function* (journal: Parameters<Parameters<typeof life>[1]>[0]) {
          for (const { from, limit } of reads) {
            const start = 1 + (from % (2 * paddings.length + 1))
            const found = yield* readAll(journal, start, limit)
            expect(positions(found)).toEqual(upTo(2 * paddings.length, start))
            for (const { position, frame } of found.filter((record) => record.position % 2 === 1))
              expect(frame?.length).toBe('[2,"","MeterValues",{}]'.length + (paddings[(position - 1) / 2] ?? -1))
          }
        })
        if (!restart) return run(life(folder, (journal) => Effect.andThen(fill(journal), check(journal)), options))
        await run(life(folder, fill, options))
        await run(life(folder, check, options))
      }
    ),
    { numRuns: 25 }
  ))

test("the sparse index leads to the right place in a file of many thousand records", async () => {
  const folder = temporaryFolder()
  const records = upTo(20_000).map((number) => entry(`${number}`))
  const look = Effect.fnUntraced(function* (journal: Parameters<Parameters<typeof life>[1]>[0]) {
    for (const from of [19_999, 1, 12_345, 1024, 1025, 1026, 20_000, 7, 19_000])
      expect(positions(yield* journal.read(from, 3))).toEqual(upTo(Math.min(20_000, from + 2), from))
    expect(yield* journal.read(20_001, 3)).toEqual([])
  })
  await run(life(folder, (journal) => Effect.andThen(write(journal, records), look(journal))))
  await run(life(folder, look))
})

test("who wants some tags gets those records whole and of the others where they stand", () =>
  run(
    life(temporaryFolder(), (journal) =>
      Effect.gen(function* () {
        const seen: Event = { _tag: "StationSeen", station: '"_tag":"MeterRead"' }
        const mixed = upTo(30).map((nth) => (nth % 3 === 0 ? entry(`${nth}`) : entry(`${nth}`, seen)))
        yield* write(journal, mixed)
        const all = yield* readAll(journal)
        const some = yield* journal.read(1, 100, [tagBytes("MeterRead"), tagBytes("TokenSaved")])
        expect(positions(some)).toEqual(upTo(30))
        for (const [nth, record] of some.entries())
          expect(record).toEqual((nth + 1) % 3 === 0 ? (all[nth] ?? record) : { ...record, events: [] })
      })
    )
  ))

test("records before the head only: what is being written is not read", () =>
  run(
    Effect.scoped(
      Effect.gen(function* () {
        const journal = yield* journalIn(temporaryFolder())
        yield* writeNumbered(journal, 1, 2)
        const line = encodeRecord(3, entry("3"))
        const kept = Promise.withResolvers<Error | undefined>()
        journal.write({ bytes: Buffer.from(line), first: 3, last: 3, transaction: 0 }, kept.resolve)
        expect(journal.head()).toBe(2)
        expect(positions(yield* journal.read(1, 10))).toEqual([1, 2])
        expect(yield* Effect.promise(() => kept.promise)).toBeUndefined()
        expect(positions(yield* journal.read(1, 10))).toEqual([1, 2, 3])
      })
    )
  ))

test("a last record that was torn anywhere is cut off, and its position is given again", async () => {
  const [folder, sound] = [temporaryFolder(), temporaryFolder()]
  await run(life(sound, (journal) => writeNumbered(journal, 1, 3)))
  const whole = readFileSync(segmentAt(sound, 1))
  const last = Buffer.byteLength(encodeRecord(3, entry("3")))
  for (let cut = 1; cut <= last; cut++) {
    const torn = `${folder}/${cut}`
    mkdirSync(torn)
    copyFileSync(segmentAt(sound, 1), segmentAt(torn, 1))
    truncateSync(segmentAt(torn, 1), whole.length - cut)
    await run(
      life(torn, (journal) =>
        Effect.gen(function* () {
          expect(journal.head()).toBe(2)
          yield* write(journal, [entry("again")])
          expect(positions(yield* readAll(journal))).toEqual([1, 2, 3])
          expect(journal.troubles()).toEqual([])
        })
      )
    )
    expect(readFileSync(segmentAt(torn, 1)).toString()).toEndWith(encodeRecord(3, entry("again")))
  }
})

test("a tail of rubbish is cut off", async () => {
  const folder = temporaryFolder()
  await run(life(folder, (journal) => writeNumbered(journal, 1, 3)))
  appendFileSync(segmentAt(folder, 1), Buffer.concat([Buffer.alloc(5000), Buffer.from("00000010 00000000 [\n\n\n")]))
  await run(
    life(folder, (journal) =>
      Effect.gen(function* () {
        expect(positions(yield* readAll(journal))).toEqual([1, 2, 3])
        expect(journal.troubles()).toEqual([])
      })
    )
  )
})

test("a hole that was left on purpose is no damage, also after a restart", async () => {
  const folder = temporaryFolder()
  const check = Effect.fnUntraced(function* (journal: Parameters<Parameters<typeof life>[1]>[0]) {
    expect(positions(yield* readAll(journal))).toEqual([1, 2, 1001])
    expect(positions(yield* journal.read(500, 10))).toEqual([1001])
    expect(journal.highestTransaction()).toBe(77)
    expect(journal.troubles()).toEqual([])
  })
  await run(
    life(folder, (journal) =>
      Effect.gen(function* () {
        yield* writeNumbered(journal, 1, 2)
        yield* journal.skipTo(1000, 77)
        expect([journal.head(), journal.oldest()]).toEqual([1000, 1])
        yield* write(journal, [entry("1001")])
        yield* check(journal)
      })
    )
  )
  await run(life(folder, check))
})

test("a hole at the very beginning outlives a restart before the first record", async () => {
  const folder = temporaryFolder()
  await run(life(folder, (journal) => journal.skipTo(1000, 77)))
  const look = life(folder, (journal) => Effect.sync(() => [journal.head(), journal.highestTransaction()]))
  expect(await run(look)).toEqual([1000, 77])
})

test("only passed files go, the oldest first, by age and by size, and none that is young", () =>
  run(
    Effect.scoped(
      Effect.gen(function* () {
        const folder = temporaryFolder()
        const day = 86_400_000
        const journal = yield* journalIn(folder, {
          segmentAge: -1,
          keepAge: 10 * day,
          keepBytes: 1200,
          keepAtLeast: 3 * day
        })
        yield* writeNumbered(journal, 1, 6)
        const now = Date.now()
        const written = (position: number, daysAgo: number) =>
          utimesSync(segmentAt(folder, position), new Date(), new Date(now - daysAgo * day))
        const ages = [20, 9, 8, 2, 1, 1]
        for (const [nth, daysAgo] of ages.entries()) written(nth + 1, daysAgo)

        expect([yield* journal.retain(0, now), journal.oldest()]).toEqual([0, 1])
        expect([yield* journal.retain(1, now), journal.oldest()]).toEqual([1, 2])
        expect([yield* journal.retain(2, now), journal.oldest()]).toEqual([1, 3])
        expect([yield* journal.retain(6, now), journal.oldest()]).toEqual([1, 4])
        expect([yield* journal.retain(6, now + 9 * day), journal.oldest()]).toEqual([3, 7])
        expect(yield* journal.read(1, 10)).toEqual([])
        yield* writeNumbered(journal, 7, 7)
        expect(positions(yield* journal.read(1, 10))).toEqual([7])
      })
    )
  ))

test("a file that goes while it is waited for takes no other with it", () =>
  run(
    Effect.scoped(
      Effect.gen(function* () {
        const journal = yield* journalIn(temporaryFolder(), { segmentAge: -1, keepBytes: 0 })
        yield* writeNumbered(journal, 1, 2)
        yield* journal.skipTo(100, 0)
        yield* writeNumbered(journal, 101, 102)
        // Nothing from 3 on is in the file of 3: the next is read, while the first are removed.
        const reading = Effect.runPromise(journal.read(3, 1))
        expect(yield* journal.retain(2, Date.now())).toBe(2)
        expect(positions(yield* Effect.promise(() => reading))).toEqual([101])
      })
    )
  ))
