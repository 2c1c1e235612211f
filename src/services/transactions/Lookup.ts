/** What the facts of a batch name and the listener's ledger does not hold: asked of the tables, the whole history. */
import { Effect } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import type { Charge } from "../../domain/Charge.ts"
import { type Content, contentOf } from "../../domain/Content.ts"
import type { ChargeEvent, Correction, Event, MeterRead } from "../../domain/Event.ts"
import type { StationId, TransactionId } from "../../domain/Ids.ts"
import type { Ledger } from "../../domain/Ledger.ts"
import type { Record } from "../../events/Record.ts"
import { AliasTable } from "./AliasTable.ts"
import { FactTable } from "./FactTable.ts"
import { MeterTable } from "./MeterTable.ts"
import { TransactionTable } from "./TransactionTable.ts"

/** Fills a ledger with what a batch needs. */
export const makeLookup = Effect.gen(function* () {
  const transactions = yield* TransactionTable
  const facts = yield* FactTable
  const aliases = yield* AliasTable
  const meters = yield* MeterTable
  return (records: ReadonlyArray<Record>, ledger: Ledger, known: Set<StationId>) =>
    Effect.gen(function* () {
      const wanted = wants(records, known)
      const admit = (charges: ReadonlyArray<Charge>) => {
        for (const charge of charges) ledger.admit(charge)
      }
      const admitIds = Effect.fnUntraced(function* (ids: Iterable<TransactionId>) {
        const missing = [...ids].filter((id) => ledger.get(id) === undefined)
        if (missing.length > 0) admit(yield* transactions.byId(missing))
        return missing.filter((id) => ledger.get(id) === undefined)
      })
      if (wanted.stations.size > 0) admit(yield* transactions.ofStations([...wanted.stations], lookedBack))
      const limits = wanted.stations.size === 0 ? [] : yield* meters.find([...wanted.stations])
      for (const [station, known] of limits) ledger.admitLimits(station, known)
      for (const station of wanted.stations) known.add(station)
      const told = wanted.told.length === 0 ? [] : yield* facts.told(wanted.told)
      const orphans = new Set<Content>()
      for (const { content, transaction } of told) {
        if (transaction === null) orphans.add(content)
        else {
          ledger.admitTold(content, transaction)
          wanted.ids.add(transaction)
        }
      }
      const strange = yield* admitIds(wanted.ids)
      const renamed = strange.length === 0 ? [] : yield* aliases.find(strange)
      yield* admitIds(renamed.map(({ transaction }) => transaction))
      for (const { alias, transaction } of renamed) ledger.admitAlias(alias, transaction)
      const named = wanted.named.filter(({ station, name }) => ledger.named(station, name) === undefined)
      if (named.length > 0)
        admit(
          yield* transactions.byName(
            named.map(({ station }) => station),
            named.map(({ name }) => name)
          )
        )
      return orphans
    })
})

interface Wanted {
  readonly stations: Set<StationId>
  readonly ids: Set<TransactionId>
  readonly named: Array<{ readonly station: StationId; readonly name: string }>
  readonly told: Array<{ readonly station: StationId; readonly content: Content }>
}

const wants = (records: ReadonlyArray<Record>, known: ReadonlySet<StationId>): Wanted => {
  const wanted: Wanted = { stations: new Set(), ids: new Set(), named: [], told: [] }
  for (const { events } of records) {
    for (const event of events) {
      if (event._tag === "StationAdjusted" && !known.has(event.station)) wanted.stations.add(event.station)
      if (!isChargeEvent(event) && !isCorrection(event) && event._tag !== "MeterRead") continue
      if (!known.has(event.station)) wanted.stations.add(event.station)
      for (const id of idsIn(event)) if (isId(id)) wanted.ids.add(id)
      if (!isChargeEvent(event)) continue
      wanted.told.push({ station: event.station, content: contentOf(event) })
      if (event.name !== undefined) wanted.named.push({ station: event.station, name: event.name })
    }
  }
  return wanted
}

export const isChargeEvent = (event: Event): event is ChargeEvent =>
  event._tag === "TransactionStarted" || event._tag === "TransactionUpdated" || event._tag === "TransactionEnded"

export const isCorrection = (event: Event): event is Correction =>
  event._tag === "TransactionClosed" || event._tag === "TransactionAbandoned" || event._tag === "TransactionReassigned"

const isId = (id: number | undefined): id is number => id !== undefined && id > 0 && id <= 2_147_483_647

/** A new id needs no look, but a start may be told twice. */
const idsIn = (event: ChargeEvent | MeterRead | Correction): ReadonlyArray<number | undefined> => [
  "transaction" in event ? event.transaction : undefined,
  "claimed" in event ? event.claimed : undefined
]
