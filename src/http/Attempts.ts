/** Counts failed keys per address, so that guessing is slow. Holds a thousand addresses; the oldest go first. */

const window = 60_000
const mostFailures = 20
const mostAddresses = 1000

export class Attempts {
  private readonly failures = new Map<string, { count: number; readonly since: number }>()

  /** Seconds for which this address is not listened to; 0: it may try. `now` in ms. */
  wait(address: string, now: number): number {
    const entry = this.failures.get(address)
    if (entry === undefined || entry.count < mostFailures) return 0
    return Math.max(0, Math.ceil((entry.since + window - now) / 1000))
  }

  failed(address: string, now: number) {
    const entry = this.failures.get(address)
    if (entry !== undefined && now - entry.since < window) {
      entry.count++
      return
    }
    this.failures.delete(address)
    this.failures.set(address, { count: 1, since: now })
    if (this.failures.size <= mostAddresses) return
    for (const oldest of this.failures.keys()) {
      this.failures.delete(oldest)
      return
    }
  }
}
