/**
 * The one place every payload from a station passes: strict first, then the rules for what real stations get wrong, then
 * the reason why it cannot be read.
 */
import { Result } from "effect"
import { type Issue, issueOf } from "./Issue.ts"
import type { Receiver } from "./Message.ts"
import { storable } from "./Storable.ts"

export type Understood =
  | { readonly _tag: "Request"; readonly request: unknown }
  | { readonly _tag: "Issue"; readonly issue: Issue }

/** A deviation met in the field, and how it is put right. Rules are tried in order on what the schema refused. */
export interface Rule {
  readonly name: string
  /** The payload put right; the same object when the rule has nothing to say. */
  readonly apply: (payload: unknown, receiver: Receiver) => unknown
}

const rules: ReadonlyArray<Rule> = []

/** Reads a payload. `text` is the frame it came in: with it, texts that no database can hold are found faster. */
export const understand = (receiver: Receiver, payload: unknown, text?: string): Understood => {
  const whole = storable(payload ?? {}, text)
  const strict = receiver.decode(whole)
  if (Result.isSuccess(strict)) return { _tag: "Request", request: strict.success }
  return rules.length === 0 ? { _tag: "Issue", issue: issueOf(strict.failure, whole) } : tolerate(receiver, whole)
}

const tolerate = (receiver: Receiver, payload: unknown): Understood => {
  const mended = rules.reduce((value, rule) => rule.apply(value, receiver), payload)
  const again = receiver.decode(mended)
  return Result.isSuccess(again)
    ? { _tag: "Request", request: again.success }
    : { _tag: "Issue", issue: issueOf(again.failure, mended) }
}
