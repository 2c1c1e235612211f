/** Random lives of a few tokens and cards, for properties that must hold whatever happens. */
import fc from "fast-check"
import type { Event } from "../../../src/domain/Event.ts"
import type { Record } from "../../../src/events/Record.ts"

export const day = Date.UTC(2026, 10, 23)

const text = fc.constantFrom("04A2", "04a2", "Büro", "pin-0123456789abcdef01234567", "c \"'\\ ✓", "")
const token = fc.record({ text, kind: fc.constantFrom("card", "ISO14443", "KeyCode") })
const station = fc.constantFrom("CP1", "CP2")
const verdict = fc.constantFrom("accepted" as const, "invalid" as const, "invalid" as const, "blocked" as const)

const shown: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ _tag: fc.constant("TokenPresented" as const), station, token, verdict }),
  fc.record({
    _tag: fc.constantFrom("TransactionStarted" as const, "TransactionUpdated" as const),
    station,
    transaction: fc.integer({ min: 1, max: 9 }),
    time: fc.constant({ text: "", at: null }),
    token,
    ruling: verdict.map((word) => ({ verdict: word }))
  }),
  fc.record({ _tag: fc.constant("StationSeen" as const), station })
)

const entered: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    _tag: fc.constant("TokenSaved" as const),
    by: fc.constant("admin"),
    token: fc.record(
      {
        text,
        kind: fc.constantFrom("card", "KeyCode"),
        status: fc.constantFrom("active" as const, "blocked" as const),
        expiry: fc.constantFrom(0, day + 1, Date.UTC(9998, 0, 1) + 7),
        group: fc.constantFrom("family", ""),
        limit: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER),
        note: fc.constantFrom("of Ann", "")
      },
      { requiredKeys: ["text", "kind", "status"] }
    )
  }),
  fc.record({
    _tag: fc.constantFrom("TokenRemoved" as const, "CardDismissed" as const),
    text,
    by: fc.constant("admin")
  })
)

/** Up to 60 records: what one station showed, or one thing that an operator did. */
export const lives: fc.Arbitrary<ReadonlyArray<Record>> = fc
  .array(
    fc.oneof(
      fc.array(shown, { minLength: 1, maxLength: 3 }),
      entered.map((event) => [event])
    ),
    { maxLength: 60 }
  )
  .map((steps) =>
    steps.map((events, index) => ({
      position: index + 1,
      at: day + index * 1000,
      cause: { kind: "timer" as const, name: "test" },
      events
    }))
  )
