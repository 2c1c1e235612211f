/** Requests to every endpoint of the API, made from its document: good ones, and good ones with something broken in them. */
import { OpenApi } from "effect/http-api"
import fc from "fast-check"
import { Api } from "../../src/api/Api.ts"

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is looked into freely
type Schema = any

const document: Schema = JSON.parse(JSON.stringify(OpenApi.fromApi(Api)))

export interface Operation {
  /** `POST /api/tokens` */
  readonly name: string
  readonly method: string
  readonly path: string
  readonly parameters: ReadonlyArray<{
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }>
  /** Undefined: it takes none. */
  readonly body: { readonly type: string; readonly schema: Schema } | undefined
  /** What it may answer. */
  readonly statuses: ReadonlyArray<number>
}

export const operations: ReadonlyArray<Operation> = Object.entries<Schema>(document.paths).flatMap(([path, item]) =>
  Object.entries<Schema>(item).map(([method, { parameters, requestBody, responses }]) => {
    const [body] = Object.entries<Schema>(requestBody?.content ?? {})
    return {
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: parameters ?? [],
      body: body === undefined ? undefined : { type: body[0], schema: body[1].schema },
      statuses: Object.keys(responses).map(Number)
    }
  })
)

export interface Request {
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly raw: string | Uint8Array<ArrayBuffer> | undefined
  /** Nothing was broken in it: only what it speaks of may not be there. */
  readonly good: boolean
}

/** What may stand in a path: mostly things that are there. */
const things = fc.constantFrom("one", "odd", "shut", "abc", "1", "2", "Card", "admin", "Reset")

export const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "\u0000",
    "\ud800",
    "\u202e",
    "%",
    "%00",
    "a/b",
    "'; DROP TABLE tokens; --",
    "ü".repeat(300),
    "__proto__",
    "..",
    "-1",
    "2147483648",
    "1e400",
    ""
  )
)

/** Text as it stands in a URL, now and then not encoded as it should be. */
export const encoded = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 9, arbitrary: text.map((raw) => encodeURIComponent(raw.toWellFormed())) },
    { weight: 1, arbitrary: fc.constantFrom("%zz", "%", "%c3%28", "+", ";", ":id", "*", "") }
  )

/** A request to one endpoint. */
export const requestOf = ({ path, parameters, body }: Operation): fc.Arbitrary<Request> =>
  fc.boolean().chain((good) => {
    const places = parameters.filter((one) => one.in === "path")
    const others = parameters.filter((one) => one.in !== "path" && one.name !== "cursor")
    // What is empty, or points to itself or above, is another path.
    const odd = encoded(fc.oneof(things, oddText)).filter((one) => !/^(?:\.|%2e)*$/i.test(one))
    const values = fc.tuple(...places.map(({ schema }) => (good ? inPath(schema) : odd)))
    return fc.record({
      good: fc.constant(good),
      path: fc
        .tuple(values, fc.tuple(...others.filter((one) => one.in === "query").map((one) => inQuery(one, good))))
        .map(([inPlace, query]) => {
          const filled = places.reduce((text, { name }, nth) => text.replace(`{${name}}`, String(inPlace[nth])), path)
          const asked = query.filter((one) => one !== "").join("&")
          return asked === "" ? filled : `${filled}?${asked}`
        }),
      headers: headersOf(good),
      raw: body === undefined ? fc.constant(undefined) : bodyOf(body, good)
    })
  })

const inPath = (schema: Schema): fc.Arbitrary<string> =>
  schema.type === "integer" ? fc.constantFrom("1", "2") : things.map(encodeURIComponent)

const inQuery = ({ name, required, schema }: Operation["parameters"][number], good: boolean): fc.Arbitrary<string> => {
  const value = good
    ? valid(schema).map((one) => encodeURIComponent(String(one).toWellFormed()))
    : encoded(fc.oneof(things, oddText))
  const pair = value.map((one) => `${name}=${one}`)
  return required && good ? pair : fc.oneof(fc.constant(""), pair)
}

const visible = fc.string({ unit: "grapheme-ascii", maxLength: 20 })

