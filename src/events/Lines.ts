/** Lines of the journal, one behind the other in one buffer: a batch becomes bytes once, with no text made on the way. */
import { prefix } from "./Record.ts"

/** A larger buffer than this, in bytes, is not kept for the next batch. */
const usual = 1 << 20
const digits = Buffer.from("0123456789abcdef")

export class Lines {
  private space = Buffer.allocUnsafe(usual)
  private end = 0

  /** Bytes so far. */
  get length(): number {
    return this.end
  }

  /** `llllllll cccccccc {head}\n`, or with a tab and `tail` before the newline, as `encodeLine` says it. */
  add(head: string, tail: string | undefined) {
    const start = this.end + prefix
    this.reserve(start + 3 * (head.length + (tail?.length ?? 0)) + 2)
    const { space } = this
    let length = space.write(head, start, "utf8")
    if (tail !== undefined) {
      space[start + length] = 9
      length += 1 + space.write(tail, start + length + 1, "utf8")
    }
    this.hex(this.end, length)
    space[this.end + 8] = 32
    this.hex(this.end + 9, Bun.hash.crc32(space.subarray(start, start + length)))
    space[start - 1] = 32
    space[start + length] = 10
    this.end = start + length + 1
  }

  /** All of it; good until the next line is added. */
  take(): Buffer {
    const bytes = this.space.subarray(0, this.end)
    this.end = 0
    if (this.space.length > usual) this.space = Buffer.allocUnsafe(usual)
    return bytes
  }

  private reserve(size: number) {
    if (size <= this.space.length) return
    const larger = Buffer.allocUnsafe(2 * size)
    this.space.copy(larger, 0, 0, this.end)
    this.space = larger
  }

  private hex(at: number, value: number) {
    for (let nibble = 0; nibble < 8; nibble++) {
      this.space[at + 7 - nibble] = digits[(value >>> (4 * nibble)) & 15] ?? 0
    }
  }
}
