/** Reads a file of tokens: all of its lines, or what is wrong with which of them. */
import { Effect, Schema } from "effect"
import { ImportInvalid } from "../api/Problems.ts"
import { TokenGiven } from "../api/Tokens.ts"
import { type TokenRecord, tokenKey } from "../domain/Token.ts"
import { CsvBroken, type CsvLine, csvLines } from "./Csv.ts"
import { recordOf } from "./TokenShown.ts"
import { wrongIn } from "./Wrong.ts"

type Wrong = ImportInvalid["errors"][number]

/** The tokens of a file whose first line names its columns. `sealed` is how a token's text is kept. */
export const readTokens = Effect.fnUntraced(function* (text: string, sealed: (text: string, kind: string) => string) {
  const [tokens, wrong] = [new Map<string, { line: number; record: TokenRecord }>(), [] as Wrong[]]
  let names: ReadonlyArray<string> | undefined
  let lines = 0
  for (const found of csvLines(text)) {
    const { line } = found
    if (found instanceof CsvBroken) wrong.push({ line, path: "", detail: found.reason })
    else if (names === undefined) {
      names = found.cells.map((cell) => cell.toLowerCase())
      wrong.push(...wrongColumns(line, names))
      if (wrong.length > 0) break
    } else {
      const given = decode(fieldsOf(names, found))
      const record = given._tag === "Failure" ? undefined : recordOf(given.success)
      if (given._tag === "Failure") wrong.push({ line, ...wrongIn(given.failure.issue) })
      if (found.cells.length > names.length)
        wrong.push({ line, path: "", detail: "It has more cells than the first line." })
      if (record !== undefined) {
        const key = tokenKey(sealed(record.text, record.kind))
        const before = tokens.get(key)
        if (before === undefined) tokens.set(key, { line, record })
        else wrong.push({ line, path: "/token", detail: `It is the token of line ${before.line}.` })
      }
    }
    lines++
    if (lines > mostLines + 1) {
      wrong.push({ line, path: "", detail: `There are more than ${mostLines} lines.` })
      break
    }
    if (lines % 250 === 0) yield* Effect.yieldNow
  }
  if (names === undefined && wrong.length === 0) wrong.push({ line: 1, path: "", detail: "The file is empty." })
  if (wrong.length === 0) return [...tokens.values()].map(({ record }) => record)
  const [first] = wrong
  return yield* new ImportInvalid({
    errors: wrong.slice(0, mostShown),
    count: wrong.length,
    detail: `Nothing was entered. Line ${first?.line}: ${first?.detail}`
  })
})

/** Lines of one file. */
const mostLines = 20_000
const mostShown = 100

const decode = Schema.decodeUnknownResult(TokenGiven)

const wrongColumns = (line: number, names: ReadonlyArray<string>): ReadonlyArray<Wrong> => {
  const known = Object.keys(TokenGiven.fields)
  const strange = names.filter((name, at) => !known.includes(name) || names.indexOf(name) !== at)
  const said = `Its columns may be ${known.join(", ")}, each once.`
  if (strange.length > 0) return [{ line, path: "", detail: `The first line names the columns. ${said}` }]
  return names.includes("token") ? [] : [{ line, path: "/token", detail: `A column token is missing. ${said}` }]
}

/** An empty cell says nothing. */
const fieldsOf = (names: ReadonlyArray<string>, { cells }: CsvLine) =>
  Object.fromEntries(
    names.flatMap((name, at) => {
      const cell = cells[at] ?? ""
      if (cell === "" && name !== "token") return []
      return [[name, name === "limit" && /^\d+$/.test(cell) ? Number(cell) : cell]]
    })
  )
