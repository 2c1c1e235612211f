/** Takes a good sample and changes one thing at a time, everywhere: each change says whether the payload is still valid. */
import { isPayload, type JsonSchema, resolve } from "./Samples.ts"

export interface Variant {
  /** Where and what, such as `.meterValue[0].timestamp: no day`. */
  readonly change: string
  readonly valid: boolean
  readonly value: unknown
}

/** What has been met: the document, and the definitions already changed in depth, which elsewhere get surface changes. */
export interface Walk {
  readonly document: JsonSchema
  readonly met: Set<string>
}

/** Every change of `value`, which must be valid for `reference`. */
export function* variantsOf(reference: JsonSchema, value: unknown, walk: Walk): Generator<Variant> {
  const schema = resolve(reference, walk.document)
  const isMet = reference.$ref !== undefined && walk.met.has(reference.$ref)
  if (reference.$ref !== undefined) walk.met.add(reference.$ref)
  if (schema.type === undefined) return yield { change: ": null", valid: true, value: null }
  yield { change: ": null", valid: false, value: null }
  yield { change: ": wrong type", valid: false, value: schema.type === "string" ? 5 : "5" }
  yield* schema.type === "object"
    ? objects(schema, value, walk, isMet)
    : schema.type === "array"
      ? lists(schema, value, walk)
      : schema.type === "string"
        ? strings(schema, isMet)
        : schema.type === "boolean"
          ? [{ change: ": 0 for false", valid: false, value: 0 }]
          : numbers(schema)
}

function* objects(schema: JsonSchema, value: unknown, walk: Walk, isMet: boolean): Generator<Variant> {
  if (!isPayload(value)) throw new Error("the sample is not an object")
  const isOpen = schema.additionalProperties !== false
  yield { change: ": extra key", valid: isOpen, value: { ...value, unheardOf: 1 } }
  yield { change: ": extra null", valid: isOpen, value: { ...value, unheardOf: null } }
  yield { change: ": list for object", valid: false, value: [value] }
  yield { change: ": empty list for object", valid: false, value: [] }
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (!(key in value)) continue
    const { [key]: dropped, ...rest } = value
    yield { change: `.${key}: dropped`, valid: !(schema.required ?? []).includes(key), value: rest }
    if (isMet) continue
    for (const variant of variantsOf(child, dropped, walk)) {
      yield { ...variant, change: `.${key}${variant.change}`, value: { ...value, [key]: variant.value } }
    }
  }
}

function* lists(schema: JsonSchema, value: unknown, walk: Walk): Generator<Variant> {
  if (!Array.isArray(value)) throw new Error("the sample is not a list")
  const [first] = value
  const filled = (length: number) => Array.from({ length }, () => first)
  const { minItems = 0, maxItems } = schema
  yield { change: ": object for list", valid: false, value: first === undefined ? {} : { 0: first } }
  yield { change: ": no items", valid: minItems === 0, value: [] }
  yield { change: ": fewest items", valid: true, value: filled(minItems) }
  if (maxItems !== undefined) {
    yield { change: ": most items", valid: true, value: filled(maxItems) }
    yield { change: ": too many items", valid: false, value: filled(maxItems + 1) }
  }
  for (const variant of variantsOf(schema.items ?? {}, first, walk)) {
    yield { ...variant, change: `[last]${variant.change}`, value: [...value.slice(0, -1), variant.value] }
  }
}

