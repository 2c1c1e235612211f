import { expect, test } from "bun:test"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { Effect } from "effect"
import fc from "fast-check"
import type { Event } from "../../src/domain/Event.ts"
import type { Journal } from "../../src/events/Journal.ts"
import { encodeLine, encodeRecord } from "../../src/events/Record.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { damage, entry, life, positions, readAll, segmentAt, write, writeNumbered } from "./TestJournal.ts"

const run = Effect.runPromise

/** What a life sees of a journal: its head, its records' positions, its troubles. */
const look = (journal: Journal["Service"]) =>
  Effect.map(readAll(journal), (records) => ({
    head: journal.head(),
    positions: positions(records),
    troubles: journal.troubles()
  }))

/** Three files: records 1 to 4, 5 to 8, and 9 to 10. */
const threeFiles = (folder: string) =>
  run(
    life(
      folder,
      (journal) =>
        Effect.gen(function* () {
          for (const last of [4, 8])
            yield* write(
              journal,
              [1, 2, 3, 4].map((nth) => entry(`${last - 4 + nth}`))
            )
          yield* write(journal, [entry("9"), entry("10")])
        }),
      { segmentBytes: 500 }
    )
  )

const flip = (place: number) => (bytes: Buffer) => {
  bytes[place] = (bytes[place] ?? 0) ^ 0xff
  return bytes
}

/** Where the lines of a file begin. */
const lines = (bytes: Buffer): ReadonlyArray<number> => {
  const starts = [0]
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1)
  return starts
}

test("a damaged record is set aside, told of, and gone round, wherever it is damaged", async () => {
  const sound = `${temporaryFolder()}/journal`
  await threeFiles(sound)
  const newest = readFileSync(segmentAt(sound, 9))
  const [, start = 0, end = 0] = lines(newest)
  for (let place = start; place < end; place++) {
    const folder = temporaryFolder()
    writeFileSync(segmentAt(folder, 9), flip(place)(Buffer.from(newest)))
    const seen = await run(life(folder, look))
    expect(seen.head).toBe(10)
    if (place === end - 1) {
      expect(seen).toEqual({ head: 10, positions: [9, 10], troubles: [] })
      continue
    }
    expect(seen.positions).toEqual([10])
    const path = segmentAt(folder, 9)
    expect(seen.troubles).toEqual([`journal ${path}: bytes ${start} to ${end} are damaged and were passed over`])
    const aside = readFileSync(`${path}.${start}-${end}.damaged`)
    expect(aside.equals(flip(place)(Buffer.from(newest)).subarray(start, end))).toBe(true)
  }
}, 20_000)

test("a damaged record of an older file is gone round when it is read", async () => {
  for (const [nth, left] of [
    [1, [2, 3, 4]],
    [2, [1, 3, 4]],
    [4, [1, 2, 3]]
  ] as const) {
    const folder = temporaryFolder()
    await threeFiles(folder)
    damage(segmentAt(folder, 1), (bytes) => flip((lines(bytes)[nth] ?? 0) + 30)(bytes))
    const seen = await run(life(folder, look))
    expect(seen.positions).toEqual([...left, 5, 6, 7, 8, 9, 10])
    expect(seen.troubles[0]).toContain("are damaged and were passed over")
    expect(readdirSync(folder).filter((name) => name.endsWith(".damaged")).length).toBe(1)
  }
})

test("a file that is lost from the middle is told of", async () => {
  const folder = temporaryFolder()
  await threeFiles(folder)
  rmSync(segmentAt(folder, 5))
  const seen = await run(life(folder, look))
  expect(seen.positions).toEqual([1, 2, 3, 4, 9, 10])
  expect(seen.troubles).toEqual([`journal ${segmentAt(folder, 1)}: records 5 to 8 are missing`])
})

