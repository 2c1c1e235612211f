/** Times of answers, counted in buckets of 3 % width: a million of them cost a few kB and no allocation while measuring. */

const stepsPerDoubling = 24
const doublings = 32

/** Times in ms; the finest bucket begins at 1 µs. */
export class Histogram {
  private readonly counts = new Uint32Array(stepsPerDoubling * doublings)
  private total = 0
  private longest = 0

  add(ms: number) {
    const bucket = ms <= 0.001 ? 0 : Math.min(this.counts.length - 1, (Math.log2(ms * 1000) * stepsPerDoubling) | 0)
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.total++
    if (ms > this.longest) this.longest = ms
  }

  clear() {
    this.counts.fill(0)
    this.total = this.longest = 0
  }

  /** The time in ms that this share (0 to 1) of the answers did not exceed; 0 when there were none. */
  quantile(share: number): number {
    let left = Math.ceil(this.total * share)
    for (const [bucket, count] of this.counts.entries()) {
      left -= count
      if (count > 0 && left <= 0) return Math.min(this.longest, 2 ** ((bucket + 1) / stepsPerDoubling) / 1000)
    }
    return this.longest
  }

  get summary(): Latency {
    const [p50, p99, p999] = [this.quantile(0.5), this.quantile(0.99), this.quantile(0.999)]
    return { p50, p99, p999, max: this.longest }
  }
}

/** All in ms. */
export interface Latency {
  readonly p50: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}
