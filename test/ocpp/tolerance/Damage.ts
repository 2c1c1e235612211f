/** Ways to spoil one place of a valid payload, as stations do: some lose nothing of it, some lose what stood there. */
import type { RuleName } from "../../../src/domain/Deviation.ts"
import { fold } from "../../../src/ocpp/tolerance/Shape.ts"
import { isPayload, type JsonSchema, resolve } from "../wire/Samples.ts"

/** One place: the holder's path, the key in it, what its schema is and whether the holder may miss it. */
export interface Place {
  readonly path: ReadonlyArray<string | number>
  readonly schema: JsonSchema
  readonly value: unknown
  readonly optional: boolean
  /** Nothing else stands in its holder. */
  readonly alone: boolean
  /** Fields of the same object, there or not. */
  readonly neighbours: ReadonlyArray<string>
}

export interface Damage {
  readonly rule: RuleName
  readonly payload: unknown
  /** What stands at the place now, as the deviation tells it. */
  readonly raw?: string
}

/** Every place of a payload that is valid for a document, the payload itself left out. */
export function* placesOf(document: JsonSchema, payload: unknown): Generator<Place> {
  yield* within(document, document, payload, [])
}

function* within(
  reference: JsonSchema,
  document: JsonSchema,
  value: unknown,
  path: ReadonlyArray<string | number>
): Generator<Place> {
  const schema = resolve(reference, document)
  if (schema.type === "object" && isPayload(value)) {
    const neighbours = Object.keys(schema.properties ?? {})
    const alone = Object.keys(value).length === 1
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const optional = !(schema.required ?? []).includes(key)
      const at = [...path, key]
      yield { path: at, schema: resolve(child, document), value: value[key], optional, alone, neighbours }
      if (key in value) yield* within(child, document, value[key], at)
    }
  } else if (schema.type === "array" && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* within(schema.items ?? {}, document, item, [...path, index])
  }
}

/** What loses nothing. */
export function* losslessOf(payload: unknown, place: Place): Generator<Damage> {
  const { path, schema, value, neighbours } = place
  const put = (rule: RuleName, damaged: unknown): Damage => ({
    rule,
    payload: replaced(payload, path, () => damaged),
    raw: typeof damaged === "string" ? damaged : JSON.stringify(damaged)
  })
  if (value === undefined) {
    yield put("empty", null)
    if (schema.type !== undefined && schema.type !== "string") yield put("empty", "")
    if (schema.enum !== undefined) yield put("empty", "null")
    return
  }
  for (const key of spellingsOf(String(path.at(-1)), neighbours)) {
    yield { rule: "key-case", payload: renamed(payload, path, key), raw: key }
  }
  for (const key of aliases[String(path.at(-1))] ?? []) {
    if (neighbours.includes(key)) continue
    yield { rule: "key-alias", payload: renamed(payload, path, key), raw: key }
  }
  if (schema.type === undefined) return
  if (schema.type !== "array") yield put("unlist", [value])
  if (schema.type === "object" || schema.type === "array") yield put("json-text", JSON.stringify(value))
  if (Array.isArray(value) && value.length === 1 && !Array.isArray(value[0]) && value[0] !== "")
    yield put("list", value[0])
  if (typeof value === "number") {
    yield put("number", String(value))
    yield put("number", ` ${value} `)
    if (/^-?\d+\.\d+$/.test(String(value))) yield put("comma", String(value).replace(".", ","))
  }
  if (typeof value === "boolean")
    for (const said of [Number(value), String(value), value ? "1" : "0"]) yield put("flag", said)
  if (typeof value !== "string") return
  if (schema.enum !== undefined) {
    yield put("padded", ` ${value} `)
    for (const said of [value.toUpperCase(), value.toLowerCase(), value.replaceAll(/[.-]/g, "_")]) {
      if (!schema.enum.includes(said) && fold(said) === fold(value)) yield put("word-case", said)
    }
  } else if (schema.format === "date-time") {
    yield put("time-zone", value.replace("Z", ""))
    yield put("time-form", value.replace(".", ","))
    yield put("time-epoch", Date.parse(value))
  } else if (schema.format === undefined && String(Number(value)) === value) yield put("text", Number(value))
}

/** What loses the value of the place, and nothing else. */
export function* lossyOf(payload: unknown, place: Place): Generator<Damage> {
  const { path, schema, value } = place
  if (value === undefined || schema.type === undefined) return
  const put = (rule: RuleName, damaged: unknown): Damage => ({
    rule,
    payload: replaced(payload, path, () => damaged),
    raw: typeof damaged === "string" ? damaged : JSON.stringify(damaged)
  })
  // An object without its only field is empty: that is another deviation.
  if (!place.optional && !place.alone) yield { rule: "missing", payload: replaced(payload, path, () => undefined) }
  if (schema.type !== "object" && schema.type !== "array") yield put("left-out", { odd: [1, 2] })
  if (schema.type === "object") yield put("left-out", "nonsense")
  if (schema.type === "integer" || schema.type === "number") yield put("left-out", "nonsense")
  if (schema.enum !== undefined) yield put("word-unknown", "Unheard.Of")
  if (schema.format === "date-time") {
    for (const said of ["2022-02-29T07:02:33.000Z", "soon"]) yield put("time-unknown", said)
  }
}

/** Names that fields have in other versions, or were seen to have. */
const aliases: { readonly [field: string]: ReadonlyArray<string> } = {
  reason: ["disconnectReason", "stoppedReason"],
  stoppedReason: ["reason", "Disconnect_Reason"],
  meterValue: ["values", "meterValues"],
  sampledValue: ["values", "value"],
  chargePointVendor: ["vendorName"],
  chargePointModel: ["model"],
  vendorName: ["chargePointVendor"],
  model: ["chargePointModel"],
  serialNumber: ["chargePointSerialNumber"]
}

const spellingsOf = (key: string, neighbours: ReadonlyArray<string>): ReadonlyArray<string> =>
  [
    key.toUpperCase(),
    key.charAt(0).toUpperCase() + key.slice(1),
    key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
  ].filter((said) => !neighbours.includes(said) && fold(said) === fold(key))

/** The payload with another value at a path; undefined: without it. */
export const replaced = (
  payload: unknown,
  [key, ...rest]: ReadonlyArray<string | number>,
  change: (value: unknown) => unknown
): unknown => {
  if (key === undefined) return change(payload)
  if (Array.isArray(payload)) return payload.map((item, index) => (index === key ? replaced(item, rest, change) : item))
  if (!isPayload(payload)) return payload
  const { [key]: old, ...others } = payload
  const made = replaced(old, rest, change)
  return made === undefined ? others : { ...others, [key]: made }
}

const renamed = (payload: unknown, path: ReadonlyArray<string | number>, key: string): unknown =>
  replaced(payload, path.slice(0, -1), (holder) => {
    const { [String(path.at(-1))]: value, ...others } = Object(holder)
    return { ...others, [key]: value }
  })
