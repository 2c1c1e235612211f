/** A batch in parts, so that whatever redraws charges finds all that came before in the tables. */
import type { Record } from "../../events/Record.ts"
import { redraws } from "./Kinds.ts"

/** Cut before and behind every record that redraws charges. */
export const partsOf = (records: ReadonlyArray<Record>): ReadonlyArray<ReadonlyArray<Record>> => {
  if (!records.some(({ events }) => events.some(redraws))) return [records]
  const parts: Array<Array<Record>> = [[]]
  for (const record of records) {
    const alone = record.events.some(redraws)
    if (alone) parts.push([])
    parts.at(-1)?.push(record)
    if (alone) parts.push([])
  }
  return parts
}
