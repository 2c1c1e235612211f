/**
 * Writes V16.gen.ts, V201.gen.ts and V21.gen.ts from the official JSON schemas of OCPP: `bun src/ocpp/wire/generate.ts`.
 * Run it when the schemas of `ocpp-rpc` or this file change. The documents' prose is left out; what is said twice in a
 * version (definitions, and in 1.6 whatever stands inline in the same words) is written once.
 */
import { Schema } from "effect"
import type { Version } from "./Spec.ts"

/** The three versions, where their schemas are and which file they become. */
export const sources = [
  { version: "1.6", document: "ocpp1_6.json", file: "V16.gen.ts" },
  { version: "2.0.1", document: "ocpp2_0_1.json", file: "V201.gen.ts" },
  { version: "2.1", document: "ocpp2_1.json", file: "V21.gen.ts" }
] as const

/** The text of one generated file. The same input gives the same text. Throws on a keyword it does not know. */
export const generate = async (version: Version): Promise<string> => {
  const documents = (await read(version)).map(toMessage)
  const inline = repeated(documents)
  const messages = documents.map((message) => ({ ...message, node: withReferences(message.node, inline) }))
  const actions = [...new Set(messages.map((message) => message.action))].sort()
  const body = [
    ...shared(messages, inline).map(([name, node]) => declare(name, node)),
    ...messages.map((message) => declare(message.name, message.node)),
    ...actions.map((action) =>
      declareAction(
        version,
        messages.filter((message) => message.action === action)
      )
    ),
    `/** Every action of OCPP ${version} by name. */\nexport const actions = {\n  ${actions.join(",\n  ")}\n} as const\n`
  ].join("\n")
  return `${header(version, body)}\n${body}`
}

/** One node of a schema document: the keywords that OCPP uses, and no other. */
interface Node {
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean"
  readonly $ref?: string
  readonly enum?: ReadonlyArray<string>
  readonly format?: "date-time" | "uri"
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly multipleOf?: number
  readonly items?: Node
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: { readonly [name: string]: Node }
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: false
  readonly additionalItems?: false
  readonly definitions?: { readonly [name: string]: Node }
}
interface Document extends Node {
  readonly $id: string
}

const keywords = {
  type: Schema.optionalKey(Schema.Literals(["object", "array", "string", "integer", "number", "boolean"])),
  $ref: Schema.optionalKey(Schema.String),
  enum: Schema.optionalKey(Schema.Array(Schema.String)),
  format: Schema.optionalKey(Schema.Literals(["date-time", "uri"])),
  maxLength: Schema.optionalKey(Schema.Finite),
  minimum: Schema.optionalKey(Schema.Finite),
  maximum: Schema.optionalKey(Schema.Finite),
  multipleOf: Schema.optionalKey(Schema.Finite),
  items: Schema.optionalKey(Schema.suspend((): Schema.Codec<Node> => Node)),
  minItems: Schema.optionalKey(Schema.Finite),
  maxItems: Schema.optionalKey(Schema.Finite),
  properties: Schema.optionalKey(
    Schema.Record(
      Schema.String,
      Schema.suspend((): Schema.Codec<Node> => Node)
    )
  ),
  required: Schema.optionalKey(Schema.Array(Schema.String)),
  additionalProperties: Schema.optionalKey(Schema.Literal(false)),
  additionalItems: Schema.optionalKey(Schema.Literal(false)),
  definitions: Schema.optionalKey(
    Schema.Record(
      Schema.String,
      Schema.suspend((): Schema.Codec<Node> => Node)
    )
  )
}
const Node: Schema.Codec<Node> = Schema.Struct(keywords)
const Documents: Schema.Codec<ReadonlyArray<Document>> = Schema.Array(
  Schema.Struct({ $id: Schema.String, ...keywords })
)

const prose = new Set(["$schema", "comment", "description", "javaType", "default", "title"])

const read = async (version: Version): Promise<ReadonlyArray<Document>> => {
  const source = sources.find((each) => each.version === version)
  const path = Bun.resolveSync(`ocpp-rpc/lib/schemas/${source?.document}`, import.meta.dir)
  return Schema.decodeUnknownSync(Documents, { onExcessProperty: "error" })(withoutProse(await Bun.file(path).json()))
}