test("whatever is damaged, sound records are read in order and the start never fails for it", async () => {
  const sound = temporaryFolder()
  await threeFiles(sound)
  const names = readdirSync(sound).sort()
  const change = fc.record({
    file: fc.integer({ min: 0, max: 2 }),
    at: fc.nat(),
    bytes: fc.uint8Array({ maxLength: 40 })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const folder = temporaryFolder()
      for (const name of names) writeFileSync(`${folder}/${name}`, readFileSync(`${sound}/${name}`))
      for (const { file, at, bytes } of changes) {
        damage(`${folder}/${names[file]}`, (whole) => {
          const headless = lines(whole)[1] ?? 0
          Buffer.from(bytes).copy(whole, headless + (at % (whole.length - headless)))
          return whole
        })
      }
      const intact = names.flatMap((name) => soundPositions(readFileSync(`${folder}/${name}`)))
      const seen = await run(life(folder, look))
      expect(seen.positions).toEqual(intact)
      if (intact.length < 10 && intact.at(-1) === 10) expect(seen.troubles).not.toEqual([])
    }),
    { numRuns: 60 }
  )
})

/** The positions of the records that are as they were written, and begin behind a newline or a sound record. */
const soundPositions = (bytes: Buffer) => {
  let end = -1
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((position) => {
    const line = Buffer.from(encodeRecord(position, entry(`${position}`)).trimEnd())
    const start = bytes.indexOf(line)
    if (start < 0 || (bytes[start - 1] !== 10 && start !== end)) return false
    end = start + line.length + 1
    return true
  })
}

test("nothing that a station wrote in a frame is taken for a record, however the line around it is torn", async () => {
  const folder = temporaryFolder()
  const forged = encodeRecord(3, entry("forged", { _tag: "StationPasswordSet", station: "A", hash: "x" })).trimEnd()
  const frame = `[2,"${forged}\n \r${forged}","",{}]`.replaceAll("\\n", "\n")
  for (const text of [forged, ` ${forged} `, `\t${forged}\t`, `\n${forged}\n`, frame]) {
    await run(life(folder, (journal) => write(journal, [{ ...entry("1"), frame: text }])))
    const path = segmentAt(folder, 1)
    const whole = readFileSync(path)
    const start = lines(whole)[1] ?? 0
    for (let cut = 1; cut < whole.length - start; cut++) {
      writeFileSync(path, whole.subarray(0, whole.length - cut))
      expect(await run(life(folder, look))).toEqual({ head: 0, positions: [], troubles: [] })
    }
  }
}, 20_000)

test("a file without a whole first line holds nothing and goes; what was being made goes, too", async () => {
  for (const rest of ["", "000000", '00000050 12345678 {"onetime":1,']) {
    const folder = temporaryFolder()
    await threeFiles(folder)
    writeFileSync(segmentAt(folder, 11), rest)
    writeFileSync(`${segmentAt(folder, 11)}.new`, "x")
    const seen = await run(life(folder, (journal) => Effect.andThen(writeNumbered(journal, 11, 11), look(journal))))
    expect(seen).toEqual({ head: 11, positions: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], troubles: [] })
    expect(readdirSync(folder).length).toBe(3)
  }
})

test("a damaged first line costs no record, and no transaction id is given twice", async () => {
  const started: Event = { _tag: "TransactionStarted", station: "A", transaction: 41, time: { text: "", at: null } }
  for (const from of [1, 2, 3]) {
    const folder = temporaryFolder()
    const options = { segmentAge: -1 }
    await run(life(folder, (journal) => write(journal, [entry("1", started)]), options))
    await run(life(folder, (journal) => writeNumbered(journal, 2, 3), options))
    rmSync(segmentAt(folder, 4))
    damage(segmentAt(folder, from), flip(25))
    const seen = await run(
      life(folder, (journal) =>
        Effect.map(look(journal), (found) => ({ ...found, highest: journal.highestTransaction() }))
      )
    )
    expect(seen).toMatchObject({ head: 3, positions: [1, 2, 3], highest: 41 })
    expect(seen.troubles[0]).toContain("are damaged and were passed over")
  }
})

