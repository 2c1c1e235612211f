/** The files of a journal: writes batches, reads stretches, begins and removes segments. Synchronous where order counts. */
import {
  closeSync,
  copyFileSync,
  fdatasync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync
} from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import type { Position } from "../domain/Ids.ts"
import type { Batch, Options } from "./Journal.ts"
import { decodeRecord, type Record, readLine } from "./Record.ts"
import { createSegment, cutTail, fileName, placeOf, readHeader, type Segment, scan } from "./Segment.ts"

export class JournalFiles {
  identity: string
  head = 0
  transaction = 0
  readonly troubles: Array<string> = []
  private segments: Array<Segment> = []
  private fd = -1
  private opened = 0
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(options.folder)
      .filter((name) => name.endsWith(".journal"))
      .sort()) {
      const path = join(options.folder, name)
      const segment = readHeader(path)
      if (segment === undefined) unlinkSync(path)
      else this.segments.push(segment)
    }
    this.identity = this.segments[0]?.header.journal ?? crypto.randomUUID()
    const newest = this.segments.at(-1)
    if (newest === undefined) this.startSegment(1)
    else this.recover(newest)
  }

  /** A torn tail is cut; bad bytes with good ones behind them are set aside, reported, and gone round. */
  private recover(newest: Segment) {
    const bytes = readFileSync(newest.path)
    const found = scan(newest, bytes)
    if (found.corrupt.length > 0) {
      copyFileSync(newest.path, `${newest.path}.corrupt`)
      for (const [from, to] of found.corrupt) this.trouble(newest, from, to)
    }
    if (found.end < bytes.length) cutTail(newest, found.end)
    this.head = found.last
    this.transaction = found.transaction
    this.fd = openSync(newest.path, "a")
    this.opened = Date.now()
  }

  private trouble(segment: Segment, from: number, to: number) {
    const line = `journal ${segment.path}: bytes ${from} to ${to} are damaged and were passed over`
    if (!this.troubles.includes(line) && this.troubles.length < 100) this.troubles.push(line)
  }

  oldest() {
    return this.segments[0]?.header.from ?? this.head + 1
  }

  startSegment(from: Position) {
    const { folder } = this.options
    if (this.segments.at(-1)?.path === join(folder, fileName(from))) {
      unlinkSync(join(folder, fileName(from)))
      this.segments.pop()
    }
    const made = createSegment(folder, { onetime: 1, journal: this.identity, from, transaction: this.transaction })
    this.close()
    this.fd = made.fd
    this.segments.push(made.segment)
    this.opened = Date.now()
  }

  skipTo(position: Position, transaction: number) {
    this.transaction = Math.max(this.transaction, transaction)
    this.startSegment(Math.max(position, this.head) + 1)
    this.head = Math.max(position, this.head)
  }

  write(batch: Batch, done: (error: Error | undefined) => void) {
    const segment = this.segments.at(-1)
    if (segment === undefined) return done(new Error("the journal is closed"))
    const bytes = Buffer.from(batch.text)
    try {
      const written = writeSync(this.fd, bytes)
      if (written !== bytes.length) return done(new Error(`short write: ${written} of ${bytes.length} bytes`))
    } catch (cause) {
      return done(cause instanceof Error ? cause : new Error(String(cause)))
    }
    fdatasync(this.fd, (error) => {
      if (error !== null) return done(error)
      this.synced(segment, batch, bytes.length)
      done(undefined)
    })
  }

  private synced(segment: Segment, batch: Batch, bytes: number) {
    remember(segment, batch.first, segment.size)
    segment.size += bytes
    this.head = batch.last
    this.transaction = Math.max(this.transaction, batch.transaction)
    const old = Date.now() - this.opened > this.options.segmentAge
    if (segment.size > this.options.segmentBytes || old) this.tryStartSegment()
  }

  /** A segment that cannot be begun now is no harm: the old one goes on, its own writes tell of a full disk. */
  private tryStartSegment() {
    try {
      this.startSegment(this.head + 1)
    } catch {
      this.opened = Date.now()
    }
  }

  async read(from: Position, limit: number): Promise<ReadonlyArray<Record>> {
    const records: Array<Record> = []
    const to = this.head
    let at = this.segments.findLastIndex((segment) => segment.header.from <= from)
    if (at < 0) at = 0
    for (; at < this.segments.length && records.length === 0; at++) {
      const segment = this.segments[at]
      const before = this.segments[at + 1]?.header.from ?? to + 1
      if (segment !== undefined && from < before)
        await this.readSegment(segment, from, Math.min(before - 1, to), limit, records)
    }
    return records
  }

  private async readSegment(segment: Segment, from: Position, to: Position, limit: number, records: Array<Record>) {
    const file = await open(segment.path, "r")
    try {
      let place = placeOf(segment, from)
      let want = 1 << 20
      while (records.length < limit && place < segment.size) {
        const bytes = Buffer.allocUnsafe(Math.min(want, segment.size - place))
        await file.read(bytes, 0, bytes.length, place)
        const used = this.parse(segment, place, bytes, from, to, limit, records)
        if (used === 0 && place + bytes.length >= segment.size) return
        if (used === 0) want *= 2
        else if (records.length > 0) return
        place += used
      }
    } finally {
      await file.close()
    }
  }

  /** Takes whole lines from a stretch of a segment; returns how many bytes are done with. */
  private parse(
    segment: Segment,
    place: number,
    bytes: Buffer,
    from: Position,
    to: Position,
    limit: number,
    records: Array<Record>
  ) {
    let [offset, seen] = [0, from - 1]
    const whole = place + bytes.length >= segment.size
    while (offset < bytes.length && records.length < limit) {
      const line = readLine(bytes, offset)
      if (line === undefined) {
        const next = afterDamage(bytes, offset)
        if (next < 0 && !whole) return offset
        if (next >= 0 || seen < to) this.trouble(segment, place + offset, place + (next < 0 ? bytes.length : next))
        offset = next < 0 ? bytes.length : next
        continue
      }
      if (place + offset > 0) {
        const position = Number.parseInt(line.json.toString("latin1", 1, 24))
        if (position > to) return bytes.length
        seen = position
        remember(segment, position, place + offset)
        if (position >= from) records.push(decodeRecord(line.json))
      }
      offset = line.end
    }
    return offset
  }

  retain(passed: Position, now: number) {
    let removed = 0
    const total = () => this.segments.reduce((sum, segment) => sum + segment.size, 0)
    for (;;) {
      const [first, second] = this.segments
      if (first === undefined || second === undefined || second.header.from > passed + 1) return removed
      const age = now - ageOf(first)
      if (age < this.options.keepAtLeast || (age < this.options.keepAge && total() < this.options.keepBytes))
        return removed
      unlinkSync(first.path)
      this.segments.shift()
      removed++
    }
  }

  close() {
    if (this.fd >= 0) closeSync(this.fd)
    this.fd = -1
  }
}

/** Notes where a position stands, once in about a thousand. */
const remember = (segment: Segment, position: Position, place: number) => {
  const last = segment.index.at(-1)
  if (last === undefined || position >= last[0] + 1024) segment.index.push([position, place])
}

/** When a segment was last written, ms since 1970. */
const ageOf = (segment: Segment) => Bun.file(segment.path).lastModified

/** The start of the next sound line behind damaged bytes, or -1 if these bytes hold none. */
const afterDamage = (bytes: Buffer, offset: number): number => {
  for (let next = bytes.indexOf(10, offset); next >= 0; next = bytes.indexOf(10, next + 1)) {
    if (readLine(bytes, next + 1) !== undefined) return next + 1
  }
  return -1
}
