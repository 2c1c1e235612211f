/**
 * One line of the journal: who caused it, the frame as received, our answer, the events. A line carries its own length
 * and checksum, so that a torn or rotten one is known for what it is.
 */
import { Schema } from "effect"
import { Event } from "../domain/Event.ts"
import type { Position } from "../domain/Ids.ts"

/** Why a record exists: a frame of a station's connection, or a cause of our own (an admin, a timer, a socket). */
export type Cause =
  | { readonly kind: "frame"; readonly station: string; readonly connection: number }
  | { readonly kind: "sent"; readonly station: string; readonly connection: number }
  | { readonly kind: "admin"; readonly by: string }
  | { readonly kind: "socket"; readonly station: string; readonly connection: number }
  | { readonly kind: "timer"; readonly name: string }

/** What is appended. `frame` and `answer` are texts of the wire, secrets already redacted. */
export interface Entry {
  /** Received, ms since 1970. */
  readonly at: number
  readonly cause: Cause
  readonly frame?: string
  readonly answer?: string
  readonly events: ReadonlyArray<Event>
}

/** An entry with its place. */
export interface Record extends Entry {
  readonly position: Position
}

/** The newest line format this code writes and reads. */
export const format = 1

/** `llllllll cccccccc {text}\n`: length of the text in bytes and its CRC-32, both in hex. */
export const encodeLine = (json: string): string =>
  `${hex(Buffer.byteLength(json))} ${hex(Bun.hash.crc32(json))} ${json}\n`

/** Bytes before the JSON of a line. */
export const prefix = 18

/**
 * `[position, at, cause, events, answer]`, then a tab and the frame as it came: JSON has no tab in it, and most frames no
 * newline, so that nobody escapes them, nor reads them who wants the events alone. Any other frame follows as JSON text.
 */
export const encodeRecord = (position: Position, entry: Entry): string => {
  const [head, tail] = [headText(position, entry), tailText(entry)]
  return encodeLine(tail === undefined ? head : `${head}\t${tail}`)
}

/** What stands before the tab. */
export const headText = (position: Position, { at, cause, events, answer }: Entry): string =>
  JSON.stringify([position, at, cause, events, answer])

/** What stands behind the tab; undefined: no tab either. */
export const tailText = ({ frame }: Entry): string | undefined =>
  frame === undefined || isPlain(frame) ? frame : JSON.stringify(frame)

const isPlain = (frame: string) => frame.charCodeAt(0) !== quote && !frame.includes("\n") && frame.isWellFormed()
const quote = 34
const tab = 9

const hex = (value: number) => value.toString(16).padStart(8, "0")

/**
 * The JSON of the line at `start`, or undefined if these bytes are no whole, sound line; `end` is behind its newline.
 * The newline itself only separates: a damaged one costs no record.
 */
export const readLine = (bytes: Buffer, start: number): { readonly json: Buffer; readonly end: number } | undefined => {
  if (bytes.length < start + prefix || bytes[start + 8] !== 32 || bytes[start + 17] !== 32) return undefined
  const length = Number.parseInt(bytes.toString("latin1", start, start + 8), 16)
  const end = start + prefix + length + 1
  if (!(length >= 0) || end > bytes.length) return undefined
  const json = bytes.subarray(start + prefix, end - 1)
  const sum = Number.parseInt(bytes.toString("latin1", start + 9, start + 17), 16)
  return Bun.hash.crc32(json) === sum ? { json, end } : undefined
}

/**
 * Where the next sound line behind `offset` begins, or -1 if these bytes hold none. Only behind a newline: frames have
 * none in them, so nothing that a station wrote in one is ever taken for a line of ours.
 */
export const nextLine = (bytes: Buffer, offset: number): number => {
  for (let newline = bytes.indexOf(10, offset); newline >= 0; newline = bytes.indexOf(10, newline + 1)) {
    if (readLine(bytes, newline + 1) !== undefined) return newline + 1
  }
  return -1
}

/** The JSON of a line: all of it but the frame. */
export const headOf = (line: Buffer): Buffer => {
  const end = line.indexOf(tab)
  return end < 0 ? line : line.subarray(0, end)
}

const frameOf = (line: Buffer, head: Buffer): string | undefined => {
  if (head.length === line.length) return undefined
  const text = line.toString("utf8", head.length + 1)
  return text.charCodeAt(0) === quote ? String(JSON.parse(text)) : text
}

const Line = Schema.Tuple([
  Schema.Number,
  Schema.Number,
  Schema.Unknown,
  Schema.Array(Event),
  Schema.NullOr(Schema.String)
])
const decodeLine = Schema.decodeUnknownSync(Line)

/** A record from its line. Dies on a line of a newer Onetime: the checksum was right, so the content is no accident. */
export const decodeRecord = (line: Buffer): Record => {
  const head = headOf(line)
  const [position, at, cause, events, answer] = decodeLine(upgrade(JSON.parse(head.toString("utf8"))))
  const frame = frameOf(line, head)
  return {
    position,
    at,
    cause: readCause(cause),
    events,
    ...(frame === undefined ? {} : { frame }),
    ...(answer === null ? {} : { answer })
  }
}

/** The place where lines of older formats become lines of today. */
const upgrade = (line: unknown): unknown => line

/** What a listener needs of a record none of whose events it takes: where it stands. */
export const passedOver = (position: Position): Record => ({
  position,
  at: 0,
  cause: { kind: "timer", name: "passed over" },
  events: []
})

/** The event as live views and messages can carry it: one frame may bring 15 000 readings, or as many settings. */
export const withoutReadings = (event: Event): Event => {
  if (event._tag === "SettingsReported") return { ...event, settings: [] }
  return "readings" in event ? { ...event, readings: [] } : event
}

/** Whether a line tells of any of these tags: found without parsing it. */
export const tellsOf = (line: Buffer, tags: ReadonlyArray<Buffer>): boolean => {
  const head = headOf(line)
  return tags.some((tag) => head.indexOf(tag) >= 0)
}

/** A tag as it stands in a line. */
export const tagBytes = (tag: string): Buffer => Buffer.from(`"_tag":"${tag}"`)

const CauseSchema = Schema.Union([
  Schema.Struct({
    kind: Schema.Literals(["frame", "sent", "socket"]),
    station: Schema.String,
    connection: Schema.Number
  }),
  Schema.Struct({ kind: Schema.Literal("admin"), by: Schema.String }),
  Schema.Struct({ kind: Schema.Literal("timer"), name: Schema.String })
])
const readCause = (cause: unknown): Cause => {
  const read = Schema.decodeUnknownSync(CauseSchema)(cause)
  return "station" in read ? { kind: read.kind, station: read.station, connection: read.connection } : read
}
