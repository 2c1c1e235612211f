/** What a station answers to a command. */
import { Result, Schema } from "effect"
import type { Spec, Version } from "../../ocpp/wire/Spec.ts"
import type { Station } from "./Station.ts"

export type Reply =
  | { readonly _tag: "Result"; readonly payload: object }
  | { readonly _tag: "Error"; readonly code: string; readonly description: string }

export interface Answerer {
  readonly version: Version
  readonly action: string
  readonly answer: (payload: unknown, station: Station) => Reply
}

/** Declares how a command is answered; what it makes the station do follows after the answer. */
export const on = <Q, R extends object>(spec: Spec<Q, R>, answer: (request: Q, station: Station) => R): Answerer => ({
  version: spec.version,
  action: spec.action,
  answer: (payload, station) => {
    const read = Schema.decodeUnknownResult(spec.request)(payload, { onExcessProperty: "error" })
    if (Result.isFailure(read)) return malformed(spec.version, String(read.failure))
    return { _tag: "Result", payload: answer(read.success, station) }
  }
})

const malformed = (version: Version, description: string): Reply => ({
  _tag: "Error",
  code: version === "1.6" ? "FormationViolation" : "FormatViolation",
  description
})

export const notImplemented = (action: string): Reply => ({
  _tag: "Error",
  code: "NotImplemented",
  description: `This station does not know ${action}`
})
