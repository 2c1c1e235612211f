/** A deviation met in the field, and how it is put right: for any field of any message, by what its schema wants there. */
import type { RuleName } from "../../domain/Deviation.ts"
import type { Shape } from "./Shape.ts"

/** A place in a message. */
export interface Spot {
  readonly shape: Shape
  /** The message may do without it. */
  readonly optional: boolean
  /** A number as it stood in the frame, where its value does not say it all. */
  readonly source: string | undefined
}

/** What a rule made of a value. */
export interface Mended {
  /** `absent`: as if it had not been sent. */
  readonly value: unknown
  /** It is taken so, although the schema still does not: the message's handler can read it. */
  readonly taken?: true
  /** The fields within that were put right, by name, with what stood there; absent: the value as a whole. */
  readonly within?: ReadonlyArray<{ readonly key: string; readonly raw: string }>
}

/** Asked only of what breaks the schema. undefined: the rule has nothing to say of this value. */
export interface Rule {
  readonly name: RuleName
  readonly mend: (value: unknown, spot: Spot) => Mended | undefined
}

export const absent: unique symbol = Symbol("absent")

export type Holder = { readonly [key: string]: unknown }
export const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" && value !== null && !Array.isArray(value)
