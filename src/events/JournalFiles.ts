/** The files of a journal: writes batches, reads stretches, begins and removes segments. Synchronous where order counts. */
import {
  closeSync,
  existsSync,
  fdatasync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import type { Position } from "../domain/Ids.ts"
import { Histogram } from "../observability/Histogram.ts"
import type { Batch, Options } from "./Journal.ts"
import { format, type Record } from "./Record.ts"
import {
  createSegment,
  cutTail,
  fileName,
  namedPosition,
  readHeader,
  remember,
  type Segment,
  SegmentUnreadable,
  scan,
  syncFolder,
  unborn,
  withoutHeader
} from "./Segment.ts"
import { type Damage, readSegment } from "./SegmentReader.ts"
import type { Stretch } from "./trace/FrameIndex.ts"

/** So many troubles are told and set aside; more of them say nothing new. */
const mostTroubles = 100

export class JournalFiles {
  identity: string
  head = 0
  transaction = 0
  readonly troubles: Array<string> = []
  /** Bytes since it was opened, and how long each write and its sync took. */
  written = 0
  readonly syncs = new Histogram()
  /** Never changed, only replaced: a reader keeps those it began with. */
  private segments: ReadonlyArray<Segment>
  private fd = -1
  private opened = 0
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    makeFolder(options.folder)
    this.segments = this.find()
    this.identity = this.segments[0]?.header.journal ?? crypto.randomUUID()
    const newest = this.segments.at(-1)
    if (newest === undefined) this.startSegment(1)
    else this.recover(newest)
  }

  private find(): ReadonlyArray<Segment> {
    const { folder } = this.options
    const names = readdirSync(folder).sort()
    for (const name of names) if (name.endsWith(unborn)) unlinkSync(join(folder, name))
    const paths = names.filter((name) => namedPosition(name) !== undefined).map((name) => join(folder, name))
    const found = paths.map((path) => ({ path, segment: readHeader(path) }))
    const sound = found.flatMap(({ segment }) => (typeof segment === "string" ? [] : [segment]))
    const journal = sound[0]?.header.journal
    return found.flatMap(({ path, segment }) => {
      if (segment === "empty") {
        unlinkSync(path)
        return []
      }
      if (journal === undefined) throw new SegmentUnreadable({ path, message: `${path} ${noHeader}` })
      if (segment === "damaged") return [withoutHeader(path, journal, statSync(path).size)]
      if (segment.header.journal === journal) return [segment]
      const message = `${path} belongs to another journal (${segment.header.journal}) than its neighbours (${journal}): take it out of this folder`
      throw new SegmentUnreadable({ path, message })
    })
  }

  /** A torn tail is cut; bad bytes with good ones behind them are set aside, reported, and gone round. */
  private recover(newest: Segment) {
    const bytes = readFileSync(newest.path)
    const found = scan(newest, bytes)
    if (found.stranger !== undefined) {
      const message = `${newest.path} tells of ${found.stranger}, which this Onetime does not know: it was written by a newer one, start that`
      throw new SegmentUnreadable({ path: newest.path, message })
    }
    for (const [from, to] of found.corrupt) this.damage.bytes(newest, from, to, bytes.subarray(from, to))
    if (found.end < bytes.length) cutTail(newest, found.end)
    this.head = found.last
    this.transaction = Math.max(found.transaction, this.transactionBefore(this.segments.length - 1))
    this.fd = openSync(newest.path, "a")
    this.opened = Date.now()
  }

  /** Where a header is lost the segment before it tells the highest transaction id. */
  private transactionBefore(at: number): number {
    const [before, segment] = [this.segments[at - 1], this.segments[at]]
    if (before === undefined || segment === undefined || segment.header.transaction >= 0) return 0
    return Math.max(scan(before, readFileSync(before.path)).transaction, this.transactionBefore(at - 1))
  }

  private readonly damage: Damage = {
    bytes: (segment, from, to, bytes) => {
      if (!this.trouble(`${segment.path}: bytes ${from} to ${to} are damaged and were passed over`)) return
      try {
        writeFileSync(`${segment.path}.${from}-${to}.damaged`, bytes, { mode: 0o600 })
      } catch {
        // They are still where they were.
      }
    },
    missing: (segment, from, to) => void this.trouble(`${segment.path}: records ${from} to ${to} are missing`)
  }

  private trouble(text: string): boolean {
    const line = `journal ${text}`
    if (this.troubles.includes(line) || this.troubles.length >= mostTroubles) return false
    this.troubles.push(line)
    return true
  }

  /** Bytes of all its files. */
  get bytes(): number {
    return this.segments.reduce((sum, { size }) => sum + size, 0)
  }

  oldest() {
    // A segment that was skipped before anything was in it keeps nothing.
    const first = this.segments.find(
      ({ header }, nth) => (this.segments[nth + 1]?.header.after ?? header.from) >= header.from
    )
    return first?.header.from ?? this.head + 1
  }

  startSegment(from: Position) {
    const { identity: journal, head: after, transaction } = this
    const made = createSegment(this.options.folder, { onetime: format, journal, from, after, transaction })
    this.close()
    this.fd = made.fd
    this.segments = [...this.segments.filter(({ path }) => path !== made.segment.path), made.segment]
    this.opened = Date.now()
  }

  skipTo(position: Position, transaction: number) {
    this.transaction = Math.max(this.transaction, transaction)
    this.startSegment(Math.max(position, this.head) + 1)
    this.head = Math.max(position, this.head)
  }

  write(batch: Batch, done: (error: Error | undefined) => void) {
    const segment = this.segments.at(-1)
    if (segment === undefined || this.fd < 0) return done(new Error("no journal file is open"))
    const { length } = batch.bytes
    const began = performance.now()
    try {
      const written = writeSync(this.fd, batch.bytes)
      if (written !== length) return done(new Error(`short write: ${written} of ${length} bytes`))
    } catch (cause) {
      return done(cause instanceof Error ? cause : new Error(String(cause)))
    }
    fdatasync(this.fd, (error) => {
      if (error instanceof Error) return done(error)
      this.written += length
      this.syncs.add(performance.now() - began)
      this.synced(segment, batch, length)
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
    const from = this.head + 1
    try {
      this.startSegment(from)
    } catch {
      this.opened = Date.now()
      // Half made it would hide what the old one went on to hold: the next write fails, and it is begun anew.
      if (existsSync(join(this.options.folder, fileName(from)))) this.close()
    }
  }

  async read(from: Position, limit: number, tags?: ReadonlyArray<Buffer>): Promise<ReadonlyArray<Record>> {
    const { segments, head } = this
    if (limit <= 0) return []
    const first = segments.findLastIndex((segment) => segment.header.from <= from)
    for (const [at, segment] of segments.entries()) {
      const next = segments[at + 1]?.header
      const [to, last] = next === undefined ? [head, head] : [next.from - 1, next.after]
      if (at < first || from > to) continue
      const records = await readSegment(
        segment,
        { from, to, last, limit, ...(tags === undefined ? {} : { tags }) },
        this.damage
      )
      if (records.length > 0) return records
    }
    return []
  }

  stretches(): ReadonlyArray<Stretch> {
    return this.segments.map(({ path, header, size }, at) => {
      const next = this.segments[at + 1]?.header
      return {
        path,
        from: header.from,
        to: next === undefined ? this.head : next.from - 1,
        size,
        sealed: next !== undefined
      }
    })
  }

  retain(passed: Position, now: number) {
    let removed = 0
    const { keepAtLeast, keepAge, keepBytes } = this.options
    for (;;) {
      const [first, second] = this.segments
      if (first === undefined || second === undefined || second.header.from > passed + 1) return removed
      const age = now - writtenAt(first)
      const total = this.bytes
      if (age < keepAtLeast || (age < keepAge && total < keepBytes)) return removed
      this.remove(first)
      removed++
    }
  }

  private remove(segment: Segment) {
    const { folder } = this.options
    rmSync(segment.path, { force: true })
    this.segments = this.segments.filter((other) => other !== segment)
    for (const name of readdirSync(folder)) {
      if (name.startsWith(`${basename(segment.path)}.`)) rmSync(join(folder, name), { force: true })
    }
  }

  close() {
    const { fd } = this
    this.fd = -1
    if (fd < 0) return
    try {
      closeSync(fd)
    } catch {
      // Everything acknowledged was synced before; what close has to say is not about that.
    }
  }
}

const noHeader =
  "has a damaged first line, and no other file tells which journal it is of: put a sound copy in its place, or move it away"

/** A folder whose own name is not on disk would be lost with all that is in it. */
const makeFolder = (folder: string) => {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) return
  syncFolder(dirname(folder))
  syncFolder(dirname(dirname(folder)))
}

/** When a segment was last written, ms since 1970; one that is not there any more is as old as can be. */
const writtenAt = (segment: Segment) => statSync(segment.path, { throwIfNoEntry: false })?.mtimeMs ?? 0
