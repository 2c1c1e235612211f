/**
 * Reads text that is almost JSON, after JSON.parse has refused it: what stations write that build their frames by hand, or
 * whose buffers end too early. It never throws, and never makes a value of half a text or half a number.
 */
import { Numeral } from "./tolerance/Numeral.ts"

/** `cut`: the text ended before its last bracket; `half`: in the middle of something, which is left out. */
export interface Salvaged {
  readonly value: unknown
  readonly cut: boolean
  readonly half: boolean
}

/** In characters: a longer text is not worth the time. */
const longest = 65_536
const deepest = 100

/** The list that a text holds; undefined: it holds none. */
export const salvage = (text: string): Salvaged | undefined => {
  if (text.length > longest) return undefined
  return new Reader(text).read()
}

interface Open {
  readonly value: Array<unknown> | Map<string, unknown>
  key: string | undefined
  /** A colon stands behind the key, and no value yet. */
  colon: boolean
}

class Reader {
  private at: number
  private readonly open: Array<Open> = []
  private half = false
  private readonly text: string

  constructor(text: string) {
    this.text = text
    this.at = Math.max(0, text.indexOf("["))
  }

  read(): Salvaged | undefined {
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at)
      if (char === "[" || char === "{") {
        if (this.open.length === deepest) return undefined
        this.open.push({ value: char === "[" ? [] : new Map(), key: undefined, colon: false })
        this.at++
      } else if (char === "]" || char === "}") {
        const whole = this.close(char)
        if (whole !== undefined) return { value: plain(whole), cut: false, half: false }
        this.at++
      } else if (char === '"' || char === "'") this.quoted(char)
      else if (bare.test(char)) this.word()
      else this.mark(char)
    }
    if (this.open.length === 0) return undefined
    const half = this.half || this.open.at(-1)?.key !== undefined
    for (;;) {
      const last = this.end()
      if (last !== undefined) return { value: plain(last), cut: true, half }
    }
  }

  /** Ends what the bracket ends, and what was left open within; the whole when it was the outermost. */
  private close(bracket: string): unknown {
    const isList = bracket === "]"
    const depth = this.open.findLastIndex(({ value }) => Array.isArray(value) === isList)
    // The brackets of the frame itself end it; another that was never opened is a stray one.
    while (depth >= 0 && this.open.length > depth) {
      this.nothing()
      const whole = this.end()
      if (whole !== undefined) return whole
    }
    return undefined
  }

  private end(): unknown {
    const done = this.open.pop()
    if (this.open.length === 0) return done?.value ?? []
    this.put(done?.value)
    return undefined
  }

  private put(value: unknown) {
    const top = this.open.at(-1)
    if (top === undefined) return
    if (Array.isArray(top.value)) top.value.push(value)
    else if (top.key === undefined) top.key = typeof value === "string" ? value : undefined
    else {
      top.value.set(top.key, value)
      top.key = undefined
      top.colon = false
    }
  }

  /** `"a":,` and `"a":}` say null. */
  private nothing() {
    const top = this.open.at(-1)
    if (top?.colon === true) this.put(null)
    else if (top !== undefined) top.key = undefined
  }

  /** A comma ends a member; how many there are does not matter. What is none of JSON's marks is passed over. */
  private mark(char: string) {
    const top = this.open.at(-1)
    if (char === ",") this.nothing()
    else if (char === ":" && top?.key !== undefined) top.colon = true
    this.at++
  }

  private quoted(quote: string) {
    let made = ""
    for (let at = this.at + 1; at < this.text.length; at++) {
      const char = this.text.charAt(at)
      if (char === quote && this.isEnd(at)) {
        this.at = at + 1
        return this.put(made)
      }
      if (char === "\\") {
        const [, escape = ""] = /^\\(u[\da-fA-F]{4}|["\\/bfnrt])/.exec(this.text.slice(at, at + 6)) ?? []
        // A stray backslash before the quote that ends a text.
        const hidesEnd = escape === quote && goesOn.test(this.text.slice(at + 2, at + 20))
        if (escape === "" || hidesEnd) continue
        made += escape.startsWith("u") ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : escapes.get(escape)
        at += escape.length
      } else if (char >= " ") made += char
    }
    this.at = this.text.length
    this.half = true
  }

  /** A quote in the middle of a text is not its end. */
  private isEnd(at: number): boolean {
    return /^[\s\0]*(?:[,:\]}]|$)/.test(this.text.slice(at + 1, at + 20))
  }

  private word() {
    const [word = ""] = /^[^\s\0,:\]}[{"]+/.exec(this.text.slice(this.at, this.at + 1000)) ?? []
    this.at += Math.max(1, word.length)
    this.half = this.at >= this.text.length
    if (!this.half) this.put(literal(word))
  }
}

const bare = /[^\s\0,:]/
const goesOn = /^\s*(?:,\s*"|[\]}]\s*(?:[,\]}]|$))/
const escapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"]
])

const literals = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["none", null],
  ["nil", null],
  ["undefined", null],
  ["nan", null]
])

/** A number, one of JSON's words in any case, or a text without its quotes. */
const literal = (word: string): unknown => {
  const known = literals.get(word.toLowerCase())
  if (known !== undefined) return known
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word)) return word
  const number = Number(word)
  return String(number) === word ? number : new Numeral(number, word)
}

/** The same with objects for maps; a key that is called as something of every object is a key like any other. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]))
}
