/** Readings as meters may say them, for the table that must give back all of them. */
import fc from "fast-check"
import type { Reading, Sample } from "../../../src/domain/Reading.ts"
import { readTime, type StationTime } from "../../../src/domain/Time.ts"

/** A number as JSON carries it: finite, and no minus zero. */
const value = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(1e308, -1e308, 5e-324, 0.1))
  .map((number) => number + 0)

/** A text that PostgreSQL can hold; the others are made so at the door. */
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("\0", "").toWellFormed())

const quantity = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom("energyImport", "powerImport", "currentImport", "voltage", "soc", "frequency")
  },
  { weight: 1, arbitrary: text }
)
const usual = fc.record(
  {
    quantity,
    value,
    phase: fc.constantFrom("L1", "L2", "L3", "N", "L1-N", "L3-N", "L1-L2"),
    context: fc.constant("clock")
  },
  { requiredKeys: ["quantity", "value"] }
)
const strange = fc.record(
  {
    quantity,
    value: fc.option(value),
    phase: text,
    location: fc.constantFrom("inlet", "ev"),
    context: fc.constantFrom("begin", "end"),
    text,
    unit: text,
    signed: fc.record({ signedMeterData: text, publicKey: text })
  },
  { requiredKeys: ["quantity", "value"] }
)
const sample: fc.Arbitrary<Sample> = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: strange })

export const received = Date.UTC(2026, 10, 23, 12)

const iso = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: received + 90_000_000 })
  .map((at) => new Date(at).toISOString())
const written = fc.oneof(
  iso,
  iso.map((text) => text.replace("Z", "+0200").replace(/\.\d+/, "")),
  iso.map((text) => text.replace("T", " ").replace(".", ",")),
  iso.map((text) => text.replace(/:\d\d\.\d{3}Z/, ":60.000Z")),
  fc.constantFrom("1970-01-01T00:00:00.000Z", "2022-02-29T00:00:00.000Z", "2026-11-23T12:00:00Z", ""),
  text
)
/** Some of stations that show local time. */
const time: fc.Arbitrary<StationTime> = fc
  .tuple(written, fc.constantFrom(0, 0, 7_200_000, -18_000_000, 20_700_000))
  .map(([text, ahead]) => readTime(text, ahead))

export const readings: fc.Arbitrary<ReadonlyArray<Reading>> = fc.array(
  fc.record({ time, samples: fc.array(sample, { minLength: 1, maxLength: 8 }) }),
  { minLength: 1, maxLength: 40 }
)
