/** The car at a plug: what it draws by the state of its battery. Power in W, energy in Wh, states of charge from 0 to 1. */
import type { Dice } from "../Dice.ts"

export interface Car {
  readonly name: string
  readonly capacity: number
  /** The most it takes: alternating current over its own charger, direct current as it is. */
  readonly most: { readonly ac: number; readonly dc: number }
  readonly phases: 1 | 3
  soc: number
  /** It wants no more than this. */
  readonly wants: number
}

type Model = readonly [name: string, capacity: number, ac: number, dc: number, phases: 1 | 3]

const models: readonly [Model, ...ReadonlyArray<Model>] = [
  ["Zoe", 52_000, 22_000, 46_000, 3],
  ["ID.3", 58_000, 11_000, 120_000, 3],
  ["Model 3", 75_000, 11_000, 170_000, 3],
  ["Leaf", 39_000, 6600, 46_000, 1],
  ["Golf", 32_000, 7200, 40_000, 1],
  ["Kona", 64_000, 11_000, 77_000, 3]
]

/** `speed` shrinks the battery, so that a short charge shows its whole curve at true power. */
export const carOf = (dice: Dice, speed: number): Car => {
  const [name, capacity, ac, dc, phases] = dice.pick(models)
  return {
    name,
    capacity: Math.max(200, capacity / speed),
    most: { ac, dc },
    phases,
    soc: dice.between(0.1, 0.7),
    wants: dice.pick([0.8, 0.9, 1])
  }
}

/** W per second: how fast it begins. */
const ramp = 2000
const taperFrom = 0.8

/** Where it is plugged in: W it can give at most over its phases, and how much of that it may. */
export interface Plug {
  readonly kind: "ac" | "dc"
  readonly phases: number
  readonly most: number
  readonly limit: number
}

/** Power after `seconds` more at `before`: it ramps up, holds, and tapers from 80 %. */
export const powerOf = (car: Car, { kind, phases, most, limit }: Plug, before: number, seconds: number): number => {
  if (car.soc >= car.wants) return 0
  const used = Math.min(phases, car.phases)
  // A car takes nothing under 6 A on each of its phases (IEC 61851).
  if (kind === "ac" && limit < 6 * 230 * used) return 0
  const taper = car.soc < taperFrom ? 1 : Math.max(0.06, (1 - car.soc) / (1 - taperFrom))
  const takes = kind === "dc" ? car.most.dc : (car.most.ac / car.phases) * used
  const gives = kind === "dc" ? most : (most / phases) * used
  return Math.min(takes * taper, gives, limit, before + ramp * seconds)
}

/** Its battery takes what the meter counted, less what charging loses. */
export const fill = (car: Car, energy: number) => {
  car.soc = Math.min(1, car.soc + (energy * 0.92) / car.capacity)
}
