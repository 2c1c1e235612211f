/**
 * Meter values into readings: texts to numbers, any unit to the base unit, defaults filled in. Every sample of every
 * station passes here, so it is plain loops and table look-ups.
 */
import type { Reading, Sample } from "../../domain/Reading.ts"
import { readTime } from "../../domain/Time.ts"
import { word } from "../Words.ts"
import type { MeterValueType as MeterValue16, SampledValueType as Sampled16 } from "../wire/V16.gen.ts"
import type { MeterValueType as MeterValue2, SampledValueType as Sampled2 } from "../wire/V21.gen.ts"
import { type Quantity, quantityOf } from "./Quantities.ts"
import { together } from "./Together.ts"
import { inBase, noUnit, tidy, type Unit, unitOf } from "./Units.ts"

/** The readings of a 1.6 station whose clock is so much `ahead`, in ms. A meter value without samples says nothing and is left out. */
export const readings16 = (values: ReadonlyArray<MeterValue16>, ahead?: number): ReadonlyArray<Reading> => {
  const readings: Array<Reading> = []
  for (const value of values) {
    const samples: Array<Sample> = []
    for (const one of value.sampledValue) if (saysAnything(one)) samples.push(sample16(one))
    if (samples.length > 0) readings.push({ time: readTime(value.timestamp, ahead), samples })
  }
  return readings.length < 2 ? readings : together(readings)
}

/** The readings of a 2.0.1 or 2.1 station. */
export const readings2 = (values: ReadonlyArray<MeterValue2>, ahead?: number): ReadonlyArray<Reading> => {
  const readings: Array<Reading> = []
  for (const value of values) {
    const samples: Array<Sample> = []
    for (const one of value.sampledValue) samples.push(sample2(one))
    if (samples.length > 0) readings.push({ time: readTime(value.timestamp, ahead), samples })
  }
  return readings.length < 2 ? readings : together(readings)
}

/**
 * Some stations send an empty value for what they do not measure (Heidelberg, ocpp.md 5.41): it says nothing. One of the
 * phases of a register is told, so that the others are not taken for all of it.
 */
const saysAnything = ({ value, phase, format }: Sampled16): boolean =>
  value.charCodeAt(0) > 32 || phase !== undefined || format === "SignedData" || value.trim() !== ""

type Making = { -readonly [K in keyof Sample]: Sample[K] }

/** What the samples of all versions say in the same words. */
interface Said {
  readonly measurand?: string
  readonly context?: string
  readonly phase?: string
  readonly location?: string
}

const sample16 = (sampled: Sampled16): Sample => {
  const text = sampled.value
  // Signed data is no number and must stay byte for byte what the meter signed.
  if (sampled.format === "SignedData") return make(sampled, null, text, sampled.unit)
  return make(sampled, numberOf(text), text, sampled.unit)
}

const sample2 = (sampled: Sampled2): Sample => {
  const unit = sampled.unitOfMeasure
  const multiplier = unit?.multiplier
  const isPlain = multiplier === undefined || multiplier === 0
  const value = isPlain ? sampled.value : shift(sampled.value, multiplier)
  const sample = make(sampled, value, isPlain ? "" : `${sampled.value}e${multiplier}`, unit?.unit)
  if (sample.value !== null && !Number.isFinite(sample.value)) {
    sample.text = String(sample.value)
    sample.value = null
  }
  if (sampled.signedMeterValue !== undefined) sample.signed = sampled.signedMeterValue
  return sample
}

const make = (sampled: Said, value: number | null, text: string, spelling: string | undefined): Making => {
  const unit = spelling === undefined ? undefined : unitOf(spelling)
  const quantity = quantityOf(sampled.measurand, unit?.base, spelling)
  const sample: Making = { quantity: quantity.word, value: null }
  if (spelling === undefined || unit === noUnit) sample.value = value
  else measure(sample, value, quantity, spelling, unit)
  if (sample.value === null) sample.text = text === "" && value !== null ? String(value) : text
  if (sampled.phase !== undefined) sample.phase = sampled.phase
  if (sampled.location !== undefined && sampled.location !== "Outlet") sample.location = word(sampled.location)
  if (sampled.context !== undefined && sampled.context !== "Sample.Periodic") {
    sample.context = contexts.get(sampled.context) ?? "other"
  }
  return sample
}

/** Brings the value to the base unit of its quantity; a unit that cannot measure the quantity makes it unknown. */
const measure = (
  sample: Making,
  value: number | null,
  quantity: Quantity,
  spelling: string,
  unit: Unit | undefined
): void => {
  if (quantity.unit === undefined) {
    sample.value = value
    sample.unit = spelling
  } else if (unit?.base === quantity.unit) {
    sample.value = value === null ? null : inBase(value, unit)
    if (unit.kept) sample.unit = spelling
    // Wh is the default of 1.6, and some stations write it beside everything.
  } else if (spelling === "Wh") sample.value = value
  else sample.unit = spelling
}

/** The number of a text, also with a comma for its point; null: it is none. Blank is not 0, and 0x10 is not 16. */
const numberOf = (text: string): number | null => {
  const value = Number(text)
  if (value === 0 ? text.trim() === "" : !Number.isFinite(value)) return withComma.test(text) ? finite(text) : null
  return text.charCodeAt(0) === 48 && text.charCodeAt(1) > 57 && radix.has(text.charAt(1)) ? null : value
}

const radix = new Set(["x", "X", "o", "O", "b", "B"])
const withComma = /^\s*[+-]?\d+,\d+\s*$/
const finite = (text: string): number | null => {
  const value = Number(text.replace(",", "."))
  return Number.isFinite(value) ? value : null
}

/** `value` times ten to the `multiplier`; null: beyond what a number can say. */
const shift = (value: number, multiplier: number): number | null => {
  const moved = multiplier > 0 ? value * 10 ** multiplier : value / 10 ** -multiplier
  return Number.isFinite(moved) ? tidy(moved) : null
}

/** A reason that nobody knows is another one. The outlet, and periodically, is where and why unless somebody says otherwise. */
const contexts = new Map([
  ["Transaction.Begin", "begin"],
  ["Transaction.End", "end"],
  ["Sample.Clock", "clock"],
  ["Trigger", "trigger"],
  ["Interruption.Begin", "interruptionBegin"],
  ["Interruption.End", "interruptionEnd"]
])
