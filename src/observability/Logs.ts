/** What the process says while it runs: one plain line an entry, on standard error, for people and for `journalctl`. */
import { Cause, Logger, References } from "effect"

/** `2026-11-23T09:00:00.000Z WARN the database is away; the journal waits (listener transactions)` */
export const Logs = Logger.layer([
  Logger.make(({ cause, date, fiber, logLevel, message }) => {
    const parts = (Array.isArray(message) ? message : [message]).map(said)
    if (cause.reasons.length > 0) parts.push(Cause.pretty(cause))
    const about = Object.entries(fiber.getRef(References.CurrentLogAnnotations)).map(
      ([key, value]) => `${key} ${said(value)}`
    )
    const tail = about.length === 0 ? "" : ` (${about.join(", ")})`
    console.error(`${date.toISOString()} ${logLevel.toUpperCase()} ${parts.join(": ")}${tail}`)
  })
])

const said = (part: unknown): string =>
  typeof part === "string" ? part : part instanceof Error ? part.message : Bun.inspect(part)
