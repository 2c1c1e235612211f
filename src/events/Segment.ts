/** One file of the journal: a header line, then records. Opened to append, scanned at start, indexed as it is passed. */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"
import type { Position } from "../domain/Ids.ts"
import { encodeLine, format, readLine } from "./Record.ts"

/** The first line: format, the journal's identity, the first position this file may hold, the highest transaction id before. */
export const Header = Schema.Struct({
  onetime: Schema.Int,
  journal: Schema.String,
  from: Schema.Int,
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

/** Makes a new file with its header, synced together with its folder. Throws what the file system throws. */
export const createSegment = (folder: string, header: Header): { readonly segment: Segment; readonly fd: number } => {
  const path = join(folder, fileName(header.from))
  const fd = openSync(path, "ax+", 0o600)
  const line = Buffer.from(encodeLine(JSON.stringify(header)))
  if (writeSync(fd, line) !== line.length) throw new Error(`short write to ${path}`)
  fsyncSync(fd)
  syncFolder(folder)
  return { fd, segment: { path, header, size: line.length, index: [] } }
}

export const syncFolder = (folder: string) => {
  const fd = openSync(folder, "r")
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

const decodeHeader = Schema.decodeUnknownResult(Schema.fromJsonString(Header))

/** Reads the header of an existing file. An empty or torn header (a crash while making the file) is undefined. */
export const readHeader = (path: string): Segment | undefined => {
  const fd = openSync(path, "r")
  try {
    const bytes = Buffer.alloc(4096)
    const line = readLine(bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0)), 0)
    if (line === undefined) return undefined
    const header = decodeHeader(line.json.toString("utf8"))
    if (header._tag === "Failure") throw new SegmentUnreadable({ path, message: `${path} is no journal file` })
    if (header.success.onetime > format) {
      throw new SegmentUnreadable({
        path,
        message: `${path} was written by a newer Onetime (format ${header.success.onetime}, this one knows ${format}): start that one`
      })
    }
    return { path, header: header.success, size: fstatSync(fd).size, index: [[header.success.from, line.end]] }
  } finally {
    closeSync(fd)
  }
}

export interface Scan {
  /** The last sound record, or one before the header's first. */
  readonly last: Position
  readonly transaction: number
  /** Where sound bytes end: behind it is a torn tail. */
  readonly end: number
  /** Stretches of bytes that are no sound line although sound lines follow. */
  readonly corrupt: ReadonlyArray<readonly [number, number]>
}

const starts = Buffer.from('"_tag":"TransactionStarted"')
const leading = /^\[(\d+),/
const mentioned = /"transaction":(\d+)/g

/** Walks every line of a file, whole in memory (64 MB at most): for the newest segment at start. */
export const scan = (segment: Segment, bytes: Buffer): Scan => {
  let [offset, last, end] = [0, segment.header.from - 1, 0]
  let transaction = segment.header.transaction
  const corrupt: Array<readonly [number, number]> = []
  let lines = 0
  while (offset < bytes.length) {
    const line = readLine(bytes, offset)
    if (line === undefined) {
      const next = bytes.indexOf(10, offset)
      offset = next < 0 ? bytes.length : next + 1
      continue
    }
    if (end < offset) corrupt.push([end, offset])
    if (offset > 0) {
      last = Number(leading.exec(line.json.toString("latin1", 0, 24))?.[1] ?? last)
      if (lines++ % 1024 === 0) segment.index.push([last, offset])
      if (line.json.indexOf(starts) >= 0) {
        for (const found of line.json.toString("utf8").matchAll(mentioned))
          transaction = Math.max(transaction, Number(found[1]))
      }
    }
    offset = end = line.end
  }
  return { last, transaction, end, corrupt }
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
