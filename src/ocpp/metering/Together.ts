/**
 * Some stations write a meter value a measurand, or a phase, all of one moment (ocpp.md 5, 53). Each alone would be read
 * wrong: a phase is no total. So neighbours of one moment become one reading, unless both speak of the same.
 */
import type { Reading, Sample } from "../../domain/Reading.ts"

export const together = (readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> => {
  if (!readings.some((reading, at) => joins(readings[at - 1], reading))) return readings
  const joined: Array<Reading> = []
  for (const reading of readings) {
    const last = joined.at(-1)
    if (last === undefined || !joins(last, reading)) joined.push(reading)
    else joined.splice(-1, 1, { time: last.time, samples: [...last.samples, ...reading.samples] })
  }
  return joined
}

const joins = (one: Reading | undefined, other: Reading): boolean =>
  one !== undefined &&
  one.time.at !== null &&
  one.time.text === other.time.text &&
  !other.samples.some((sample) => one.samples.some((said) => isSame(said, sample)))

const isSame = (one: Sample, other: Sample): boolean =>
  one.quantity === other.quantity &&
  one.phase === other.phase &&
  one.context === other.context &&
  one.location === other.location
