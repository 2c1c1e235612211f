/** A station's day as facts, told in seconds of its clock, for tests of what is concluded from them. */
import { Schema } from "effect"
import type { Charge } from "../../src/domain/Charge.ts"
import {
  type Event,
  MeterRead,
  TransactionEnded,
  TransactionStarted,
  TransactionUpdated
} from "../../src/domain/Event.ts"
import { Ledger } from "../../src/domain/Ledger.ts"
import { energyOf } from "../../src/domain/Meter.ts"
import type { Reading, Sample } from "../../src/domain/Reading.ts"
import { noTime, type StationTime } from "../../src/domain/Time.ts"
import type { Ruling, Token } from "../../src/domain/Token.ts"
import { given } from "../../src/ocpp/Given.ts"

export const day = Date.UTC(2026, 10, 23)

/** Seconds after the day began; undefined: the station has no clock. */
export const clock = (second: number | undefined): StationTime => {
  if (second === undefined) return noTime
  const at = day + second * 1000
  return { text: new Date(at).toISOString(), at }
}

export const card = (text: string): Token => ({ text, kind: "card" })
export const accepted: Ruling = { verdict: "accepted" }

/** A reading of the register, Wh. */
export const reading = (second: number | undefined, energy: number, more: Partial<Sample> = {}): Reading => ({
  time: clock(second),
  samples: [
    { quantity: "powerImport", value: 7200 },
    { quantity: "energyImport", value: energy, ...more }
  ]
})

/** What else it says, or says otherwise; undefined: it does not say it. */
export type More<E> = { readonly [K in Exclude<keyof E, "_tag" | "time">]?: E[K] | undefined }

const startedAs = Schema.decodeUnknownSync(TransactionStarted)
const endedAs = Schema.decodeUnknownSync(TransactionEnded)
const readAs = Schema.decodeUnknownSync(MeterRead)
const toldAs = Schema.decodeUnknownSync(Schema.Union([TransactionStarted, TransactionUpdated, TransactionEnded]))

/** A 1.6 start. */
export const started = (id: number, second: number | undefined, more: More<TransactionStarted> = {}) =>
  startedAs(
    given({
      _tag: "TransactionStarted",
      station: "CP1",
      transaction: id,
      time: clock(second),
      evse: 1,
      connector: 1,
      token: card("A"),
      ruling: accepted,
      register: 100,
      ...more
    })
  )

/** A 1.6 stop, which names an id, right or not. */
export const stopped = (claimed: number, second: number | undefined, more: More<TransactionEnded> = {}) =>
  endedAs(given({ _tag: "TransactionEnded", station: "CP1", claimed, time: clock(second), ...more }))

/** What a 2.x station tells; its name for the charge is `T` and our id. */
export const told = (
  phase: "Started" | "Updated" | "Ended",
  id: number,
  seq: number,
  second: number | undefined,
  more: More<TransactionEnded> = {}
) =>
  toldAs(
    given({
      _tag: `Transaction${phase}`,
      station: "CP1",
      transaction: id,
      name: `T${id}`,
      seq,
      time: clock(second),
      ...more
    })
  )

export const read = (claimed: number | undefined, evse: number, ...readings: ReadonlyArray<Reading>) =>
  readAs(given({ _tag: "MeterRead", station: "CP1", evse, readings, claimed }))

/** A ledger that hears of facts a second each, beginning with the second 10 000 of the day. */
export class Day {
  readonly ledger = new Ledger(64)
  private second = 10_000
  private position = 0

  constructor(...events: ReadonlyArray<Event>) {
    this.hear(...events)
  }

  /** The charge of the last fact. */
  hear(...events: ReadonlyArray<Event>): Charge | undefined {
    let charge: Charge | undefined
    for (const event of events) charge = this.ledger.fold(event, ++this.position, day + this.second++ * 1000)
    this.ledger.settle()
    return charge
  }

  /** Of each charge: whether it is open, ended or stale, and its energy in Wh. */
  get told(): { readonly [id: number]: readonly ["open" | "ended" | "stale", number] } {
    return Object.fromEntries(
      [...this.ledger.all()].map((charge) => [
        charge.id,
        [charge.endedAt === undefined ? "open" : charge.stale ? "stale" : "ended", energyOf(charge.meter)]
      ])
    )
  }

  charge(id: number): Charge {
    const charge = this.ledger.get(id)
    if (charge === undefined) throw new Error(`no charge ${id}`)
    return charge
  }
}
