/** Goes through the frames of one station, segment by segment, until a page is full or its time is up. */
import { type FileHandle, open } from "node:fs/promises"
import { decodeRecord, prefix, type Record, readLine } from "../Record.ts"
import { readIndex, type Stretch } from "./FrameIndex.ts"
import { range } from "./Seek.ts"
import { readFrameHead, type Spot } from "./Spot.ts"
import { scanStation } from "./StationScan.ts"

/** What is wanted. A frame is matched by all that is said. */
export interface Query {
  /** Its identity as the journal has it. */
  readonly station: string
  /** ms since 1970: from this moment on, until before that one. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** In any case of letters. */
  readonly action?: string | undefined
  /** Stands in the frame, in any case of letters. */
  readonly text?: string | undefined
  readonly direction?: "in" | "out" | undefined
  readonly newest: boolean
  /** Behind this place in the order wanted. */
  readonly after?: Place | undefined
  readonly limit: number
}

/** A record, and in it its frame (0) or our answer (1). */
export type Place = readonly [position: number, nth: number]

/** A frame as it went over the wire, secrets hidden. `type` as in its first place; 0: it is none. */
export interface Traced {
  readonly place: Place
  /** ms since 1970; of our answer when the call came. */
  readonly at: number
  readonly out: boolean
  readonly type: number
  readonly action: string | undefined
  readonly connection: number
  readonly text: string
}

/** `next`: go on behind this place; there may be more. */
export interface Found {
  readonly frames: ReadonlyArray<Traced>
  readonly next?: Place
}

/** ms after which what was found so far is answered. */
const patience = 150

/** A segment, and when its first record came. */
export interface Dated extends Stretch {
  readonly begun: number | undefined
}

/** ms by which our clock may have been set back between one record and the next. */
const setBack = 3_600_000
/** Within a segment: records are put in order when they are decided, their times are of a moment before. */
const disorder = 60_000

export const search = async (
  stretches: ReadonlyArray<Dated>,
  query: Query,
  signal: AbortSignal,
  clock = () => performance.now()
): Promise<Found> => {
  const searching = new Search(query, clock() + patience, clock)
  const some = stretches.filter((stretch, nth) => mayHold(stretch, stretches[nth + 1]?.begun, query))
  for (const stretch of query.newest ? some.toReversed() : some) {
    signal.throwIfAborted()
    const found = await searching.segment(stretch)
    if (found !== undefined) return found
  }
  return { frames: searching.frames }
}

const mayHold = ({ from: first, to, begun }: Dated, next: number | undefined, query: Query): boolean => {
  const { after, newest, from, until } = query
  if (after !== undefined && (newest ? first > after[0] : to < after[0])) return false
  if (from !== undefined && next !== undefined && next + setBack < from) return false
  return until === undefined || begun === undefined || begun - setBack < until
}

class Search {
  readonly frames: Array<Traced> = []
  private readonly query: Query
  private readonly end: number
  private readonly clock: () => number
  private readonly action: string | undefined
  private readonly text: string | undefined

  constructor(query: Query, end: number, clock: () => number) {
    this.query = query
    this.end = end
    this.clock = clock
    this.action = query.action?.toLowerCase()
    this.text = query.text?.toLowerCase()
  }

  /** Undefined: go on with the next one. One that is gone meanwhile holds nothing. */
  async segment(stretch: Stretch): Promise<Found | undefined> {
    const { station, newest, from, until } = this.query
    const index = stretch.sealed ? await readIndex(stretch, station) : undefined
    const beyond =
      index !== undefined && (index.last < (from ?? 0) || index.first >= (until ?? Number.POSITIVE_INFINITY))
    if (beyond || index?.spots.length === 0) return this.spent(this.leaving(stretch))
    const file = await open(stretch.path, "r").catch(() => undefined)
    if (file === undefined) return undefined
    try {
      const some =
        index === undefined
          ? scanStation(file, stretch.size, await this.place(file, stretch), station, newest)
          : [index.spots]
      for await (const spots of some) {
        const found = await this.look(file, stretch, newest ? spots.toReversed() : spots)
        if (found !== undefined) return found
      }
    } finally {
      await file.close()
    }
    return this.spent(this.leaving(stretch))
  }

