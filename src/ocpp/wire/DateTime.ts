/** Tells whether a text is a `date-time` of the JSON schemas, for every timestamp that is decoded. */

/**
 * RFC 3339 5.6 with a liberty that the judge of our tests (ajv-formats) takes as well: any single white-space may stand
 * for the `T`. Its other, a time without a zone, is not taken: a rule of `Tolerance` reads it as UTC, and says so. A leap
 * second is 23:59:60, whatever the offset.
 */
export const isDateTime = (text: string): boolean => {
  const length = text.length
  if (length < 19 || !isDay(text) || !isSeparator(text, 10) || !isTime(text)) return false
  let at = 19
  if (text.charCodeAt(at) === dot) {
    at = skipDigits(text, at + 1)
    if (at === 20) return false
  }
  return isOffset(text, at)
}

const [dash, colon, dot, plus] = [45, 58, 46, 43]

const isDay = (text: string): boolean => {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return false
  const year = pair(text, 0) * 100 + pair(text, 2)
  const month = pair(text, 5)
  const day = pair(text, 8)
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

const isSeparator = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 84 || code === 116 || code === 32 || /\s/.test(text.charAt(at))
}

const isTime = (text: string): boolean => {
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return false
  const hour = pair(text, 11)
  const minute = pair(text, 14)
  const second = pair(text, 17)
  if (!(hour >= 0 && minute >= 0 && second >= 0)) return false
  return (hour <= 23 && minute <= 59 && second <= 59) || (hour === 23 && minute === 59 && second === 60)
}

/** `Z`, `+hh`, `+hhmm`, `+hh:mm`, to the end of the text; how many hours is not looked at. */
const isOffset = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  const rest = text.length - at
  if (code === 90 || code === 122) return rest === 1
  if ((code !== plus && code !== dash) || !(pair(text, at + 1) >= 0)) return false
  if (rest === 3) return true
  if (rest === 5) return pair(text, at + 3) >= 0
  return rest === 6 && text.charCodeAt(at + 3) === colon && pair(text, at + 4) >= 0
}

/** The two decimal digits at `at` as a number; NaN if they are not digits. */
const pair = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const skipDigits = (text: string, from: number): number => {
  let at = from
  while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++
  return at
}
