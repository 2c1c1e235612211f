/** What a connector last said: the newest report wins, but not one from a queue that by the station's clock is older. */
import type { EventOf } from "../../domain/Event.ts"
import type { Position } from "../../domain/Ids.ts"
import { moment } from "../../domain/Time.ts"

export interface Connector {
  readonly evse: number
  /** Undefined: the EVSE as a whole. */
  readonly connector: number | undefined
  readonly status: string
  readonly error: string | undefined
  readonly info: string | undefined
  readonly vendorError: string | undefined
  /** When it said so, ms since 1970: by its own clock where that is plausible. */
  readonly since: number
  /** Its own clock, null: not told or not a moment; and when it came to us. */
  readonly time: number | null
  /** ms that its clock was taken to be ahead of UTC in that. */
  readonly ahead: number
  readonly received: number
  readonly position: Position
}

/** The connectors of a station after one more report; the same list when it changes nothing. `boot`: of its newest boot. */
export const report = (
  connectors: ReadonlyArray<Connector>,
  event: EventOf<"ConnectorReported">,
  position: Position,
  at: number,
  boot: Position
): ReadonlyArray<Connector> => {
  const { evse, connector, status, error, info, vendorError, time } = event
  if (!isNumber(evse) || !isNumber(connector ?? 0)) return connectors
  const index = connectors.findIndex((known) => known.evse === evse && known.connector === connector)
  const current = connectors[index]
  const since = moment(time, at)
  const next = {
    evse,
    connector,
    status,
    error,
    info,
    vendorError,
    since,
    time: time.at,
    ahead: time.ahead ?? 0,
    received: at,
    position
  }
  if (current === undefined)
    return connectors.length >= mostConnectors ? connectors : [...connectors, next].sort(byNumber)
  return position >= current.position && !overtaken(current, next, boot) ? connectors.with(index, next) : connectors
}

/** A station that invents connectors gets no more than these; the rest is only history. */
const mostConnectors = 256
const highestNumber = 65_535

const isNumber = (value: number) => value >= 0 && value <= highestNumber
const byNumber = (a: Connector, b: Connector) => a.evse - b.evse || (a.connector ?? -1) - (b.connector ?? -1)

const overtaking = 10 * 60_000
const oldestQueued = 7 * 86_400_000

/**
 * Whether `next`, sent from a queue after `current` was sent live, is the older of the two by the station's own clock.
 * Only believed soon after `current`, within a week and without a boot in between: a clock that was set back must not
 * freeze a connector.
 */
const overtaken = (current: Connector, next: Connector, boot: Position) =>
  current.time !== null &&
  next.time !== null &&
  next.time + next.ahead < current.time + current.ahead &&
  current.time - next.time <= oldestQueued &&
  next.received - current.received <= overtaking &&
  !(boot > current.position && boot <= next.position)