const withoutProse = (value: unknown, isNames = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !prose.has(key))
      .map(([key, each]) => [key, withoutProse(each, !isNames && (key === "properties" || key === "definitions"))])
  )
}

interface Message {
  readonly action: string
  readonly direction: "request" | "response" | "send"
  readonly name: string
  readonly node: Node
}

const toMessage = (document: Document): Message => {
  const [, action, suffix] = /^urn:(\w+?)(\.req|\.conf|Request|Response)?$/.exec(document.$id) ?? []
  if (action === undefined) throw new Error(`not a message: ${document.$id}`)
  const direction = suffix === undefined ? "send" : suffix === ".req" || suffix === "Request" ? "request" : "response"
  const name = `${action}${direction === "response" ? "Response" : "Request"}`
  const { $id: _, ...node } = document
  return { action, direction, name, node }
}

type Named = readonly [name: string, node: Node]

/** What stands inline more than once in the same words, by those words. 1.6 has no definitions for most of its types. */
const repeated = (messages: ReadonlyArray<Message>): ReadonlyMap<string, string> => {
  const seen = new Map<string, { name: string; action: string; times: number }>()
  const visit = (node: Node, name: string, action: string, isRoot = false): void => {
    if (!isRoot && (node.properties !== undefined || node.enum !== undefined)) {
      const known = seen.get(words(node)) ?? { name: pascal(name), action, times: 0 }
      seen.set(words(node), { ...known, times: known.times + 1 })
    }
    for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, key, action)
    if (node.items !== undefined) visit(node.items, name, action)
  }
  for (const { action, node } of messages) visit(node, action, action, true)
  const kept = [...seen].filter(([, each]) => each.times > 1)
  return new Map(
    kept.map(([key, { name, action }]) => {
      const isAlone = kept.filter(([, each]) => each.name === name).length === 1
      return [key, isAlone ? `${name}Type` : `${action}${name}Type`]
    })
  )
}

const words = (node: Node): string => JSON.stringify(node)
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const withReferences = (node: Node, inline: ReadonlyMap<string, string>): Node => {
  const { properties, items } = node
  return {
    ...node,
    ...(items === undefined ? {} : { items: refer(items, inline) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, refer(child, inline)]))
        })
  }
}

const refer = (node: Node, inline: ReadonlyMap<string, string>): Node => {
  const name = inline.get(words(node))
  return name === undefined ? withReferences(node, inline) : { $ref: `#/definitions/${name}` }
}

/** Every type that a message reaches, once, by name. Throws if a version says two things under one name. */
const shared = (messages: ReadonlyArray<Message>, inline: ReadonlyMap<string, string>): ReadonlyArray<Named> => {
  const named = new Map<string, Node>()
  for (const [key, name] of inline) named.set(name, withReferences(JSON.parse(key), inline))
  for (const [name, node] of messages.flatMap((message) => Object.entries(message.node.definitions ?? {}))) {
    const known = named.get(name)
    if (known !== undefined && words(known) !== words(node)) throw new Error(`two types are called ${name}`)
    named.set(name, node)
  }
  const reached = new Set<string>()
  const reach = (node: Node): void => {
    if (node.$ref !== undefined && !reached.has(referent(node.$ref))) {
      reached.add(referent(node.$ref))
      reach(named.get(referent(node.$ref)) ?? missing(node.$ref))
    }
    for (const child of [...Object.values(node.properties ?? {}), ...(node.items ? [node.items] : [])]) reach(child)
  }
  for (const message of messages) reach(message.node)
  return [...named].filter(([name]) => reached.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))
}

const referent = (reference: string): string => reference.replace("#/definitions/", "")
const missing = (reference: string): never => {
  throw new Error(`nothing at ${reference}`)
}

const declare = (name: string, node: Node): string => {
  const { schema, type } = write(node, "")
  const declared =
    node.properties === undefined || isEmpty(node) ? `type ${name} = ${type}` : `interface ${name} ${type}`
  return `export ${declared}\nconst ${name} = once((): Schema.Codec<${name}> => ${schema})\n`
}

const declareAction = (version: Version, halves: ReadonlyArray<Message>): string => {
  const [request, response] = halves
  if (request === undefined || request.direction === "response" || halves.length > 2) throw new Error("not a pair")
  const { action, direction, name } = request
  return direction === "send"
    ? `export const ${action} = sendSpec("${version}", "${action}", ${name}, () => empty)\n`
    : `export const ${action} = spec("${version}", "${action}", ${name}, ${response?.name ?? missing(action)})\n`
}

