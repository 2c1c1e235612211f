/** How many new identities one address has brought in the last minute: whoever guesses identities gets few. */

const window = 60_000
const mostAMinute = 20
/** Addresses remembered; beyond, the one that came first is forgotten. */
const mostAddresses = 1000

export class Admissions {
  private readonly byAddress = new Map<string, ReadonlyArray<number>>()

  /** Counts one more new identity of this address at `now` (ms since 1970); false, and not counted: it has had its share. */
  admit(address: string, now: number): boolean {
    const recent = (this.byAddress.get(address) ?? []).filter((at) => at > now - window && at <= now)
    this.byAddress.delete(address)
    if (recent.length >= mostAMinute) {
      this.byAddress.set(address, recent)
      return false
    }
    for (const oldest of this.byAddress.keys()) {
      if (this.byAddress.size < mostAddresses) break
      this.byAddress.delete(oldest)
    }
    this.byAddress.set(address, [...recent, now])
    return true
  }
}
