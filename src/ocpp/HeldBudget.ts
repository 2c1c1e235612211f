/**
 * How much a station that waits for approval may make us keep: anybody can be one, and the disk is finite. What is beyond
 * is still answered.
 */

/** Transaction messages and meter values until it is approved; then it must keep them itself. */
const mostCharges = 10_000
/** Everything else, an hour. */
const mostTrifles = 1000
const hour = 3_600_000

export class HeldBudget {
  private readonly charges = new Map<string, number>()
  private readonly trifles = new Map<string, { readonly hour: number; count: number }>()

  /** One more transaction message; false: it has had its share. */
  charge(station: string): boolean {
    const sent = (this.charges.get(station) ?? 0) + 1
    if (sent <= mostCharges) this.charges.set(station, sent)
    return sent <= mostCharges
  }

  /** One more of anything else at `at`, ms since 1970; false: it has had its share of this hour. */
  trifle(station: string, at: number): boolean {
    const now = Math.floor(at / hour)
    const known = this.trifles.get(station)
    if (known?.hour === now) return ++known.count <= mostTrifles
    this.trifles.set(station, { hour: now, count: 1 })
    return true
  }

  /** It is accepted: nothing is counted any more. */
  release(station: string) {
    this.charges.delete(station)
    this.trifles.delete(station)
  }
}
