/**
 * All times of a charge are read with one zone, that which was known of its station when it first told one: a zone may be
 * learned, and lost again, at any moment, and a charge is none the longer or shorter for it (ocpp.md 4.6.2).
 */
import type { Charge } from "./Charge.ts"
import type { ChargeEvent, MeterRead } from "./Event.ts"
import type { Reading } from "./Reading.ts"
import { inZone, namesZone, type StationTime } from "./Time.ts"

type Zoned = Pick<Charge, "zone">

/** A fact as it is to be read for the charge that it belongs to, which gets its zone from the first that has one. */
export const zonedFact = <E extends ChargeEvent>(charge: Zoned, event: E): E => {
  const { time, readings = [] } = event
  const zone = (charge.zone ??= zoneIn([time, ...readings.map((reading) => reading.time)]))
  if (zone === undefined) return event
  const [own, measured] = [inZone(time, zone), zonedReadings(charge, readings)]
  return own === time && measured === readings ? event : { ...event, time: own, readings: measured }
}

export const zonedRead = (charge: Zoned, event: MeterRead): MeterRead => {
  charge.zone ??= zoneIn(event.readings.map(({ time }) => time))
  const readings = zonedReadings(charge, event.readings)
  return readings === event.readings ? event : { ...event, readings }
}

/** The same list if nothing is read otherwise. */
const zonedReadings = (charge: Zoned, readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> =>
  readings.every((reading) => isRead(charge, reading))
    ? readings
    : readings.map((reading) => zonedReading(charge, reading))

export const zonedReading = (charge: Zoned, reading: Reading): Reading =>
  isRead(charge, reading) ? reading : { ...reading, time: zonedTime(charge, reading.time) }

const isRead = ({ zone }: Zoned, { time }: Reading): boolean => zone === undefined || (time.ahead ?? 0) === zone

export const zonedTime = ({ zone }: Zoned, time: StationTime): StationTime =>
  zone === undefined ? time : inZone(time, zone)

/** The zone with which the first of these was read that is a moment and names none. */
export const zoneIn = (times: ReadonlyArray<StationTime>): number | undefined => {
  const first = times.find(({ text, at }) => at !== null && !namesZone(text))
  return first === undefined ? undefined : (first.ahead ?? 0)
}

/** A moment of a charge, ms since 1970, as it is with a clock that is so much `ahead`. */
export const momentIn = ({ zone }: Zoned, at: number, ahead: number | undefined): number =>
  zone === undefined || ahead === undefined ? at : at + zone - ahead
