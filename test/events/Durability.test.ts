import { expect, test } from "bun:test"
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { withBus } from "./TestBus.ts"
import { entry, life, readAll } from "./TestJournal.ts"

/** What was on disk when a record was acknowledged: all files, each with the bytes that its last completed sync covered. */
interface Moment {
  readonly text: string
  readonly position: number
  readonly files: ReadonlyMap<string, number>
}

const sizes = (folder: string) => new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]))

/** Enqueues in bursts; nothing is written between a sync and its `done`, so the sizes at `done` are what was synced. */
const load = (folder: string, bursts: ReadonlyArray<ReadonlyArray<number>>) =>
  withBus(
    folder,
    (bus) =>
      Effect.callback<ReadonlyArray<Moment>>((resume) => {
        const moments: Array<Moment> = []
        let open = bursts.flat().length
        const burst = (nth: number) => {
          for (const [at, size] of (bursts[nth] ?? []).entries()) {
            const text = `${nth}-${at}-${"x".repeat(size)}`
            const position: number = bus.enqueue(entry(text), (kept) => {
              expect(kept).toBe(true)
              moments.push({ text, position, files: sizes(folder) })
              // The next burst comes while this one is being synced, at its first answer.
              if (at === 0) burst(nth + 1)
              if (--open === 0) resume(Effect.succeed(moments))
            })
          }
        }
        burst(0)
      }),
    { segmentBytes: 3000 }
  )

/** A copy of the folder as a power cut may leave it: what was synced, and of the bytes behind it anything. */
const afterPowerCut = (folder: string, { files }: Moment, tail: number, zeroes: boolean) => {
  const copy = temporaryFolder()
  for (const [name, synced] of files) {
    const bytes = readFileSync(join(folder, name))
    const behind = Buffer.from(bytes.subarray(synced, synced + tail))
    if (zeroes) behind.fill(0, 0, behind.length >> 1)
    writeFileSync(join(copy, name), Buffer.concat([bytes.subarray(0, synced), behind]))
  }
  return copy
}

test("a copy cut at the last completed sync, with any torn tail, holds every acknowledged record", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 8 }), {
        minLength: 2,
        maxLength: 8
      }),
      fc.array(fc.record({ when: fc.nat(), tail: fc.integer({ min: 0, max: 4000 }), zeroes: fc.boolean() }), {
        minLength: 3,
        maxLength: 3
      }),
      async (bursts, cuts) => {
        const folder = join(temporaryFolder(), "journal")
        mkdirSync(folder)
        const moments = await Effect.runPromise(load(folder, bursts))
        expect(moments.map(({ position }) => position)).toEqual(moments.map((_, nth) => nth + 1))
        for (const { when, tail, zeroes } of cuts) {
          const last = when % moments.length
          const moment = moments[last]
          if (moment === undefined) continue
          const copy = afterPowerCut(folder, moment, tail, zeroes)
          const { records, head } = await Effect.runPromise(
            life(copy, (journal) => Effect.map(readAll(journal), (all) => ({ records: all, head: journal.head() })))
          )
          const told = moments.slice(0, last + 1)
          expect(records.slice(0, told.length)).toEqual(
            told.map(({ text, position }) => ({ ...entry(text), position }))
          )
          // Whole records behind it may be there, too; none twice, none of another's position.
          for (const record of records.slice(told.length))
            expect(moments[record.position - 1]).toMatchObject({ position: record.position })
          expect(head).toBe(Math.max(told.length, records.at(-1)?.position ?? 0))
        }
      }
    ),
    { numRuns: 40 }
  ))

const strace = Bun.which("strace")

test.if(strace !== null)(
  "no answer leaves before the sync of its record has completed (strace)",
  async () => {
    const folder = temporaryFolder()
    const trace = join(folder, "trace")
    const calls = "trace=write,writev,pwrite64,pwritev,fdatasync,sendto,sendmsg"
    const child = Bun.spawn(
      [strace ?? "", "-f", "-s", "1000000", "-e", calls, "-e", "signal=none", "-o", trace, process.execPath].concat(
        join(import.meta.dir, "Answering.ts"),
        join(folder, "journal")
      ),
      { stdio: ["ignore", "pipe", "inherit"] }
    )
    expect(JSON.parse(await new Response(child.stdout).text())).toEqual({ answered: 60 })
    expect(await child.exited).toBe(0)

    const { answers, early } = order(readFileSync(trace, "utf8"))
    expect(answers).toBe(60)
    expect(early).toEqual([])
  },
  60_000
)

/** Walks a trace: which answers (`told NN`) left while the sync that covers their record (`record NN`) was not done. */
const order = (trace: string) => {
  const [written, synced] = [new Set<string>(), new Set<string>()]
  const syncing = new Map<string, ReadonlyArray<string>>()
  const early: Array<string> = []
  let answers = 0
  for (const line of trace.split("\n")) {
    const [, process = "", call = ""] = /^(\d+) +(?:<\.\.\. )?(\w+)/.exec(line) ?? []
    const names = (word: string) => [...line.matchAll(new RegExp(`${word} (\\d+)`, "g"))].map(([, name = ""]) => name)
    if (call === "fdatasync") {
      // What was written before the sync began is covered when it returns.
      const covered = line.includes("resumed") ? (syncing.get(process) ?? []) : [...written]
      if (line.includes("unfinished")) syncing.set(process, covered)
      else if (line.endsWith("= 0")) for (const name of covered) synced.add(name)
      continue
    }
    for (const name of names("record")) written.add(name)
    for (const name of names("told")) {
      answers++
      if (!synced.has(name)) early.push(name)
    }
  }
  return { answers, early }
}
