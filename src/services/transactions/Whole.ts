/** What is concluded of a charge when it is over, from all of its facts and readings: the running state cannot know it. */
import { Effect } from "effect"
import type { Charge } from "../../domain/Charge.ts"
import { gather } from "../../domain/Gather.ts"
import type { StationId } from "../../domain/Ids.ts"
import { numbersFlags } from "../../domain/Numbers.ts"
import type { Limits } from "../../domain/Plausible.ts"
import { whole } from "../../domain/Registers.ts"
import { FactTable, type Kept } from "./FactTable.ts"
import { type Measured, ReadingTable } from "./ReadingTable.ts"

/** So many charges are looked at together: their readings are in memory at once. */
const together = 16

export const makeWhole = Effect.gen(function* () {
  const facts = yield* FactTable
  const readings = yield* ReadingTable
  /** Draws it for those that have ended; what came after the end counts, too. */
  return Effect.fnUntraced(function* (charges: ReadonlyArray<Charge>, limits: (station: StationId) => Limits) {
    const over = charges.filter(({ endedAt }) => endedAt !== undefined)
    for (let from = 0; from < over.length; from += together) {
      const some = over.slice(from, from + together)
      const ids = some.map(({ id }) => id)
      const kept = Map.groupBy(yield* facts.ofCharges(ids), ({ transaction }) => transaction)
      const measured = Map.groupBy(yield* readings.energies(ids), ({ transaction }) => transaction)
      for (const charge of some) {
        charge.whole = concluded(kept.get(charge.id) ?? [], measured.get(charge.id) ?? [], limits(charge.station))
      }
    }
  })
})

const concluded = (facts: ReadonlyArray<Kept>, readings: ReadonlyArray<Measured>, limits: Limits) => {
  const { energy, flags, meter } = whole(gather(facts, readings), limits)
  return { energy, begin: meter.begin, last: meter.last, flags: [...flags, ...numbersFlags(numbersOf(facts))] }
}

const numbersOf = (facts: ReadonlyArray<Kept>): ReadonlyArray<number> =>
  facts.flatMap(({ event }) => ("seq" in event ? (event.seq ?? []) : []))
