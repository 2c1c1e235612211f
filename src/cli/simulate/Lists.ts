/** The cards that a station knows by itself: the local list (1.6 SendLocalList, 2.x D01) and those it has seen accepted. */
export interface Entry {
  readonly card: string
  /** Undefined: to be taken off the list. */
  readonly accepted: boolean | undefined
}

export class Lists {
  version = 0
  private local = new Map<string, boolean>()
  private readonly cache = new Map<string, boolean>()

  send(version: number, full: boolean, entries: ReadonlyArray<Entry>): "Accepted" | "VersionMismatch" {
    if (!full && version <= this.version) return "VersionMismatch"
    if (full) this.local = new Map()
    for (const { card, accepted } of entries) {
      if (accepted === undefined) this.local.delete(card.toLowerCase())
      else this.local.set(card.toLowerCase(), accepted)
    }
    this.version = version
    return "Accepted"
  }

  saw(card: string, accepted: boolean) {
    this.cache.set(card.toLowerCase(), accepted)
  }

  clearCache() {
    this.cache.clear()
  }

  forget(card: string) {
    this.cache.delete(card.toLowerCase())
  }

  /** Undefined: it does not know. */
  knows(card: string): boolean | undefined {
    return this.local.get(card.toLowerCase()) ?? this.cache.get(card.toLowerCase())
  }
}
