/** Reads records out of one segment by position, a stretch of some megabytes at a time, round whatever is damaged. */
import { open } from "node:fs/promises"
import type { Position } from "../domain/Ids.ts"
import { decodeRecord, nextLine, passedOver, type Record, readLine, tellsOf } from "./Record.ts"
import { placeOf, positionOf, remember, type Segment } from "./Segment.ts"

export interface Range {
  readonly from: Position
  /** The last position that is ours to read here: what lies behind it was never acknowledged. */
  readonly to: Position
  /** The last record that must be here. */
  readonly last: Position
  readonly limit: number
  /** Whose events are wanted; records without any are only passed over. Absent: everything. */
  readonly tags?: ReadonlyArray<Buffer>
}

/** Hears of bytes that are no record although they should be; and, with no bytes, of records that are not there. */
export interface Damage {
  bytes(segment: Segment, from: number, to: number, bytes: Buffer): void
  missing(segment: Segment, from: Position, to: Position): void
}

/** Records of the range in order: at most `limit`, about 4 MB of them. None: there is none behind `from` in this segment. */
export const readSegment = async (segment: Segment, range: Range, damage: Damage): Promise<ReadonlyArray<Record>> => {
  const file = await open(segment.path, "r")
  try {
    const { size } = segment
    const walk = new Walk(segment, range, damage)
    let [place, want] = [placeOf(segment, range.from), stretch]
    while (place < size && !walk.done) {
      const space = Buffer.allocUnsafe(Math.min(want, size - place))
      const { bytesRead } = await file.read(space, 0, space.length, place)
      if (bytesRead === 0) break
      const used = walk.take(place, space.subarray(0, bytesRead), place + bytesRead >= size)
      if (used === 0) want *= 2
      else if (walk.records.length > 0) return walk.records
      place += used
    }
    walk.end()
    return walk.records
  } finally {
    await file.close()
  }
}

/** Bytes. The index leads to a place up to a thousand records too early: a short stretch would be for them alone. */
const stretch = 4 << 20

class Walk {
  readonly records: Array<Record> = []
  done = false
  private seen: Position
  private readonly segment: Segment
  private readonly range: Range
  private readonly damage: Damage

  constructor(segment: Segment, range: Range, damage: Damage) {
    this.segment = segment
    this.range = range
    this.damage = damage
    this.seen = segment.header.from - 1
  }

  /** Takes whole lines from a stretch that begins at `place`; returns how many bytes are done with. */
  take(place: number, bytes: Buffer, whole: boolean): number {
    let offset = 0
    while (offset < bytes.length && !this.done) {
      const line = readLine(bytes, offset)
      if (line !== undefined) {
        if (place + offset > 0) this.line(line.json, place + offset)
        if (!this.done) offset = line.end
        continue
      }
      const next = nextLine(bytes, offset)
      if (next < 0 && !whole) return offset
      const to = next < 0 ? bytes.length : next
      if (this.seen < this.range.last)
        this.damage.bytes(this.segment, place + offset, place + to, bytes.subarray(offset, to))
      offset = to
    }
    return this.done ? bytes.length : offset
  }

  private line(json: Buffer, place: number) {
    const position = positionOf(json)
    if (position > this.range.to) return this.end()
    this.seen = position
    remember(this.segment, position, place)
    if (position < this.range.from) return
    const { tags } = this.range
    this.records.push(tags === undefined || tellsOf(json, tags) ? understood(position, json) : passedOver(position))
    if (this.records.length >= this.range.limit) this.done = true
  }

  /** Nothing more is to be read here: was that all? */
  end() {
    const { last, limit } = this.range
    if (this.seen < last && this.records.length < limit) this.damage.missing(this.segment, this.seen + 1, last)
    this.done = true
  }
}

const understood = (position: Position, json: Buffer): Record => {
  try {
    return decodeRecord(json)
  } catch (cause) {
    throw new Error(`record ${position} cannot be understood: ${cause instanceof Error ? cause.message : cause}`, {
      cause
    })
  }
}
