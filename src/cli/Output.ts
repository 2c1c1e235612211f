/** What a verb found, as a table for a person or JSON for a program. */
import { Console, Effect } from "effect"
import { Json } from "./Settings.ts"

/** A cell; null: nothing is known. */
export type Cell = string | number | boolean | null | undefined

/** Rows as a table: a column for each name. With `--json` the rows as they are, in one array. */
export const printRows = <A>(rows: ReadonlyArray<A>, columns: { readonly [name: string]: (row: A) => Cell }) =>
  Effect.flatMap(Json, (json) =>
    Console.log(
      json
        ? JSON.stringify(rows, null, 2)
        : table(
            Object.keys(columns),
            rows.map((row) => Object.values(columns).map((cell) => shown(cell(row))))
          )
    )
  )

/** One thing, a line a field. With `--json` as it is. */
export const printOne = (one: object) =>
  Effect.flatMap(Json, (json) => Console.log(json ? JSON.stringify(one, null, 2) : sheet(one)))

/** A line for a person; with `--json` the thing itself. */
export const printDone = (one: object, line: string) =>
  Effect.flatMap(Json, (json) => Console.log(json ? JSON.stringify(one, null, 2) : line))

const table = (names: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const lines = [names.map((name) => name.toUpperCase()), ...rows]
  const widths = names.map((_, at) => lines.reduce((most, line) => Math.max(most, Bun.stringWidth(line[at] ?? "")), 0))
  return lines.map((line) => padded(line, widths)).join("\n")
}

const padded = (line: ReadonlyArray<string>, widths: ReadonlyArray<number>): string =>
  line
    .map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - Bun.stringWidth(cell))))
    .join("  ")
    .trimEnd()

const sheet = (one: object): string => {
  const entries = Object.entries(one)
  const width = entries.reduce((most, [name]) => Math.max(most, name.length), 0)
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${shown(flat(value))}`).join("\n")
}

const flat = (value: unknown): Cell =>
  value === null || ["string", "number", "boolean"].includes(typeof value)
    ? String(value ?? "-")
    : JSON.stringify(value)

const shown = (cell: Cell): string =>
  cell === null || cell === undefined || cell === "" ? "-" : printable(String(cell))

/** What a charger has sent must not steer the terminal. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
