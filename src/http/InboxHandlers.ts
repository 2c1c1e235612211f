/** Shows what waits for a person, and dismisses it. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { type Inbox, mostCards } from "../api/Inbox.ts"
import { NotFound } from "../api/Problems.ts"
import { Authorization } from "../services/authorization/Authorization.ts"
import { StationLink } from "../services/commands/StationLink.ts"
import { type Station, Stations } from "../services/stations/Stations.ts"
import { Changes } from "./Changes.ts"
import { stationOf } from "./StationShown.ts"
import { cardOf } from "./TokenShown.ts"

export const InboxHandlers = HttpApiBuilder.group(Api, "inbox", (handlers) =>
  Effect.gen(function* () {
    const stations = yield* Stations
    const authorization = yield* Authorization
    const changes = yield* Changes
    const link = yield* StationLink

    const show = (station: Station) => stationOf(station, link.online(station.id) !== undefined)
    const waiting = (which: (station: Station) => boolean) =>
      stations
        .all()
        .filter(which)
        .toSorted((a, b) => b.lastSeen - a.lastSeen)
        .map(show)

    return handlers.handleAll({
      show: () =>
        Effect.sync((): Inbox => {
          const cards = authorization.unknown()
          return {
            held: waiting(({ standing }) => standing === "held"),
            flagged: waiting(({ standing, flag }) => standing === "accepted" && flag !== undefined),
            cards: cards.slice(0, mostCards).map(cardOf),
            cardsInAll: cards.length
          }
        }),

      dismissStation: ({ params: { stationId } }) =>
        Effect.gen(function* () {
          const { answer: removed, written } = yield* changes.make(["stations"], (_, by) => {
            const station = stations.find(stationId)
            return station?.standing === "held" ? stations.remove(station.id, by) : { answer: undefined, events: [] }
          })
          if (removed === undefined) return yield* new NotFound({ detail: "No station of this identity waits." })
          link.hangUp(removed.id, "it was dismissed")
          return HttpServerResponse.jsonUnsafe(stationOf(removed, false), { status: written ? 200 : 202 })
        }),

      dismissCard: ({ params: { token } }) =>
        Effect.gen(function* () {
          const { answer: card, written } = yield* changes.make(["authorization"], (_, by) =>
            authorization.dismiss(token, by)
          )
          if (card === undefined) return yield* new NotFound({ detail: "There is no such card." })
          return HttpServerResponse.jsonUnsafe(cardOf(card), { status: written ? 200 : 202 })
        })
    })
  })
)
