/** A place to charge at a station: what is plugged in, what it gives, what it says of itself. */
import type { Car } from "./Car.ts"

export interface Card {
  readonly text: string
  /** As 2.x calls it: ISO14443, Central, eMAID ... */
  readonly kind: string
}

/** A charge from start to end, as its station knows it. */
export interface Charge {
  readonly evse: Evse
  readonly card: Card
  readonly remote: number | undefined
  readonly reservation: number | undefined
  readonly begunAt: number
  /** The meter when it began, Wh. */
  readonly begunWith: number
  /** What 2.x calls it. */
  readonly name: string
  /** What the central system calls it (1.6); undefined: it has not said so yet. */
  id: number | undefined
  /** The next number of a 2.x event. */
  seq: number
  state: ChargingState
  /** Whether its central system has heard of it while it was going on. */
  ended: boolean
  limit: number | undefined
}

export type ChargingState = "EVConnected" | "Charging" | "SuspendedEV" | "SuspendedEVSE"

export interface Reservation {
  readonly id: number
  readonly card: Card
  readonly until: number
}

export interface Evse {
  readonly id: number
  readonly kind: "ac" | "dc"
  readonly phases: 1 | 3
  /** W it can give. */
  readonly most: number
  operative: boolean
  /** To be taken out of service when its charge has ended. */
  closing: boolean
  faulted: boolean
  car: Car | undefined
  /** A card that may charge and waits for its plug. */
  waiting: { readonly card: Card; readonly remote: number | undefined } | undefined
  charge: Charge | undefined
  /** A charge has ended and its car is still here. */
  finishing: boolean
  reservation: Reservation | undefined
  /** Its meter, Wh, and W that flow since `measuredAt`. */
  register: number
  power: number
  measuredAt: number
  told: State | undefined
}

/** In the words of 1.6; 2.x knows fewer. */
export type State =
  | "Available"
  | "Preparing"
  | "Charging"
  | "SuspendedEV"
  | "SuspendedEVSE"
  | "Finishing"
  | "Reserved"
  | "Unavailable"
  | "Faulted"

export const stateOf = ({ faulted, charge, finishing, car, waiting, operative, reservation }: Evse): State => {
  if (faulted) return "Faulted"
  if (charge !== undefined) return charge.state === "EVConnected" ? "Preparing" : charge.state
  if (finishing) return "Finishing"
  if (car !== undefined || waiting !== undefined) return "Preparing"
  if (!operative) return "Unavailable"
  return reservation === undefined ? "Available" : "Reserved"
}

/** Whether somebody may come to it. */
export const isFree = (evse: Evse): boolean => stateOf(evse) === "Available" || stateOf(evse) === "Reserved"

export const evseOf = (id: number, kind: "ac" | "dc", most: number, register: number): Evse => ({
  id,
  kind,
  phases: most <= 7400 ? 1 : 3,
  most,
  operative: true,
  closing: false,
  faulted: false,
  car: undefined,
  waiting: undefined,
  charge: undefined,
  finishing: false,
  reservation: undefined,
  register,
  power: 0,
  measuredAt: 0,
  told: undefined
})
