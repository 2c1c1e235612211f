/** A stop that was taken for the end of a charge is one for the operator. */
import { Effect } from "effect"
import type { Released } from "../../domain/Guess.ts"
import { FactTable } from "./FactTable.ts"
import { OrphanTable } from "./OrphanTable.ts"
import { ReadingTable } from "./ReadingTable.ts"

export const makeReleasing = Effect.gen(function* () {
  const facts = yield* FactTable
  const readings = yield* ReadingTable
  const orphans = yield* OrphanTable
  return Effect.fnUntraced(function* ({ charge, guess }: Released) {
    const { id, station } = charge
    const { position, content } = guess
    yield* facts.release(station, content, id)
    yield* readings.release(position, id)
    yield* orphans.release(station, position)
  })
})
