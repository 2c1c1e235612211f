/** A stop that was taken for the end of a charge is that of another, or one for the operator; and what was measured since belongs to the charge. */
import { Effect } from "effect"
import type { Released } from "../../domain/Guess.ts"
import { FactTable } from "./FactTable.ts"
import { OrphanTable } from "./OrphanTable.ts"
import { ReadingTable } from "./ReadingTable.ts"

export const makeReleasing = Effect.gen(function* () {
  const facts = yield* FactTable
  const readings = yield* ReadingTable
  const orphans = yield* OrphanTable
  return Effect.fnUntraced(function* ({ charge, guess, into, until, from, to }: Released) {
    const { id, station, evse } = charge
    const { position, content } = guess
    yield* facts.release(station, content, id, into?.id)
    yield* readings.release(position, id, into)
    if (into === undefined) yield* orphans.release(station, position)
    if (evse !== undefined) yield* readings.claim({ id, station, evse, since: position, from, to }, until)
  })
})