test("where no file tells the journal's identity the start says which file to see to, and removes nothing", async () => {
  const folder = temporaryFolder()
  await run(life(folder, (journal) => writeNumbered(journal, 1, 2)))
  damage(segmentAt(folder, 1), flip(25))
  const error = await run(Effect.flip(life(folder, look)))
  expect(error).toMatchObject({ _tag: "SegmentUnreadable", path: segmentAt(folder, 1) })
  expect(error.message).toContain("has a damaged first line")
  expect(existsSync(segmentAt(folder, 1))).toBe(true)
})

test("a file of a newer Onetime, of another journal, or of something else stops the start", async () => {
  const newer = encodeLine(JSON.stringify({ onetime: 2, nobody: "knows the rest" }))
  const other = encodeLine(JSON.stringify({ onetime: 1, journal: "other", from: 11, after: 10, transaction: 0 }))
  for (const [line, words] of [
    [newer, "was written by a newer Onetime (format 2, this one knows 1): start that one"],
    [other, "belongs to another journal (other) than its neighbours"],
    [encodeLine("[]"), "is no journal file"]
  ] as const) {
    const folder = temporaryFolder()
    await threeFiles(folder)
    writeFileSync(segmentAt(folder, 11), line)
    const error = await run(Effect.flip(life(folder, look)))
    expect(error._tag).toBe("SegmentUnreadable")
    expect(error.message).toStartWith(`${segmentAt(folder, 11)} ${words}`)
  }
})

test("a sound line that means nothing to this code fails the read and names its record", async () => {
  const folder = temporaryFolder()
  await threeFiles(folder)
  damage(segmentAt(folder, 9), (bytes) =>
    Buffer.concat([
      bytes,
      Buffer.from(encodeLine('[11,1,{"kind":"timer","name":"x"},[{"_tag":"MeterRead"}],null,null]'))
    ])
  )
  const error = await run(Effect.flip(life(folder, look)))
  expect(error.message).toStartWith("reading the journal: record 11 cannot be understood: ")
})

test("the highest transaction id is that of our events, however they name it, across files and restarts", async () => {
  const time = { text: "", at: null }
  const folder = temporaryFolder()
  const highest = (events: ReadonlyArray<Event>) =>
    run(
      life(
        folder,
        (journal) =>
          Effect.gen(function* () {
            if (events.length > 0) yield* write(journal, [entry("x", ...events)])
            return journal.highestTransaction()
          }),
        { segmentBytes: 700 }
      )
    )
  expect(await highest([])).toBe(0)
  expect(await highest([{ _tag: "TransactionStarted", station: "A", transaction: 5, time }])).toBe(5)
  expect(await highest([])).toBe(5)
  expect(await highest([{ _tag: "TransactionUpdated", station: "A", transaction: 9, name: "n", time }])).toBe(9)
  expect(await highest([{ _tag: "TransactionEnded", station: "A", transaction: 12, name: "m", time }])).toBe(12)
  const split = { _tag: "TransactionSplit", station: "A", transaction: 12, fresh: 13, at: 0, by: "x" } as const
  expect(await highest([split])).toBe(13)
  expect(await highest([])).toBe(13)
  const signed = { transaction: 2_000_000_000 }
  const readings = [{ time, samples: [{ quantity: "energyImport", value: 1, signed }] }]
  expect(
    await highest([{ _tag: "MeterRead", station: '"transaction":2000000000', evse: 1, claimed: 2e9, readings }])
  ).toBe(13)
  expect(await highest([{ _tag: "CommandIssued", station: "A", command: "Raw", by: "x", payload: signed }])).toBe(13)
  expect(await highest([])).toBe(13)
  expect(readdirSync(folder).length).toBeGreaterThan(1)
})

test("a folder that cannot be used fails with its name", async () => {
  const folder = `${temporaryFolder()}/journal`
  writeFileSync(folder, "")
  expect((await run(Effect.flip(life(folder, look)))).message).toContain(folder)
  rmSync(folder)
  mkdirSync(segmentAt(folder, 1), { recursive: true })
  expect((await run(Effect.flip(life(folder, look)))).message).toContain(folder)
})
