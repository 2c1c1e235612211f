/** One file of the journal: a header line, then records. Opened to append, scanned at start, indexed as it is passed. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs"
import { basename, join } from "node:path"
import { Predicate, Schema } from "effect"
import type { Position } from "../domain/Ids.ts"
import { encodeLine, format, headOf, nextLine, readLine } from "./Record.ts"
import { strangerIn } from "./Strangers.ts"

/** The first line: format, the journal's identity, the first position this file may hold, and what came before it. */
export const Header = Schema.Struct({
  onetime: Schema.Int,
  journal: Schema.String,
  from: Schema.Int,
  /** The last record before this file; below `from - 1` where positions were skipped on purpose. */
  after: Schema.Int,
  /** The highest transaction id before this file; -1: not known, the first line is lost. */
  transaction: Schema.Int
})
export type Header = typeof Header.Type

export interface Segment {
  readonly path: string
  readonly header: Header
  /** Sound bytes; what lies behind is torn or not ours to read. */
  size: number
  /** Sparse: every some hundred records a pair of position and offset, ascending. */
  readonly index: Array<readonly [Position, number]>
}

/** A file of a newer Onetime, or one that is no segment at all: the start stops and says which. */
export class SegmentUnreadable extends Schema.TaggedError<SegmentUnreadable>()("SegmentUnreadable", {
  path: Schema.String,
  message: Schema.String
}) {}

export const fileName = (from: Position) => `${String(from).padStart(16, "0")}.journal`

/** The first position of the segment that bears this name, or undefined if it is no name of a segment. */
export const namedPosition = (name: string): Position | undefined =>
  /^\d{16}\.journal$/.test(name) ? Number.parseInt(name, 10) : undefined

/** Ends the name of a segment that is not made yet. */
export const unborn = ".new"

/**
 * Makes a new file with its header, whole or not at all, synced together with its folder. One of the same name is
 * replaced: it holds no synced record. Throws what the file system throws; the name may exist even then.
 */
export const createSegment = (folder: string, header: Header): { readonly segment: Segment; readonly fd: number } => {
  const path = join(folder, fileName(header.from))
  const fd = openSync(path + unborn, "w", 0o600)
  try {
    const line = Buffer.from(encodeLine(JSON.stringify(header)))
    if (writeSync(fd, line) !== line.length) throw new Error(`short write to ${path}`)
    fsyncSync(fd)
    renameSync(path + unborn, path)
    syncFolder(folder)
    return { fd, segment: { path, header, size: line.length, index: [] } }
  } catch (cause) {
    closeSync(fd)
    rmSync(path + unborn, { force: true })
    throw cause
  }
}

export const syncFolder = (folder: string) => {
  const fd = openSync(folder, "r")
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

const decodeFormat = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Struct({ onetime: Schema.Int })))
const decodeHeader = Schema.decodeUnknownResult(Schema.fromJsonString(Header))

/**
 * Reads the header of an existing file. `empty`: it ends within its first line (a crash while making it), so it holds
 * nothing. `damaged`: the first line is unsound, but others follow. Throws `SegmentUnreadable`.
 */
export const readHeader = (path: string): Segment | "empty" | "damaged" => {
  const fd = openSync(path, "r")
  try {
    const { size } = fstatSync(fd)
    const space = Buffer.alloc(4096)
    const bytes = space.subarray(0, readSync(fd, space, 0, space.length, 0))
    const line = readLine(bytes, 0)
    if (line === undefined) return size <= bytes.length && !bytes.includes(10) ? "empty" : "damaged"
    const json = line.json.toString("utf8")
    const found = decodeFormat(json)
    if (found._tag === "Success" && found.success.onetime > format) {
      throw new SegmentUnreadable({
        path,
        message: `${path} was written by a newer Onetime (format ${found.success.onetime}, this one knows ${format}): start that one`
      })
    }
    const header = decodeHeader(json)
    if (header._tag === "Failure") throw new SegmentUnreadable({ path, message: `${path} is no journal file` })
    return { path, header: header.success, size, index: [[header.success.from, line.end]] }
  } finally {
    closeSync(fd)
  }
}

