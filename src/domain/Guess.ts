/**
 * The end of a charge by a stop that named none of ours (1.6: -1, 0, an id of another system): bound by what else it said, so
 * that none is lost (ocpp.md 4.3.1). Should the end come that names the charge, the guess was wrong, and is taken back.
 */
import { Schema } from "effect"
import { type Charge, flag } from "./Charge.ts"
import type { Content } from "./Content.ts"
import { TransactionEnded } from "./Event.ts"
import type { Position } from "./Ids.ts"
import { Meter } from "./Meter.ts"
import { beginOf } from "./Standing.ts"
import { noTime } from "./Time.ts"
import { zonedTime } from "./Zoning.ts"

/** Which stop it was (as much of it as tells whose it is), when it came (ms since 1970), and the meter of the charge before it. */
export const Guess = Schema.Struct({
  position: Schema.Number,
  at: Schema.Number,
  content: Schema.String,
  event: TransactionEnded,
  meter: Meter
})
export type Guess = typeof Guess.Type

/**
 * A stop that was taken for the end of a charge, and is that of another or of none we know: found out by the record `until`, with which the
 * charge was one `from` one moment `to` another, ms since 1970.
 */
export interface Released {
  readonly charge: Charge
  readonly guess: Guess
  /** Whose it is after all; undefined: of none we know. */
  readonly into: Charge | undefined
  readonly until: Position
  readonly from: number
  readonly to: number
}

/** Of its data only where the charge began. */
export const guessOf = (
  event: TransactionEnded,
  content: Content,
  position: Position,
  at: number,
  meter: Meter
): Guess => {
  const { readings: _, ...said } = event
  const begin = beginOf(event)
  const sample = { quantity: "energyImport", value: begin, context: "begin" }
  return {
    position,
    at,
    content,
    event: begin === null ? said : { ...said, readings: [{ time: noTime, samples: [sample] }] },
    meter
  }
}

/** Whether an end that names the charge is another than the one that was guessed, and not the same told again. */
export const isOther = (charge: Charge, event: TransactionEnded): boolean => {
  const { at } = zonedTime(charge, event.time)
  if (at !== null && at !== charge.endedAt) return true
  const { last } = charge.meter
  return event.register !== undefined && last !== null && Math.abs(event.register - last) > 1
}

/** The charge goes on as if the stop had not come; its own end is to come next. */
export const takeBack = (charge: Charge, guess: Guess) => {
  charge.guess = undefined
  charge.meter = guess.meter
  charge.endedAt = undefined
  charge.reason = undefined
  charge.stopToken = undefined
  flag(charge, takenBackFlag)
}

export const takenBackFlag = "ended by a stop that named no charge, until its own came: that counts"
