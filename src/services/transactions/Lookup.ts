/** What the facts of a batch name and the listener's ledger does not hold: asked of the tables, the whole history. */
import { Effect } from "effect"
import { lookedBack } from "../../domain/Belonging.ts"
import type { Charge } from "../../domain/Charge.ts"
import type { Content } from "../../domain/Content.ts"
import type { EventOf } from "../../domain/Event.ts"
import type { StationId, TransactionId } from "../../domain/Ids.ts"
import type { Ledger } from "../../domain/Ledger.ts"
import { oneOf } from "../../domain/OneOf.ts"
import type { Record } from "../../events/Record.ts"
import { type Alias, AliasTable } from "./AliasTable.ts"
import { FactTable } from "./FactTable.ts"
import { isChargeEvent, tags } from "./Kinds.ts"
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
      const wanted = wants(records, known, ledger)
      const admit = (charges: ReadonlyArray<Charge>) => {
        for (const charge of charges) ledger.admit(charge)
      }
      const admitIds = Effect.fnUntraced(function* (ids: Iterable<TransactionId>) {
        const missing = [...ids].filter((id) => ledger.get(id) === undefined)
        if (missing.length > 0) admit(yield* transactions.byId(missing))
        return missing.filter((id) => ledger.get(id) === undefined)
      })
      const admitAliases = Effect.fnUntraced(function* (found: ReadonlyArray<Alias>) {
        yield* admitIds(found.map(({ transaction }) => transaction))
        for (const { alias, transaction, station, name } of found) {
          ledger.aliases.admit(
            alias,
            transaction,
            station === undefined || name === undefined ? undefined : { station, name }
          )
        }
      })
      if (wanted.stations.size > 0) admit(yield* transactions.ofStations([...wanted.stations], lookedBack))
      const limits = wanted.stations.size === 0 ? [] : yield* meters.find([...wanted.stations])
      for (const [station, known] of limits) ledger.admitLimits(station, known)
      for (const station of wanted.stations) known.add(station)
      const told = wanted.told.length === 0 ? [] : yield* facts.told(wanted.told, records[0]?.position ?? 0)
      const orphans = new Set<Content>()
      for (const { content, transaction } of told) {
        if (transaction === null) orphans.add(content)
        else {
          ledger.contents.admit(content, transaction)
          wanted.ids.add(transaction)
        }
      }
      const strange = yield* admitIds(wanted.ids)
      const renamed = strange.length === 0 ? [] : yield* aliases.find(strange)
      yield* admitAliases(renamed)
      const unnamed = () => {
        const named = wanted.named.filter(({ station, name }) => ledger.named(station, name) === undefined)
        return [named.map(({ station }) => station), named.map(({ name }) => name)] as const
      }
      const [of, names] = unnamed()
      if (names.length > 0) admit(yield* transactions.byName(of, names))
      const [merged, before] = unnamed()
      if (before.length > 0) yield* admitAliases(yield* aliases.named(merged, before))
      return orphans
    })
})

interface Wanted {
  readonly stations: Set<StationId>
  readonly ids: Set<TransactionId>
  readonly named: Array<{ readonly station: StationId; readonly name: string }>
  readonly told: Array<{ readonly station: StationId; readonly content: Content }>
}

const wants = (records: ReadonlyArray<Record>, known: ReadonlySet<StationId>, ledger: Ledger): Wanted => {
  const wanted: Wanted = { stations: new Set(), ids: new Set(), named: [], told: [] }
  for (const { events } of records) {
    for (const event of events) {
      if (!isOurs(event) || event._tag === "RebuildAsked") continue
      if (!known.has(event.station)) wanted.stations.add(event.station)
      for (const id of idsIn(event)) if (isId(id)) wanted.ids.add(id)
      if (!isChargeEvent(event)) continue
      wanted.told.push({ station: event.station, content: ledger.contents.of(event) })
      if (event.name !== undefined) wanted.named.push({ station: event.station, name: event.name })
    }
  }
  return wanted
}

const isId = (id: number | undefined): id is number => id !== undefined && id > 0 && id <= 2_147_483_647

/** A new id needs no look, but a start may be told twice. */
const idsIn = (event: Ours): ReadonlyArray<number | undefined> => {
  if (event._tag === "TransactionsMerged") return [event.into, event.from]
  return ["transaction" in event ? event.transaction : undefined, "claimed" in event ? event.claimed : undefined]
}

type Ours = EventOf<(typeof tags)[number]>
const isOurs = oneOf(tags)
