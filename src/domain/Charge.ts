/** One charge as far as it is known. Conclusions from facts: drawn in memory and, with the whole history, by the listener. */
import { Schema } from "effect"
import type { Content } from "./Content.ts"
import type { Guess } from "./Guess.ts"
import type { Position, StationId, TransactionId } from "./Ids.ts"
import { type Meter, newMeter } from "./Meter.ts"
import { Ruling, type Token, type Verdict } from "./Token.ts"

/** What tells a repeated start (station's content), and our answer to it. */
export const Opening = Schema.Struct({ key: Schema.String, ruling: Ruling })
export type Opening = typeof Opening.Type

/** Conclusions that need the whole of a charge; energy and registers in Wh. */
export interface Whole {
  readonly energy: number
  readonly begin: number | null
  readonly last: number | null
  readonly flags: ReadonlyArray<string>
}

export interface Charge {
  readonly id: TransactionId
  readonly station: StationId
  /** What the station calls it; in 1.6 our id as text. */
  readonly name: string
  evse: number | undefined
  connector: number | undefined
  token: Token | undefined
  stopToken: Token | undefined
  verdict: Verdict | undefined
  opening: Opening | undefined
  /** ms since 1970, the station's clock where plausible, else ours; undefined: no start was ever seen. */
  startedAt: number | undefined
  endedAt: number | undefined
  /** ms that the station's clock is taken to be ahead of UTC in all of its times, as when the first came; undefined: none has. */
  zone: number | undefined
  /** When its connector was told to be free though no end had come, ms since 1970 (1.6). */
  freeAt: number | undefined
  /** It was ended by a stop that named no charge; its own end may still come. */
  guess: Guess | undefined
  /** Ended by us for want of a stop: one that comes later still counts. */
  stale: boolean
  /** When the first fact of it came to us. */
  readonly received: number
  /** When the newest fact came that was told as it happened; 0: none, all of it came out of a station's queue. */
  heardAt: number
  state: string | undefined
  reason: string | undefined
  lastSeq: number | undefined
  meter: Meter
  /** What a person should know, in plain words; its meter has flags of its own. */
  flags: ReadonlyArray<string>
  /** What all of its facts and readings say when it is over: drawn by the listener, unknown to memory. */
  whole: Whole | undefined
  /** The record that last changed it. */
  position: Position
  /** The last facts of it, by content: a repeated one is no second fact. */
  readonly seen: Array<Content>
}

/** A charge of which nothing is known but that there is one. */
export const newCharge = (
  id: TransactionId,
  { station, name }: { readonly station: StationId; readonly name?: string },
  position: Position,
  at: number
): Charge => ({
  id,
  station,
  name: name ?? String(id),
  evse: undefined,
  connector: undefined,
  token: undefined,
  stopToken: undefined,
  verdict: undefined,
  opening: undefined,
  startedAt: undefined,
  endedAt: undefined,
  zone: undefined,
  freeAt: undefined,
  guess: undefined,
  stale: false,
  received: at,
  heardAt: 0,
  state: undefined,
  reason: undefined,
  lastSeq: undefined,
  meter: newMeter,
  flags: [],
  whole: undefined,
  position,
  seen: []
})

export const flag = (charge: Charge, text: string) => {
  if (!charge.flags.includes(text)) charge.flags = [...charge.flags, text]
}

export const unflag = (charge: Charge, text: string) => {
  charge.flags = charge.flags.filter((other) => other !== text)
}

/** All that is said of it: of its facts, and of its energy as far as it is known. */
export const flagsOf = ({ flags, whole, meter }: Charge): ReadonlyArray<string> => [
  ...flags,
  ...(whole?.flags ?? meter.flags ?? [])
]

/** Ends a charge at its last value, for want of its own end, which may still come and then counts. */
export const giveUp = (charge: Charge, why: string) => {
  charge.endedAt = lastMoment(charge)
  charge.stale = true
  flag(charge, why)
}

/** The moment of the newest thing that was said of it, ms since 1970. */
export const lastMoment = ({ meter, startedAt, heardAt, received }: Charge): number =>
  Math.max(meter.at, startedAt ?? 0) || Math.max(heardAt, received)

/**
 * The moment before which nothing of a station's can be of this charge, ms since 1970. A start that told no moment has ours,
 * of when it came: what was read after it may come out of the same queue, with a clock that was set meanwhile.
 */
export const earliest = ({ startedAt, received }: Charge): number | undefined =>
  startedAt === received ? undefined : startedAt

/** Its own end has come: nothing is said any more of its having been given up. */
export const restore = (charge: Charge) => {
  charge.stale = false
  charge.flags = charge.flags.filter((text) => text !== staleFlag && !text.startsWith(abandoned))
}

export const isAbandoned = ({ stale, flags }: Charge): boolean =>
  stale && flags.some((text) => text.startsWith(abandoned))

export const staleFlag = "stop missing: ended at its last value when another charge began"
export const noStartFlag = "start missing: begun by a later report"
export const secondEndFlag = "ended twice: the first end counts"
export const closedFlag = "closed by hand"
export const mergedFlag = "merged with another by hand"
export const splitFlag = "split by hand"
export const assignedFlag = "something that belonged to no charge was assigned to it by hand"
export const reassignedFlag = "its token was set by hand"
export const abandonedFlag = (because: string) => `${abandoned}${because}`
const abandoned = "stop missing: ended at its last value, "
