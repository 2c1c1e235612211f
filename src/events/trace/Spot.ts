/** What the first bytes of a line tell of the frame in it, without parsing it: whose it is, when, which way, what of. */

/** A frame in a segment. `type`: 2 a call, 3 its result, 4 an error ...; 0: not known before the frame is read. */
export interface Spot {
  readonly position: number
  /** Of its line, in bytes from the segment's begin. */
  readonly offset: number
  /** ms since 1970. */
  readonly at: number
  /** We sent it; else the station did. */
  readonly out: boolean
  readonly type: number
  /** Of an answer to us, that of our call; undefined: not known. */
  readonly action: string | undefined
}

/** Frames of the lines it is shown, in their order: so that of an answer it is known what was asked. */
export class SpotReader {
  private readonly asked = new Map<string, string>()

  /** `line`: what stands behind the length and checksum, perhaps not all of it. `station`: as it stands there, in quotes. */
  read(line: Buffer, offset: number): { readonly station: string; readonly spot: Spot } | undefined {
    const head = headPattern.exec(line.toString("latin1", 0, Math.min(line.length, 400))) ?? longHead(line)
    if (head === null) return undefined
    const [, position = "", at = "", kind, latin = ""] = head
    const station = isAscii.test(latin) ? latin : Buffer.from(latin, "latin1").toString("utf8")
    const out = kind === "sent"
    const { type, id, action } = frameIn(line)
    const spot = { position: Number(position), at: Number(at), offset, out, type }
    if (action !== undefined) {
      if (out) this.ask(id, action)
      return { station, spot: { ...spot, action } }
    }
    return { station, spot: { ...spot, action: out ? undefined : this.answered(id) } }
  }

  private ask(id: string, action: string) {
    this.asked.set(id, action)
    if (this.asked.size > mostAsked) for (const oldest of this.asked.keys()) return void this.asked.delete(oldest)
  }

  private answered(id: string): string | undefined {
    return this.asked.get(id)
  }
}

/** Calls that wait for their answers, of all stations. */
const mostAsked = 10_000

const headPattern = /^\[(\d+),(\d+),\{"kind":"(frame|sent)","station":("(?:[^"\\]|\\.)*"),"connection":\d+\}/
const isAscii = /^[\x20-\x7e]*$/

/** Of an identity of 255 characters, all of them escaped. */
const longHead = (line: Buffer) =>
  /^\[\d+,\d+,\{"kind":"(?:frame|sent)"/.test(line.toString("latin1", 0, Math.min(line.length, 60)))
    ? headPattern.exec(line.toString("latin1", 0, Math.min(line.length, 2000)))
    : null

const tab = 9
const framePattern = /^\s*\[\s*(\d)\s*,\s*("(?:[^"\\]|\\.)*"|[^,\]\s]*)\s*(?:,\s*"((?:[^"\\]|\\.)*)")?/

const frameIn = (line: Buffer): FrameHead => {
  const begin = line.indexOf(tab) + 1
  if (begin === 0) return unknown
  return readFrameHead(line.toString("latin1", begin, Math.min(line.length, begin + 400)))
}

interface FrameHead {
  readonly type: number
  /** As JSON text. */
  readonly id: string
  /** Of a call. */
  readonly action?: string
}

/** What a frame begins with. */
export const readFrameHead = (text: string): FrameHead => {
  const match = framePattern.exec(text)
  if (match === null) return unknown
  const [, digit, id = "", action] = match
  const type = Number(digit)
  return (type === 2 || type === 6) && action !== undefined ? { type, id, action } : { type, id }
}

const unknown: FrameHead = { type: 0, id: "" }
