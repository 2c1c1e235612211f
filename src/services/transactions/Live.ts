/**
 * Whether a charge really goes on, as far as limits are concerned: one lost stop must block nobody (ocpp.md 4.2.6). And
 * where a charge is among the connectors of its station.
 */
import type { Charge } from "../../domain/Charge.ts"
import { momentIn } from "../../domain/Zoning.ts"
import type { Connector, Station } from "../stations/Stations.ts"

/** ms: its station was heard within this, and it itself, as it happened, within that. */
const [stationLive, chargeLive] = [15 * 60_000, 24 * 3_600_000]

/** Its station is there and has been heard lately, so has it, and its connector has not become free since. */
export const isLive = (charge: Charge, station: Station | undefined, now: number): boolean => {
  if (station?.connectedSince === undefined || now - station.lastSeen >= stationLive) return false
  if (now - charge.heardAt >= chargeLive) return false
  const places = placesOf(charge, station)
  return places.length === 0 || places.some((place) => place.status !== "available" || !isSince(place, charge))
}

/** The connectors at which a charge may be; none: it is not known where it is. */
export const placesOf = ({ evse, connector }: Charge, { connectors }: Station): ReadonlyArray<Connector> =>
  connectors.filter(
    (place) => place.evse === evse && (connector === undefined || (place.connector ?? connector) === connector)
  )

/** The newest moment that the station itself told of a charge, ms since 1970, with a clock that is so much `ahead`. */
export const newestOf = (charge: Charge, { ahead }: Pick<Connector, "ahead">): number =>
  momentIn(charge, Math.max(charge.meter.at, charge.startedAt ?? 0), ahead)

/** A charge out of a queue comes after reports that are newer than it: by the station's clock they are. */
const isSince = (place: Connector, charge: Charge): boolean =>
  place.position > charge.position || (place.time !== null && place.time > newestOf(charge, place))
