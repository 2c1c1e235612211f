/** Moments on their way out: UTC with `Z` and milliseconds, the one form that every station reads. */

/** `2026-11-23T12:57:50.023Z` for ms since 1970; undefined for what has no such form (beyond the years 1 to 9999). */
export const clock = (at: number): string | undefined =>
  at >= earliest && at <= latest ? new Date(at).toISOString() : undefined

const earliest = Date.parse("0001-01-01T00:00:00Z")
const latest = Date.parse("9999-12-31T00:00:00Z")
