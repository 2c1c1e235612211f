/** Answers questions about charges, from the tables. */
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { Fact, Reading } from "../api/Transactions.ts"
import { moment, OurId, readMoment } from "../api/Values.ts"
import { EventBus } from "../events/EventBus.ts"
import { Stations } from "../services/stations/Stations.ts"
import {
  HistoryTable,
  type PastCharge,
  type PastFact,
  type PastReading
} from "../services/transactions/HistoryTable.ts"
import { makeFindCharge, transactionOf } from "./Charges.ts"
import { makeFresh } from "./Freshness.ts"
import { answerList } from "./Listing.ts"
import { pageOf, readCursor } from "./Page.ts"
import { databaseAway } from "./Refusals.ts"
import { readingCsv, transactionCsv } from "./TransactionShown.ts"

export const TransactionHandlers = HttpApiBuilder.group(Api, "transactions", (handlers) =>
  Effect.gen(function* () {
    const history = yield* HistoryTable
    const stations = yield* Stations
    const fresh = yield* makeFresh(["transactions"])

    const find = yield* makeFindCharge
    const evidenceOf = yield* makeEvidence

    return handlers.handleAll({
      list: ({ query: { station, token, open, from, to, ...page } }) =>
        Effect.gen(function* () {
          yield* fresh
          const wanted = {
            station: station === undefined ? undefined : (stations.find(station)?.id ?? station),
            token,
            open,
            from: from === undefined ? undefined : readMoment(from),
            to: to === undefined ? undefined : readMoment(to)
          }
          const read = (after: readonly [number] | undefined, limit: number) =>
            history.list({ ...wanted, below: after?.[0], limit })
          return yield* answerList({ ...newestFirst, read, show: transactionOf, csv: transactionCsv }, page, 100)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      one: ({ params }) =>
        find(params.transactionId).pipe(
          Effect.map(transactionOf),
          Effect.catchTag("HistoryAway", () => databaseAway())
        ),

      readings: ({ params, query }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.transactionId)
          const read = (after: readonly [number, number, number] | undefined, most: number) =>
            history.readings(id, after && { at: after[0], position: after[1], nth: after[2] }, most)
          return yield* answerList({ ...oldestFirst, read, show: readingOf, csv: readingCsv }, query, 1000)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      evidence: ({ params, query: { limit = 50, cursor } }) =>
        Effect.gen(function* () {
          const [after = 0] = (yield* readCursor(cursor, Schema.Tuple([PositionPlace]))) ?? []
          const { id } = yield* find(params.transactionId)
          const { items, ...next } = pageOf(
            yield* history.facts(id, after, limit + 1),
            limit,
            (fact) => fact,
            ({ position }) => [position]
          )
          return { items: yield* Effect.forEach(items, evidenceOf), ...next }
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway()))
    })
  })
)

/** A fact with the frame that told it, where the journal still has it. */
const makeEvidence = Effect.map(
  EventBus,
  (bus) =>
    ({ position, received, kind, text, at }: PastFact) =>
      Effect.map(bus.readFrames(position, 1), ([record]): Fact => {
        const { frame = null, answer = null } = record?.position === position ? record : {}
        const time = { sent: text, understood: at === null ? null : moment(at) }
        return { position, receivedAt: moment(received), kind: words[kind] ?? kind, time, frame, answer }
      })
)

const words: { readonly [tag: string]: string } = {
  TransactionStarted: "start",
  TransactionUpdated: "update",
  TransactionEnded: "end",
  MeterRead: "readings",
  TransactionClosed: "closed",
  TransactionAbandoned: "abandoned",
  TransactionReassigned: "reassigned",
  TransactionsMerged: "merged",
  TransactionSplit: "split",
  FactAssigned: "assigned"
}

/** What a cursor may hold, so that the database can always read it. */
const MomentPlace = Schema.Finite.check(Schema.isBetween({ minimum: -62_000_000_000_000, maximum: 9_000_000_000_000 }))
const PositionPlace = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
const smallint = Schema.isBetween({ minimum: -32_768, maximum: 32_767 })

const newestFirst = {
  shape: Schema.Tuple([OurId]),
  place: ({ id }: PastCharge) => [id] as const
}

const oldestFirst = {
  shape: Schema.Tuple([MomentPlace, PositionPlace, Schema.Int.check(smallint)]),
  place: ({ place: { at, position, nth } }: PastReading) => [at, position, nth] as const
}

const readingOf = ({
  place,
  received,
  context,
  energy,
  power,
  current,
  voltage,
  soc,
  currents,
  voltages,
  rest
}: PastReading): Reading => ({
  at: moment(place.at),
  received: moment(received),
  context,
  energy,
  power,
  current,
  voltage,
  soc,
  phases: { current: phasesOf(currents), voltage: phasesOf(voltages) },
  rest
})

const phasesOf = ([l1, l2, l3]: PastReading["currents"]) => ({ l1, l2, l3 })
