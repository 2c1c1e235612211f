/** What a batch of records adds to the tables, as the ledger takes them in one after the other. */
import type { Charge } from "../../domain/Charge.ts"
import type { Content } from "../../domain/Content.ts"
import type { Event, Move } from "../../domain/Event.ts"
import type { Released } from "../../domain/Guess.ts"
import type { StationId } from "../../domain/Ids.ts"
import type { Ledger } from "../../domain/Ledger.ts"
import { zonedReading } from "../../domain/Zoning.ts"
import type { Record } from "../../events/Record.ts"
import type { Fact } from "./FactTable.ts"
import { isChargeEvent, isCorrection, isMove } from "./Kinds.ts"
import type { Orphan } from "./OrphanTable.ts"
import type { Placed } from "./ReadingTable.ts"

export interface Conclusions {
  readonly readings: Array<Placed>
  readonly facts: Array<Fact>
  readonly orphans: Array<Orphan>
  /** Stations of whose meters an operator has spoken. */
  readonly adjusted: Set<StationId>
  /** Not concluded here: facts that belong elsewhere, of the last record. */
  /** Stops that are of no charge after all. */
  readonly released: Array<Released>
  readonly moves: Array<{ readonly event: Move; readonly nth: number }>
}

export const nothing = (): Conclusions => ({
  readings: [],
  facts: [],
  orphans: [],
  adjusted: new Set(),
  released: [],
  moves: []
})

/** `lostBefore`: contents of stops that belong to no charge and are kept already. */
export const conclude = (
  records: ReadonlyArray<Record>,
  ledger: Ledger,
  lostBefore: ReadonlySet<Content>
): Conclusions => {
  const drawn = nothing()
  const lost = new Set(lostBefore)
  for (const record of records) {
    const before = drawn.readings.length
    for (const [nth, event] of record.events.entries()) {
      const again = isChargeEvent(event) && ledger.again(event) !== undefined
      const charge = ledger.fold(event, record.position, record.at)
      if (again) continue
      for (const one of ledger.released.slice(drawn.released.length)) {
        drawn.released.push(one)
        lost.add(one.guess.content)
      }
      const first = drawn.readings.length - before
      if (!keep(drawn, { record, nth, event, first }, charge, ledger, lost)) continue
      const { owners } = ledger
      place(drawn.readings, first, record, event, event._tag === "MeterRead" ? (nth) => owners[nth] : () => charge)
    }
  }
  return drawn
}

interface Here {
  readonly record: Record
  readonly nth: number
  readonly event: Event
  readonly first: number
}

/** Notes what the event is; false: it is a stop that belongs to no charge and has come before. */
const keep = (
  drawn: Conclusions,
  { record, nth, event, first }: Here,
  charge: Charge | undefined,
  ledger: Ledger,
  lost: Set<Content>
): boolean => {
  const fact = { position: record.position, nth, received: record.at, transaction: charge?.id, first }
  if (isMove(event)) drawn.moves.push({ event, nth })
  else if (event._tag === "ConnectorReported") {
    if (charge !== undefined) drawn.facts.push({ ...fact, event, content: undefined })
  } else if (event._tag === "StationAdjusted") {
    drawn.adjusted.add(event.station)
    drawn.facts.push({ ...fact, event, content: undefined })
  } else if (isCorrection(event)) drawn.facts.push({ ...fact, event, content: undefined })
  else if (isChargeEvent(event)) {
    const content = ledger.contents.of(event)
    if (charge === undefined && lost.has(content)) return false
    drawn.facts.push({ ...fact, event, content })
    if (charge === undefined && event._tag === "TransactionEnded") {
      lost.add(content)
      drawn.orphans.push({ record, event })
    }
  }
  return true
}

/** The readings of an event, each with its place in the record and its charge. */
const place = (rows: Array<Placed>, from: number, record: Record, event: Event, owners: Owners) => {
  if (!("readings" in event) || event.readings === undefined) return
  const claimed = event._tag === "MeterRead" ? (event.claimed ?? 0) : undefined
  for (const [n, reading] of event.readings.entries()) {
    const charge = owners(n)
    rows.push({
      position: record.position,
      nth: from + n,
      station: event.station,
      evse: event.evse ?? charge?.evse,
      transaction: charge?.id,
      claimed: claimed === charge?.id ? undefined : claimed,
      received: record.at,
      reading: charge === undefined ? reading : zonedReading(charge, reading)
    })
  }
}

type Owners = (nth: number) => Charge | undefined
