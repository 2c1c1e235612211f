/** What is concluded of a charge when it is over, from all of its facts: the running state cannot know it. */
import { Effect } from "effect"
import type { Charge } from "../../domain/Charge.ts"
import type { TransactionId } from "../../domain/Ids.ts"
import { numbersFlags } from "../../domain/Numbers.ts"
import { FactTable, type Kept } from "./FactTable.ts"

export const makeWhole = Effect.gen(function* () {
  const facts = yield* FactTable
  /** Draws it for those that have ended; what came after the end counts, too. */
  return Effect.fnUntraced(function* (charges: ReadonlyArray<Charge>) {
    const over = charges.filter(({ endedAt }) => endedAt !== undefined)
    if (over.length === 0) return
    const kept = new Map<TransactionId, Array<Kept>>()
    for (const fact of yield* facts.ofCharges(over.map(({ id }) => id))) {
      const list = kept.get(fact.transaction)
      if (list === undefined) kept.set(fact.transaction, [fact])
      else list.push(fact)
    }
    for (const charge of over) charge.wholeFlags = numbersFlags(numbersOf(kept.get(charge.id) ?? []))
  })
})

const numbersOf = (facts: ReadonlyArray<Kept>): ReadonlyArray<number> =>
  facts.flatMap(({ event }) => ("seq" in event ? (event.seq ?? []) : []))
