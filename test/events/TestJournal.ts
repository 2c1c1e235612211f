/** Journals in temporary folders for tests, written a batch at a time as the lane does it. */
import { readFileSync, writeFileSync } from "node:fs"
import { Effect } from "effect"
import { type Event, highestIdIn } from "../../src/domain/Event.ts"
import type { Position } from "../../src/domain/Ids.ts"
import { type Journal, type Options, openJournal } from "../../src/events/Journal.ts"
import { type Entry, encodeRecord, type Record } from "../../src/events/Record.ts"
import { fileName } from "../../src/events/Segment.ts"

/** One file, nothing ever removed, unless told otherwise. */
export const journalIn = (folder: string, options: Partial<Options> = {}) =>
  openJournal({
    folder,
    segmentBytes: 64 << 20,
    segmentAge: Number.MAX_SAFE_INTEGER,
    keepAge: Number.MAX_SAFE_INTEGER,
    keepBytes: Number.MAX_SAFE_INTEGER,
    keepAtLeast: 0,
    ...options
  })

/** Opens, does, closes: one life of a process. */
export const life = <A, E>(
  folder: string,
  use: (journal: Journal["Service"]) => Effect.Effect<A, E>,
  options?: Partial<Options>
) => Effect.scoped(Effect.flatMap(journalIn(folder, options), use))

export const meterRead = (station: string): Event => ({ _tag: "MeterRead", station, evse: 1, readings: [] })

/** A record's worth of content; `text` makes it longer. */
export const entry = (text: string, ...events: ReadonlyArray<Event>): Entry => ({
  at: 1_800_000_000_000,
  cause: { kind: "frame", station: "CP1", connection: 1 },
  frame: `[2,"${text}","MeterValues",{}]`,
  answer: `[3,"${text}",{}]`,
  events: events.length === 0 ? [meterRead(text)] : events
})

/** Writes the entries as one batch behind the head; fails with what the journal says. */
export const write = (journal: Journal["Service"], entries: ReadonlyArray<Entry>) =>
  Effect.callback<void, Error>((resume) => {
    const first = journal.head() + 1
    const bytes = Buffer.from(entries.map((one, nth) => encodeRecord(first + nth, one)).join(""))
    const transaction = Math.max(0, ...entries.flatMap(({ events }) => events.map(highestIdIn)))
    journal.write({ bytes, first, last: first + entries.length - 1, transaction }, (error) =>
      resume(error === undefined ? Effect.void : Effect.fail(error))
    )
  })

/** Entries named `from` to `to`, a batch each. */
export const writeNumbered = (journal: Journal["Service"], from: number, to: number, padding = 0) =>
  Effect.gen(function* () {
    for (let number = from; number <= to; number++) yield* write(journal, [entry(`${number}${"x".repeat(padding)}`)])
  })

/** Everything from a position on, however many reads it takes. */
export const readAll = (journal: Journal["Service"], from: Position = 1, limit = 1000) =>
  Effect.gen(function* () {
    const all: Array<Record> = []
    for (let position = from; ; ) {
      const records = yield* journal.read(position, limit)
      const last = records.at(-1)
      if (last === undefined) return all
      all.push(...records)
      position = last.position + 1
    }
  })

export const positions = (records: ReadonlyArray<Record>) => records.map(({ position }) => position)

/** The path of the segment that begins at a position. */
export const segmentAt = (folder: string, from: Position) => `${folder}/${fileName(from)}`

/** Changes bytes of a file in place. */
export const damage = (path: string, change: (bytes: Buffer) => Buffer) =>
  writeFileSync(path, change(readFileSync(path)))
