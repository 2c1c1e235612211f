/** The running state of a charge's meter: what an open charge carries from register to register, kept in its row as JSON. */
import { Schema } from "effect"

const wh = Schema.Number
/** ms since 1970. */
const moment = Schema.Number

/**
 * Registers in Wh. A fall of the register closes a segment; `done` is the sum of the closed ones. What is optional was
 * not kept by older releases, or says nothing yet.
 */
export const Meter = Schema.Struct({
  begin: Schema.NullOr(wh),
  /** Of the segment that is open. */
  first: Schema.NullOr(wh),
  last: Schema.NullOr(wh),
  done: wh,
  segments: Schema.Int,
  /** The moment of the newest reading: a lower register of an older one is no fall. */
  at: moment,
  /** The moment of the first register. */
  since: Schema.optionalKey(moment),
  /** When the register last grew: what a station can have delivered since is what it may grow by. */
  grew: Schema.optionalKey(moment),
  /** The register that `last` grew from. */
  before: Schema.optionalKey(wh),
  /** W, over its last rise, and the highest before that; 0: not known. */
  power: Schema.optionalKey(Schema.Number),
  peak: Schema.optionalKey(Schema.Number),
  /** A register that fell, or rose beyond what can be: the next one says whether the meter stands there. */
  odd: Schema.optionalKey(Schema.Struct({ value: wh, at: moment })),
  /** Registers that did not count, the first few. */
  rejected: Schema.optionalKey(Schema.Array(wh)),
  /** What a person should know, in plain words. */
  flags: Schema.optionalKey(Schema.Array(Schema.String))
})
export type Meter = typeof Meter.Type

export const newMeter: Meter = { begin: null, first: null, last: null, done: 0, segments: 1, at: 0 }

/** Wh. Never negative; a register that is held back adds nothing. */
export const energyOf = (meter: Meter): number =>
  meter.done + (meter.first === null || meter.last === null ? 0 : meter.last - meter.first)

export const fellFlag = "register fell: counted in segments"
export const rolledFlag = "register rolled over: counted across"
export const oddFlag = "a register stood out from those around it: left out"
export const jumpFlag = "register jumped further than the station can deliver: the jump does not count"
export const fastFlag = "register rose faster than the rated power of the station: counted"
export const endBelowFlag = "the register at the end was below the last value: the values count"
export const endAboveFlag = "the register at the end is further than the station can deliver: the values count"
export const wentOnFlag = "the register rose after the end: the end counts"

export const noted = (meter: Meter, flag: string): Meter =>
  meter.flags?.includes(flag) === true ? meter : { ...meter, flags: [...(meter.flags ?? []), flag] }

export const rejecting = (meter: Meter, register: number, flag: string): Meter => {
  const { rejected = [] } = meter
  return noted(rejected.length < 8 ? { ...meter, rejected: [...rejected, register] } : meter, flag)
}
