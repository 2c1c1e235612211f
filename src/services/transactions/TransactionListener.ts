/** Keeps charges, their facts and their readings up to date in PostgreSQL: the one writer of all of them. */
import { Effect, Layer } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import type { Charge } from "../../domain/Charge.ts"
import type { Event } from "../../domain/Event.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { AliasTable } from "./AliasTable.ts"
import { type Fact, FactTable } from "./FactTable.ts"
import { isChargeEvent, isCorrection, makeLookup } from "./Lookup.ts"
import { MeterTable } from "./MeterTable.ts"
import { type Orphan, OrphanTable } from "./OrphanTable.ts"
import { type Placed, ReadingTable } from "./ReadingTable.ts"
import { TransactionTable } from "./TransactionTable.ts"
import { makeWhole } from "./Whole.ts"

const tags = [
  "TransactionStarted",
  "TransactionUpdated",
  "TransactionEnded",
  "MeterRead",
  "TransactionClosed",
  "TransactionAbandoned",
  "TransactionReassigned",
  "StationAdjusted"
] as const

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
    // Older ended charges are fetched when a fact names them.
    const ledger = new Ledger(lookedBack)
    const stations = new Set<string>()

    const apply = (records: ReadonlyArray<Record>) =>
      Effect.gen(function* () {
        const lostBefore = yield* lookup(records, ledger, stations)
        const drawn = conclude(records, ledger, lostBefore)
        yield* readings.insertAll(drawn.readings)
        yield* facts.insertAll(drawn.facts)
        for (const station of drawn.adjusted) yield* meters.save(station, ledger.limits(station))
        const changed = [...ledger.changed]
        yield* whole(changed, (station) => ledger.limits(station))
        yield* transactions.save(changed)
        yield* aliases.save([...ledger.renamed].map(([alias, transaction]) => ({ alias, transaction })))
        if (drawn.orphans.length > 0) yield* orphans.insertAll(drawn.orphans)
        ledger.settle()
      })

    const reset = Effect.gen(function* () {
      ledger.clear()
      stations.clear()
      yield* readings.reset
    })
    yield* listeners.listen({ name: "transactions", tags, apply, reset })
  })
)

/** The rows that a batch adds. */
interface Drawn {
  readonly readings: Array<Placed>
  readonly facts: Array<Fact>
  readonly orphans: Array<Orphan>
  /** Stations of whose meters an operator has spoken. */
  readonly adjusted: Set<string>
}

/** `lostBefore`: contents of stops that belong to no charge and are kept already. */
const conclude = (records: ReadonlyArray<Record>, ledger: Ledger, lostBefore: Set<string>): Drawn => {
  const drawn: Drawn = { readings: [], facts: [], orphans: [], adjusted: new Set() }
  for (const record of records) {
    const before = drawn.readings.length
    for (const [nth, event] of record.events.entries()) {
      const again = isChargeEvent(event) && ledger.again(event) !== undefined
      const charge = ledger.fold(event, record.position, record.at)
      if (again) continue
      const first = drawn.readings.length - before
      if (event._tag === "StationAdjusted") drawn.adjusted.add(event.station)
      const { position, at: received } = record
      if (isCorrection(event)) {
        const [transaction, content] = [charge?.id, undefined]
        drawn.facts.push({ position, nth, received, event, content, transaction, first })
      } else if (isChargeEvent(event)) {
        const content = ledger.content(event)
        if (charge === undefined && lostBefore.has(content)) continue
        drawn.facts.push({ position, nth, received, event, content, transaction: charge?.id, first })
        if (charge === undefined && event._tag === "TransactionEnded") {
          lostBefore.add(content)
          drawn.orphans.push({ record, event })
        }
      }
      place(drawn.readings, first, record, event, charge)
    }
  }
  return drawn
}

/** The readings of an event, each with its place in the record. */
const place = (rows: Array<Placed>, from: number, record: Record, event: Event, charge: Charge | undefined) => {
  if (!("readings" in event) || event.readings === undefined) return
  const claimed = event._tag === "MeterRead" ? (event.claimed ?? 0) : undefined
  let nth = from
  for (const reading of event.readings) {
    rows.push({
      position: record.position,
      nth: nth++,
      station: event.station,
      evse: event.evse ?? charge?.evse,
      transaction: charge?.id,
      claimed: claimed === charge?.id ? undefined : claimed,
      received: record.at,
      reading
    })
  }
}
