/** What truly happened at a station on its day, and how the station is made: pure, known before anybody says a word. */
import type { Version } from "../faults/FakeStation.ts"
import type { Loss } from "./Losses.ts"

/** ms. */
export const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** The first moment of every simulated day, ms since 1970. */
export const morning = Date.UTC(2026, 5, 15)

/** A stretch of true time, ms since 1970. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** One true charge. Registers as the meter of its EVSE shows them, in Wh. */
export interface Session extends Stretch {
  readonly evse: number
  readonly token: string
  /** Why it ends; `PowerLoss`: with the station's power. */
  readonly reason: "Local" | "EVDisconnected" | "DeAuthorized" | "PowerLoss"
  readonly begin: number
  readonly end: number
  /** Wh; the difference of the registers, but where the meter began anew. */
  readonly energy: number
  readonly samples: ReadonlyArray<{ readonly at: number; readonly register: number }>
  /** The power failed in its middle, and it went on at this moment. */
  readonly resumed: number | undefined
  readonly loss: Loss | undefined
}

/** How a station is made, the same all day. */
export interface Manner {
  /** `skewed`: by `offset`. `unset`: 1970 after each power-up, until somebody tells it the time. `zoneless`: `offset` from UTC. */
  readonly clock: "right" | "skewed" | "unset" | "zoneless"
  readonly offset: number
  readonly millis: boolean
  /** Of a message told again: the same message id, a new one; `restart`: each connection counts from 1. */
  readonly ids: "same" | "new" | "restart"
  readonly bootsAgain: boolean
  readonly inKilowattHours: boolean
  /** Names the transaction in its 1.6 meter values. */
  readonly namesCharge: boolean
  /** 2.x: after an outage its queue waits, and what happens meanwhile is told first. */
  readonly liveFirst: boolean
  /** 2.x: begins with the plug, the card comes later. */
  readonly plugFirst: boolean
  /** Repeats its register at start and end in the data of the 1.6 stop. */
  readonly tellsAtStop: boolean
  /** What its register counts: all its life, one charge, or since the power came back. */
  readonly counts: "ever" | "charge" | "boot"
  /** 1.6: what it claims when it does not know the id of a charge. */
  readonly unknown: number
  /** 1.6: after a loss of power it does not know the ids of its charges. */
  readonly forgetsIds: boolean
  /** Its queue is saved so seldom that after a loss of power it says again so many messages that were answered. */
  readonly forgets: number
  /** Share of its messages that a connection is cut at. */
  readonly cuts: number
  /** Share of its messages whose answer is lost on a connection that stays. */
  readonly mutes: number
}

export interface Station {
  readonly id: string
  readonly version: Version
  readonly evses: number
  readonly manner: Manner
  readonly sessions: ReadonlyArray<Session>
  readonly outages: ReadonlyArray<Stretch>
  readonly blackouts: ReadonlyArray<Stretch>
  /** For what chance decides while it lives. */
  readonly seed: number
}

export const isIn = (stretches: ReadonlyArray<Stretch>, at: number) =>
  stretches.some(({ from, to }) => at >= from && at < to)
