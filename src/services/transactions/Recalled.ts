/** Records as they were, from the facts and readings that are kept of them: as much as charges are concluded from. */
import type { Content } from "../../domain/Content.ts"
import type { Event, MeterRead } from "../../domain/Event.ts"
import type { StationId } from "../../domain/Ids.ts"
import type { Reading } from "../../domain/Reading.ts"
import type { Record } from "../../events/Record.ts"
import { readingOf } from "./KeptReading.ts"
import type { Fact, Row } from "./RebuildTable.ts"

export interface Recalled {
  readonly record: Record
  /** What the content of its events was: their readings are not all here. */
  readonly contents: ReadonlyMap<Event, Content>
}

/** Of one position; every event at its old place. */
export const recalled = (station: StationId, facts: ReadonlyArray<Fact>, rows: ReadonlyArray<Row>): Recalled => {
  const events: Array<Event> = []
  const contents = new Map<Event, Content>()
  const told = new Set<Row>()
  for (const { nth, event, content, first, count } of facts) {
    while (events.length < nth) events.push({ _tag: "StationSeen", station })
    const own = rows.filter((row) => row.nth >= first && row.nth < first + count)
    for (const row of own) told.add(row)
    const whole = own.length === 0 ? event : withReadings(event, own.map(readingOf))
    events.push(whole)
    if (content !== null) contents.set(whole, content)
  }
  for (const some of groups(rows.filter((row) => !told.has(row)))) events.push(meterRead(station, some))
  const { position, received: at } = facts[0] ?? rows[0] ?? { position: 0, received: 0 }
  return { record: { position, at, cause: { kind: "timer", name: "rebuild" }, events }, contents }
}

const withReadings = (event: Event, readings: ReadonlyArray<Reading>): Event =>
  event._tag === "TransactionStarted" || event._tag === "TransactionUpdated" || event._tag === "TransactionEnded"
    ? { ...event, readings }
    : event

/** What one event said: at one place, of one charge. */
const groups = (rows: ReadonlyArray<Row>): ReadonlyArray<ReadonlyArray<Row>> => [
  ...Map.groupBy(rows, (row) => `${row.evse}|${claimOf(row)}`).values()
]

const claimOf = ({ claimed, transaction }: Row): number | undefined => {
  const said = claimed ?? transaction ?? 0
  return said === 0 ? undefined : said
}

const meterRead = (station: StationId, rows: ReadonlyArray<Row>): MeterRead => {
  const [first] = rows
  const claimed = first === undefined ? undefined : claimOf(first)
  const event = { _tag: "MeterRead" as const, station, evse: first?.evse ?? 0, readings: rows.map(readingOf) }
  return claimed === undefined ? event : { ...event, claimed }
}
