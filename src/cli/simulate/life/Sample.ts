/** What a meter shows at one moment, before any version spells it. */
import type { Dice } from "../Dice.ts"
import type { Evse } from "./Evse.ts"

export type Context = "Transaction.Begin" | "Sample.Periodic" | "Sample.Clock" | "Transaction.End" | "Trigger"

export interface Sample {
  readonly at: number
  readonly context: Context
  readonly values: ReadonlyArray<Value>
}

export interface Value {
  readonly measurand: Measurand
  readonly value: number
  readonly unit: "Wh" | "W" | "A" | "V" | "Percent"
  readonly phase: Phase | undefined
}

export type Phase = "L1" | "L2" | "L3"
export type Measurand =
  | "Energy.Active.Import.Register"
  | "Power.Active.Import"
  | "Current.Import"
  | "Voltage"
  | "SoC"
  | "Current.Offered"
  | "Power.Offered"

const phases = ["L1", "L2", "L3"] as const

/** Of the wished measurands those that it has; the register is whole Wh. */
export const sampleOf = (evse: Evse, at: number, context: Context, wished: string, dice: Dice): Sample => {
  const used = evse.kind === "dc" ? 1 : Math.min(evse.phases, evse.car?.phases ?? evse.phases)
  const volts = Array.from({ length: used }, () => (evse.kind === "dc" ? 380 : 230) + dice.between(-2, 2))
  const each = (unit: Value["unit"], measurand: Measurand, of: (volt: number) => number) =>
    volts.map((volt, place): Value => {
      const phase = evse.kind === "dc" ? undefined : phases[place]
      return { measurand, unit, phase, value: round(of(volt), 1) }
    })
  const one = (unit: Value["unit"], measurand: Measurand, value: number): ReadonlyArray<Value> => [
    { measurand, unit, phase: undefined, value }
  ]
  const known: { readonly [M in Measurand]: () => ReadonlyArray<Value> } = {
    "Energy.Active.Import.Register": () => one("Wh", "Energy.Active.Import.Register", Math.floor(evse.register)),
    "Power.Active.Import": () => one("W", "Power.Active.Import", round(evse.power, 0)),
    "Current.Import": () => each("A", "Current.Import", (volt) => evse.power / used / volt),
    Voltage: () => each("V", "Voltage", (volt) => volt),
    SoC: () => (evse.car === undefined ? [] : one("Percent", "SoC", round(evse.car.soc * 100, 0))),
    "Current.Offered": () => one("A", "Current.Offered", round((evse.charge?.limit ?? evse.most) / used / 230, 1)),
    "Power.Offered": () => one("W", "Power.Offered", round(evse.charge?.limit ?? evse.most, 0))
  }
  const values = wished.split(",").flatMap((name) => (isKnown(name, known) ? known[name]() : []))
  return { at, context, values: values.length > 0 ? values : known["Energy.Active.Import.Register"]() }
}

const isKnown = (name: string, known: object): name is Measurand => name in known
const round = (value: number, digits: number): number => Number(value.toFixed(digits))
