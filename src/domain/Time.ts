/** A station's time is information, not order: kept as sent, understood where it can be, never trusted for sequence. */
import { Schema } from "effect"

/**
 * A moment as a station wrote it (`text`) and as we understand it (`at`, ms since 1970; null: not a real moment). `ahead`: ms
 * that its clock, which shows local time, was taken to be ahead of UTC; absent: 0, or it named its zone.
 */
export const StationTime = Schema.Struct({
  text: Schema.String,
  at: Schema.NullOr(Schema.Number),
  ahead: Schema.optionalKey(Schema.Number)
})
export type StationTime = typeof StationTime.Type

const shape = /^\s*(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9})\d*)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?\s*$/
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * Reads a moment: `Z`, `+02:00`, `+0200`, `+02`, none (UTC), blank for `T`, 0 to 9 decimals. A day that the calendar
 * does not have, or a year before 2000 or after 2199, is not a moment: `at` is null and the text stays.
 * `ahead`: ms that the station's clock is known to be ahead of UTC; a time that names another zone than Z is believed.
 */
export const readTime = (text: string, ahead = 0): StationTime => {
  const at = parse(text, ahead)
  return ahead === 0 || at === null || namesZone(text) ? { text, at } : { text, at, ahead }
}

/** The same moment read with a clock that is so much `ahead` (ms) of UTC, unless it names its zone. */
export const inZone = (time: StationTime, ahead: number): StationTime => {
  const { text, at, ahead: before = 0 } = time
  if (before === ahead || at === null || namesZone(text)) return time
  return ahead === 0 ? { text, at: at + before } : { text, at: at + before - ahead, ahead }
}

/** Whether a moment names a zone, `Z` apart, which some say and mean their local time. */
export const namesZone = (text: string): boolean => /[+-]\d\d(?::?\d\d)?\s*$/.test(text)

const parse = (text: string, ahead: number): number | null => {
  if (text.length === 24 && text.charCodeAt(23) === 90) {
    const fast = Date.parse(text)
    if (!Number.isNaN(fast) && new Date(fast).toISOString() === text) return plausible(fast - ahead)
  }
  const found = shape.exec(text)
  if (found === null) return null
  const [, y, mo, d, h, mi, s, fraction = "", zone = "Z"] = found
  const [year, month, day, hour, minute, second] = [Number(y), Number(mo), Number(d), Number(h), Number(mi), Number(s)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  if (hour > 23 || minute > 59 || second > 60) return null
  const millis = Number(fraction.slice(0, 3).padEnd(3, "0"))
  return plausible(Date.UTC(year, month - 1, day, hour, minute, second, millis) - offset(zone, ahead))
}

/** In ms; NaN for a zone that no place on earth has. */
const offset = (zone: string, ahead: number): number => {
  if (zone === "Z" || zone === "z") return ahead
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(":", "") || "0")
  if (hours > 15 || minutes > 59) return Number.NaN
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2200, 0, 1)
const plausible = (at: number): number | null => (at >= earliest && at < latest ? at : null)

/** The time of a fact that came without one. */
export const noTime: StationTime = { text: "", at: null }

const day = 86_400_000
/** Zones are whole quarters of an hour. */
const quarter = 900_000

/** The moment to reckon with: the station's if it is a moment and not more than a day ahead of us, else ours. */
export const moment = (time: StationTime, received: number): number =>
  time.at !== null && time.at <= received + day ? time.at : received

/**
 * A moment from what is kept of it: its text, and the moment it was reckoned with. The text alone does not tell the zone that
 * was known of the station then; what is no moment, or was too far ahead of us, was reckoned with ours (`moment`).
 */
export const keptTime = (text: string, reckoned: number, received: number): StationTime => {
  const told = readTime(text)
  if (told.at === null || told.at > received + day) return told
  const ahead = told.at - reckoned
  return ahead === 0 || ahead % quarter !== 0 ? { text, at: reckoned } : { text, at: reckoned, ahead }
}
