/**
 * The one place every payload from a station passes: strict first; what breaks its schema goes through the rules for what
 * real stations get wrong (`tolerance/`); then the reason why it cannot be read.
 */
import { Result } from "effect"
import type { Deviation } from "../domain/Deviation.ts"
import { type Issue, issueOf } from "./Issue.ts"
import type { Receiver } from "./Message.ts"
import { isHidden } from "./Redaction.ts"
import { storable } from "./Storable.ts"
import { mend } from "./tolerance/Mender.ts"
import { readPrecisely } from "./tolerance/Numeral.ts"

/** `deviations`: what was put right for it; most messages need nothing. */
export type Understood =
  | {
      readonly _tag: "Request"
      readonly request: unknown
      readonly deviations: ReadonlyArray<Deviation>
      readonly issue?: never
    }
  | { readonly _tag: "Issue"; readonly issue: Issue }

/** Reads a payload. `text` is the frame it came in: with it the digits of numbers are known, and odd texts found faster. */
export const understand = (receiver: Receiver, payload: unknown, text?: string): Understood => {
  const whole = storable(payload ?? {}, text)
  const strict = receiver.decode(whole)
  if (Result.isSuccess(strict) && receiver.ordinary(whole))
    return { _tag: "Request", request: strict.success, deviations: none }
  const tolerated = tolerate(receiver, whole, text)
  if (tolerated !== undefined) return tolerated
  return Result.isSuccess(strict)
    ? { _tag: "Request", request: strict.success, deviations: none }
    : { _tag: "Issue", issue: issueOf(strict.failure, whole) }
}

/** As the standard has it and no other way: for conformance tests. */
export const understandStrictly = (receiver: Receiver, payload: unknown, text?: string): Understood => {
  const whole = storable(payload ?? {}, text)
  const strict = receiver.decodeExactly(whole)
  return Result.isSuccess(strict)
    ? { _tag: "Request", request: strict.success, deviations: none }
    : { _tag: "Issue", issue: issueOf(strict.failure, whole) }
}

/** Of what stood there so many characters are told. */
const mostRaw = 200

const none: ReadonlyArray<Deviation> = []

const tolerate = (receiver: Receiver, payload: unknown, text: string | undefined): Understood | undefined => {
  const { blind, options } = receiver
  const message = { shape: receiver.shape(), blind, neutral: options.neutral ?? {} }
  const mended = mend(message, text === undefined ? payload : precise(text, payload))
  if (mended.payload === undefined) return undefined
  const hide = isHidden(receiver.action, payload)
  const deviations = mended.deviations.map(({ raw, ...rest }) =>
    raw === undefined || hide(raw) ? rest : { ...rest, raw: raw.slice(0, mostRaw).toWellFormed() }
  )
  return { _tag: "Request", request: mended.payload, deviations }
}

/** The payload again, from the text it came in; as it is when that is no plain JSON. */
const precise = (text: string, payload: unknown): unknown => {
  try {
    const frame = readPrecisely(text)
    return Array.isArray(frame) ? storable(frame[3] ?? {}, text) : payload
  } catch {
    return payload
  }
}
