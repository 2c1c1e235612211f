/** Things that happen at stations, as the services decide them and the bus keeps them, for tests of the API. */
import { Clock, Effect } from "effect"
import type { Decision } from "../../src/domain/Decision.ts"
import type { Event } from "../../src/domain/Event.ts"
import type { Reading } from "../../src/domain/Reading.ts"
import { readTime } from "../../src/domain/Time.ts"
import type { Token } from "../../src/domain/Token.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { Transactions } from "../../src/services/transactions/Transactions.ts"

/** Puts events in the lane; they are on disk when it is done. */
export const happens = Effect.fnUntraced(function* (...events: ReadonlyArray<Event>) {
  const at = yield* Clock.currentTimeMillis
  return yield* (yield* EventBus).append({ at, cause: { kind: "timer", name: "test" }, events })
})

const decided = Effect.fnUntraced(function* <A>(decide: (now: number) => Decision<A>) {
  const { answer, events } = decide(yield* Clock.currentTimeMillis)
  yield* happens(...events)
  return answer
})

/** A station that is accepted, or held. */
export const station = (name: string, standing: "accepted" | "held" = "accepted", version = "1.6") =>
  happens({ _tag: "StationFound", station: name, standing, version })

/** A 1.6 charge begins; our id. */
export const starts = (station: string, token: string, time: string, register = 1000) =>
  Effect.gen(function* () {
    const transactions = yield* Transactions
    const { transaction } = yield* decided((received) =>
      transactions.start({
        station,
        received,
        evse: 1,
        connector: 1,
        token: { text: token, kind: "card" },
        time: readTime(time),
        register
      })
    )
    return transaction
  })

/** A 1.6 charge ends. */
export const stops = (station: string, transaction: number, time: string, register: number) =>
  Effect.gen(function* () {
    const transactions = yield* Transactions
    const token: Token = { text: "stopper", kind: "card" }
    yield* decided((received) =>
      transactions.stop({
        station,
        received,
        claimed: transaction,
        token,
        time: readTime(time),
        register,
        reason: "Local",
        readings: []
      })
    )
  })

/** A 2.x transaction event. */
export const reports = (
  station: string,
  name: string,
  phase: "started" | "updated" | "ended",
  seq: number,
  readings: ReadonlyArray<Reading> = []
) =>
  Effect.gen(function* () {
    const transactions = yield* Transactions
    const time = readTime(`2026-11-20T10:00:${String(seq).padStart(2, "0")}Z`)
    yield* decided((received) =>
      transactions.report({ station, received, phase, name, time, seq, evse: 1, connector: 1, readings })
    )
  })

/** The meter of a 1.6 charge says its register (Wh), power (W) and the current of two phases (A). */
export const measures = (station: string, transaction: number, time: string, energy: number) =>
  happens({
    _tag: "MeterRead",
    station,
    evse: 1,
    claimed: transaction,
    readings: [
      {
        time: readTime(time),
        samples: [
          { quantity: "energyImport", value: energy },
          { quantity: "powerImport", value: 7200 },
          { quantity: "currentImport", value: 16, phase: "L1" },
          { quantity: "currentImport", value: 15.5, phase: "L2" },
          { quantity: "temperature", value: 31 }
        ]
      }
    ]
  })
