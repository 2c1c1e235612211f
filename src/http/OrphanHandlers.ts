/** Shows stops that fit no charge, and takes the operator's word for whose they are. */
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import type { Orphan as Shown } from "../api/Orphans.ts"
import { NotFound } from "../api/Problems.ts"
import { moment } from "../api/Values.ts"
import { Stations } from "../services/stations/Stations.ts"
import { assign } from "../services/transactions/Corrections.ts"
import { HistoryTable, type Orphan } from "../services/transactions/HistoryTable.ts"
import { Changes } from "./Changes.ts"
import { makeKnown, makeShow } from "./Charges.ts"
import { makeFresh } from "./Freshness.ts"
import { pageOf, readCursor } from "./Page.ts"
import { correctionRefused, databaseAway } from "./Refusals.ts"

export const OrphanHandlers = HttpApiBuilder.group(Api, "orphans", (handlers) =>
  Effect.gen(function* () {
    const history = yield* HistoryTable
    const stations = yield* Stations
    const changes = yield* Changes
    const known = yield* makeKnown
    const show = yield* makeShow
    const fresh = yield* makeFresh(["transactions"])

    return handlers.handleAll({
      list: ({ query: { station, assigned, limit = 100, cursor } }) =>
        Effect.gen(function* () {
          const [below] = (yield* readCursor(cursor, Schema.Tuple([Place]))) ?? []
          yield* fresh
          const found = yield* history.orphans({
            station: station === undefined ? undefined : (stations.find(station)?.id ?? station),
            assigned,
            below,
            limit: limit + 1
          })
          return pageOf(found, limit, orphanOf, ({ position }) => [position])
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      assign: ({ params: { position }, payload: { transaction } }) =>
        Effect.gen(function* () {
          yield* fresh
          const orphan = yield* history.orphan(position)
          if (orphan === undefined)
            return yield* new NotFound({ detail: `No stray stop has the position ${position}.` })
          const charge = yield* known.byId(transaction)
          const { answer: refusal, ...done } = yield* changes.make(["transactions"], (_, by) =>
            assign(orphan, charge(), by)
          )
          if (refusal !== undefined) return yield* correctionRefused(refusal)
          return yield* show(done, charge().id)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway()))
    })
  })
)

const Place = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

const orphanOf = ({ position, station, received, event, assignedTo }: Orphan): Shown => ({
  position,
  stationId: station,
  receivedAt: moment(received),
  time: {
    sent: event.time.text === "" ? null : event.time.text,
    understood: event.time.at === null ? null : moment(event.time.at)
  },
  claimed: event.claimed ?? null,
  token: event.token?.text ?? null,
  register: event.register ?? null,
  reason: event.reason ?? null,
  assignedTo
})
