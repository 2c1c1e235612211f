/**
 * The index of a whole segment, a small file beside it: of each station where its frames stand, when, which way, what of.
 * It is only for speed: one that is missing, torn or of another segment is as none, and made anew.
 */
import { open, rename, writeFile } from "node:fs/promises"
import { Schema } from "effect"
import { nextLine, prefix } from "../Record.ts"
import { unborn } from "../Segment.ts"
import { type Spot, SpotReader } from "./Spot.ts"

/** A segment as readers may read it: positions `from` to `to`, in its first `size` bytes. */
export interface Stretch {
  readonly path: string
  readonly from: number
  readonly to: number
  readonly size: number
  /** Nothing more is ever written to it. */
  readonly sealed: boolean
}

const format = 1
const Header = Schema.fromJsonString(
  Schema.Struct({
    onetime: Schema.Literal(format),
    size: Schema.Int,
    /** When its first and last frames came. */
    first: Schema.Number,
    last: Schema.Number,
    actions: Schema.Array(Schema.String),
    /** By identity in quotes: the number of its first entry, and how many it has. */
    stations: Schema.Record(Schema.String, Schema.Tuple([Schema.Int, Schema.Int]))
  })
)
const readHeader = Schema.decodeUnknownOption(Header)

const pathOf = ({ path }: Stretch) => `${path}.frames`

/** Bytes of an entry: offset, position, ms since the first, action, type and way. */
const width = 16
const outward = 128

/** The frames of a station, oldest first; undefined: there is no index. `first` and `last`: of all in the segment. */
export const readIndex = async (
  stretch: Stretch,
  station: string
): Promise<{ readonly spots: ReadonlyArray<Spot>; readonly first: number; readonly last: number } | undefined> => {
  const file = await open(pathOf(stretch), "r").catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { size } = await file.stat()
    let head = Buffer.alloc(Math.min(size, 1 << 16))
    await file.read(head, 0, head.length, 0)
    for (let most = 1 << 20; !head.includes(10) && head.length < size; most *= 4) {
      head = Buffer.alloc(Math.min(size, most))
      await file.read(head, 0, head.length, 0)
    }
    const end = head.indexOf(10)
    const header = readHeader(head.toString("utf8", 0, end))
    if (end < 0 || header._tag === "None" || header.value.size !== stretch.size) return undefined
    const { stations, actions, first, last } = header.value
    const total = Object.values(stations).reduce((sum, [, count]) => sum + count, 0)
    if (size !== end + 1 + total * width) return undefined
    const [nth, count] = stations[JSON.stringify(station)] ?? [0, 0]
    const bytes = Buffer.alloc(count * width)
    await file.read(bytes, 0, bytes.length, end + 1 + nth * width)
    return { spots: spotsOf(bytes, stretch.from, first, actions), first, last }
  } finally {
    await file.close()
  }
}

const spotsOf = (bytes: Buffer, from: number, first: number, actions: ReadonlyArray<string>): ReadonlyArray<Spot> =>
  Array.from({ length: bytes.length / width }, (_, nth) => {
    const at = nth * width
    const flags = bytes.readUInt8(at + 14)
    return {
      offset: bytes.readUInt32LE(at),
      position: from + bytes.readUInt32LE(at + 4),
      at: first + bytes.readInt32LE(at + 8),
      action: actions[bytes.readUInt16LE(at + 12) - 1],
      type: flags % outward,
      out: flags >= outward
    }
  })

/** Whether it is there and whole. */
export const hasIndex = async (stretch: Stretch): Promise<boolean> => (await readIndex(stretch, "")) !== undefined

