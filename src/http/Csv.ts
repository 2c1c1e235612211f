/**
 * CSV as RFC 4180 has it, written so that no spreadsheet takes a text for a formula: a text that begins like one gets an
 * apostrophe in front. Reading takes it off again, so that what was written is read as it was.
 */

/** A cell; null is empty. A list is joined with `; `, anything else is JSON. */
export type Cell = string | number | boolean | null | ReadonlyArray<string | number>

/** A line with its end. */
export const csvLine = (cells: ReadonlyArray<Cell>): string => `${cells.map(written).join(",")}\r\n`

const written = (cell: Cell): string => {
  if (cell === null) return ""
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell)
  const text = harmless(typeof cell === "string" ? cell : cell.join("; "))
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** What spreadsheets take for the beginning of a formula, also in its wide forms; or what we ourselves have put before one. */
const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** A line that was read, and where in the text it begins, from 1. */
export interface CsvLine {
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/** The text is no CSV at this line. */
export class CsvBroken {
  readonly line: number
  readonly reason: string

  constructor(line: number, reason: string) {
    this.line = line
    this.reason = reason
  }
}

/**
 * The lines of a text, empty ones left out. What stands between cells is what the first line has: a comma, a semicolon (as
 * spreadsheets write where the comma is a decimal point) or a tab. The last thing yielded is a `CsvBroken` where it breaks.
 */
export function* csvLines(text: string): Generator<CsvLine | CsvBroken, void> {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text
  const separator = separatorOf(source)
  const end = new RegExp(`[${separator}\r\n]`, "g")
  let [at, line, begun] = [0, 1, 1]
  let cells: Array<string> = []
  while (at < source.length) {
    const quoted = source[at] === '"'
    const close = quoted ? closing(source, at) : at
    if (close === undefined) return yield new CsvBroken(begun, "a quotation mark is not closed")
    const raw = quoted ? source.slice(at + 1, close).replaceAll('""', '"') : ""
    end.lastIndex = quoted ? close + 1 : at
    const stop = end.exec(source)?.index ?? source.length
    const rest = source.slice(quoted ? close + 1 : at, stop)
    if (quoted && rest.trim() !== "") return yield new CsvBroken(begun, "something stands behind a quotation mark")
    const cell = quoted ? raw : rest.trim()
    cells.push(formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell)
    line += raw.split(/\r\n|\r|\n/).length - 1
    const more = source[stop] === separator
    at = stop + (source.startsWith("\r\n", stop) ? 2 : 1)
    if (more && at < source.length) continue
    if (more) cells.push("")
    if (cells.some((one) => one !== "")) yield { line: begun, cells }
    cells = []
    begun = line += 1
  }
}

const separatorOf = (text: string): string => /[,;\t\r\n]/.exec(text)?.[0].replace(/[\r\n]/, ",") ?? ","

/** Where a cell that begins with a quotation mark ends with one. */
const closing = (text: string, from: number): number | undefined => {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return undefined
}
