/**
 * Readings as the columns of one INSERT, an array each: PostgreSQL takes them in at less than half the cost of JSON. A
 * column ends with its last value, since `unnest` fills in the nulls: a quantity that nobody measures costs nothing.
 */
import { PgTypes } from "@effect/sql-pg"
import { Result } from "effect"
import type { Sample } from "../../domain/Reading.ts"
import { moment } from "../../domain/Time.ts"
import type { Placed } from "./ReadingTable.ts"

/** Parameters of `unnest`, in the order of `columns`. */
export const columnsOf = (readings: ReadonlyArray<Placed>): ReadonlyArray<PgTypes.Parameter> => {
  const into = columns()
  for (const [row, placed] of readings.entries()) add(into, row, placed)
  return Object.values(into).map((column) => column.parameter())
}

class Column {
  private readonly values: Array<string | number | null> = []
  private readonly oid: number

  constructor(oid: number) {
    this.oid = oid
  }

  /** Row by row; false if this row has a value already. */
  put(row: number, value: string | number): boolean {
    const { values } = this
    if (values.length > row) return false
    while (values.length < row) values.push(null)
    values.push(value)
    return true
  }

  parameter(): PgTypes.Parameter {
    return Result.getOrThrow(PgTypes.array(this.values, this.oid))
  }
}

const { float8, int4, text } = PgTypes.OID

/** Numbers of 64 bits go as float8, whose integers are exact as far as ours are. */
const columns = () => ({
  position: new Column(float8),
  nth: new Column(int4),
  station: new Column(text),
  evse: new Column(int4),
  transaction: new Column(int4),
  at: new Column(float8),
  atText: new Column(text),
  received: new Column(float8),
  context: new Column(text),
  energy: new Column(float8),
  power: new Column(float8),
  current: new Column(float8),
  voltage: new Column(float8),
  soc: new Column(float8),
  currentL1: new Column(float8),
  currentL2: new Column(float8),
  currentL3: new Column(float8),
  voltageL1: new Column(float8),
  voltageL2: new Column(float8),
  voltageL3: new Column(float8),
  rest: new Column(text),
  claimed: new Column(float8)
})

type Columns = ReturnType<typeof columns>

const add = (into: Columns, row: number, placed: Placed) => {
  const { reading, received, evse, transaction, claimed } = placed
  const at = moment(reading.time, received)
  into.position.put(row, placed.position)
  into.nth.put(row, placed.nth)
  into.station.put(row, placed.station)
  if (evse !== undefined) into.evse.put(row, evse)
  if (transaction !== undefined) into.transaction.put(row, transaction)
  into.at.put(row, at)
  if (reading.time.at !== at || !isCanonical(reading.time.text, at)) into.atText.put(row, reading.time.text)
  into.received.put(row, received)
  const context = reading.samples[0]?.context
  if (context !== undefined) into.context.put(row, context)
  let rest: Array<Sample> | undefined
  for (const sample of reading.samples) {
    const column = columnOf(sample, context)
    const isTold = column !== undefined && sample.value !== null && into[column].put(row, sample.value)
    if (!isTold) (rest ??= []).push(sample)
  }
  if (rest !== undefined) into.rest.put(row, JSON.stringify(rest))
  if (claimed !== undefined) into.claimed.put(row, claimed)
}

/**
 * Whether the text of a moment says just what the column says: `2026-11-23T12:00:00.000Z`, and no leap second. A zone that
 * is known of the station moves it by whole quarters of an hour, never by a day.
 */
const isCanonical = (text: string, at: number): boolean =>
  text.length === 24 &&
  text[10] === "T" &&
  text[17] !== "6" &&
  text[19] === "." &&
  text[23] === "Z" &&
  digits(text, 11) * 60 + digits(text, 14) === Math.floor(at / 60_000) % 1440

const digits = (text: string, at: number): number => 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 528

/** The column that says all of a sample; undefined: it has more to say than a number. */
const columnOf = (sample: Sample, context: string | undefined): keyof Columns | undefined => {
  const { quantity, value, phase } = sample
  if (value === null || !Number.isFinite(value) || sample.context !== context) return undefined
  if (sample.location !== undefined || sample.text !== undefined) return undefined
  if (sample.unit !== undefined || sample.signed !== undefined) return undefined
  return phase === undefined ? plain.get(quantity) : phased.get(quantity)?.get(phase)
}

/** The quantities with a column of their own: without a phase, and by phase. `L1-N` is `L1`: of these two it says no more. */
const plain = new Map<string, keyof Columns>([
  ["energyImport", "energy"],
  ["powerImport", "power"],
  ["currentImport", "current"],
  ["voltage", "voltage"],
  ["soc", "soc"]
])
const byPhase = (one: keyof Columns, two: keyof Columns, three: keyof Columns) =>
  new Map([
    ["L1", one],
    ["L2", two],
    ["L3", three],
    ["L1-N", one],
    ["L2-N", two],
    ["L3-N", three]
  ])
const phased = new Map([
  ["currentImport", byPhase("currentL1", "currentL2", "currentL3")],
  ["voltage", byPhase("voltageL1", "voltageL2", "voltageL3")]
])
