/**
 * Whether a station names the wrong unit for its registers (ocpp.md 4.5.2: 9.4 kW, and 9 "Wh" in an hour): power times time
 * against what the register rose by. It is only said; an operator decides on the scale (`StationAdjusted.energyScale`).
 */
import type { Limits } from "./Plausible.ts"

/** A register in the station's own unit, at a moment (ms since 1970), with the power (W) at that moment if it said one. */
interface Powered {
  readonly value: number
  readonly when: number
  readonly power?: number
}

/** Wh: less says nothing of the scale. */
const enough = 1000
const hour = 3_600_000

/** In plain words, or undefined: nothing is wrong, or too little was said. In the order of time. */
export const scaleDoubt = (values: ReadonlyArray<Powered>, { energyScale }: Limits): string | undefined => {
  let [byPower, byRegister, time] = [0, 0, 0]
  for (const [n, one] of values.entries()) {
    const before = values[n - 1]
    if (one.power === undefined || before?.power === undefined) continue
    const elapsed = one.when - before.when
    if (elapsed <= 0 || elapsed > hour) continue
    byPower += ((one.power + before.power) / 2) * (elapsed / hour)
    byRegister += Math.max(0, one.value - before.value) * energyScale
    time += elapsed
  }
  if (byPower < enough || byRegister <= 0) return undefined
  const ratio = byPower / byRegister
  const said = `${rounded(byPower / (time / hour) / 1000)} kW for ${Math.round(time / 60_000)} min gave ${rounded(byRegister)} Wh`
  if (ratio > 500 && ratio < 2000) return `its registers look like kWh, not Wh: ${said}`
  if (ratio < 1 / 500 && ratio > 1 / 2000) return `its registers look like Wh, not kWh: ${said}`
  return undefined
}

const rounded = (value: number): number => Math.round(value * 10) / 10
