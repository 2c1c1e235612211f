/**
 * The end of a charge by a stop that named none of ours (1.6: -1, 0, an id of another system): bound by what else it said, so
 * that none is lost (ocpp.md 4.3.1). Should the end come that names the charge, the guess was wrong, and is taken back.
 */
import { Schema } from "effect"
import { type Charge, flag, unflag } from "./Charge.ts"
import type { TransactionEnded } from "./Event.ts"
import { doubtfulFlag } from "./Freeing.ts"
import { Meter } from "./Meter.ts"
import { zonedTime } from "./Zoning.ts"

/** Which stop it was, and the meter of the charge before it. */
export const Guess = Schema.Struct({ position: Schema.Number, content: Schema.String, meter: Meter })
export type Guess = typeof Guess.Type

/** A stop that was taken for the end of a charge, and is that of none we know. */
export interface Released {
  readonly charge: Charge
  readonly guess: Guess
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
  unflag(charge, doubtfulFlag)
  flag(charge, takenBackFlag)
}

export const takenBackFlag = "ended by a stop that named no charge, until its own came: that counts"
