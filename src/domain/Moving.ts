/**
 * What memory makes of charges that are merged or split, until it reads what the listener has drawn from the facts: it has
 * none of them itself.
 */
import { type Charge, flag, mergedFlag, splitFlag } from "./Charge.ts"
import type { EventOf, Move } from "./Event.ts"
import type { Position } from "./Ids.ts"
import type { Ledger } from "./Ledger.ts"

export const moveRoughly = (ledger: Ledger, event: Move, position: Position) => {
  if (event._tag === "TransactionsMerged") merge(ledger, event, position)
  else if (event._tag === "TransactionSplit") split(ledger, event, position)
}

const merge = (ledger: Ledger, { into: id, from: other }: EventOf<"TransactionsMerged">, position: Position) => {
  const [into, from] = [ledger.get(id), ledger.get(other)]
  if (from === undefined || into === from) return
  ledger.remove(from)
  ledger.aliases.admit(from.id, id, from)
  if (into === undefined) return
  const open = into.endedAt === undefined || from.endedAt === undefined
  const stale = into.stale && from.stale
  const ends = Math.max(into.endedAt ?? 0, from.endedAt ?? 0)
  const begins = Math.min(into.startedAt ?? from.received, from.startedAt ?? into.received)
  const joined: Charge = { ...into, endedAt: open ? undefined : ends, stale, startedAt: begins, position }
  flag(joined, mergedFlag)
  ledger.replace(joined)
}

const split = (ledger: Ledger, { transaction, fresh: id, at }: EventOf<"TransactionSplit">, position: Position) => {
  const charge = ledger.get(transaction)
  if (charge === undefined) return
  const fresh: Charge = { ...charge, id, startedAt: at, opening: undefined, flags: [], seen: [], position }
  flag(fresh, splitFlag)
  const rest: Charge = { ...charge, endedAt: at, stale: false, position }
  flag(rest, splitFlag)
  ledger.replace(rest)
  ledger.admit(fresh)
}
