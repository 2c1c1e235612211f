/** Chance that can be had again: the same seed gives the same throws (mulberry32). */

export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  /** 0 <= x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<A>(first: A, ...others: ReadonlyArray<A>): A {
    return [first, ...others][this.whole(0, others.length)] ?? first
  }

  /** Others with a seed of their own, so that what they throw moves nothing here. */
  fork(): Dice {
    return new Dice(this.whole(0, 2 ** 31 - 1))
  }
}
