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

/** `llllllll cccccccc {json}\n`: length of the JSON in bytes and its CRC-32, both in hex. */
export const encodeLine = (json: string): string =>
  `${hex(Buffer.byteLength(json))} ${hex(Bun.hash.crc32(json))} ${json}\n`

/** Bytes before the JSON of a line. */
export const prefix = 18

export const encodeRecord = (position: Position, entry: Entry): string =>
  encodeLine(JSON.stringify([position, entry.at, entry.cause, entry.events, entry.frame, entry.answer]))

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

/** Where the next sound record behind `offset` begins, or -1 if these bytes hold none. */
export const nextLine = (bytes: Buffer, offset: number): number => {
  for (let at = bytes.indexOf(beginning, offset + prefix); at >= 0; at = bytes.indexOf(beginning, at + 1)) {
    const start = at + 1 - prefix
    if (start > offset && readLine(bytes, start) !== undefined) return start
  }
  return -1
}

/** The last byte of a record's prefix and the first of its JSON. */
const beginning = Buffer.from(" [")

const Line = Schema.Tuple([
  Schema.Number,
  Schema.Number,
  Schema.Unknown,
  Schema.Array(Event),
  Schema.NullOr(Schema.String),
  Schema.NullOr(Schema.String)
])
const decodeLine = Schema.decodeUnknownSync(Line)

/** A record from its line. Dies on a line of a newer Onetime: the checksum was right, so the content is no accident. */
export const decodeRecord = (json: Buffer): Record => {
  const [position, at, cause, events, frame, answer] = decodeLine(upgrade(JSON.parse(json.toString("utf8"))))
  return {
    position,
    at,
    cause: readCause(cause),
    events,
    ...(frame === null ? {} : { frame }),
    ...(answer === null ? {} : { answer })
  }
}

/** The place where lines of older formats become lines of today. JSON has no `undefined`: absent texts are null. */
const upgrade = (line: unknown): unknown =>
  Array.isArray(line) ? [line[0], line[1], line[2], line[3], line[4] ?? null, line[5] ?? null] : line

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
