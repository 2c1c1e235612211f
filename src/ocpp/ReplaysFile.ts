/**
 * What `Replays` remembers, beside the journal: written now and then and at the end, so that a start reads only the records
 * behind it, however long a station has been silent. It tells nothing that is not on disk in the journal, too.
 */
import { Effect, Option, Schema } from "effect"
import type { Position } from "../domain/Ids.ts"
import { readBeside, writeBeside } from "../events/Beside.ts"
import type { EventBus } from "../events/EventBus.ts"
import type { Record } from "../events/Record.ts"
import { contentKey, readFrame, salvageFrame } from "./Frame.ts"
import type { Replays } from "./Replays.ts"
import { openSigned } from "./Signed.ts"

/** Written again when so many records are behind it, or so many for each station, whichever is more: a start reads them. */
const [leastBehind, behindEach] = [20_000, 8]
/** Where there is no such file, so many of the newest records are read. */
const lookedBack = 5000
/** So many stations are put into words before others may run. */
const atOnce = 64

const file = "replays"

export class ReplaysFile {
  private readonly bus: EventBus["Service"]
  private readonly replays: Replays
  /** The actions that are remembered, in small letters. */
  private readonly wanted: ReadonlySet<string>
  /** All up to here is in the file; undefined: there is none. */
  private saved: Position | undefined
  /** How often it was loaded: what was put into words before tells perhaps of records that were lost. */
  private loads = 0

  constructor(bus: EventBus["Service"], replays: Replays, wanted: ReadonlySet<string>) {
    this.bus = bus
    this.replays = replays
    this.wanted = wanted
  }

  /** Memory from the file and the records behind it. */
  readonly load = Effect.gen({ self: this }, function* () {
    this.loads++
    this.replays.clear()
    const text = yield* readBeside(this.bus.folder, file)
    const found = text === undefined ? undefined : readLines(text, this.bus.journal, this.bus.head())
    for (const [station, , said] of found?.rows ?? []) {
      for (const [key, connection, answer] of said)
        this.replays.add(station, { key: typeof key === "string" ? BigInt(key) : key, connection, at: 0, answer })
    }
    this.saved = found?.position
    const known = new Map(found?.rows.map(([station, position]) => [station, position]))
    for (let from = (found?.position ?? Math.max(0, this.bus.head() - lookedBack)) + 1; from <= this.bus.head(); ) {
      const records = yield* this.bus.readFrames(from, 1000)
      for (const record of records) this.take(record, known)
      from = (records.at(-1)?.position ?? this.bus.head()) + 1
    }
  })

  private take({ position, cause, frame, answer }: Record, known: ReadonlyMap<string, Position>) {
    if (cause.kind !== "frame" || frame === undefined || answer === undefined) return
    if (position <= (known.get(cause.station) ?? 0)) return
    const [read, result] = [readFrame(frame), readFrame(answer)]
    // Text that is almost JSON was read all the same.
    const sent = read._tag === "Broken" ? (salvageFrame(frame)?.frame ?? read) : read
    if (sent._tag !== "Call" || result._tag !== "Result") return
    const { call, damage } = openSigned(sent) ?? { call: sent }
    if (!this.wanted.has(call.action.toLowerCase())) return
    const key = contentKey(call, damage?.said ?? frame)
    const { station, connection } = cause
    this.replays.add(station, { key, connection, at: 0, answer: JSON.stringify(result.payload) })
  }

  /** Writes the file when it is time, for ever; soon after a start that found none. */
  readonly keep = Effect.suspend(() => (this.isDue() ? this.save : Effect.void)).pipe(
    Effect.delay("100 millis"),
    Effect.forever
  )

  private isDue(): boolean {
    if (this.loads === 0 || !this.bus.door().open) return false
    const behind = Math.max(leastBehind, behindEach * this.replays.size)
    return this.saved === undefined || this.bus.enqueued() - this.saved >= behind
  }

  /** Writes it when all that it tells of is on disk; that it could not is no harm, the next start reads more. */
  readonly save = Effect.gen({ self: this }, function* () {
    const { bus, loads } = this
    const position = bus.enqueued()
    if (loads === 0 || position === this.saved) return
    const rows: Array<string> = []
    for (const [station, said] of this.replays.all()) {
      const words = said.map(({ key, connection, answer }) => [wordOf(key), connection, answer])
      // Others run meanwhile: each station is as it was at a record of its own.
      rows.push(JSON.stringify([station, bus.enqueued(), words]))
      if (rows.length % atOnce === 0) yield* Effect.yieldNow
    }
    const kept = yield* Effect.callback<boolean>((resume) => bus.follow((is) => resume(Effect.succeed(is))))
    if (!kept || this.loads !== loads) return
    this.saved = position
    const head = JSON.stringify({ onetime: 1, journal: bus.journal, position, stations: rows.length })
    yield* writeBeside(bus.folder, file, [head, ...rows])
  }).pipe(Effect.catchTag("JournalBroken", ({ message }) => Effect.logWarning(message)))
}

const wordOf = (key: number | bigint) => (typeof key === "bigint" ? String(key) : key)

const Head = Schema.Struct({
  onetime: Schema.Literal(1),
  journal: Schema.String,
  position: Schema.Int,
  stations: Schema.Int
})
const Key = Schema.Union([Schema.Number, Schema.String.check(Schema.isPattern(/^\d+$/))])
const Row = Schema.Tuple([Schema.String, Schema.Int, Schema.Array(Schema.Tuple([Key, Schema.Number, Schema.String]))])
const decodeHead = Schema.decodeUnknownOption(Schema.fromJsonString(Head))
const decodeRow = Schema.decodeUnknownOption(Schema.fromJsonString(Row))

/** Undefined: it is of another journal or of a later state of this one, of another Onetime, or not whole. */
const readLines = (text: string, journal: string, last: Position) => {
  const [first = "", ...lines] = text.trimEnd().split("\n")
  const head = Option.getOrUndefined(decodeHead(first))
  if (head === undefined || head.journal !== journal || head.position > last) return undefined
  const rows = lines.flatMap((line) => Option.toArray(decodeRow(line)))
  const isWhole = rows.length === head.stations && rows.every(([, position]) => position <= last)
  return isWhole ? { position: head.position, rows } : undefined
}