/** Reads the segment once, a piece at a time with `rest` between: chargers come first. */
export const writeIndex = async (
  stretch: Stretch,
  rest: () => Promise<unknown>,
  signal: AbortSignal
): Promise<void> => {
  const index = new Index(stretch)
  const file = await open(stretch.path, "r")
  try {
    let space = Buffer.allocUnsafe(piece)
    for (let [place, want] = [0, piece]; place < stretch.size; ) {
      if (want > space.length) space = Buffer.allocUnsafe(want)
      const { bytesRead } = await file.read(space, 0, Math.min(want, stretch.size - place), place)
      if (bytesRead === 0) break
      const used = index.take(space.subarray(0, bytesRead), place)
      if (used === 0 && place + bytesRead >= stretch.size) break
      want = used === 0 ? want * 2 : piece
      place += used
      await rest()
      signal.throwIfAborted()
    }
  } finally {
    await file.close()
  }
  const path = pathOf(stretch)
  await writeFile(path + unborn, index.bytes(), { mode: 0o600 })
  await rename(path + unborn, path)
}

const piece = 256 << 10

/** Numbers alone: a text found in a line would keep that line in memory, some 30 MB of them for a segment. */
interface Entry {
  readonly offset: number
  readonly position: number
  /** ms since 1970. */
  readonly at: number
  readonly action: number
  readonly flags: number
}

class Index {
  private readonly reader = new SpotReader()
  private readonly byStation = new Map<string, Array<Entry>>()
  private readonly actions = new Map<string, number>()
  private earliest = 0
  private last = 0
  private readonly stretch: Stretch

  constructor(stretch: Stretch) {
    this.stretch = stretch
  }

  /** Takes whole lines; returns how many bytes are done with. */
  take(bytes: Buffer, place: number): number {
    let offset = 0
    while (offset + prefix <= bytes.length) {
      const length = bytes[offset + 8] === 32 ? Number.parseInt(bytes.toString("latin1", offset, offset + 8), 16) : -1
      if (!(length >= 0)) {
        const next = nextLine(bytes, offset)
        if (next < 0) return bytes.length
        offset = next
        continue
      }
      const end = offset + prefix + length + 1
      if (end > bytes.length) return offset
      this.line(bytes.subarray(offset + prefix, end - 1), place + offset)
      offset = end
    }
    return offset
  }

  private line(json: Buffer, offset: number) {
    const found = this.reader.read(json, offset)
    if (found === undefined || found.spot.position > this.stretch.to || found.spot.position < this.stretch.from) return
    const { station, spot } = found
    this.earliest = this.earliest === 0 ? spot.at : Math.min(this.earliest, spot.at)
    this.last = Math.max(this.last, spot.at)
    const { position, at, action, type, out } = spot
    const flags = type + (out ? outward : 0)
    const entry = { offset, position, at, action: action === undefined ? 0 : this.numberOf(action), flags }
    const entries = this.byStation.get(station)
    if (entries === undefined) this.byStation.set(station, [entry])
    else entries.push(entry)
  }

  /** 0: there are too many. */
  private numberOf(action: string): number {
    const known = this.actions.get(action)
    if (known !== undefined) return known
    if (this.actions.size >= mostActions) return 0
    this.actions.set(action, this.actions.size + 1)
    return this.actions.size
  }

  bytes(): Buffer {
    const { size } = this.stretch
    const stations: { [station: string]: [number, number] } = {}
    let count = 0
    for (const [station, entries] of this.byStation) {
      stations[station] = [count, entries.length]
      count += entries.length
    }
    const { earliest, last } = this
    const header = { onetime: format, size, first: earliest, last, actions: [...this.actions.keys()], stations }
    const head = Buffer.from(`${JSON.stringify(header)}\n`)
    const whole = Buffer.alloc(head.length + count * width)
    head.copy(whole)
    let at = head.length
    for (const entries of this.byStation.values()) {
      for (const entry of entries) {
        whole.writeUInt32LE(entry.offset, at)
        whole.writeUInt32LE(entry.position - this.stretch.from, at + 4)
        whole.writeInt32LE(Math.min(entry.at - earliest, 0x7fffffff), at + 8)
        whole.writeUInt16LE(entry.action, at + 12)
        whole.writeUInt8(entry.flags, at + 14)
        at += width
      }
    }
    return whole
  }
}

/** What a station may invent is not told apart for ever. */
const mostActions = 1000
