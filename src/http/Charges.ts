/** A charge that a request names, and how it is shown. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import type { Transaction } from "../api/Transactions.ts"
import { moment } from "../api/Values.ts"
import type { TransactionId } from "../domain/Ids.ts"
import { ourId } from "../services/commands/Commands.ts"
import type { Known } from "../services/transactions/Corrections.ts"
import { HistoryTable, type PastCharge } from "../services/transactions/HistoryTable.ts"
import { Transactions } from "../services/transactions/Transactions.ts"
import { makeFresh } from "./Freshness.ts"
import { ambiguous, transactionUnknown } from "./Refusals.ts"

/** Finds a charge in the tables, by our id or by a name that one charge alone bears. */
export const makeFindCharge = Effect.gen(function* () {
  const history = yield* HistoryTable
  const fresh = yield* makeFresh(["transactions"])
  return Effect.fnUntraced(function* (text: string) {
    yield* fresh
    const id = ourId(text)
    const ours = id === undefined ? undefined : yield* history.find(id)
    if (ours !== undefined) return ours
    const bearers = yield* history.named(text)
    const [one, another] = bearers
    if (one === undefined) return yield* transactionUnknown(text)
    if (another === undefined) return one
    return yield* ambiguous(
      bearers.map(({ id, station, endedAt }) => ({ id, stationId: station, open: endedAt === null }))
    )
  })
})

/** What is known of the charge that a request names, whenever it is asked: memory first, the tables for older ones. */
export const makeKnown = Effect.gen(function* () {
  const transactions = yield* Transactions
  const history = yield* HistoryTable
  const fresh = yield* makeFresh(["transactions"])
  const find = yield* makeFindCharge
  const now = (charge: Known) => (): Known => transactions.find(charge.id) ?? charge
  return {
    /** By our id. */
    byId: Effect.fnUntraced(function* (id: TransactionId) {
      const found = transactions.find(id)
      if (found !== undefined) return now(found)
      yield* fresh
      const past = yield* history.find(id)
      return past === undefined ? yield* transactionUnknown(String(id)) : now(knownOf(past))
    }),
    /** By our id or by a name that one charge alone bears. */
    byText: Effect.fnUntraced(function* (text: string) {
      const id = ourId(text)
      const found = id === undefined ? undefined : transactions.find(id)
      return now(found ?? knownOf(yield* find(text)))
    })
  }
})

const knownOf = ({ id, station, evse, startedAt, endedAt, receivedAt, stale, reason }: PastCharge): Known => ({
  id,
  station,
  evse: evse ?? undefined,
  startedAt: startedAt ?? undefined,
  endedAt: endedAt ?? undefined,
  stale,
  received: receivedAt,
  reason: reason ?? undefined
})

/** A charge as the tables have it after a change, both parts of one that was split; 202 while they do not have it. */
export const makeShow = Effect.map(HistoryTable, (history) => {
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

export const transactionOf = (charge: PastCharge): Transaction => {
  const { id, evse, connector, token, stopToken, verdict, energy, state, reason, flags, begin, last } = charge
  const open = charge.endedAt === null
  return {
    id,
    stationId: charge.station,
    stationTransactionId: charge.name,
    evse,
    connector,
    token,
    kind: charge.tokenKind,
    stopToken,
    verdict,
    startedAt: maybe(charge.startedAt),
    endedAt: maybe(charge.endedAt),
    receivedAt: moment(charge.receivedAt),
    duration: durationOf(charge),
    energy,
    meterStart: begin,
    meterStop: open ? null : last,
    state,
    reason,
    open,
    aliases: charge.aliases,
    flags
  }
}

/** In seconds; a clock that was set back makes none negative. */
const durationOf = ({ startedAt, endedAt }: PastCharge) =>
  startedAt === null || endedAt === null ? null : Math.max(0, endedAt - startedAt) / 1000

const maybe = (at: number | null) => (at === null ? null : moment(at))
