/**
 * The small schemas that the generated files are made of: texts, numbers, lists. Their values stay what JSON made of
 * them, and they agree with JSON schema (draft-07) on what is valid; the generated code compiles them into its decoders.
 */
import { Schema } from "effect"
import { isDateTime } from "./DateTime.ts"

/** A text of at most `most` code points (JSON schema counts code points, not UTF-16 units). */
export const text = (most: number): Schema.Codec<string> => {
  const known = texts.get(most)
  if (known !== undefined) return known
  const made = Schema.String.check(
    Schema.makeFilter((value: string) => value.length <= most || codePointsFit(value, most), {
      expected: `a text of at most ${most} characters`
    })
  )
  texts.set(most, made)
  return made
}

const texts = new Map<number, Schema.Codec<string>>()

const codePointsFit = (value: string, most: number): boolean => {
  if (value.length > most * 2) return false
  let count = 0
  for (const _ of value) if (++count > most) return false
  return true
}

/** A moment; stays the text that was sent. */
export const dateTime: Schema.Codec<string> = Schema.String.check(
  Schema.makeFilter(isDateTime, { expected: "an RFC 3339 date-time" })
)

/** An absolute URI (RFC 3986), such as an upload location; of an IPv6 host only the characters are looked at. */
export const uri: Schema.Codec<string> = Schema.String.check(
  Schema.makeFilter((value: string) => uriShape.test(value), { expected: "an absolute URI" })
)

const anyOf = (more: string): string => `(?:[\\w.~!$&'()*+,;=${more}-]|%[0-9a-f]{2})*`
const authority = `/?/(?:${anyOf(":")}@)?(?:\\[[0-9a-fv:.]+\\]|${anyOf("")})(?::\\d*)?(?=[/?#]|$)`
const uriShape = new RegExp(
  `^[a-z][a-z0-9+.-]*:(?:${authority}|(?=[^?#]))${anyOf(":@/")}(?:\\?${anyOf(":@/?")})?(?:#${anyOf(":@/?")})?$`,
  "i"
)

/** Any number that JSON can write; never NaN or infinite (`1e999`). */
export const number: Schema.Codec<number> = Schema.Finite

/** A whole number of any size: some stations send 9223372036854775807, and JSON schema calls that an integer. */
export const integer: Schema.Codec<number> = Schema.Finite.check(
  Schema.makeFilter((value: number) => Number.isInteger(value), { expected: "an integer" })
)

/** `minimum` and `maximum` of JSON schema, both included. */
export const between = (schema: Schema.Codec<number>, least: number, most: number): Schema.Codec<number> =>
  schema.pipe(
    Schema.check(
      Schema.makeFilter((value: number) => value >= least && value <= most, {
        expected: `a number from ${least} to ${most}`
      })
    )
  )

/** `multipleOf` of JSON schema, forgiving the float error that makes 0.3 no multiple of 0.1 (1.6 uses 0.1 only). */
export const multipleOf = (schema: Schema.Codec<number>, step: number): Schema.Codec<number> =>
  schema.pipe(
    Schema.check(
      Schema.makeFilter(
        (value: number) => {
          const steps = value / step
          return Math.abs(Math.round(steps) - steps) <= 1e-6
        },
        { expected: `a multiple of ${step}` }
      )
    )
  )

/** A list of `least` to `most` items. */
export const list = <A>(item: Schema.Codec<A>, least = 0, most = Infinity): Schema.Codec<ReadonlyArray<A>> => {
  const items = Schema.Array(item)
  if (least === 0 && most === Infinity) return items
  return items.check(
    Schema.makeFilter((values: ReadonlyArray<A>) => values.length >= least && values.length <= most, {
      expected: most === Infinity ? `at least ${least} items` : `${least} to ${most} items`
    })
  )
}

const nothing: unique symbol = Symbol("nothing")

/** An object without members: `Schema.Struct({})` would take any text or list for one. No JSON has a symbol for a key. */
export const empty: Schema.Codec<Empty> = Schema.Struct({ [nothing]: Schema.optionalKey(Schema.Never) })
export interface Empty {
  readonly [nothing]?: never
}
