/** Keeps charges, their facts and their readings up to date in PostgreSQL: the one writer of all of them. */
import { Effect, Layer } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { AliasTable } from "./AliasTable.ts"
import { conclude } from "./Concluding.ts"
import { makeFactMoves } from "./FactMoves.ts"
import { FactTable } from "./FactTable.ts"
import { redraws, tags } from "./Kinds.ts"
import { makeLookup } from "./Lookup.ts"
import { MeterTable } from "./MeterTable.ts"
import { OrphanTable } from "./OrphanTable.ts"
import { ReadingTable } from "./ReadingTable.ts"
import { TransactionTable } from "./TransactionTable.ts"
import { makeWhole } from "./Whole.ts"

export const TransactionListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const transactions = yield* TransactionTable
    const readings = yield* ReadingTable
    const facts = yield* FactTable
    const aliases = yield* AliasTable
    const orphans = yield* OrphanTable
    const meters = yield* MeterTable
    const lookup = yield* makeLookup
    const whole = yield* makeWhole
    const moves = yield* makeFactMoves
    // Older ended charges are fetched when a fact names them.
    const ledger = new Ledger(lookedBack)
    const stations = new Set<string>()

    /** Records of which at most the last redraws charges. */
    const part = Effect.fnUntraced(function* (records: ReadonlyArray<Record>) {
      const last = records.at(-1)
      if (last === undefined) return
      const drawn = conclude(records, ledger, yield* lookup(records, ledger, stations))
      yield* readings.insertAll(drawn.readings)
      yield* facts.insertAll(drawn.facts)
      if (drawn.orphans.length > 0) yield* orphans.insertAll(drawn.orphans)
      for (const { event, nth } of drawn.moves) yield* moves.move(ledger, last, nth, event)
      for (const station of drawn.adjusted) {
        yield* meters.save(station, ledger.limits(station))
        const open = ledger.of(station).filter(({ endedAt }) => endedAt === undefined)
        for (const charge of open) yield* moves.anew(ledger, charge, true, last)
      }
      const changed = [...ledger.changed]
      yield* whole(changed, (station) => ledger.limits(station), last.position)
      yield* transactions.save(changed)
      yield* aliases.save([...ledger.renamed].map(([alias, transaction]) => ({ alias, transaction })))
      ledger.settle()
    })

    const apply = (records: ReadonlyArray<Record>) => Effect.forEach(partsOf(records), part, { discard: true })

    const reset = Effect.gen(function* () {
      ledger.clear()
      stations.clear()
      yield* readings.reset
    })
    yield* listeners.listen({ name: "transactions", tags, apply, reset })
  })
)

/** Cut before and behind every record that redraws charges. */
const partsOf = (records: ReadonlyArray<Record>): ReadonlyArray<ReadonlyArray<Record>> => {
  if (!records.some(({ events }) => events.some(redraws))) return [records]
  const parts: Array<Array<Record>> = [[]]
  for (const record of records) {
    const alone = record.events.some(redraws)
    if (alone) parts.push([])
    parts.at(-1)?.push(record)
    if (alone) parts.push([])
  }
  return parts
}
