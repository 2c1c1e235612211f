/**
 * For how long the end of a charge is waited for. It is given up when its connector is free, or its station has started
 * over without it, and nothing more is heard of it (ocpp.md 4.4.3, 4.7.1). Of an offline station nothing is concluded.
 */
import type { Charge } from "../../domain/Charge.ts"
import type { Position, TransactionId } from "../../domain/Ids.ts"
import type { Connector, Station } from "../stations/Stations.ts"
import { newestOf, placesOf } from "./Live.ts"

/** How often it must be looked, in ms. */
export const every = 30_000

/** ms for which a connector must be free, and for which a station that started over may still deliver what it has kept. */
export const freeFor = 10 * 60_000
/** Ten minutes to start and come back, and as much again: five attempts at a minute each, every one later than the last. */
export const overFor = 20 * 60_000

/** A charge that is given up, and why. */
export interface Abandoned {
  readonly charge: Charge
  readonly because: string
}

/** How long each reason has held, in ms (undefined: it does not), since the charge was last told of and the station last came. */
interface Waiting {
  readonly told: Position
  readonly connection: number | undefined
  free: number | undefined
  over: number | undefined
}

export class Abandonment {
  private readonly waiting = new Map<TransactionId, Waiting>()
  private last: number | undefined

  /**
   * Those whose time is up, of all that are open. `now` in ms since 1970; a clock that jumps shortens no wait, for a look
   * counts two periods at most. A new process knows of no waiting: it begins anew.
   */
  look(open: Iterable<Charge>, find: (station: string) => Station | undefined, now: number): ReadonlyArray<Abandoned> {
    const passed = this.last === undefined ? 0 : Math.min(Math.max(0, now - this.last), 2 * every)
    this.last = now
    const due: Array<Abandoned> = []
    const seen = new Set<TransactionId>()
    for (const charge of open) {
      const station = find(charge.station)
      const [free, over] = station === undefined ? [false, false] : reasons(charge, station)
      if (station === undefined || !(free || over)) continue
      seen.add(charge.id)
      const waiting = this.of(charge, station)
      waiting.free = free ? (waiting.free ?? -passed) + passed : undefined
      waiting.over = over ? (waiting.over ?? -passed) + passed : undefined
      if ((waiting.free ?? 0) >= freeFor) due.push({ charge, because: "its connector became free" })
      else if ((waiting.over ?? 0) >= overFor) due.push({ charge, because: "its station started over without it" })
    }
    for (const id of this.waiting.keys()) if (!seen.has(id)) this.waiting.delete(id)
    return due
  }

  /** It has turned out to be alive, or the wait is over: it begins anew. */
  renew(id: TransactionId) {
    this.waiting.delete(id)
  }

  private of({ id, position }: Charge, { connection }: Station): Waiting {
    const known = this.waiting.get(id)
    if (known !== undefined && known.told === position && known.connection === connection) return known
    const fresh = { told: position, connection, free: undefined, over: undefined }
    this.waiting.set(id, fresh)
    return fresh
  }
}

/** Whether its connector is free, and whether its station started over, both since it was last told of. */
const reasons = (charge: Charge, station: Station): readonly [boolean, boolean] => {
  if (station.connectedSince === undefined) return [false, false]
  const places = placesOf(charge, station)
  const later = places.filter((place) => isLater(place, charge))
  const free = places.length > 0 && places.every((place) => place.status === "available" && later.includes(place))
  const { boot } = station.positions
  const charging = places.some(({ status, position }) => position > boot && chargingWords.has(status))
  return [free, boot > charge.position && !charging]
}

/** What a connector says that still feeds a car: only 1.6 says so much. */
const chargingWords = new Set(["charging", "suspendedEV", "suspendedEVSE"])

/**
 * A report that came later and is not out of a station's queue, of a time before the charge was last read; or one that came
 * before all that the queue had to say of the charge, and is of a later time.
 */
const isLater = (place: Connector, charge: Charge): boolean => {
  const { position, time } = place
  const newest = newestOf(charge, place)
  return position > charge.position ? time === null || time >= newest : time !== null && time > newest
}