  /** Where in a segment of which nothing is known it may stand. */
  private place(file: FileHandle, { size }: Stretch) {
    const { after, newest, from, until } = this.query
    return range(
      file,
      size,
      ({ position, at }) =>
        (!newest && after !== undefined && position < after[0]) || (from !== undefined && at < from - disorder),
      ({ position, at }) =>
        (newest && after !== undefined && position > after[0]) || (until !== undefined && at >= until + disorder)
    )
  }

  private leaving({ from, to }: Stretch): Place {
    return this.query.newest ? [from, 0] : [to, 1]
  }

  /** What to answer when the time is up. */
  private spent(place: Place): Found | undefined {
    return this.clock() < this.end ? undefined : { frames: this.frames, next: place }
  }

  private async look(file: FileHandle, { to }: Stretch, spots: ReadonlyArray<Spot>): Promise<Found | undefined> {
    const { newest, limit } = this.query
    for (const spot of spots) {
      if (spot.position > to || !this.mayMatch(spot)) continue
      const record = await readAt(file, spot.offset, this.text)
      const frames = record === undefined ? [] : framesOf(record, spot).filter((frame) => this.matches(frame))
      for (const frame of newest ? frames.toReversed() : frames) {
        const last = this.frames.at(-1)
        if (this.frames.length === limit && last !== undefined) return { frames: this.frames, next: last.place }
        this.frames.push(frame)
      }
      const spent = this.spent(newest ? [spot.position, 0] : [spot.position, 1])
      if (spent !== undefined) return spent
    }
    return undefined
  }

  private mayMatch({ position, at, out, type, action }: Spot): boolean {
    const { after, newest, from, until, direction } = this.query
    if (after !== undefined && (newest ? position > after[0] : position < after[0])) return false
    if (at < (from ?? 0) || at >= (until ?? Number.POSITIVE_INFINITY)) return false
    // A call that came has our answer with it.
    if (direction === "in" && out) return false
    if (direction === "out" && !out && type !== 2 && type !== 0) return false
    return this.action === undefined || type === 0 || action?.toLowerCase() === this.action
  }

  private matches({ place, out, action, text }: Traced): boolean {
    const { after, newest, direction } = this.query
    if (after !== undefined && (newest ? compare(place, after) >= 0 : compare(place, after) <= 0)) return false
    if (direction !== undefined && out !== (direction === "out")) return false
    if (this.action !== undefined && action?.toLowerCase() !== this.action) return false
    return this.text === undefined || text.toLowerCase().includes(this.text)
  }
}

const compare = (a: Place, b: Place): number => a[0] - b[0] || a[1] - b[1]

const framesOf = ({ position, at, cause, frame, answer }: Record, spot: Spot): ReadonlyArray<Traced> => {
  if (frame === undefined || !("connection" in cause)) return []
  const { connection } = cause
  const { type, action } = readFrameHead(frame)
  const known = action ?? spot.action
  const came = { place: [position, 0] as const, at, out: spot.out, type, action: known, connection, text: frame }
  if (answer === undefined) return [came]
  const { type: answered } = readFrameHead(answer)
  return [came, { ...came, place: [position, 1] as const, out: true, type: answered, text: answer }]
}

/** Bytes; most lines are shorter. */
const usual = 4096

/** The record whose line begins there; undefined: there is no sound one, or the text does not stand in it. */
const readAt = async (file: FileHandle, offset: number, text: string | undefined): Promise<Record | undefined> => {
  let bytes = Buffer.allocUnsafe(usual)
  let { bytesRead } = await file.read(bytes, 0, usual, offset)
  const whole = prefix + Number.parseInt(bytes.toString("latin1", 0, 8), 16) + 1
  if (whole > bytesRead && whole < largest) {
    bytes = Buffer.allocUnsafe(whole)
    bytesRead = (await file.read(bytes, 0, whole, offset)).bytesRead
  }
  const line = readLine(bytes.subarray(0, bytesRead), 0)
  if (line === undefined || (text !== undefined && !mayMention(line.json, text))) return undefined
  return decodeRecord(line.json)
}

/** Bytes: a frame of 1 MiB, and what was made of it. */
const largest = 64 << 20

/** What JSON never escapes stands in the line as it is. */
const mayMention = (line: Buffer, text: string): boolean =>
  escaped.test(text) || line.toString("utf8").toLowerCase().includes(text)
const escaped = /["\\\u0000-\u001f]/
