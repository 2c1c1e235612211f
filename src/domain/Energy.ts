/** Energy of one charge as its registers come in: the running state that an open charge carries. Never negative. */
import { Schema } from "effect"

/** Registers in Wh. A fall of the register closes a segment; `done` is the sum of the closed ones. */
export const Meter = Schema.Struct({
  begin: Schema.NullOr(Schema.Number),
  first: Schema.NullOr(Schema.Number),
  last: Schema.NullOr(Schema.Number),
  done: Schema.Number,
  segments: Schema.Int,
  /** The moment of the newest reading, ms since 1970: a lower register of an older one is no fall. */
  at: Schema.Number
})
export type Meter = typeof Meter.Type

export const newMeter: Meter = { begin: null, first: null, last: null, done: 0, segments: 1, at: 0 }

/** Wh: a final register is often cut to whole Wh, below the last sample. */
const rounding = 1
/** Wh: no meter ever counted so far, either way. */
const beyond = 1e15

/**
 * The state after one more register. A fall begins a new segment; an older reading only raises the register, and only
 * while it has never fallen (a clock set back stops no meter). What no meter can say changes nothing.
 */
export const advance = (meter: Meter, register: number, at: number): Meter => {
  if (!(Math.abs(register) < beyond)) return meter
  const { begin, first, last, done, segments } = meter
  if (first === null || last === null)
    return { ...meter, begin: begin ?? register, first: register, last: register, at }
  if (at < meter.at) return register > last && segments === 1 ? { ...meter, last: register } : meter
  if (register >= last) return { ...meter, last: register, at }
  if (register > last - rounding || at === meter.at) return { ...meter, at }
  return { ...meter, done: done + (last - first), first: register, last: register, segments: segments + 1, at }
}

/** The register of the beginning, told after later ones. */
export const precede = (meter: Meter, register: number): Meter => {
  const { begin, first } = meter
  if (!(Math.abs(register) < beyond) || begin === null || first === null || register >= begin) return meter
  return meter.segments === 1
    ? { ...meter, begin: register, first: register }
    : { ...meter, begin: register, done: meter.done + begin - register }
}

/** Wh. */
export const energyOf = (meter: Meter): number =>
  meter.done + (meter.first === null || meter.last === null ? 0 : meter.last - meter.first)
