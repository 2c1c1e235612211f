/** Keeps charges, their facts and their readings up to date in PostgreSQL: the one writer of all of them. */
import { Effect, Layer } from "effect"
import { transact } from "../../database/Database.ts"
import { lookedBack } from "../../domain/Belonging.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { tags } from "./Kinds.ts"
import { partsOf } from "./Parts.ts"
import { ReadingTable } from "./ReadingTable.ts"
import { makeRebuilding } from "./Rebuilding.ts"
import { makeWriting } from "./Writing.ts"

export const TransactionListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const readings = yield* ReadingTable
    const write = yield* makeWriting
    const rebuilding = yield* makeRebuilding
    // Older ended charges are fetched when a fact names them.
    const ledger = new Ledger(lookedBack)
    const stations = new Set<string>()

    const apply = (records: ReadonlyArray<Record>) =>
      Effect.forEach(partsOf(records), (part) => write(part, ledger, stations, readings.insertAll), { discard: true })

    const reset = Effect.gen(function* () {
      ledger.clear()
      stations.clear()
      yield* readings.reset
    })

    /** Station by station, each in a transaction of its own; begun anew if it is cut short, for it can be repeated. */
    const prepare = Effect.fnUntraced(function* (records: ReadonlyArray<Record>) {
      if (!records.some(({ events }) => events.some(({ _tag }) => _tag === "RebuildAsked"))) return
      const all = yield* rebuilding.stations
      yield* Effect.logInfo(`draws the charges of ${all.length} stations anew`)
      for (const station of all) yield* transact(rebuilding.station(station))
      yield* reset
      yield* Effect.logInfo("has drawn all charges anew")
    })
    yield* listeners.listen({ name: "transactions", tags, apply, reset, prepare })
  })
)
