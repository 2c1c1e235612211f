/** Puts charges right: finds what the request names, has it decided, and shows what came of it. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { readMoment } from "../api/Values.ts"
import { staleFlag } from "../domain/Charge.ts"
import type { Decision } from "../domain/Decision.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import { ourId } from "../services/commands/Commands.ts"
import * as Corrections from "../services/transactions/Corrections.ts"
import { HistoryTable, type PastCharge } from "../services/transactions/HistoryTable.ts"
import { Transactions } from "../services/transactions/Transactions.ts"
import { Changes, operator } from "./Changes.ts"
import { makeFindCharge, transactionOf } from "./Charges.ts"
import { correctionRefused, databaseAway } from "./Refusals.ts"

export const CorrectionHandlers = HttpApiBuilder.group(Api, "corrections", (handlers) =>
  Effect.gen(function* () {
    const authorization = yield* Authorization
    const transactions = yield* Transactions
    const changes = yield* Changes
    const known = yield* makeKnown
    const show = yield* makeShow

    /** Decided in the same step as it is written, from what memory knows of the charges in that moment. */
    const change = Effect.fnUntraced(function* (decide: (now: number) => Corrections.Outcome) {
      const { answer: refusal, position, written } = yield* changes.make(["transactions"], decide)
      if (refusal !== undefined) return yield* correctionRefused(refusal)
      return { position, written }
    })

    return handlers.handleAll({
      close: ({ params: { transactionId }, payload: { at } }) =>
        Effect.gen(function* () {
          const now = yield* known(transactionId)
          const moment = at === undefined ? undefined : readMoment(at)
          const done = yield* change((time) => Corrections.close(now(), moment, operator, time))
          return yield* show(done, now().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      merge: ({ params: { transactionId }, payload: { from } }) =>
        Effect.gen(function* () {
          const [into, other] = [yield* known(transactionId), yield* known(String(from))]
          const done = yield* change(() => Corrections.merge(into(), other(), operator))
          return yield* show(done, into().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      split: ({ params: { transactionId }, payload: { at } }) =>
        Effect.gen(function* () {
          const now = yield* known(transactionId)
          const moment = readMoment(at) ?? 0
          let fresh = 0
          const done = yield* change((time) => {
            fresh = transactions.freshId()
            return Corrections.split(now(), fresh, moment, operator, time)
          })
          return yield* show(done, now().id, fresh)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      reassign: ({ params: { transactionId }, payload: { token: text, kind } }) =>
        Effect.gen(function* () {
          const now = yield* known(transactionId)
          const token = authorization.meant(text, kind)
          const done = yield* change(() => Corrections.reassign(now(), token, operator))
          return yield* show(done, now().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      rebuild: () =>
        Effect.map(changes.make([], rebuild), ({ position }) =>
          HttpServerResponse.jsonUnsafe({ position }, { status: 202 })
        )
    })
  })
)

const rebuild = (): Decision<undefined> => ({ answer: undefined, events: [{ _tag: "RebuildAsked", by: operator }] })

/** What is known of the charge that a request names, whenever it is asked: memory first, the tables for older ones. */
const makeKnown = Effect.gen(function* () {
  const transactions = yield* Transactions
  const find = yield* makeFindCharge
  return Effect.fnUntraced(function* (text: string) {
    const id = ourId(text)
    const found = id === undefined ? undefined : transactions.find(id)
    const past = found ?? knownOf(yield* find(text))
    return (): Corrections.Known => transactions.find(past.id) ?? past
  })
})

const knownOf = ({ id, station, evse, startedAt, endedAt, receivedAt, flags }: PastCharge): Corrections.Known => ({
  id,
  station,
  evse: evse ?? undefined,
  startedAt: startedAt ?? undefined,
  endedAt: endedAt ?? undefined,
  stale: flags.includes(staleFlag),
  received: receivedAt
})

/** A charge as the tables have it after a change, both parts of one that was split; 202 while they do not have it. */
const makeShow = Effect.map(HistoryTable, (history) => {
  const look = (id: number) => Effect.orElseSucceed(history.find(id), () => undefined)
  return Effect.fnUntraced(function* (done: { position: number; written: boolean }, id: number, fresh?: number) {
    const found = done.written ? yield* look(id) : undefined
    const part = done.written && fresh !== undefined ? yield* look(fresh) : undefined
    if (found !== undefined && fresh === undefined) return HttpServerResponse.jsonUnsafe(transactionOf(found))
    if (found !== undefined && part !== undefined) {
      const parts = { transaction: transactionOf(found), fresh: transactionOf(part) }
      return HttpServerResponse.jsonUnsafe(parts, { status: 201 })
    }
    return HttpServerResponse.jsonUnsafe({ position: done.position, fresh }, { status: 202 })
  })
})
