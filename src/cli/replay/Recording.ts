/**
 * What went over the wire between a station and some central system, read from a file: lines of JSON as
 * `{t, station, proto, dir, raw}`, or what our own `GET /api/stations/{id}/frames` gives, in either order.
 */
import { Option, Schema } from "effect"

export type Step =
  /** A new connection, as the station asked for it. */
  | { readonly kind: "open"; readonly protocols: ReadonlyArray<string>; readonly authorization: string | undefined }
  | { readonly kind: "close" }
  /** A frame, with the line it stands in; `parts` is empty where it is no JSON list. */
  | {
      readonly kind: "said" | "heard"
      readonly text: string
      readonly parts: ReadonlyArray<unknown>
      readonly line: number
    }

export interface Recording {
  /** Empty: the file does not say whose it is. */
  readonly station: string
  readonly steps: ReadonlyArray<Step>
}

const Line = Schema.Struct({
  station: Schema.String,
  proto: Schema.String,
  dir: Schema.Literals(["upgrade", "cp->csms", "csms->cp", "close"]),
  raw: Schema.String
})
type Line = typeof Line.Type

const Traced = Schema.Struct({
  position: Schema.Int,
  direction: Schema.Literals(["in", "out"]),
  connection: Schema.Int,
  frame: Schema.String
})
type Traced = typeof Traced.Type

/** Undefined: it is no recording. */
export const readRecording = (text: string): Recording | undefined => {
  const documents = [parsed(text)].flatMap((whole) => whole ?? text.split("\n").filter(Boolean).map(parsed))
  const items = documents.flatMap((one) => (Array.isArray(one) ? one : (pageOf(one) ?? [one])))
  const lines = items.flatMap((item) => Option.toArray(Schema.decodeUnknownOption(Line)(item)))
  if (lines.length > 0 && lines.length === items.length) return ofLines(lines)
  const traced = items.flatMap((item) => Option.toArray(Schema.decodeUnknownOption(Traced)(item)))
  return traced.length > 0 && traced.length === items.length ? ofTrace(traced) : undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Page = Schema.Struct({ items: Schema.Array(Schema.Unknown) })
const pageOf = (value: unknown) => Option.getOrUndefined(Schema.decodeUnknownOption(Page)(value))?.items

const ofLines = (lines: ReadonlyArray<Line>): Recording => ({
  station: lines[0]?.station ?? "",
  steps: lines.map(({ dir, raw, proto }, place): Step => {
    if (dir === "close") return { kind: "close" }
    if (dir === "upgrade") return upgradeOf(raw, proto)
    return frameOf(dir === "cp->csms", raw, place + 1)
  })
})

const Upgrade = Schema.fromJsonString(Schema.Struct({ headers: Schema.Record(Schema.String, Schema.String) }))

const upgradeOf = (raw: string, proto: string): Step => {
  const headers = Option.getOrUndefined(Schema.decodeUnknownOption(Upgrade)(raw))?.headers ?? {}
  const offered = headers["sec-websocket-protocol"] ?? proto
  return { kind: "open", protocols: offered.split(/\s*,\s*/).filter(Boolean), authorization: headers.authorization }
}

const frameOf = (isSaid: boolean, text: string, line: number): Step => {
  const parts = parsed(text)
  return { kind: isSaid ? "said" : "heard", text, parts: Array.isArray(parts) ? parts : [], line }
}

/** A new number of its connection is a new connection; what it offered then is not in the trace. */
const ofTrace = (given: ReadonlyArray<Traced>): Recording => {
  const isNewestFirst = (given[0]?.position ?? 0) > (given.at(-1)?.position ?? 0)
  const frames = isNewestFirst ? given.toReversed() : given
  let last: number | undefined
  const steps = frames.flatMap(({ direction, connection, frame }, place): ReadonlyArray<Step> => {
    const isNew = connection !== last
    last = connection
    const step = frameOf(direction === "in", frame, place + 1)
    return isNew ? [{ kind: "open", protocols: [], authorization: undefined }, step] : [step]
  })
  return { station: "", steps }
}
