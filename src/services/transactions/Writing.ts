/** Draws what a part of a batch concludes and writes it. */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import type { StationId } from "../../domain/Ids.ts"
import type { Ledger } from "../../domain/Ledger.ts"
import type { Record } from "../../events/Record.ts"
import { AliasTable } from "./AliasTable.ts"
import { type Conclusions, conclude, nothing } from "./Concluding.ts"
import { makeFactMoves } from "./FactMoves.ts"
import { FactTable } from "./FactTable.ts"
import { makeLookup } from "./Lookup.ts"
import { MeterTable } from "./MeterTable.ts"
import { OrphanTable } from "./OrphanTable.ts"
import { type Placed, ReadingTable } from "./ReadingTable.ts"
import { makeReleasing } from "./Releasing.ts"
import { TransactionTable } from "./TransactionTable.ts"
import { makeWhole } from "./Whole.ts"

export const makeWriting = Effect.gen(function* () {
  const transactions = yield* TransactionTable
  const facts = yield* FactTable
  const aliases = yield* AliasTable
  const orphans = yield* OrphanTable
  const readings = yield* ReadingTable
  const meters = yield* MeterTable
  const lookup = yield* makeLookup
  const whole = yield* makeWhole
  const moves = yield* makeFactMoves
  const release = yield* makeReleasing

  /** Of the records at most the last redraws charges. `place` writes whose the readings are. */
  return Effect.fnUntraced(function* (
    records: ReadonlyArray<Record>,
    ledger: Ledger,
    stations: Set<StationId>,
    place: (readings: ReadonlyArray<Placed>) => Effect.Effect<void, SqlError.SqlError>
  ): Effect.fn.Return<Conclusions, SqlError.SqlError> {
    const last = records.at(-1)
    if (last === undefined) return nothing()
    const drawn = conclude(records, ledger, yield* lookup(records, ledger, stations))
    yield* place(drawn.readings)
    yield* facts.insertAll(drawn.facts)
    if (drawn.orphans.length > 0) yield* orphans.insertAll(drawn.orphans)
    for (const one of drawn.released) yield* release(one)
    for (const claim of ledger.claims) yield* readings.claim(claim)
    for (const { event, nth } of drawn.moves) {
      yield* moves.move(ledger, last, nth, event)
      // Fewer of its charges may have ended than before: those that count instead are read again.
      stations.delete(event.station)
    }
    for (const station of drawn.adjusted) {
      yield* meters.save(station, ledger.limits(station))
      const open = ledger.of(station).filter(({ endedAt }) => endedAt === undefined)
      for (const charge of open) yield* moves.anew(ledger, charge, true, last)
    }
    const changed = [...ledger.changed]
    yield* whole(changed, (station) => ledger.limits(station), last.position)
    yield* transactions.save(changed)
    yield* aliases.save([...ledger.aliases.renamed].map(([alias, transaction]) => ({ alias, transaction })))
    ledger.settle()
    return drawn
  })
})
