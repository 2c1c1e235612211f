/** What is told of the journal to whoever looks at how the system does. */
import type { Family, Timings } from "../observability/Metrics.ts"
import type { JournalFiles } from "./JournalFiles.ts"

export const journalMeasures = (files: JournalFiles): ReadonlyArray<Family | Timings> => [
  {
    name: "onetime_journal_head",
    help: "The newest record on disk.",
    type: "gauge",
    read: () => [{ value: files.head }]
  },
  {
    name: "onetime_journal_oldest",
    help: "The oldest record still kept.",
    type: "gauge",
    read: () => [{ value: files.oldest() }]
  },
  {
    name: "onetime_journal_bytes",
    help: "Bytes of all its files.",
    type: "gauge",
    read: () => [{ value: files.bytes }]
  },
  {
    name: "onetime_journal_written_bytes_total",
    help: "Bytes written and synced since the start.",
    type: "counter",
    read: () => [{ value: files.written }]
  },
  {
    name: "onetime_journal_troubles",
    help: "Lines that /api/ready tells of damage to it.",
    type: "gauge",
    read: () => [{ value: files.troubles.length }]
  },
  { name: "onetime_journal_sync_seconds", help: "One write with its sync.", type: "histogram", of: files.syncs }
]
