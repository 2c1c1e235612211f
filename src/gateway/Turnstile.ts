/** Counts wrong passwords per address and identity: after twenty in a minute the door stays shut for that minute. */
const minute = 60_000
const most = 20
/** So many pairs are remembered; beyond it the oldest is forgotten. */
const places = 10_000

export class Turnstile {
  private readonly failures = new Map<string, { readonly since: number; count: number }>()

  closed(address: string, identity: string, now: number): boolean {
    const found = this.failures.get(`${address} ${identity}`)
    return found !== undefined && now - found.since < minute && found.count >= most
  }

  failed(address: string, identity: string, now: number) {
    const key = `${address} ${identity}`
    const found = this.failures.get(key)
    if (found !== undefined && now - found.since < minute) {
      found.count++
      return
    }
    this.failures.delete(key)
    this.failures.set(key, { since: now, count: 1 })
    if (this.failures.size <= places) return
    for (const oldest of this.failures.keys()) {
      this.failures.delete(oldest)
      return
    }
  }
}
