/** What registers say of whose a stop is that names no charge of ours: no meter jumps to where another stands. */
import type { Charge } from "./Charge.ts"
import type { TransactionEnded } from "./Event.ts"
import type { Meter } from "./Meter.ts"
import { anyStation, fell, grain, type Limits, reach } from "./Plausible.ts"
import { register } from "./Reading.ts"

/**
 * Whether the meter of a charge may stand where a stop says: not below its begin and its last value, not further above than
 * any station can have delivered since; and the charge began where the stop's own data say, if they do.
 */
export const mayStand = ({ begin, last, at, segments }: Meter, stop: TransactionEnded): boolean => {
  if (begin === null || last === null || segments > 1) return true
  const told = beginOf(stop)
  if (told !== null && Math.abs(told - begin) >= Math.max(2, grain(told), grain(begin))) return false
  const { register: shown, time } = stop
  if (shown === undefined) return true
  if (shown + wattHour < begin || (shown < last && fell(last, shown))) return false
  return shown - last <= reach(time.at === null ? 0 : Math.max(1, time.at - at), anyStation)
}

/** Of several charges the one whose meter has the least to go to the stop's register, if the others have far more. */
export const nearest = (charges: ReadonlyArray<Charge>, stop: TransactionEnded): Charge | undefined => {
  const { register: shown } = stop
  if (shown === undefined) return undefined
  const ways = charges.map((charge) => ({ charge, way: Math.abs(shown - (charge.meter.last ?? shown)) }))
  const [first, second] = ways.toSorted((one, other) => one.way - other.way)
  return first !== undefined && second !== undefined && second.way > 10 * first.way + far ? first.charge : undefined
}

/** Charges know their registers in Wh. */
export const inWh = (event: TransactionEnded, { energyScale }: Limits): TransactionEnded =>
  event.register === undefined || energyScale === 1 ? event : { ...event, register: event.register * energyScale }

/** Wh: what is lost when a register is cut to a whole number; what may be chance between two meters. */
const [wattHour, far] = [1, 10_000]

/** The register of its beginning that the data of a stop repeat (1.6 4.10, context Transaction.Begin); null: none. */
const beginOf = ({ readings = [] }: TransactionEnded): number | null => {
  for (const reading of readings) {
    const begin = register(reading, true)
    if (begin !== null) return begin
  }
  return null
}
