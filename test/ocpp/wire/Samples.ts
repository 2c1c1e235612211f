/** Valid payloads for every action of every version, made from the official JSON schemas: for any test that must speak. */
import { readFileSync } from "node:fs"
import type { Version } from "../../../src/ocpp/wire/Spec.ts"

export type Direction = "request" | "response"

/** A valid payload. The same arguments give the same one; `seed` 0: only what is required, 1: every member, else mixed. */
export const goodSample = (version: Version, action: string, direction: Direction, seed: number): Payload => {
  const document = documentOf(version, action, direction)
  const sample = sampleOf(
    document,
    { document, random: randomFrom(`${version}${action}${direction}${seed}`), seed },
    ""
  )
  if (!isPayload(sample)) throw new Error(`${action} is not an object`)
  return sample
}

export type Payload = { [key: string]: unknown }
export const isPayload = (value: unknown): value is Payload =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A JSON schema of the OCPP documents, as far as samples need it. */
export interface JsonSchema {
  readonly $id?: string
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean"
  readonly $ref?: string
  readonly enum?: ReadonlyArray<string>
  readonly format?: "date-time" | "uri"
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly multipleOf?: number
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean
  readonly definitions?: { readonly [name: string]: JsonSchema }
}

export interface Message {
  readonly action: string
  readonly direction: Direction
  readonly document: JsonSchema
}

/** Every message of a version with its original document; a SEND counts as a request. */
export const messagesOf = (version: Version): ReadonlyArray<Message> => messages[version]

export const documentOf = (version: Version, action: string, direction: Direction): JsonSchema => {
  const found = messages[version].find((message) => message.action === action && message.direction === direction)
  if (found === undefined) throw new Error(`OCPP ${version} has no ${action} ${direction}`)
  return found.document
}

const read = (file: string): ReadonlyArray<Message> => {
  const path = Bun.resolveSync(`ocpp-rpc/lib/schemas/${file}`, import.meta.dir)
  const documents: ReadonlyArray<JsonSchema> = JSON.parse(readFileSync(path, "utf8"))
  return documents.map((document) => {
    const name = (document.$id ?? "").replace("urn:", "")
    const direction = /(\.conf|Response)$/.test(name) ? "response" : "request"
    return { action: name.replace(/(\.req|\.conf|Request|Response)$/, ""), direction, document }
  })
}
const messages: { readonly [V in Version]: ReadonlyArray<Message> } = {
  "1.6": read("ocpp1_6.json"),
  "2.0.1": read("ocpp2_0_1.json"),
  "2.1": read("ocpp2_1.json")
}

/** Follows a `$ref` within its document. */
export const resolve = (schema: JsonSchema, document: JsonSchema): JsonSchema => {
  if (schema.$ref === undefined) return schema
  const found = document.definitions?.[schema.$ref.replace("#/definitions/", "")]
  if (found === undefined) throw new Error(`nothing at ${schema.$ref}`)
  return resolve(found, document)
}

interface Making {
  readonly document: JsonSchema
  readonly random: () => number
  readonly seed: number
}

const sampleOf = (reference: JsonSchema, making: Making, key: string): unknown => {
  const schema = resolve(reference, making.document)
  switch (schema.type) {
    case "object":
      return objectOf(schema, making)
    case "array": {
      const least = schema.minItems ?? 1
      const wanted = making.seed === 0 ? least : making.seed === 1 ? 1 : 1 + pick(making, 3)
      const count = Math.min(schema.maxItems ?? 3, Math.max(least, wanted))
      return Array.from({ length: count }, () => sampleOf(schema.items ?? {}, making, key))
    }
    case "boolean":
      return making.random() < 0.5
    case "integer":
    case "number":
      return numberOf(schema, making)
    case "string":
      return stringOf(schema, making, key)
    default:
      return making.random() < 0.5 ? { any: [1, "thing"] } : "anything"
  }
}

const objectOf = (schema: JsonSchema, making: Making): Payload => {
  const required = new Set(schema.required)
  const isIn = (name: string) =>
    required.has(name) || (making.seed !== 0 && (making.seed === 1 || making.random() < 0.5))
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
      isIn(name) ? [[name, sampleOf(child, making, name)]] : []
    )
  )
}

const numberOf = (schema: JsonSchema, making: Making): number => {
  const least = schema.minimum ?? (schema.maximum === undefined ? 0 : schema.maximum - 100)
  const most = schema.maximum ?? least + 1000
  const whole = least + pick(making, most - least + 1)
  return schema.type === "integer" ? whole : Math.min(most, whole + pick(making, 10) / 10)
}

const stringOf = (schema: JsonSchema, making: Making, key: string): string => {
  if (schema.enum !== undefined) return schema.enum[pick(making, schema.enum.length)] ?? ""
  if (schema.format === "uri") return `ftp://files.example/${pick(making, 1000)}`
  if (schema.format === "date-time") return new Date(1_790_000_000_000 + pick(making, 1e9)).toISOString()
  if (key === "value") return String(pick(making, 1000)).slice(0, schema.maxLength)
  const length = 1 + pick(making, Math.min(20, schema.maxLength ?? 20))
  return Array.from({ length }, () => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(pick(making, 36))).join("")
}

const pick = (making: Making, count: number): number => Math.floor(making.random() * count)

/** mulberry32 over a hash of the text: numbers from 0 to 1, the same for the same text. */
export const randomFrom = (text: string): (() => number) => {
  let state = Bun.hash.crc32(text)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