/** A segment whose first line is lost, as far as its name and its neighbours tell. */
export const withoutHeader = (path: string, journal: string, size: number): Segment => {
  const from = namedPosition(basename(path)) ?? 0
  return { path, header: { onetime: format, journal, from, after: from - 1, transaction: -1 }, size, index: [] }
}

export interface Scan {
  /** The last sound record, or one before the header's first. */
  readonly last: Position
  readonly transaction: number
  /** Where sound bytes end: behind it is a torn tail. */
  readonly end: number
  /** Stretches of bytes that are no sound line although sound lines follow. */
  readonly corrupt: ReadonlyArray<readonly [number, number]>
  /** An event in it that only a newer Onetime knows. */
  readonly stranger: string | undefined
}

/** Walks every line of a file, whole in memory (64 MB at most): for the newest segment at start. */
export const scan = (segment: Segment, bytes: Buffer): Scan => {
  let [offset, last, end] = [0, segment.header.from - 1, 0]
  let transaction = segment.header.transaction
  let stranger: string | undefined
  const corrupt: Array<readonly [number, number]> = []
  while (offset < bytes.length) {
    const line = readLine(bytes, offset)
    if (line === undefined) {
      const next = nextLine(bytes, offset)
      offset = next < 0 ? bytes.length : next
      continue
    }
    if (end < offset) corrupt.push([end, offset])
    if (offset > 0) {
      last = positionOf(line.json)
      remember(segment, last, offset)
      transaction = highestIn(line.json, transaction)
      stranger ??= strangerIn(headOf(line.json))
    }
    offset = end = line.end
  }
  return { last, transaction, end, corrupt, stranger }
}

/** The position that a sound line begins with. */
export const positionOf = (json: Buffer): Position => Number.parseInt(json.toString("latin1", 1, 24), 10)

const names = Buffer.from('"transaction":')
const mentioned = /"(?:transaction|fresh)":(\d+)/g

/** The highest transaction id of the events of a line, or `known` if that is higher. Parses only what may be higher. */
const highestIn = (line: Buffer, known: number): number => {
  const json = headOf(line)
  if (json.indexOf(names) < 0) return known
  const text = json.toString("utf8")
  if (!text.matchAll(mentioned).some(([, id]) => Number(id) > known)) return known
  const parts: unknown = JSON.parse(text)
  const events: unknown = Array.isArray(parts) ? parts[3] : undefined
  if (!Array.isArray(events)) return known
  return events.reduce<number>((most, event: unknown) => Math.max(most, ...idsOf(event)), known)
}

/** What a part that was split off is called (`fresh`) is an id, too. */
const idsOf = (event: unknown): ReadonlyArray<number> => {
  if (!Predicate.hasProperty(event, "transaction")) return []
  const ids = [event.transaction, Predicate.hasProperty(event, "fresh") ? event.fresh : undefined]
  return ids.filter((id) => typeof id === "number")
}

/** Cuts what a crash left behind the last sound line. */
export const cutTail = (segment: Segment, end: number) => {
  const fd = openSync(segment.path, "r+")
  try {
    ftruncateSync(fd, end)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  segment.size = end
}

/** Notes where a position stands, once in about a thousand. */
export const remember = (segment: Segment, position: Position, place: number) => {
  const last = segment.index.at(-1)
  if (last === undefined || position >= last[0] + 1024) segment.index.push([position, place])
}

/** The greatest indexed place at or before a position: where to begin to read for it. */
export const placeOf = (segment: Segment, position: Position): number => {
  let [low, high] = [0, segment.index.length - 1]
  let place = 0
  while (low <= high) {
    const middle = (low + high) >> 1
    const entry = segment.index[middle]
    if (entry !== undefined && entry[0] <= position) {
      place = entry[1]
      low = middle + 1
    } else high = middle - 1
  }
  return place
}
