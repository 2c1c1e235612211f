import { readTime } from "../../domain/Time.ts"
import type { Rule } from "./Rule.ts"

/** Seconds or milliseconds since 1970, as a number or as text. */
export const timeEpoch: Rule = {
  name: "time-epoch",
  mend: (value, { shape }) => {
    if (shape.kind !== "time" || (typeof value !== "string" && typeof value !== "number")) return undefined
    const text = String(value).trim()
    const isSeconds = /^\d{10}(?:\.\d+)?$/.test(text)
    if (!isSeconds && !/^\d{13}$/.test(text)) return undefined
    return { value: new Date(Math.round(Number(text) * (isSeconds ? 1000 : 1))).toISOString() }
  }
}

/** `2026-11-23T10:00:00`: taken as UTC. */
export const timeZone: Rule = {
  name: "time-zone",
  mend: (value, { shape }) =>
    shape.kind === "time" ? taken(value, (text) => isMoment(text) && !zone.test(text)) : undefined
}

/** A moment in another form than the standard's that we can read. */
export const timeForm: Rule = {
  name: "time-form",
  mend: (value, { shape }) => (shape.kind === "time" ? taken(value, isMoment) : undefined)
}

/** `2022-02-29T07:02:33.000Z`: no moment; its reader keeps the text and goes by the time of arrival. */
export const timeUnknown: Rule = {
  name: "time-unknown",
  mend: (value, { shape }) => (shape.kind === "time" ? taken(value, (text) => text.length <= shape.most) : undefined)
}

const isMoment = (text: string): boolean => readTime(text).at !== null
const zone = /(?:[zZ]|[+-]\d\d(?::?\d\d)?)\s*$/

const taken = (value: unknown, holds: (text: string) => boolean) =>
  typeof value === "string" && holds(value) ? ({ value, taken: true } as const) : undefined
