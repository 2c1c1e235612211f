// The property that all of it stands on: whatever stations tell and whenever we restart, the memory that decides and the
// tables know the same charges, no id is given twice, and a repeated start hears its first answer.
import { expect, test } from "bun:test"
import { Effect } from "effect"
import fc from "fast-check"
import type { Charge } from "../../../src/domain/Charge.ts"
import type { Decision } from "../../../src/domain/Decision.ts"
import type { Event } from "../../../src/domain/Event.ts"
import { energyOf } from "../../../src/domain/Meter.ts"
import { type StartAnswer, Transactions } from "../../../src/services/transactions/Transactions.ts"
import { TransactionTable } from "../../../src/services/transactions/TransactionTable.ts"
import { drain, happen, reload } from "../stations/TestRing.ts"
import { at, enter, run } from "./ChargeRing.ts"
import { heard, histories, type Step, type Told } from "./Histories.ts"

/** One history at stations of its own. */
class Life {
  readonly ids: Array<number> = []
  readonly stations: ReadonlySet<string>
  private readonly told: Array<Told> = []
  private readonly answers = new Map<string, StartAnswer>()
  private readonly name: string
  private readonly transactions: Transactions["Service"]

  constructor(name: string, transactions: Transactions["Service"]) {
    this.name = name
    this.transactions = transactions
    this.stations = new Set([this.at("1"), this.at("2")])
  }

  live(step: Step, number: number) {
    if (step.kind === "restart") return Effect.andThen(drain, reload)
    const told = step.kind === "tell" ? step.told : this.told.at(-1 - step.back)
    if (told === undefined) return Effect.void
    this.told.push(told)
    const events = this.decide(told, heard(number))
    return events.length === 0 ? Effect.void : happen(heard(number), ...events)
  }

  private at(station: string) {
    return `${this.name}-${station}`
  }

  /** The id that is meant: below 0 one of those we gave. */
  private claim(claimed: number) {
    return claimed < 0 ? (this.ids.at(claimed) ?? -1) : claimed
  }

  private decide(told: Told, received: number): ReadonlyArray<Event> {
    const { transactions } = this
    switch (told.kind) {
      case "start": {
        const start = { ...told.start, received, station: this.at(told.start.station) }
        const decision = transactions.start(start)
        const key = JSON.stringify({ ...start, received: 0, token: start.token.text.toLowerCase() })
        const before = this.answers.get(key)
        if (start.time.at !== null && before !== undefined) expect(decision).toEqual({ answer: before, events: [] })
        this.answers.set(key, decision.answer)
        if (decision.events.length > 0) this.gave(decision.answer.transaction)
        return decision.events
      }
      case "unreadable": {
        const decision = transactions.unreadableStart(this.at(told.station), received, told.token)
        this.gave(decision.answer.transaction)
        return decision.events
      }
      case "stop": {
        const { stop } = told
        const claimed = this.claim(stop.claimed)
        return transactions.stop({ ...stop, received, claimed, station: this.at(stop.station) }).events
      }
      case "report":
        return this.reported(transactions.report({ ...told.report, received, station: this.at(told.report.station) }))
      case "meter": {
        const { evse, readings, claimed } = told
        const meter = { _tag: "MeterRead" as const, station: this.at(told.station), evse, readings }
        return [claimed === undefined ? meter : { ...meter, claimed: this.claim(claimed) }]
      }
    }
  }

  private reported({ events }: Decision<unknown>) {
    const [event] = events
    if (event !== undefined && "transaction" in event && event.transaction !== undefined) {
      if (!this.ids.includes(event.transaction)) this.gave(event.transaction)
    }
    return events
  }

  private gave(id: number) {
    expect(id).toBeGreaterThan(this.ids.at(-1) ?? 0)
    this.ids.push(id)
  }
}

/** Memory does not know what is only said of the whole of a charge. */
const comparable = ({ whole: _, ...charge }: Charge) => charge

test("memory and tables agree after every history, and a restart changes nothing", () =>
  run(
    Effect.gen(function* () {
      yield* enter({ text: "A", group: "family", expiry: at(100_000) }, { text: "B", status: "blocked" })
      const transactions = yield* Transactions
      const table = yield* TransactionTable
      const context = yield* Effect.context<Effect.Services<ReturnType<Life["live"]>>>()
      let lives = 0
      const property = fc.asyncProperty(histories, async (steps) => {
        const life = new Life(`L${++lives}`, transactions)
        const live = Effect.gen(function* () {
          for (const [number, step] of steps.entries()) yield* life.live(step, number)
          yield* drain
          const written = yield* table.byId(life.ids)
          const remembered = life.ids.flatMap((id) => transactions.find(id) ?? [])
          expect(remembered.map(comparable)).toEqual(written.map(comparable))
          const open = () => transactions.open().flatMap(({ id, station }) => (life.stations.has(station) ? [id] : []))
          const running = written.filter(({ endedAt }) => endedAt === undefined).map(({ id }) => id)
          expect(open().sort()).toEqual(running.sort())
          for (const { meter } of written) expect(energyOf(meter)).toBeGreaterThanOrEqual(0)
          yield* reload
          expect(life.ids.flatMap((id) => transactions.find(id) ?? []).map(comparable)).toEqual(written.map(comparable))
          expect(open().sort()).toEqual(running)
        })
        await Effect.runPromise(Effect.provideContext(live, context))
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 20_000 }))
    })
  ))
