/** Numbers that JSON.parse rounds: 9223372036854775807 becomes ...808, and 1.50 loses its 0. Here they keep their digits. */

/** A number whose text says more than its value. */
export class Numeral {
  readonly value: number
  /** As it stood in the frame. */
  readonly source: string

  constructor(value: number, source: string) {
    this.value = value
    this.source = source
  }

  toJSON(): number {
    return this.value
  }
}

/** A JSON text with a `Numeral` for each number that does not read the same when it is written again. Throws on no JSON. */
export const readPrecisely = (text: string): unknown => (rounded.test(text) ? JSON.parse(text, keep) : JSON.parse(text))

/** Sixteen digits, an exponent, or a fraction that ends in 0. */
const rounded = /\d{16}|\d[eE]|\.\d*0\b/

const keep = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && context?.source !== undefined && String(value) !== context.source
    ? new Numeral(value, context.source)
    : value
