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
 * The import register of a reading in Wh: the total if there is one, else the sum of its phases; null if neither, or if one
 * of the phases is not known. `begin`: the register of the charge's beginning instead, which some stations repeat beside
 * every live value. `quantity`: another than the register, `powerImport` in W.
 */
export const register = (reading: Reading, begin = false, quantity = "energyImport"): number | null => {
  let [sum, seen]: [number | null, number] = [0, 0]
  for (const sample of reading.samples) {
    if (sample.quantity !== quantity || !atOutlet(sample)) continue
    if ((sample.context === "begin") !== begin) continue
    const { phase, value } = sample
    if (phase === undefined) {
      if (value !== null) return value
      continue
    }
    const bit = phases.get(phase)
    if (bit === undefined || (seen & bit) !== 0) continue
    seen |= bit
    sum = sum === null || value === null ? null : sum + value
  }
  return seen === 0 ? null : sum
}

/** Whether it says that its register is that of the end of a charge. */
export const saysEnd = ({ samples }: Reading): boolean =>
  samples.some(({ quantity, context }) => quantity === "energyImport" && context === "end")

/** `N` carries no energy, and between two phases is a voltage. A phase said twice counts once. */
const phases = new Map([
  ["L1", 1],
  ["L2", 2],
  ["L3", 4],
  ["L1-N", 1],
  ["L2-N", 2],
  ["L3-N", 4]
])
const atOutlet = (sample: Sample) => sample.location === undefined
