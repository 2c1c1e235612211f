/** What belongs where in a message: its strict schema as a tree that the rules can ask. Made once a message, when needed. */
import type { SchemaAST } from "effect"
import { dateTime, integer, uri } from "../wire/Scalars.ts"
import { synonyms } from "./Synonyms.ts"

/** What stands under this name may hold whatever its vendor likes (2.x). */
export const open = "customData"

export type Shape = ObjectShape | ListShape | TextShape | WordShape | NumberShape | FlagShape | AnyShape

export interface ObjectShape {
  readonly kind: "object"
  readonly fields: ReadonlyMap<string, Field>
  /** The fields' names as they are, by their folded names. */
  readonly folded: ReadonlyMap<string, string>
  /** The fields' names as they are, by other names for the same, folded. */
  readonly aliases: ReadonlyMap<string, string>
}
export interface Field {
  readonly shape: Shape
  readonly optional: boolean
  /** The standard does not have it. */
  readonly strange?: true
}
export interface ListShape {
  readonly kind: "list"
  readonly item: Shape
  readonly valid: (value: unknown) => boolean
}
export interface TextShape {
  readonly kind: "text" | "time" | "uri"
  readonly valid: (value: unknown) => boolean
  /** So many characters can be kept of it, whatever the standard says. */
  readonly most: number
}
export interface WordShape {
  readonly kind: "word"
  readonly words: ReadonlySet<string>
  /** The words as they are, by their folded spelling. */
  readonly folded: ReadonlyMap<string, string>
}
export interface NumberShape {
  readonly kind: "number"
  readonly whole: boolean
  readonly valid: (value: unknown) => boolean
}
interface FlagShape {
  readonly kind: "flag"
}
interface AnyShape {
  readonly kind: "any"
}

/** Neither case nor what is no letter or digit makes a difference: `meter_start`, `MeterStart`, `L1N`; but `%` is itself. */
export const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || name.trim()

export const foldAll = (names: Iterable<string>): ReadonlyMap<string, string> =>
  new Map([...names].map((name) => [fold(name), name] as const).reverse())

export const shapeOf = (ast: SchemaAST.AST): Shape => {
  switch (ast._tag) {
    case "Objects":
      return objectOf(ast)
    case "Arrays": {
      const [item] = ast.rest
      return { kind: "list", item: item === undefined ? { kind: "any" } : shapeOf(item), valid: checksOf(ast) }
    }
    case "String":
      return textOf(ast)
    case "Number":
      return { kind: "number", whole: has(ast, integer.ast), valid: checksOf(ast) }
    case "Boolean":
      return { kind: "flag" }
    case "Literal":
      return wordOf([ast])
    case "Union":
      return wordOf(ast.types)
    default:
      return { kind: "any" }
  }
}

const objectOf = (ast: SchemaAST.Objects): ObjectShape => {
  const fields = ast.propertySignatures.flatMap(({ name, type }) =>
    typeof name === "string"
      ? [[name, { shape: shapeOf(type), optional: type.context?.isOptional === true }] as const]
      : []
  )
  const names = fields.map(([name]) => name)
  const folded = foldAll(names)
  return { kind: "object", fields: new Map(fields), folded, aliases: aliasesOf(names, folded) }
}

const aliasesOf = (names: ReadonlyArray<string>, folded: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    synonyms.flatMap(([field, ...others]) =>
      names.includes(field)
        ? others.flatMap((other) => (folded.has(fold(other)) ? [] : [[fold(other), field] as const]))
        : []
    )
  )

/** The shape with more fields of whole numbers, which the standard does not have. */
export const withHints = (shape: Shape, names: ReadonlyArray<string>): Shape => {
  if (shape.kind !== "object" || names.length === 0) return shape
  const whole: NumberShape = { kind: "number", whole: true, valid: Number.isInteger }
  const strange = names.map((name) => [name, { shape: whole, optional: true, strange: true } as const] as const)
  return {
    ...shape,
    fields: new Map([...shape.fields, ...strange]),
    folded: foldAll([...shape.fields.keys(), ...names])
  }
}

/** An index of PostgreSQL holds 2704 bytes: what may be an id is kept to so many characters of four bytes. */
const mostOfAnId = 600
const shortTexts = 255

const textOf = (ast: SchemaAST.AST): TextShape => {
  const valid = checksOf(ast)
  if (has(ast, dateTime.ast)) return { kind: "time", valid, most: mostOfAnId }
  if (has(ast, uri.ast)) return { kind: "uri", valid, most: Infinity }
  return { kind: "text", valid, most: valid("x".repeat(shortTexts + 1)) ? Infinity : mostOfAnId }
}

const wordOf = (types: ReadonlyArray<SchemaAST.AST>): Shape => {
  const words = types.flatMap((type) =>
    type._tag === "Literal" && typeof type.literal === "string" ? [type.literal] : []
  )
  return words.length === 0 || words.length < types.length
    ? { kind: "any" }
    : { kind: "word", words: new Set(words), folded: foldAll(words) }
}

/** Whether a node has the check that makes `of` what it is: its last. */
const has = (ast: SchemaAST.AST, of: SchemaAST.AST): boolean => {
  const check = of.checks?.at(-1)
  return check !== undefined && ast.checks?.includes(check) === true
}

/** Whether a value of the right kind passes what else the schema asks of it. */
const checksOf = (ast: SchemaAST.AST): ((value: unknown) => boolean) => {
  const checks = ast.checks ?? []
  const passes = (check: SchemaAST.Check<unknown>, value: unknown): boolean =>
    check._tag === "FilterGroup"
      ? check.checks.every((one) => passes(one, value))
      : check.run(value, ast, {}) === undefined
  return (value) => checks.every((check) => passes(check, value))
}
