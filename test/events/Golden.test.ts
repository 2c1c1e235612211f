import { expect, test } from "bun:test"
import { join } from "node:path"
import { Schema } from "effect"
import { Event } from "../../src/domain/Event.ts"
import { decodeRecord, type Entry, readLine } from "../../src/events/Record.ts"

/**
 * `golden/` holds what journals out there hold: `events.jsonl` events of every tag with every field, `lines.txt` whole
 * lines and `lines.json` what they say. Lines are added, never changed or removed: an old journal must stay readable.
 */
const golden = (name: string) => Bun.file(join(import.meta.dir, "golden", name))

const events = (await golden("events.jsonl").text()).trimEnd().split("\n")
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Event))

test("every event ever written still means the same", () => {
  for (const line of events) expect(decode(line)).toEqual(JSON.parse(line))
})

test("every tag, and every field of it, has a golden line", () => {
  const fields = Map.groupBy(
    events.map((line) => decode(line)),
    ({ _tag }) => _tag
  )
  for (const member of Event.members) {
    const tag = member.fields._tag.schema.literal
    const known = new Set(fields.get(tag)?.flatMap((event) => Object.keys(event)))
    expect([tag, Object.keys(member.fields).filter((field) => !known.has(field))]).toEqual([tag, []])
  }
})

test("every line ever written is still read", async () => {
  const bytes = Buffer.from(await golden("lines.txt").arrayBuffer())
  const said: ReadonlyArray<Entry> = await golden("lines.json").json()
  let offset = 0
  for (const [nth, entry] of said.entries()) {
    const line = readLine(bytes, offset)
    if (line === undefined) throw new Error(`line ${nth + 1} is not sound`)
    expect(decodeRecord(line.json)).toEqual({ ...entry, position: nth + 1 })
    offset = line.end
  }
  expect(offset).toBe(bytes.length)
})
