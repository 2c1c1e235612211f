/** Looks twice a minute for charges whose end will not come; asks their station first where it can be asked. */
import { Clock, Effect, Layer } from "effect"
import { EventBus } from "../../events/EventBus.ts"
import { Stations } from "../stations/Stations.ts"
import { type Abandoned, Abandonment, every } from "../transactions/Abandonment.ts"
import { Transactions } from "../transactions/Transactions.ts"
import { StationLink } from "./StationLink.ts"

export const AbandonmentTimer = Layer.effectDiscard(
  Effect.gen(function* () {
    const bus = yield* EventBus
    const stations = yield* Stations
    const transactions = yield* Transactions
    const link = yield* StationLink
    const abandonment = new Abandonment()

    /** Whether its station does not say that more will come of it. */
    const isOver = ({ charge: { station, name } }: Abandoned) =>
      link.ask(station, { _tag: "AskTransaction", name }).pipe(
        Effect.map(({ status }) => status !== "ongoing" && status !== "queued"),
        // What has no word for the question, or refuses it, is judged by what it has reported.
        Effect.catch(({ _tag }) => Effect.succeed(_tag === "NotInItsLanguage" || _tag === "StationError"))
      )

    const conclude = Effect.fnUntraced(function* (due: Abandoned) {
      const { id, station, position } = due.charge
      abandonment.renew(id)
      if (stations.find(station)?.standing !== "accepted") return
      if (!(yield* isOver(due))) return
      // Meanwhile more may have come of it.
      const charge = transactions.find(id)
      if (charge === undefined || charge.endedAt !== undefined || charge.position !== position) return
      if (stations.find(station)?.connectedSince === undefined) return
      const at = yield* Clock.currentTimeMillis
      const event = { _tag: "TransactionAbandoned", station, transaction: id, because: due.because } as const
      bus.enqueue({ at, cause: { kind: "timer", name: "abandonment" }, events: [event] })
    })

    const scope = yield* Effect.scope
    const look = Effect.gen(function* () {
      if (!bus.door().open) return
      const now = yield* Clock.currentTimeMillis
      const due = abandonment.look(transactions.open(), stations.find, now)
      // A station may take its time to answer; others need not wait for it.
      for (const one of due) yield* Effect.forkIn(conclude(one), scope)
    }).pipe(Effect.catchCause((cause) => Effect.logError("the watch over charges failed", cause)))
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(every), look)))
  })
)