/** One node as TypeScript: the schema and the type of its values. */
interface Written {
  readonly schema: string
  readonly type: string
}

const write = (node: Node, indent: string): Written => {
  if (node.$ref !== undefined) return { schema: `${referent(node.$ref)}()`, type: referent(node.$ref) }
  switch (node.type) {
    case "boolean":
      return { schema: "Schema.Boolean", type: "boolean" }
    case "integer":
    case "number":
      return { schema: writeNumber(node), type: "number" }
    case "string":
      return writeString(node)
    case "array":
      return writeList(node, indent)
    case "object":
      return writeObject(node, indent)
    default:
      return { schema: "Schema.Unknown", type: "unknown" }
  }
}

const writeNumber = ({ type, minimum, maximum, multipleOf }: Node): string => {
  const base = type === "integer" ? "integer" : "number"
  const step = multipleOf === undefined ? base : `multipleOf(${base}, ${multipleOf})`
  if (minimum === undefined && maximum === undefined) return step
  return `between(${step}, ${minimum ?? "-Infinity"}, ${maximum ?? "Infinity"})`
}

const writeString = (node: Node): Written => {
  if (node.enum !== undefined) {
    const words = node.enum.map((word) => JSON.stringify(word))
    return { schema: `Schema.Literals([${words.join(", ")}])`, type: words.join(" | ") }
  }
  if (node.format !== undefined && node.maxLength !== undefined) throw new Error("a format with a length")
  if (node.format !== undefined) return { schema: node.format === "uri" ? "uri" : "dateTime", type: "string" }
  return { schema: node.maxLength === undefined ? "Schema.String" : `text(${node.maxLength})`, type: "string" }
}

const writeList = (node: Node, indent: string): Written => {
  const item = write(node.items ?? {}, indent)
  const most = node.maxItems === undefined ? "" : `, ${node.maxItems}`
  const bounds = node.minItems === undefined && most === "" ? "" : `, ${node.minItems ?? 0}${most}`
  return { schema: `list(${item.schema}${bounds})`, type: `ReadonlyArray<${item.type}>` }
}

const writeObject = (node: Node, indent: string): Written => {
  if (isEmpty(node)) return { schema: "empty", type: "Empty" }
  const inner = `${indent}  `
  const required = new Set(node.required)
  const members = Object.entries(node.properties ?? {}).map(([key, child]) => {
    const { schema, type } = write(child, inner)
    return required.has(key)
      ? { schema: `${inner}${key}: ${schema}`, type: `${inner}readonly ${key}: ${type}` }
      : { schema: `${inner}${key}: Schema.optionalKey(${schema})`, type: `${inner}readonly ${key}?: ${type}` }
  })
  const isOpen = node.additionalProperties === undefined
  const struct = `Schema.Struct({\n${members.map((member) => member.schema).join(",\n")}\n${indent}})`
  const types = members.map((member) => member.type).concat(isOpen ? `${inner}readonly [key: string]: unknown` : [])
  return {
    schema: isOpen ? `Schema.StructWithRest(${struct}, [Schema.Record(Schema.String, Schema.Unknown)])` : struct,
    type: `{\n${types.join("\n")}\n${indent}}`
  }
}

const isEmpty = (node: Node): boolean => node.type === "object" && Object.keys(node.properties ?? {}).length === 0

const header = (version: Version, body: string): string => {
  const used = (names: ReadonlyArray<string>) => names.filter((name) => new RegExp(`\\b${name}\\b[(,)]?`).test(body))
  const scalars = used(["between", "dateTime", "empty", "integer", "list", "multipleOf", "number", "text", "uri"])
  const types = used(["Empty"]).map((name) => `type ${name}`)
  return [
    `/** The payloads of OCPP ${version}, as its official JSON schemas have them. Written by generate.ts; never edited. */`,
    'import { Schema } from "effect"',
    `import { ${[...types, ...scalars].join(", ")} } from "./Scalars.ts"`,
    `import { ${["once", ...used(["sendSpec", "spec"])].join(", ")} } from "./Spec.ts"`,
    ""
  ].join("\n")
}

if (import.meta.main) {
  for (const { version, file } of sources) await Bun.write(`${import.meta.dir}/${file}`, await generate(version))
}
