/**
 * A connector that is told to be free though the end of its charge has not come: the end is late, or lost. A stop of a later
 * time that names no charge may be that of another, whose beginning was lost, too (ocpp.md 4.3.1).
 */
import type { Charge } from "./Charge.ts"
import type { ConnectorReported, MeterRead, TransactionEnded } from "./Event.ts"
import { sameToken } from "./Token.ts"
import { zonedTime } from "./Zoning.ts"

/** ms: a stop is often told with the moment of its sending. */
const slack = 60_000

/** The charge that must be over, by the station's clock, for its connector is free. 2.x names its charges itself. */
export const freed = (charges: ReadonlyArray<Charge>, event: ConnectorReported): Charge | undefined => {
  const { status, evse, connector, time } = event
  if (status !== "available" || evse === 0 || time.at === null) return undefined
  return charges.find(
    (charge) =>
      charge.endedAt === undefined &&
      charge.freeAt === undefined &&
      charge.evse === evse &&
      (charge.connector ?? connector) === connector &&
      charge.name === String(charge.id) &&
      (zonedTime(charge, time).at ?? 0) > Math.max(charge.meter.at, charge.startedAt ?? 0)
  )
}

/** It goes on all the same: it is named by a value of later. */
export const isAlive = (charge: Charge, { readings }: MeterRead): boolean =>
  readings.some(({ time }) => (zonedTime(charge, time).at ?? 0) > (charge.freeAt ?? Number.POSITIVE_INFINITY))

/** Whether a stop that names no charge may well be that of another than this one. */
export const isDoubtful = (charge: Charge, event: TransactionEnded): boolean =>
  wasFree(charge, event) ||
  (event.token !== undefined && charge.token !== undefined && !sameToken(charge.token, event.token))

export const wasFree = (charge: Charge, { time }: TransactionEnded): boolean => {
  const { at } = zonedTime(charge, time)
  return at !== null && charge.freeAt !== undefined && at > charge.freeAt + slack
}

export const doubtfulFlag = "ended by a stop that named no charge: it may be that of another, whose beginning was lost"
