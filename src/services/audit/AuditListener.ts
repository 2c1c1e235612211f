/** Keeps the audit trail: the table `audit`, from the causes of records. */
import { Effect, Layer } from "effect"
import { Listeners } from "../../events/Listener.ts"
import { AuditTable } from "./AuditTable.ts"
import { auditedTags, entriesIn, outcomesIn } from "./Entry.ts"

/** The listener `audit`. */
export const AuditListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const { append, conclude } = yield* AuditTable
    yield* listeners.listen({
      name: "audit",
      tags: [...auditedTags, "CommandAnswered"],
      apply: (records) => Effect.andThen(append(entriesIn(records)), conclude(outcomesIn(records))),
      reset: Effect.void
    })
  })
)
