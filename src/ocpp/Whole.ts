/**
 * Whole numbers that stations send and no column can hold. The schemas allow an integer of any size, and real stations
 * send 9223372036854775807: what cannot be a number of its kind becomes unknown here, before it reaches a table.
 */

const most = 2_147_483_647

/** A count or number from 0 to 2^31-1 as it is; undefined for any other. */
export const whole = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 && value <= most && Number.isInteger(value) ? value : undefined

/** An id that must be at least 1; 0 and -1 mean "none" in the field (1.6 reservationId). */
export const positive = (value: number | undefined): number | undefined => {
  const number = whole(value)
  return number === 0 ? undefined : number
}

/** The EVSE a message speaks of; what no EVSE can be called is the station itself, 0. */
export const evseOf = (value: number): number => whole(value) ?? 0

/** A meter's register in Wh; -1 is what stations say that have none, and no meter has counted beyond 2^53. */
export const registerOf = (value: number): number | undefined =>
  value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined

/** A transaction id as a 1.6 station gave it, right or not; beyond what a number can say it is none of ours. */
export const claimOf = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isSafeInteger(value) ? value : undefined
