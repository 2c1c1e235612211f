/**
 * Writes a journal anew from records of another: the same positions, an identity of its own. Where positions are missing a
 * new segment begins, so that nobody looks for what is not there.
 */
import { closeSync, fsyncSync, mkdirSync, writeSync } from "node:fs"
import type { Position } from "../domain/Ids.ts"
import { encodeLine, format } from "./Record.ts"
import { createSegment, positionOf } from "./Segment.ts"

/** Bytes of lines that are written at once. */
const atOnce = 1 << 20

export class JournalCopy {
  readonly identity = crypto.randomUUID()
  /** Where it begins; 0: nowhere yet. */
  first: Position = 0
  private readonly folder: string
  private readonly segmentBytes: number
  private fd = -1
  private last: Position = 0
  private size = 0
  private waiting: Array<Buffer> = []

  constructor(folder: string, segmentBytes: number) {
    this.folder = folder
    this.segmentBytes = segmentBytes
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /** The text of a record, as `encodeRecord` writes it without length and checksum. Positions must rise. */
  add(record: string) {
    const line = Buffer.from(encodeLine(record))
    const position = positionOf(Buffer.from(record.slice(0, 32)))
    if (!(position > this.last)) throw new Error(`record ${position} stands behind ${this.last}`)
    if (this.fd < 0 || position !== this.last + 1 || this.size > this.segmentBytes) this.begin(position, 0)
    this.waiting.push(line)
    this.size += line.length
    this.last = position
    if (this.waiting.length > 1000 || line.length > atOnce) this.flush()
  }

  /** The next record comes above `head`, the next transaction above `transaction`. It is on disk then. */
  end(head: Position, transaction: number) {
    this.begin(Math.max(head, this.last) + 1, transaction)
    this.close()
  }

  private begin(from: Position, transaction: number) {
    this.close()
    const after = this.last === 0 ? from - 1 : this.last
    this.fd = createSegment(this.folder, { onetime: format, journal: this.identity, from, after, transaction }).fd
    this.size = 0
    if (this.first === 0) this.first = from
  }

  private flush() {
    const bytes = Buffer.concat(this.waiting.splice(0))
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at)
  }

  /** Of no use when it was not ended. */
  close() {
    if (this.fd < 0) return
    this.flush()
    fsyncSync(this.fd)
    closeSync(this.fd)
    this.fd = -1
  }
}
