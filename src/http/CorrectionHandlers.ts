/** Puts charges right: finds what the request names, has it decided, and shows what came of it. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { readMoment } from "../api/Values.ts"
import type { Decision } from "../domain/Decision.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import * as Corrections from "../services/transactions/Corrections.ts"
import { HistoryTable } from "../services/transactions/HistoryTable.ts"
import { Transactions } from "../services/transactions/Transactions.ts"
import { Changes } from "./Changes.ts"
import { makeKnown, makeShow } from "./Charges.ts"
import { correctionRefused, databaseAway } from "./Refusals.ts"

export const CorrectionHandlers = HttpApiBuilder.group(Api, "corrections", (handlers) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    const transactions = yield* Transactions
    const changes = yield* Changes
    const history = yield* HistoryTable
    const known = yield* makeKnown
    const show = yield* makeShow

    /** Decided in the same step as it is written, from what memory knows of the charges in that moment. */
    const change = Effect.fnUntraced(function* (decide: (now: number, by: string) => Corrections.Outcome) {
      const { answer: refusal, position, written } = yield* changes.make(["transactions"], decide)
      if (refusal !== undefined) return yield* correctionRefused(refusal)
      return { position, written }
    })

    return handlers.handleAll({
      close: ({ params: { transactionId }, payload: { at } }) =>
        Effect.gen(function* () {
          const now = yield* known.byText(transactionId)
          const moment = at === undefined ? undefined : readMoment(at)
          const done = yield* change((time, by) => Corrections.close(now(), moment, by, time))
          return yield* show(done, now().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      merge: ({ params: { transactionId }, payload: { from } }) =>
        Effect.gen(function* () {
          const [into, other] = [yield* known.byText(transactionId), yield* known.byId(from)]
          const done = yield* change((_, by) => Corrections.merge(into(), other(), by))
          return yield* show(done, into().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      split: ({ params: { transactionId }, payload: { at } }) =>
        Effect.gen(function* () {
          const now = yield* known.byText(transactionId)
          const moment = readMoment(at) ?? 0
          let fresh = 0
          const done = yield* change((time, by) => {
            fresh = transactions.freshId()
            return Corrections.split(now(), fresh, moment, by, time)
          })
          return yield* show(done, now().id, fresh)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      reassign: ({ params: { transactionId }, payload: { token: text, kind } }) =>
        Effect.gen(function* () {
          const now = yield* known.byText(transactionId)
          const token = authorization.meant(text, kind)
          const done = yield* change((_, by) => Corrections.reassign(now(), token, by))
          return yield* show(done, now().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      rebuild: () =>
        Effect.gen(function* () {
          const { position } = yield* changes.make([], rebuild)
          const untouched = yield* Effect.orElseSucceed(history.factless, () => null)
          return HttpServerResponse.jsonUnsafe({ position, untouched }, { status: 202 })
        })
    })
  })
)

const rebuild = (_: number, by: string): Decision<undefined> => ({
  answer: undefined,
  events: [{ _tag: "RebuildAsked", by }]
})
