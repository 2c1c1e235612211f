/** What a register can say: how far it may rise in a time, how far below another it may stand, where it begins anew. */
import type { StationAdjusted } from "./StationSettings.ts"

/** What is known of a station's meters. */
export interface Limits {
  /** W that one EVSE can deliver at most. */
  readonly ratedPower: number
  /** Its registers times this are Wh: what an operator decided of a station that names a wrong unit. */
  readonly energyScale: number
}

/** More than any charger of today delivers: a station of which nobody told us anything. */
export const anyStation: Limits = { ratedPower: 500_000, energyScale: 1 }

/** What is known of them when an operator has said this; undefined: it is not of meters. */
export const limitsAfter = (
  before: Limits,
  { ratedPower, energyScale, reset = [] }: StationAdjusted
): Limits | undefined => {
  const isReset = reset.includes("ratedPower") || reset.includes("energyScale")
  if (ratedPower === undefined && energyScale === undefined && !isReset) return undefined
  return {
    ratedPower: ratedPower ?? (reset.includes("ratedPower") ? anyStation : before).ratedPower,
    energyScale: energyScale ?? (reset.includes("energyScale") ? anyStation : before).energyScale
  }
}

/** Wh: no meter ever counted so far, either way. */
const beyond = 1e15

/** -1 is how stations write that they do not know (ocpp.md 4.3.3). */
export const isRegister = (value: number): boolean => Math.abs(value) < beyond && value !== -1

/** ms: of two values of a meter each may have been read so long before the moment it is told for. */
const stale = 15 * 60_000
/** ms: what is reckoned with where the clock says nothing. */
const unknownTime = 24 * 3_600_000
/** Wh: the coarsest step of a register. */
const coarsest = 1000

/** Wh that a register can have risen at most in `elapsed` ms; 0 or less: nobody knows how long it was. */
export const reach = (elapsed: number, { ratedPower }: Limits): number =>
  (1.5 * ratedPower * (elapsed > 0 ? elapsed + stale : unknownTime)) / 3_600_000 + coarsest

/** As `anyStation` where the order is known, but no time is. */
export const timeless = (limits: Limits): Limits => ({
  ...limits,
  ratedPower: (limits.ratedPower * unknownTime) / stale
})

/**
 * Whether `register` after `last` is a meter that fell, and not the same value cut or read by another path: stations round
 * to whole Wh, to 10, 100 or 1000 of them. A meter that starts over stands near 0.
 */
export const fell = (last: number, register: number): boolean =>
  register > last / 2 ? last - register > Math.max(10, grain(last), grain(register)) : last - register >= 1

/** Wh: the coarsest step that the value may have been rounded to. */
export const grain = (value: number): number => {
  if (value === 0 || value % 10 !== 0) return 1
  if (value % 100 !== 0) return 10
  return value % coarsest === 0 ? coarsest : 100
}

const ends = [...Array.from({ length: 8 }, (_, n) => 10 ** (n + 5)), 2 ** 31, 2 ** 32]

/** Where a register ended that goes on from 0: at 10^n or the end of a whole number; undefined: it did not roll over. */
export const rolledAt = (last: number, register: number, within: number): number | undefined =>
  ends.find(
    (end) =>
      last < end && last >= end * 0.99 && register >= 0 && register <= end * 0.01 && end - last + register <= within
  )
