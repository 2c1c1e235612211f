/** A charge that a request names, and how it is shown. */
import { Effect } from "effect"
import type { Transaction } from "../api/Transactions.ts"
import { moment } from "../api/Values.ts"
import { ourId } from "../services/commands/Commands.ts"
import { HistoryTable, type PastCharge } from "../services/transactions/HistoryTable.ts"
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
    energy,
    meterStart: begin,
    meterStop: open ? null : last,
    state,
    reason,
    open,
    flags
  }
}

const maybe = (at: number | null) => (at === null ? null : moment(at))
