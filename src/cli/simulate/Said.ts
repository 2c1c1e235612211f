/** A call that a station wants to make, in the words of its version. */
import { Option, Schema } from "effect"
import type { Spec } from "../../ocpp/wire/Spec.ts"

export interface Said {
  readonly action: string
  /** Built when it leaves: a stop may wait for the id that the answer to its start brings. */
  readonly payload: () => object
  /** What came back; `payload` is undefined when it was a CALLERROR. */
  readonly heard: (payload: unknown) => void
  readonly send: boolean
  /** Told of a charge: kept over a lost connection until it is answered. */
  readonly keep: boolean
  /** May be said before the station is accepted: its boot, and what the central system has asked for. */
  readonly early: boolean
}

/** Declares a call; `heard` gets the answer, or undefined where it is an error or breaks its schema. */
export const say = <Q extends object, R>(
  spec: Spec<Q, R>,
  payload: Q | (() => Q),
  heard: (answer: R | undefined) => void = () => undefined
): Said => {
  const read = Schema.decodeUnknownOption(spec.response)
  return {
    action: spec.action,
    payload: typeof payload === "function" ? payload : () => payload,
    heard: (answer) => heard(Option.getOrUndefined(read(answer))),
    send: spec.send === true,
    keep: false,
    early: false
  }
}

export const kept = (said: Said): Said => ({ ...said, keep: true })
export const early = (said: Said): Said => ({ ...said, early: true })
