/** Reads a backup a stretch at a time, and believes it only when its last line is there and all adds up. */
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { createZstdDecompress } from "node:zlib"
import { Schema } from "effect"
import { BackupEnd, BackupHeader, BackupSection, backupFormat } from "./BackupFormat.ts"

/** The file cannot be used; one line that says why. */
export class BackupUnusable extends Schema.TaggedError<BackupUnusable>()("BackupUnusable", {
  message: Schema.String
}) {}

/** Some lines of one section; none where it begins. */
export interface Stretch {
  readonly header: BackupHeader
  readonly section: BackupSection
  readonly lines: ReadonlyArray<string>
}

/** What of it was counted, once it is whole. */
export type Whole = BackupEnd["end"]

/**
 * The stretches of a compressed backup, in order; the last one that is given back is what it ends with. Throws
 * `BackupUnusable`: what was read until then is worth nothing.
 */
export async function* readBackup(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Stretch, Whole> {
  const reader = new BackupReader()
  const text = new TextDecoder()
  for await (const piece of decompressed(bytes)) yield* reader.take(text.decode(piece, { stream: true }))
  return reader.whole()
}

async function* decompressed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes)
  const zstd = createZstdDecompress()
  source.on("error", (error) => zstd.destroy(error))
  try {
    for await (const piece of source.pipe(zstd)) yield piece
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
    if (!code.startsWith("ZSTD") && !code.startsWith("Z_")) throw cause
    throw new BackupUnusable({ message: "it is no backup of Onetime, or it is damaged" })
  } finally {
    source.destroy()
  }
}

class BackupReader {
  private rest = ""
  private header: BackupHeader | undefined
  private section: BackupSection | undefined
  private end: Whole | undefined
  private lines = 0
  private readonly hash = createHash("sha256");

  *take(text: string): Generator<Stretch> {
    const lines = `${this.rest}${text}`.split("\n")
    this.rest = lines.pop() ?? ""
    let content: Array<string> = []
    for (const line of lines) {
      if (line.charCodeAt(0) !== brace) content.push(line)
      else {
        yield* this.stretch(content)
        content = []
        yield* this.object(line)
      }
      if (this.end !== undefined) continue
      this.lines++
      this.hash.update(line).update("\n")
    }
    yield* this.stretch(content)
  }

  private *stretch(lines: ReadonlyArray<string>): Generator<Stretch> {
    const { header, section } = this
    if (lines.length === 0) return
    if (header === undefined) throw new BackupUnusable({ message: "it is no backup of Onetime" })
    if (section === undefined || this.end !== undefined) throw damaged()
    yield { header, section, lines }
  }

  private *object(line: string): Generator<Stretch> {
    const value = parsed(line)
    if (this.header === undefined) this.header = headerOf(value)
    else if (this.end !== undefined) throw damaged()
    else if (isEnd(value)) this.end = value.end
    else if (isSection(value)) {
      this.section = value
      yield { header: this.header, section: value, lines: [] }
    } else throw damaged()
  }

  whole(): Whole {
    const { end, lines } = this
    if (this.header === undefined) throw new BackupUnusable({ message: "it is no backup of Onetime, or it is cut" })
    if (end === undefined || this.rest !== "") throw new BackupUnusable({ message: "it is cut: its end is missing" })
    if (end.lines !== lines || end.sha256 !== this.hash.digest("hex")) throw damaged()
    return end
  }
}

const brace = 123

const damaged = () => new BackupUnusable({ message: "it is damaged: its lines are not what its end says" })

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged()
  }
}

const isEnd = Schema.is(BackupEnd)
const isSection = Schema.is(BackupSection)
const isHeader = Schema.is(BackupHeader)
const Format = Schema.is(
  Schema.Struct({ onetime: Schema.Literal("backup"), format: Schema.Int, version: Schema.String })
)

const headerOf = (value: unknown): BackupHeader => {
  if (!Format(value)) throw new BackupUnusable({ message: "it is no backup of Onetime" })
  const { format, version } = value
  if (format > backupFormat) {
    throw new BackupUnusable({
      message: `it was made by a newer Onetime (${version}, format ${format}; this one knows ${backupFormat}): restore it with that one`
    })
  }
  if (!isHeader(value)) throw damaged()
  return value
}
