/** Counts what failed under a name (an address, a user), so that guessing is slow. Holds a thousand names; the oldest go first. */

const mostNames = 1000

/** Whoever has an address of IPv6 has 2^64 of them: they are counted as one. */
export const networkOf = (address: string): string => {
  if (!address.includes(":") || address.includes(".")) return address
  const [head = "", tail] = address.toLowerCase().split("%", 1)[0]?.split("::") ?? []
  const [left, right] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")))
  const gap = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [...(left ?? []), ...Array.from({ length: Math.max(0, gap) }, () => "0"), ...(right ?? [])]
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""))
  // ::1, and IPv4 in the clothes of IPv6, are one each.
  return network.every((group) => group === "0") ? address : network.join(":")
}

export class Attempts {
  private readonly failures = new Map<string, { count: number; readonly since: number }>()
  private readonly most: number
  private readonly window: number

  /** `most` failures in `window` ms; then nobody of this name is listened to until the window is over. */
  constructor(most = 20, window = 60_000) {
    this.most = most
    this.window = window
  }

  /** Seconds for which this name is not listened to; 0: it may try. `now` in ms. */
  wait(name: string, now: number): number {
    const entry = this.failures.get(name)
    if (entry === undefined || entry.count < this.most) return 0
    return Math.max(0, Math.ceil((entry.since + this.window - now) / 1000))
  }

  /** True: that was one too many. */
  failed(name: string, now: number): boolean {
    const entry = this.failures.get(name)
    if (entry !== undefined && now - entry.since < this.window) return ++entry.count === this.most
    this.failures.delete(name)
    this.failures.set(name, { count: 1, since: now })
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= mostNames) break
      this.failures.delete(oldest)
    }
    return this.most === 1
  }

  /** It was right after all: what was counted for it is taken back. */
  forgive(name: string) {
    const entry = this.failures.get(name)
    if (entry !== undefined) entry.count--
  }
}
