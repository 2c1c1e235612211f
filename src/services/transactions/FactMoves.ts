/** Gives facts and readings to the charges that an operator says they belong to, and draws those charges anew. */
import { Effect } from "effect"
import type { Charge } from "../../domain/Charge.ts"
import type { EventOf, Move } from "../../domain/Event.ts"
import type { TransactionId } from "../../domain/Ids.ts"
import type { Ledger } from "../../domain/Ledger.ts"
import { redraw } from "../../domain/Redrawing.ts"
import { moment } from "../../domain/Time.ts"
import { zonedTime } from "../../domain/Zoning.ts"
import type { Record } from "../../events/Record.ts"
import { AliasTable } from "./AliasTable.ts"
import { FactTable, type Kept } from "./FactTable.ts"
import { OrphanTable } from "./OrphanTable.ts"
import { ReadingTable } from "./ReadingTable.ts"
import { TransactionTable } from "./TransactionTable.ts"

export const makeFactMoves = Effect.gen(function* () {
  const facts = yield* FactTable
  const readings = yield* ReadingTable
  const aliases = yield* AliasTable
  const orphans = yield* OrphanTable
  const transactions = yield* TransactionTable

  /** `open`: it goes on, should no fact of it be an end. */
  const anew = Effect.fnUntraced(function* (ledger: Ledger, charge: Charge, open: boolean, { position }: Record) {
    const evidence = {
      facts: yield* facts.ofCharges([charge.id], position),
      readings: yield* readings.energies([charge.id], position)
    }
    ledger.replace(redraw(charge, evidence, ledger.limits(charge.station), open, position))
  })

  const kept = (record: Record, nth: number, event: Move, transaction: TransactionId | undefined) => {
    const { position, at: received } = record
    return facts.insertAll([{ position, nth, received, event, transaction, content: undefined, first: 0 }])
  }

  const merge = Effect.fnUntraced(function* (ledger: Ledger, record: Record, nth: number, event: Merged) {
    const [into, from] = [ledger.get(event.into), ledger.get(event.from)]
    const two = into !== undefined && from !== undefined && into !== from
    yield* kept(record, nth, event, two ? into.id : undefined)
    if (!two) return
    yield* facts.give(yield* facts.ofCharges([from.id], record.position), into.id)
    yield* readings.move(from.id, into.id, record.position)
    yield* aliases.move(from.id, into.id)
    yield* aliases.save([{ alias: from.id, transaction: into.id, station: from.station, name: from.name }])
    yield* transactions.remove(from.id)
    ledger.remove(from)
    ledger.aliases.admit(from.id, into.id, from)
    const [received, heardAt] = [Math.min(into.received, from.received), Math.max(into.heardAt, from.heardAt)]
    const open = into.endedAt === undefined || from.endedAt === undefined
    yield* anew(ledger, { ...into, received, heardAt }, open, record)
  })

  const split = Effect.fnUntraced(function* (ledger: Ledger, record: Record, nth: number, event: Split) {
    const charge = ledger.get(event.transaction)
    yield* kept(record, nth, event, charge?.id)
    if (charge === undefined) return
    const all = yield* facts.ofCharges([charge.id], record.position)
    yield* facts.give(
      all.filter((fact) => fact.position < record.position && isSince(charge, fact, event.at)),
      event.fresh
    )
    yield* readings.move(charge.id, event.fresh, record.position, event.at)
    yield* kept(record, -1 - nth, event, event.fresh)
    const open = charge.endedAt === undefined
    yield* anew(ledger, charge, false, record)
    yield* anew(ledger, { ...charge, id: event.fresh, seen: [] }, open, record)
  })

  const assign = Effect.fnUntraced(function* (ledger: Ledger, record: Record, nth: number, event: Assigned) {
    const charge = ledger.get(event.transaction)
    yield* kept(record, nth, event, charge?.id)
    // What is yet to come belongs to nobody.
    if (charge === undefined || event.position >= record.position) return
    const told = (yield* facts.at(event.position)).filter((fact) => fact.event.station === charge.station)
    yield* facts.give(told, charge.id)
    const owners = new Set(yield* readings.give(charge.station, event.position, charge.id))
    for (const { transaction } of told) if (transaction !== null) owners.add(transaction)
    owners.delete(charge.id)
    yield* orphans.give(charge.station, event.position, charge.id)
    for (const owner of yield* transactions.byId([...owners])) ledger.admit(owner)
    for (const owner of [charge.id, ...owners]) {
      const concerned = ledger.get(owner)
      if (concerned !== undefined) yield* anew(ledger, concerned, concerned.endedAt === undefined, record)
    }
  })

  return {
    anew,
    move: (ledger: Ledger, record: Record, nth: number, event: Move) => {
      switch (event._tag) {
        case "TransactionsMerged":
          return merge(ledger, record, nth, event)
        case "TransactionSplit":
          return split(ledger, record, nth, event)
        case "FactAssigned":
          return assign(ledger, record, nth, event)
      }
    }
  }
})

type Merged = EventOf<"TransactionsMerged">
type Split = EventOf<"TransactionSplit">
type Assigned = EventOf<"FactAssigned">

/** What was told of a time from then on; or that it ended, said by hand since. What was moved before stays. */
const isSince = (charge: Charge, { event, received }: Kept, at: number): boolean => {
  if ("time" in event) return moment(zonedTime(charge, event.time), received) >= at
  return (event._tag === "TransactionClosed" || event._tag === "TransactionAbandoned") && received >= at
}
