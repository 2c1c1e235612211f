/** Where a backup is written to: counts and hashes its lines, compresses them, hands them on as fast as they are taken. */
import { createHash } from "node:crypto"
import { type Cause, Effect, Queue } from "effect"
import type { BackupEnd, BackupHeader, BackupSection } from "../api/BackupFormat.ts"
import { Compressor } from "./Compressor.ts"

export class Sink {
  private readonly queue: Queue.Enqueue<Uint8Array, Cause.Done>
  private readonly hash = createHash("sha256")
  private readonly compressor = new Compressor()
  private readonly counts = { lines: 0, rows: 0, records: 0 }

  constructor(queue: Queue.Enqueue<Uint8Array, Cause.Done>) {
    this.queue = queue
  }

  begin(line: BackupHeader | BackupSection) {
    return this.lines([JSON.stringify(line)])
  }

  rows(lines: ReadonlyArray<string>) {
    this.counts.rows += lines.length
    return this.lines(lines)
  }

  records(lines: ReadonlyArray<string>) {
    this.counts.records += lines.length
    return this.lines(lines.map((line) => JSON.stringify(line)))
  }

  /** A piece of a file. */
  bytes(piece: Uint8Array) {
    return this.lines([JSON.stringify(Buffer.from(piece).toString("base64"))])
  }

  readonly end = Effect.suspend(() => {
    const end: BackupEnd = { end: { ...this.counts, sha256: this.hash.digest("hex") } }
    return Effect.andThen(this.write(Buffer.from(`${JSON.stringify(end)}\n`)), this.rest)
  })

  private lines(lines: ReadonlyArray<string>) {
    return Effect.suspend(() => {
      this.counts.lines += lines.length
      const bytes = Buffer.from(`${lines.join("\n")}\n`)
      this.hash.update(bytes)
      return this.write(bytes)
    })
  }

  private write(bytes: Uint8Array) {
    return Effect.flatMap(
      Effect.promise(() => this.compressor.write(bytes)),
      (pieces) => this.hand(pieces)
    )
  }

  private readonly rest = Effect.suspend(() =>
    Effect.flatMap(
      Effect.promise(() => this.compressor.end()),
      (pieces) => this.hand(pieces)
    )
  )

  private hand(pieces: ReadonlyArray<Uint8Array>) {
    return Effect.asVoid(Queue.offerAll(this.queue, pieces))
  }
}