function* strings(schema: JsonSchema, isMet: boolean): Generator<Variant> {
  if (schema.enum !== undefined) {
    const [word = ""] = schema.enum
    for (const value of ["", "Unheard.Of", `${word} `, word.toUpperCase(), word.toLowerCase(), "constructor"]) {
      yield { change: `: ${JSON.stringify(value)}`, valid: schema.enum.includes(value), value }
    }
    for (const value of isMet ? [] : schema.enum) yield { change: `: ${value}`, valid: true, value }
    return
  }
  if (schema.format === "date-time") return yield* table(goodTimes, badTimes)
  if (schema.format === "uri") return yield* table(goodUris, badUris)
  yield { change: ": empty", valid: true, value: "" }
  yield { change: ": NUL and lone surrogate", valid: (schema.maxLength ?? 2) >= 2, value: "\0\ud800" }
  if (schema.maxLength === undefined) return
  yield { change: ": longest", valid: true, value: "x".repeat(schema.maxLength) }
  yield { change: ": longest in emoji", valid: true, value: "⚡🔌".repeat(schema.maxLength).slice(0, schema.maxLength) }
  yield { change: ": longest in pairs", valid: true, value: "🔌".repeat(schema.maxLength) }
  yield { change: ": too long", valid: false, value: "x".repeat(schema.maxLength + 1) }
  yield { change: ": too long in pairs", valid: false, value: "🔌".repeat(schema.maxLength + 1) }
}

function* numbers({ type, minimum = -Infinity, maximum = Infinity, multipleOf }: JsonSchema): Generator<Variant> {
  const isWhole = type === "integer"
  const tried = [
    0,
    -1,
    1,
    7,
    minimum,
    maximum,
    minimum - 1,
    maximum + 1,
    2 ** 53,
    2 ** 63,
    -1e20,
    0.1,
    0.3,
    4.1,
    4.3,
    79.9,
    0.05,
    1.25
  ]
  for (const value of tried.filter(Number.isFinite)) {
    const isStep = multipleOf === undefined || Math.abs(value * 10 - Math.round(value * 10)) < 1e-6
    const valid = value >= minimum && value <= maximum && isStep && (!isWhole || Number.isInteger(value))
    yield { change: `: ${value}`, valid, value }
  }
  yield { change: ": 1e999", valid: false, value: Infinity }
  yield { change: ": true", valid: false, value: true }
}

function* table(good: ReadonlyArray<string>, bad: ReadonlyArray<string>): Generator<Variant> {
  for (const value of good) yield { change: `: ${value}`, valid: true, value }
  for (const value of bad) yield { change: `: ${JSON.stringify(value)}`, valid: false, value }
}

const goodTimes = [
  "2026-11-23T10:00:00Z",
  "2026-11-23T10:00:00.123Z",
  "2026-11-23t10:00:00.1234567z",
  "2026-11-23T10:00:00+02:00",
  "2026-11-23T10:00:00-0530",
  "2026-11-23T10:00:00+01",
  "2026-11-23 10:00:00Z",
  "2024-02-29T00:00:00Z",
  "2000-02-29T23:59:59Z",
  "2016-12-31T23:59:60Z",
  "0000-01-01T00:00:00Z"
]
const badTimes = [
  "",
  "now",
  "2026-11-23",
  "10:00:00Z",
  "2022-02-29T07:02:33.000Z",
  "1900-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-00-01T00:00:00Z",
  "2026-04-31T00:00:00Z",
  "2026-11-00T00:00:00Z",
  "2026-11-23T24:00:00Z",
  "2026-11-23T10:60:00Z",
  "2026-11-23T10:00:60Z",
  "2026-11-23T10:00:00.Z",
  "2026-11-23T10:00Z",
  "2026-11-23T10:00:00ZZ",
  "2026-11-23T10:00:00+1",
  "2026-11-23T10:00:00+1:00",
  "2026-11-23T10:00:00Z ",
  " 2026-11-23T10:00:00Z",
  "26-11-23T10:00:00Z",
  "2026/11/23T10:00:00Z",
  "2026-11-23T10:00:00,5Z",
  "2026-11-23T10:00:00.000[GMT]",
  "1790000000000"
]
const goodUris = [
  "ftp://user:pw@files.example:21/a/b",
  "https://example.org/x?y=1#z",
  "https://[2001:db8::1]:8080/",
  "sftp://h/%20",
  "file:///tmp/x",
  "http:/x",
  "ftp://",
  "urn:x:y"
]
const badUris = [
  "",
  "files.example/a",
  "/a/b",
  "http://a b/",
  "http://a/%zz",
  "http://a/#x#y",
  "1http://a",
  "http://ä/"
]