const headersOf = (good: boolean): fc.Arbitrary<{ readonly [name: string]: string }> =>
  fc.record(
    {
      accept: fc.constantFrom("text/csv", "application/json", "*/*", ";;q=,"),
      ...(good
        ? {}
        : { "idempotency-key": visible, "last-event-id": visible, "content-type": fc.constantFrom("text/plain", "x") })
    },
    { requiredKeys: [] }
  )

const bodyOf = ({ type, schema }: NonNullable<Operation["body"]>, good: boolean): fc.Arbitrary<Request["raw"]> => {
  const whole = type === "application/json" ? valid(schema).map((value) => JSON.stringify(value)) : csv
  if (good) return whole
  return fc.oneof(
    whole.chain((text) =>
      type === "application/json" ? broken(JSON.parse(text)) : oddText.map((odd) => `${text}${odd}`)
    ),
    fc.json(),
    oddText,
    fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)),
    fc.constant(undefined)
  )
}

const csv = fc
  .array(fc.tuple(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 3
  })
  .map(
    (rows) =>
      `token,limit\n${rows.map(([token, limit], nth) => `"${nth}${token.replaceAll('"', "x")}",${limit}`).join("\n")}`
  )

/** A value with one place in it replaced, taken out or added. */
const broken = (value: unknown): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(),
      fc.oneof(fc.jsonValue(), oddText, fc.double(), fc.constantFrom(null, -1, 1e308, [], {}, true)),
      fc.nat(2)
    )
    .map(([nth, odd, how]) => {
      const places = placesIn(value)
      const at = places[nth % places.length] ?? []
      return JSON.stringify(changed(value, at, how === 0 ? undefined : odd)) ?? "null"
    })

const placesIn = (value: unknown): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== "object" || value === null
    ? [[]]
    : [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((rest) => [key, ...rest]))]

const changed = (value: unknown, [key, ...rest]: ReadonlyArray<string>, odd: unknown): unknown => {
  if (key === undefined) return odd
  const inner = changed(Object(value)[key], rest, odd)
  return Array.isArray(value)
    ? value.map((item, at) => (String(at) === key ? inner : item))
    : { ...Object(value), [key]: inner }
}

/** A value that a JSON schema allows, as far as ours go. Where it has examples they are the likelier ones. */
const valid = (schema: Schema): fc.Arbitrary<unknown> => {
  const { $ref, examples, anyOf, enum: words, const: only } = schema
  if ($ref !== undefined) return valid(document.components.schemas[$ref.split("/").at(-1)])
  if (schema.type === "string" && (examples !== undefined || schema.pattern !== undefined))
    return fc.constantFrom(...(examples ?? ["1"]))
  if (examples !== undefined) return fc.oneof(fc.constantFrom(...examples), valid({ ...schema, examples: undefined }))
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(valid))
  if (words !== undefined) return fc.constantFrom(...words)
  return only === undefined ? ofType(schema) : fc.constant(only)
}

const ofType = (schema: Schema): fc.Arbitrary<unknown> => {
  const { type, minimum = 1, maximum = 2 ** 31 - 1, minLength = 0, maxLength = 20 } = schema
  switch (type) {
    case "string":
      return schema.format === "date-time"
        ? fc.constantFrom("2026-11-20T08:05:00Z", "2026-11-21")
        : fc.oneof(
            things.filter((one) => one.length >= minLength),
            fc.string({ unit: "grapheme-ascii", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 20)) })
          )
    case "integer":
      return fc.integer({ min: minimum, max: Math.max(minimum, Math.min(maximum, minimum + 100)) })
    case "number":
      return fc.integer({ min: Math.max(1, minimum), max: 1000 })
    case "boolean":
      return fc.boolean()
    case "array":
      return fc.array(valid(schema.items), { minLength: schema.minItems ?? 0, maxLength: 3 })
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries<Schema>(schema.properties ?? {}).map(([name, inner]) => [name, valid(inner)])
        ),
        { requiredKeys: schema.required ?? [] }
      )
    case "null":
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}
