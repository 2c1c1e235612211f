/**
 * What the process says while it runs, on standard error: a line an entry, plain where a person reads it (a terminal), as
 * JSON where a program does. LOG_LEVEL says how much, LOG_FORMAT how if it is to be otherwise.
 */
import { Cause, Effect, Layer, Logger, References } from "effect"
import { Settings } from "../Config.ts"

/** Everything that is logged goes here. */
export const Logs = Layer.unwrap(
  Effect.map(Settings, ({ log }) => {
    const isPlain = log.format === "auto" ? process.stderr.isTTY === true : log.format === "plain"
    return Layer.mergeAll(Logger.layer([isPlain ? plain : json]), Layer.succeed(References.MinimumLogLevel, log.level))
  })
)

/** `2026-11-23T09:00:00.000Z WARN the database is away; the journal waits (listener transactions)` */
const plain = Logger.make(({ cause, date, fiber, logLevel, message }) => {
  const parts = wordsOf(message)
  if (cause.reasons.length > 0) parts.push(Cause.pretty(cause))
  const about = Object.entries(fiber.getRef(References.CurrentLogAnnotations)).map(
    ([key, value]) => `${key} ${said(value)}`
  )
  const tail = about.length === 0 ? "" : ` (${about.join(", ")})`
  console.error(`${date.toISOString()} ${logLevel.toUpperCase()} ${parts.join(": ")}${tail}`)
})

/** `{"time":"2026-11-23T09:00:00.000Z","level":"WARN","message":"...","listener":"transactions"}` */
const json = Logger.make(({ cause, date, fiber, logLevel, message }) => {
  const about = Object.entries(fiber.getRef(References.CurrentLogAnnotations)).map(([key, value]) => [key, said(value)])
  console.error(
    JSON.stringify({
      time: date.toISOString(),
      level: logLevel.toUpperCase(),
      message: wordsOf(message).join(": "),
      ...(cause.reasons.length > 0 ? { cause: Cause.pretty(cause) } : {}),
      ...Object.fromEntries(about)
    })
  )
})

const wordsOf = (message: unknown): Array<string> => (Array.isArray(message) ? message : [message]).map(said)

const said = (part: unknown): string =>
  typeof part === "string" ? part : part instanceof Error ? part.message : Bun.inspect(part)
