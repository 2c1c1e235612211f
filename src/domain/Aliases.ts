/** Other ids of charges: given by mistake to what turned out to be an older one, or theirs before they were merged. */
import type { StationId, TransactionId } from "./Ids.ts"

export class Aliases {
  /** Those found out since the ledger was settled. */
  readonly renamed = new Map<TransactionId, TransactionId>()
  private readonly ids = new Map<TransactionId, TransactionId>()
  /** Names of aliases, by station and name. */
  private readonly names = new Map<string, TransactionId>()

  /** What this id is another of. */
  next(alias: TransactionId): TransactionId | undefined {
    return this.ids.get(alias)
  }

  /** An id that its station called so. */
  named(station: StationId, name: string): TransactionId | undefined {
    return this.names.get(nameKey(station, name))
  }

  admit(alias: TransactionId, id: TransactionId, called?: { readonly station: StationId; readonly name: string }) {
    this.ids.set(alias, id)
    if (called !== undefined) this.names.set(nameKey(called.station, called.name), alias)
  }

  rename(alias: TransactionId, id: TransactionId) {
    this.ids.set(alias, id)
    this.renamed.set(alias, id)
  }

  /** Forgets those that lead nowhere. */
  settle(leads: (alias: TransactionId) => boolean) {
    this.renamed.clear()
    for (const alias of this.ids.keys()) if (!leads(alias)) this.ids.delete(alias)
    for (const [name, alias] of this.names) if (!this.ids.has(alias)) this.names.delete(name)
  }

  clear() {
    this.renamed.clear()
    this.ids.clear()
    this.names.clear()
  }
}

const nameKey = (station: StationId, name: string): string => JSON.stringify([station, name])
