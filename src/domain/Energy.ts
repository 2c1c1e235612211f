/** Energy of one charge as its registers come in: the running state that an open charge carries. Never negative. */
import { Schema } from "effect"

/** Registers in Wh. A fall of the register closes a segment; `done` is the sum of the closed ones. */
export const Meter = Schema.Struct({
  begin: Schema.NullOr(Schema.Number),
  first: Schema.NullOr(Schema.Number),
  last: Schema.NullOr(Schema.Number),
  done: Schema.Number,
  segments: Schema.Int,
  /** The moment of `last`, ms since 1970: an older reading that comes later does not move the register. */
  at: Schema.Number
})
export type Meter = typeof Meter.Type

export const newMeter: Meter = { begin: null, first: null, last: null, done: 0, segments: 1, at: 0 }

/** Wh: a final register is often cut to whole Wh, below the last sample. */
const rounding = 1

/** The state after one more register. A register that is not finite, or older than the last, changes nothing. */
export const advance = (meter: Meter, register: number, at: number): Meter => {
  if (!Number.isFinite(register) || at < meter.at) return meter
  if (meter.first === null || meter.last === null) {
    return { ...meter, begin: meter.begin ?? register, first: register, last: register, at }
  }
  if (register >= meter.last) return { ...meter, last: register, at }
  if (register > meter.last - rounding) return { ...meter, at }
  return {
    ...meter,
    done: meter.done + meter.last - meter.first,
    first: register,
    last: register,
    segments: meter.segments + 1,
    at
  }
}

/** Wh. */
export const energyOf = (meter: Meter): number =>
  meter.done + (meter.first === null || meter.last === null ? 0 : meter.last - meter.first)
