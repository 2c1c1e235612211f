/** Keeps charges, their energy and their readings up to date in PostgreSQL: the one writer of all three. */
import { Effect, Layer } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import type { Charge } from "../../domain/Charge.ts"
import type { Event } from "../../domain/Event.ts"
import { Ledger } from "../../domain/Ledger.ts"
import { Listeners } from "../../events/Listener.ts"
import type { Record } from "../../events/Record.ts"
import { type Orphan, OrphanTable } from "./OrphanTable.ts"
import { type Placed, ReadingTable } from "./ReadingTable.ts"
import { TransactionTable } from "./TransactionTable.ts"

const tags = ["TransactionStarted", "TransactionUpdated", "TransactionEnded", "MeterRead"] as const

export const TransactionListener = Layer.effectDiscard(
  Effect.gen(function* () {
    const listeners = yield* Listeners
    const transactions = yield* TransactionTable
    const readings = yield* ReadingTable
    const orphans = yield* OrphanTable
    // Older ended charges are fetched when a fact names them.
    const ledger = new Ledger(lookedBack)
    const stations = new Set<string>()

    const fetch = (records: ReadonlyArray<Record>) =>
      Effect.gen(function* () {
        const wanted = wants(records, ledger, stations)
        const admit = (charges: ReadonlyArray<Charge>) => {
          for (const charge of charges) ledger.admit(charge)
        }
        if (wanted.stations.length > 0) admit(yield* transactions.ofStations(wanted.stations, lookedBack))
        for (const station of wanted.stations) stations.add(station)
        const ids = wanted.ids.filter((id) => ledger.get(id) === undefined)
        if (ids.length > 0) admit(yield* transactions.byId(ids))
        const named = wanted.named.filter(({ station, name }) => ledger.named(station, name) === undefined)
        if (named.length > 0)
          admit(
            yield* transactions.byName(
              named.map(({ station }) => station),
              named.map(({ name }) => name)
            )
          )
      })

    const apply = (records: ReadonlyArray<Record>) =>
      Effect.gen(function* () {
        yield* fetch(records)
        const rows: Array<Placed> = []
        const lost: Array<Orphan> = []
        for (const record of records) {
          const before = rows.length
          for (const event of record.events) {
            const charge = ledger.fold(event, record.position, record.at)
            place(rows, rows.length - before, record, event, charge)
            if (charge === undefined && event._tag === "TransactionEnded") lost.push({ record, event })
          }
        }
        yield* readings.insertAll(rows)
        yield* transactions.save([...ledger.changed])
        if (lost.length > 0) yield* orphans.insertAll(lost)
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

/** The readings of an event, each with its place in the record. */
const place = (rows: Array<Placed>, from: number, record: Record, event: Event, charge: Charge | undefined) => {
  if (!("readings" in event) || event.readings === undefined) return
  let nth = from
  for (const reading of event.readings) {
    rows.push({
      position: record.position,
      nth: nth++,
      station: event.station,
      evse: event.evse ?? charge?.evse,
      transaction: charge?.id,
      received: record.at,
      reading
    })
  }
}

interface Wanted {
  readonly stations: ReadonlyArray<string>
  readonly ids: ReadonlyArray<number>
  readonly named: ReadonlyArray<{ readonly station: string; readonly name: string }>
}

/** What the facts name and the ledger does not hold: asked of the tables, which have the whole history. */
const wants = (records: ReadonlyArray<Record>, ledger: Ledger, known: ReadonlySet<string>): Wanted => {
  const [stations, ids] = [new Set<string>(), new Set<number>()]
  const named: Array<{ station: string; name: string }> = []
  for (const { events } of records) {
    for (const event of events) {
      if (!isCharge(event)) continue
      if (!known.has(event.station)) stations.add(event.station)
      for (const id of idsIn(event)) if (isId(id) && ledger.get(id) === undefined) ids.add(id)
      if (
        event._tag !== "MeterRead" &&
        event.name !== undefined &&
        ledger.named(event.station, event.name) === undefined
      ) {
        named.push({ station: event.station, name: event.name })
      }
    }
  }
  return { stations: [...stations], ids: [...ids], named }
}

const isId = (id: number | undefined): id is number => id !== undefined && id > 0 && id <= 2_147_483_647

/** A new id needs no look, but a start may be told twice. */
const idsIn = (event: ChargeEvent): ReadonlyArray<number | undefined> => [
  "transaction" in event ? event.transaction : undefined,
  "claimed" in event ? event.claimed : undefined
]

type ChargeEvent = Extract<Event, { readonly _tag: (typeof tags)[number] }>
const isCharge = (event: Event): event is ChargeEvent => (tags as ReadonlyArray<string>).includes(event._tag)
