/** What a load generator is told on its command line, and what it says on its standard output: one line of JSON each. */
import type { Latency } from "./Histogram.ts"

export interface LoadPlan {
  readonly port: number
  readonly stations: number
  /** Identities are the prefix and the number, 1 to `stations`. */
  readonly prefix: string
  /** Passwords are this and the number; null: the stations have none. */
  readonly password: string | null
  /** How many stations open their connection at the same time. */
  readonly opening: number
  /** Boot only: no charge, no values. */
  readonly bootOnly: boolean
  /** Seconds between two values of a station; 0: the next leaves when the last is answered. */
  readonly every: number
  /** Seconds of load that are not measured, and then those that are. */
  readonly warmUp: number
  readonly seconds: number
}

/** After the load the connections stay open until a line comes on standard input. */
export type LoadSays = Connected | Loaded

export interface Connected {
  readonly tag: "connected"
  /** ms from the first connection to the last answered BootNotification. */
  readonly ms: number
  /** ms from its connection to its answered BootNotification, over all stations. */
  readonly boots: Latency
  /** How many stations were not let in, by reason. */
  readonly refused: { readonly [reason: string]: number }
}

export interface Loaded {
  readonly tag: "loaded"
  /** Answers within the measured seconds, and how many that is a second. */
  readonly answers: number
  readonly perSecond: number
  readonly latency: Latency
  /** Acknowledged values of each station, warm-up included: 1 to n were acknowledged. */
  readonly acknowledged: ReadonlyArray<number>
  readonly sent: number
  /** How many stations fell out, by reason. */
  readonly failed: { readonly [reason: string]: number }
  /** Seconds of processor time of the generator in the measured seconds. */
  readonly processor: number
}
