/** Chance with a seed that is printed: FAULT_SEED=<it> runs a test once more as it was. */

export class Chance {
  readonly seed: number
  private state: number

  constructor(title: string) {
    this.seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31))
    this.state = this.seed
    console.log(`${title}: FAULT_SEED=${this.seed}`)
  }

  /** 0 <= x < 1 (mulberry32). */
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
}
