/**
 * Walks a payload beside the shape of its message and puts right what breaks it, by the rules in their order. What comes
 * out is what the message's handler can read; what cannot be made so is left out, and said.
 */
import { type Deviation, type RuleName, ruleTexts } from "../../domain/Deviation.ts"
import { oddKeys } from "./KeyCase.ts"
import { isRounded } from "./Numbers.ts"
import { Numeral } from "./Numeral.ts"
import { absent, type Holder, isHolder, type Spot } from "./Rule.ts"
import { rules } from "./Rules.ts"
import { type ObjectShape, open, type Shape } from "./Shape.ts"

/** What its handler takes for "not said" where the standard requires something, by path, `#` for any place in a list: `/meterValue/#/timestamp`. */
export type Neutral = { readonly [path: string]: unknown }

export interface Message {
  readonly shape: Shape
  /** Its handler does not look at the payload: nothing can be missing. */
  readonly blind: boolean
  readonly neutral: Neutral
}

export interface Outcome {
  /** undefined: nothing usable is left. */
  readonly payload: Holder | undefined
  readonly deviations: ReadonlyArray<Deviation>
}

export const mend = (message: Message, payload: unknown): Outcome => {
  const { shape, neutral } = message
  const mender = new Mender(message)
  const mended = mender.settle(payload, { shape, optional: false }, [])
  const { deviations } = mender
  const needsNothing = isUndemanding(shape)
  if (isHolder(mended) && (mender.understood > 0 || needsNothing)) return { payload: mended, deviations }
  if (needsNothing) return { payload: {}, deviations }
  return { payload: neutral[""] === undefined ? undefined : mender.without(shape), deviations }
}

/** More than so many of one message are not told. */
const mostTold = 20

/** A list's item of this name is left out when a part of it is: half of a sample may be of something else. */
const indivisible = "sampledValue"

/** Characters of a key that nobody knows. */
const longestKey = 60

const hopeless: unique symbol = Symbol("hopeless")

type Path = ReadonlyArray<string | number>

class Mender {
  readonly deviations: Array<Deviation> = []
  /** How many fields of the message itself were understood. */
  understood = 0
  private readonly message: Message

  constructor(message: Message) {
    this.message = message
  }

  /** The value as it can be read; `absent`, or `hopeless`. */
  settle(sent: unknown, place: Omit<Spot, "source">, path: Path): unknown {
    const { shape } = place
    let value = sent instanceof Numeral ? sent.value : sent
    const spot: Spot = { ...place, source: sent instanceof Numeral ? sent.source : undefined }
    let isTaken = fits(value, shape)
    for (const rule of rules) {
      if (isTaken) break
      const mended = rule.mend(value, spot)
      if (mended === undefined) continue
      if (mended.within === undefined) this.note(rule.name, path, rawOf(value, spot.source))
      else for (const { key, raw } of mended.within) this.note(rule.name, [...path, key], raw)
      if (mended.value === absent) return absent
      value = mended.value instanceof Numeral ? mended.value.value : mended.value
      isTaken = mended.taken === true || fits(value, shape)
    }
    if (!isTaken) {
      this.note("left-out", path, rawOf(value, spot.source))
      return hopeless
    }
    if (shape.kind === "object" && isHolder(value)) return this.object(value, shape, path)
    return shape.kind === "list" && Array.isArray(value) ? this.list(value, shape.item, path) : value
  }

  /** The message with nothing said in it. */
  without(shape: Shape): Holder | undefined {
    const made = shape.kind === "object" ? this.object({}, shape, []) : undefined
    return isHolder(made) ? made : undefined
  }

  private object(value: Holder, shape: ObjectShape, path: Path): Holder | typeof hopeless {
    const mended: { [key: string]: unknown } = {}
    for (const [key, { shape: inner, optional }] of shape.fields) {
      const at = [...path, key]
      const settled = Object.hasOwn(value, key) ? this.settle(value[key], { shape: inner, optional }, at) : absent
      if (settled !== absent && settled !== hopeless) {
        mended[key] = settled
        if (path.length === 0) this.understood++
      } else if (settled === hopeless && path.at(-2) === indivisible) return hopeless
      else if (!optional && !this.replace(mended, key, inner, at)) return hopeless
    }
    if (path.at(-1) !== open) this.strangers(value, shape, path)
    return mended
  }

  /** The fields that the standard does not have: what they hold may be anything, so it is not told. */
  private strangers(value: Holder, { fields }: ObjectShape, path: Path): void {
    for (const key of Object.keys(value)) {
      const field = fields.get(key)
      if (field === undefined || field.strange === true) this.note("extra", [...path, key.slice(0, longestKey)])
    }
  }

  /** For a field that is required and not there: false when the message cannot do without it. */
  private replace(mended: { [key: string]: unknown }, key: string, shape: Shape, path: Path): boolean {
    const { blind, neutral } = this.message
    this.note("missing", path)
    if (blind) return true
    const instead = neutral[patternOf(path)]
    if (instead === undefined) return false
    const settled = isHolder(instead) && shape.kind === "object" ? this.object(instead, shape, path) : instead
    if (settled !== hopeless) mended[key] = settled
    return settled !== hopeless
  }

  private list(items: ReadonlyArray<unknown>, shape: Shape, path: Path): unknown {
    return items.flatMap((item, index) => {
      const settled = this.settle(item, { shape, optional: true }, [...path, index])
      return settled === absent || settled === hopeless ? [] : [settled]
    })
  }

  /** Of the same lossless deviation in every item of a list the first is told. */
  private note(rule: RuleName, path: Path, raw?: string): void {
    if (this.deviations.length >= mostTold) return
    const place = textOf(path)
    const isTold = this.deviations.some(
      (known) =>
        known.rule === rule &&
        (known.path === place || (!ruleTexts[rule].lossy && general(known.path) === general(place)))
    )
    if (!isTold) this.deviations.push(raw === undefined ? { rule, path: place } : { rule, path: place, raw })
  }
}

const textOf = (path: Path): string => path.map((key) => `/${key}`).join("")
const patternOf = (path: Path): string => path.map((key) => (typeof key === "number" ? "/#" : `/${key}`)).join("")
const general = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, "/#")

/** Whether the schema takes the value as it is; of what an object or a list holds each is asked by itself. */
const fits = (value: unknown, shape: Shape): boolean => {
  switch (shape.kind) {
    case "object":
      return isHolder(value) && isFamiliar(value, shape) && !isHollow(value, shape)
    case "list":
      return Array.isArray(value) && shape.valid(value)
    case "word":
      return typeof value === "string" && shape.words.has(value)
    case "number":
      return typeof value === "number" && shape.valid(value) && !(shape.whole && isRounded(value))
    case "flag":
      return typeof value === "boolean"
    case "any":
      return true
    default:
      return typeof value === "string" && shape.valid(value)
  }
}

const isFamiliar = (value: Holder, { folded, aliases }: ObjectShape): boolean =>
  oddKeys(value, folded).size === 0 && oddKeys(value, aliases).size === 0

/** `{}` where something is required. */
const isHollow = (value: Holder, shape: ObjectShape): boolean =>
  Object.keys(value).length === 0 && !isUndemanding(shape)

const isUndemanding = (shape: Shape): boolean =>
  shape.kind === "object" && [...shape.fields.values()].every(({ optional }) => optional)

const rawOf = (value: unknown, source: string | undefined): string | undefined =>
  source ?? (typeof value === "string" ? value : JSON.stringify(value))
