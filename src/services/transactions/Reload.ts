/**
 * Memory has no facts: after an operator has moved some, or everything was drawn anew, it is read from what the listener has
 * drawn, while stations go on being answered. What is folded meanwhile is folded once more, onto what was read.
 */
import { Effect, Queue, Schedule } from "effect"
import type { Position } from "../../domain/Ids.ts"
import { CursorTable } from "../../events/CursorTable.ts"
import { EventBus } from "../../events/EventBus.ts"
import { Listeners } from "../../events/Listener.ts"
import { AliasTable } from "./AliasTable.ts"
import { MeterTable } from "./MeterTable.ts"
import { type Known, rememberedStarts, type TransactionMemory } from "./TransactionMemory.ts"
import { TransactionTable } from "./TransactionTable.ts"

/** What the tables tell memory: every open charge, the last ended ones of each station, their other ids, the meters. */
export const makeKnown = Effect.gen(function* () {
  const transactions = yield* TransactionTable
  const aliases = yield* AliasTable
  const meters = yield* MeterTable
  return Effect.fnUntraced(function* () {
    const charges = [...(yield* transactions.open), ...(yield* transactions.recent(rememberedStarts))]
    const leading = yield* aliases.leadingTo(charges.map(({ id }) => id))
    return { charges, aliases: leading, limits: yield* meters.find() } satisfies Known
  })
})

/** Asks for it, once what stands at a position is in the tables. */
export const makeAnew = Effect.fnUntraced(function* (
  memory: TransactionMemory,
  known: Effect.Success<typeof makeKnown>
) {
  const cursors = yield* CursorTable
  const bus = yield* EventBus
  const listeners = yield* Listeners
  const asked = yield* Queue.sliding<Position>(1)
  const read = (position: Position) =>
    Effect.gen(function* () {
      yield* listeners.passed(position, ["transactions"])
      const since = memory.beginAnew()
      const begun = bus.enqueued()
      yield* listeners.passed(begun, ["transactions"])
      const view = yield* cursors.view("transactions", bus.journal, known())
      // A listener that has stopped is not waited for: then memory stays as it is until that is seen to.
      if (view.position < begun) return yield* Effect.fail("the listener has stopped")
      memory.anew(view.found, view.position, since)
    }).pipe(Effect.timeout("10 seconds"))
  yield* Queue.take(asked).pipe(
    Effect.flatMap((position) => Effect.retry(read(position), Schedule.spaced("1 second"))),
    Effect.forever,
    Effect.forkScoped
  )
  return (position: Position) => void Queue.offerUnsafe(asked, position)
})
