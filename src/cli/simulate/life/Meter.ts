/** Energy: what has flowed since the last look. */
import { fill } from "./Car.ts"
import type { Evse } from "./Evse.ts"

/** Counts what has flowed until now, at the power that was. */
export const measure = (evse: Evse, now: number) => {
  const hours = Math.max(0, now - evse.measuredAt) / 3_600_000
  evse.measuredAt = Math.max(now, evse.measuredAt)
  if (evse.power === 0) return
  const energy = evse.power * hours
  evse.register += energy
  if (evse.car !== undefined) fill(evse.car, energy)
}
