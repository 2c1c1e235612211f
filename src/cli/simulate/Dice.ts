/** Chance by a seed: the same seed lives the same day. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(of: number): boolean {
    return this.next() < of
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }

  pick<A>(from: readonly [A, ...ReadonlyArray<A>]): A {
    return from[this.whole(0, from.length - 1)] ?? from[0]
  }

  /** A random text of `length` hexadecimal digits. */
  hex(length: number): string {
    let text = ""
    while (text.length < length) text += this.whole(0, 15).toString(16)
    return text
  }
}
