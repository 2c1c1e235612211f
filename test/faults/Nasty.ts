/** What JSON can say and a database may refuse, put into every place of a valid payload, one at a time. */

/** Texts that stand for something JSON.stringify cannot write; `nastyText` puts it in their place. */
const raw: { readonly [mark: string]: string } = {
  "@infinite@": "1e309",
  "@minus-infinite@": "-1e309",
  "@int64@": "9223372036854775807",
  "@minus-int64@": "-9223372036854775808",
  "@denormal@": "4.9e-324",
  "@largest@": "1.7976931348623157e308",
  "@minus-largest@": "-1.7976931348623157e308"
}

/** The JSON text of a payload with its marks replaced. */
export const nastyText = (payload: unknown): string =>
  JSON.stringify(payload).replace(/"(@[a-z0-9-]+@)"/g, (text, mark: string) => raw[mark] ?? text)

const numbers: ReadonlyArray<unknown> = [...Object.keys(raw), -1, 0, 0.5, 2_147_483_648, 4_294_967_296]

const times = [
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
  "1970-01-01T00:00:00Z",
  "2026-06-30T23:59:60Z",
  "2026-01-01T00:00:00+23:59"
]

/** `length`: of the text that stands there, which the schema allows. */
const texts = (length: number): ReadonlyArray<string> =>
  [
    "\0",
    "a\0b",
    "\ud800",
    "\udc00x",
    "𝄞".repeat(length),
    "İ".repeat(length),
    "\u{10ffff}\ufffe",
    "\\u0000",
    "'; DROP TABLE readings; --",
    "{}",
    "",
    "x".repeat(100_000)
  ].map((text) => (text.length > 2 * length && text.length < 100_000 ? text.slice(0, length) : text))

/** Every payload that differs from this one in one place. */
export function* nasty(payload: unknown): Generator<unknown> {
  if (typeof payload === "number") yield* numbers
  else if (typeof payload === "string") yield* isTime(payload) ? [...times, ...texts(payload.length)] : texts(36)
  else if (Array.isArray(payload)) {
    for (const [at, item] of payload.entries()) for (const other of nasty(item)) yield payload.with(at, other)
  } else if (typeof payload === "object" && payload !== null) {
    for (const [key, item] of Object.entries(payload))
      for (const other of nasty(item)) yield { ...payload, [key]: other }
  }
}

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text)
