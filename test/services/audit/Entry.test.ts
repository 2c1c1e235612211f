// What the audit trail says of a record, and that nothing which somebody did is forgotten in it.
import { expect, test } from "bun:test"
import { join } from "node:path"
import { Schema } from "effect"
import { Event } from "../../../src/domain/Event.ts"
import type { Cause, Record } from "../../../src/events/Record.ts"
import { auditedTags, entriesIn, outcomesIn } from "../../../src/services/audit/Entry.ts"

/** What stations say, and what follows from it: no change that somebody made. */
const reports = [
  "StationConnected",
  "StationDisconnected",
  "StationBooted",
  "StationSeen",
  "ConnectorReported",
  "TokenPresented",
  "TransactionStarted",
  "TransactionUpdated",
  "TransactionEnded",
  "MeterRead",
  "MessageUnreadable",
  "MessageUndecided",
  "StationDeviated",
  "SettingsReported",
  // The outcome of a CommandIssued.
  "CommandAnswered",
  // That something was used says no more than that it was.
  "SessionUsed",
  "KeyUsed"
]

const golden = (await Bun.file(join(import.meta.dir, "../../events/golden/events.jsonl")).text()).trimEnd().split("\n")
const events = golden.map((line) => Schema.decodeUnknownSync(Schema.fromJsonString(Event))(line))
const record = (cause: Cause, ...told: ReadonlyArray<Event>): Record => ({ position: 7, at: 1000, cause, events: told })
const admin = (by: string): Cause => ({ kind: "admin", by })

test("every kind of event is either audited or a report", () => {
  const tags = Event.members.map(({ fields }) => fields._tag.schema.literal)
  expect([...reports, ...auditedTags].sort()).toEqual([...tags].sort())
})

test("every audited event makes an entry without hash or session", () => {
  for (const event of events) {
    const entries = entriesIn([record(admin("alice"), event)])
    expect([event._tag, entries.length]).toEqual([event._tag, reports.includes(event._tag) ? 0 : 1])
    for (const { what, detail } of entries) {
      expect(what).toBe(event._tag as typeof what)
      expect(detail).not.toMatch(/argon2id|[0-9a-f]{40}|"hash"|"session"|"_tag"/)
      expect(JSON.parse(detail)).toBeObject()
    }
  }
})

test.each([
  [admin("alice"), "user", "alice"],
  [admin("api"), "key", "api"],
  [admin("key:dashboard"), "key", "key:dashboard"],
  [admin("approval"), "system", "approval"],
  [admin("first start"), "system", "first start"],
  [{ kind: "timer", name: "abandonment" }, "timer", "abandonment"],
  [{ kind: "socket", station: "CP-1", connection: 0 }, "station", "CP-1"]
] as const)("%j is %s %s", (cause, kind, by) => {
  expect(entriesIn([record(cause, { _tag: "StationRemoved", station: "CP-1", by: "x" })])).toMatchObject([{ kind, by }])
})

test("an entry names what it is about, and keeps the rest", () => {
  const token = { text: "04A1", kind: "card", status: "active" } as const
  const entries = entriesIn([
    record(
      admin("alice"),
      { _tag: "TokenSaved", token, by: "alice" },
      { _tag: "TransactionSplit", station: "CP-1", transaction: 17, fresh: 19, at: 5, by: "alice" },
      { _tag: "TransactionsMerged", station: "CP-1", into: 17, from: 18, by: "alice" },
      { _tag: "CommandIssued", station: "CP-1", command: "Reset", by: "alice" },
      { _tag: "SignInRefused", address: "192.0.2.1", because: "unknown" }
    )
  ])
  const rest = { station: "CP-1", transaction: 17, subject: null, outcome: "Done" }
  expect(
    entries.map(({ nth, station, transaction, subject, outcome, detail }) => ({
      nth,
      station,
      transaction,
      subject,
      outcome,
      detail: JSON.parse(detail)
    }))
  ).toEqual([
    { nth: 0, station: null, transaction: null, subject: "04A1", outcome: "Done", detail: { token } },
    { nth: 1, ...rest, detail: { transaction: 17, fresh: 19, at: 5 } },
    { nth: 2, ...rest, detail: { into: 17, from: 18 } },
    { nth: 3, station: "CP-1", transaction: null, subject: "Reset", outcome: null, detail: { command: "Reset" } },
    {
      nth: 4,
      station: null,
      transaction: null,
      subject: null,
      outcome: "Refused: unknown",
      detail: { address: "192.0.2.1", because: "unknown" }
    }
  ])
})

test("an answer concludes the command it names, and none if it names none", () => {
  const answered = { _tag: "CommandAnswered", station: "CP-1", command: "Reset", outcome: "Rejected" } as const
  expect(outcomesIn([record(admin("a"), answered, { ...answered, issued: 3 })])).toEqual([
    { position: 3, outcome: "Rejected" }
  ])
})
