import { expect, test } from "bun:test"
import { readdirSync, renameSync } from "node:fs"
import { join } from "node:path"
import { Effect, Schema } from "effect"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { entry, journalIn, life, positions, readAll, write, writeNumbered } from "./TestJournal.ts"

const Report = Schema.fromJsonString(
  Schema.Struct({
    kept: Schema.Array(Schema.Tuple([Schema.Number, Schema.String])),
    refused: Schema.Array(Schema.String),
    doors: Schema.Array(Schema.String)
  })
)

test("when files cannot grow: nobody is told of a record that is not there, and what was refused is never read", async () => {
  const folder = temporaryFolder()
  const child = Bun.spawn(
    ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh", process.execPath, join(import.meta.dir, "FullDisk.ts"), folder, "4"],
    { stdio: ["ignore", "pipe", "inherit"] }
  )
  const { kept, refused, doors } = Schema.decodeUnknownSync(Report)(await new Response(child.stdout).text())
  expect(await child.exited).toBe(0)
  const closed = doors.filter((door) => door !== "open" && door !== "stopping")
  expect(closed.length).toBe(4)
  for (const reason of closed) expect(reason).toMatch(/^the journal cannot be written: (short write|EFBIG)/)
  expect(kept.length).toBeGreaterThan(40)
  expect(refused.length).toBeGreaterThanOrEqual(4)

  // Every life of the journal after it sees the same: the tails of the failed batches are still in the files.
  for (const _ of [1, 2]) {
    const { head, records, troubles } = await Effect.runPromise(
      life(folder, (journal) =>
        Effect.map(readAll(journal), (records) => ({ head: journal.head(), records, troubles: journal.troubles() }))
      )
    )
    expect(records).toEqual(kept.map(([position, text]) => ({ ...entry(text), position })))
    expect(positions(records)).toEqual(kept.map((_, nth) => nth + 1))
    expect(head).toBe(kept.length)
    expect(troubles).toEqual([])
  }
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(4)
})

test("while no file can be made the journal stays broken and says why; then it goes on where it was", () =>
  Effect.gen(function* () {
    const folder = `${temporaryFolder()}/journal`
    const journal = yield* journalIn(folder)
    yield* writeNumbered(journal, 1, 2)
    renameSync(folder, `${folder}.away`)
    for (const _ of [1, 2]) expect((yield* Effect.flip(journal.reopen)).message).toContain("ENOENT")
    renameSync(`${folder}.away`, folder)
    yield* journal.reopen
    yield* journal.reopen
    expect(readdirSync(folder).length).toBe(2)
    yield* writeNumbered(journal, 3, 3)
    expect(positions(yield* readAll(journal))).toEqual([1, 2, 3])
  }).pipe(Effect.scoped, Effect.runPromise))

test("a new file that cannot be begun is no harm while the old one can be written", () =>
  Effect.gen(function* () {
    const folder = `${temporaryFolder()}/journal`
    const journal = yield* journalIn(folder, { segmentBytes: 10 })
    yield* writeNumbered(journal, 1, 2)
    renameSync(folder, `${folder}.away`)
    yield* write(journal, [entry("3")])
    yield* write(journal, [entry("4")])
    renameSync(`${folder}.away`, folder)
    yield* writeNumbered(journal, 5, 5)
    expect(positions(yield* readAll(journal))).toEqual([1, 2, 3, 4, 5])
    expect(journal.troubles()).toEqual([])
  }).pipe(Effect.scoped, Effect.runPromise))

test.if(process.platform === "linux")(
  "no descriptor is left behind, however often files are begun, read and fail to be begun",
  () =>
    Effect.gen(function* () {
      const folder = `${temporaryFolder()}/journal`
      const journal = yield* journalIn(folder, { segmentBytes: 10 })
      const open = () => readdirSync("/proc/self/fd").length
      yield* writeNumbered(journal, 1, 3)
      const before = open()
      yield* writeNumbered(journal, 4, 20)
      yield* Effect.forEach([1, 7, 15, 30], (from) => journal.read(from, 2), { concurrency: "unbounded" })
      renameSync(folder, `${folder}.away`)
      for (const _ of [1, 2, 3]) yield* Effect.flip(journal.reopen)
      yield* Effect.flip(journal.read(1, 2))
      expect(open()).toBeLessThanOrEqual(before)
    }).pipe(Effect.scoped, Effect.runPromise)
)
