/** What is concluded of a charge when it is over, from all of its facts and readings: the running state cannot know it. */
import { Effect } from "effect"
import type { Charge } from "../../domain/Charge.ts"
import { gather } from "../../domain/Gather.ts"
import type { Position, StationId } from "../../domain/Ids.ts"
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
  /** Draws it for those that have ended, from what came up to a position; what came after the end counts, too. */
  return Effect.fnUntraced(function* (
    charges: ReadonlyArray<Charge>,
    limits: (station: StationId) => Limits,
    until: Position
  ) {
    const over = charges.filter(({ endedAt }) => endedAt !== undefined)
    for (let from = 0; from < over.length; from += together) {
      const some = over.slice(from, from + together)
      const ids = some.map(({ id }) => id)
      const kept = Map.groupBy(yield* facts.ofCharges(ids, until), ({ transaction }) => transaction)
      const measured = Map.groupBy(yield* readings.energies(ids, until), ({ transaction }) => transaction)
      for (const charge of some) {
        charge.whole = concluded(
          charge,
          kept.get(charge.id) ?? [],
          measured.get(charge.id) ?? [],
          limits(charge.station)
        )
      }
    }
  })
})

const concluded = ({ zone }: Charge, facts: ReadonlyArray<Kept>, readings: ReadonlyArray<Measured>, limits: Limits) => {
  const { energy, flags, meter } = whole(gather(facts, readings, zone), limits)
  return { energy, begin: meter.begin, last: meter.last, flags: [...flags, ...new Set(numbered(facts))] }
}

/** Each name that the station had for it has numbers of its own. */
const numbered = (facts: ReadonlyArray<Kept>): ReadonlyArray<string> => {
  const numbers = new Map<string, Array<number>>()
  for (const { event } of facts) {
    if (!("seq" in event) || event.seq === undefined) continue
    const those = numbers.get(event.name ?? "")
    if (those === undefined) numbers.set(event.name ?? "", [event.seq])
    else those.push(event.seq)
  }
  return [...numbers.values()].flatMap(numbersFlags)
}
