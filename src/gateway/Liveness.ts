/** Whether a station is still there, and when to ask it: decided from times alone, in ms of a clock that never jumps. */

export interface Signs {
  readonly now: number
  /** When anything was last heard, a pong included. */
  readonly heardAt: number
  readonly pingedAt: number
  /** Whether this station answers pings. */
  readonly pongs: boolean
  /** We do not read from it just now: its silence is our doing. */
  readonly paused: boolean
}

const pingEvery = 25_000
/** A station that answers pings and has been silent so long is gone. */
const silentFor = 55_000

/** How long a station is given to answer its first ping, in ms, before it counts as one that never does. */
const pongWithin = 60_000

/** What is learned of a connection that opened so long ago: whether its station answers pings; undefined: not known yet. */
export const answersPings = (ponged: boolean, age: number): boolean | undefined =>
  ponged ? true : age >= pongWithin ? false : undefined

/** `patience`: the longest silence of a station that never answers pings. */
export const judge = ({ now, heardAt, pingedAt, pongs, paused }: Signs, patience: number): "well" | "ping" | "gone" => {
  if (paused) return "well"
  if (now - heardAt > (pongs ? silentFor : patience)) return "gone"
  return now - pingedAt > pingEvery ? "ping" : "well"
}

/** Two and a half heartbeats, and at least a minute. `heartbeat` in seconds. */
export const patienceFor = (heartbeat: number): number => Math.max(60_000, 2_500 * heartbeat)
