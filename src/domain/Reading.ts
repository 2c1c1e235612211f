/** What a meter said: one reading is one moment with its samples, in base units (Wh, W, A, V, %, Hz, Celsius, var, varh). */
import { Schema } from "effect"
import { StationTime } from "./Time.ts"

/** One measured value. Absent fields have their usual meaning: no phase, at the outlet, taken periodically. */
export const Sample = Schema.Struct({
  /** `energyImport`, `powerImport`, `currentImport`, `voltage`, `soc` ...; what we have no word for keeps the station's. */
  quantity: Schema.String,
  /** In base units; null: not a number (see `text`). */
  value: Schema.NullOr(Schema.Number),
  phase: Schema.optionalKey(Schema.String),
  location: Schema.optionalKey(Schema.String),
  context: Schema.optionalKey(Schema.String),
  /** The value as sent, where the number does not say it all: signed data byte for byte, text that is no number. */
  text: Schema.optionalKey(Schema.String),
  /** Unit as sent, where it is not the base unit of the quantity. */
  unit: Schema.optionalKey(Schema.String),
  /** Signature envelope of OCPP 2.x, as sent. */
  signed: Schema.optionalKey(Schema.Unknown)
})
export type Sample = typeof Sample.Type

export const Reading = Schema.Struct({ time: StationTime, samples: Schema.Array(Sample) })
export type Reading = typeof Reading.Type

/**
 * The import register of a reading in Wh: the total if there is one, else the sum of its phases; null if neither.
 * `begin`: the register of the charge's beginning instead, which some stations repeat beside every live value.
 */
export const register = (reading: Reading, begin = false): number | null => {
  let phases: number | null = null
  for (const sample of reading.samples) {
    if (sample.quantity !== "energyImport" || sample.value === null || !atOutlet(sample)) continue
    if ((sample.context === "begin") !== begin) continue
    if (sample.phase === undefined) return sample.value
    if (realPhases.has(sample.phase)) phases = (phases ?? 0) + sample.value
  }
  return phases
}

const realPhases = new Set(["L1", "L2", "L3", "L1-N", "L2-N", "L3-N"])
const atOutlet = (sample: Sample) => sample.location === undefined
