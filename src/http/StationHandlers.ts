/** Shows stations as memory knows them, and admits them. */
import { randomBytes } from "node:crypto"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import { StationCharging, StationExists } from "../api/Problems.ts"
import type { Charge } from "../domain/Charge.ts"
import type { Decision } from "../domain/Decision.ts"
import { type StationId, stationKey, type TransactionId } from "../domain/Ids.ts"
import { Commands } from "../services/commands/Commands.ts"
import { StationLink } from "../services/commands/StationLink.ts"
import { StationPassword } from "../services/commands/StationPassword.ts"
import { DeviationTable } from "../services/stations/DeviationTable.ts"
import { type Station, Stations, type Taken } from "../services/stations/Stations.ts"
import { Transactions } from "../services/transactions/Transactions.ts"
import { Changes } from "./Changes.ts"
import { deviationOf, latestFirst } from "./DeviationShown.ts"
import { makeFresh } from "./Freshness.ts"
import { pageIn } from "./Listing.ts"
import { databaseAway, stationUnknown, wishRefused } from "./Refusals.ts"
import { stationOf } from "./StationShown.ts"

export const StationHandlers = HttpApiBuilder.group(Api, "stations", (handlers) =>
  Effect.gen(function* () {
    const stations = yield* Stations
    const commands = yield* Commands
    const changes = yield* Changes
    const link = yield* StationLink
    const passwords = yield* StationPassword
    const transactions = yield* Transactions
    const deviations = yield* DeviationTable
    const fresh = yield* makeFresh(["stations"])

    const show = (station: Station) => stationOf(station, link.online(station.id) !== undefined)
    const find = (identity: string) => {
      const station = stations.find(identity)
      return station === undefined ? Effect.fail(stationUnknown(identity)) : Effect.succeed(station)
    }
    /** A change of one station, and how it stands after it. */
    const change = (id: string, decide: (now: number, by: string) => Decision<unknown>) =>
      changes
        .make(["stations"], decide)
        .pipe(Effect.flatMap(({ written }) => Effect.map(find(id), (station) => ({ written, station }))))

    /** It is another station here by now. */
    const hangUpOn = (waiting: Station | undefined, id: StationId) => {
      if (waiting !== undefined && waiting.id !== id) link.hangUp(waiting.id, `it is ${id} now: come again`)
    }

    return handlers.handleAll({
      list: ({ query: { limit = 500, cursor } }) => pageIn(stations.all(), byIdentity, { limit, cursor }, show),

      one: ({ params }) => Effect.map(find(params.stationId), show),

      register: ({ payload: { stationId } }) =>
        Effect.gen(function* () {
          const { answer: known, written } = yield* changes.make(["stations"], () =>
            register(stations.find(stationId), stationId)
          )
          if (known !== undefined) return yield* new StationExists({ detail: `${known.id} is ${known.standing}.` })
          const station = yield* Effect.orDie(find(stationId))
          return HttpServerResponse.jsonUnsafe(show(station), { status: written ? 201 : 202 })
        }),

      put: ({ params, payload }) =>
        Effect.gen(function* () {
          // By its own name: the alias by which it was called may be among those it loses.
          const { id = params.stationId, standing } = stations.find(params.stationId) ?? {}
          const { answer: taken, written } = yield* changes.make(["stations"], (_, by) => stations.put(id, payload, by))
          yield* untaken(taken)
          const station = yield* Effect.orDie(find(id))
          if (standing === "held" && link.online(station.id) !== undefined) yield* commands.introduce(station.id)
          for (const name of payload.aliases ?? []) hangUpOn(stations.find(name), station.id)
          const status = standing === undefined ? 201 : 200
          return HttpServerResponse.jsonUnsafe(show(station), { status: written ? status : 202 })
        }),

      remove: ({ params, query: { force } }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          const { answer, written } = yield* changes.make(["stations", "transactions"], (_, by): Decision<Removal> => {
            const open = transactions.open().filter(({ station }) => station === id)
            if (open.length > 0 && force !== "true")
              return { answer: { open: open.map((charge) => charge.id) }, events: [] }
            const { answer: removed, events } = stations.remove(id, by)
            return { answer: { removed }, events: [...open.map(givenUp), ...events] }
          })
          if (answer.open !== undefined) {
            const detail = `End them first, or say \`force=true\`: ${answer.open.join(", ")}.`
            return yield* new StationCharging({ transactions: answer.open, detail })
          }
          if (answer.removed === undefined) return yield* stationUnknown(params.stationId)
          link.hangUp(id, "it was removed")
          return HttpServerResponse.jsonUnsafe(stationOf(answer.removed, false), { status: written ? 200 : 202 })
        }),

      adjust: ({ params, payload }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          const { answer: taken, written } = yield* changes.make(["stations"], (_, by) =>
            stations.adjust(id, payload, by)
          )
          yield* untaken(taken)
          for (const name of payload.aliases ?? []) hangUpOn(stations.find(name), id)
          const station = yield* find(id)
          return HttpServerResponse.jsonUnsafe(show(station), { status: written ? 200 : 202 })
        }),

      approve: ({ params }) =>
        Effect.gen(function* () {
          const { id, standing } = yield* find(params.stationId)
          const { written, station } = yield* change(id, (_, by) => stations.approve(id, by))
          if (standing === "held" && link.online(id) !== undefined) yield* commands.introduce(id)
          return HttpServerResponse.jsonUnsafe(show(station), { status: written ? 200 : 202 })
        }),

      deviations: ({ params, query: { limit = 500, cursor } }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          yield* fresh
          return yield* pageIn(yield* deviations.of(stationKey(id)), latestFirst, { limit, cursor }, deviationOf)
        }).pipe(Effect.catchTag("HistoryAway", () => databaseAway())),

      password: ({ params, payload: { password, byHand = false } }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          // 40 hex digits: an AuthorizationKey of OCPP 1.6 and a BasicAuthPassword of 2.x alike.
          const secret = password ?? randomBytes(20).toString("hex")
          const shown = password === undefined ? { stationId: id, password: secret } : { stationId: id }
          if (byHand) {
            const { written } = yield* change(id, () => stations.setPassword(id, secret))
            return HttpServerResponse.jsonUnsafe(shown, { status: written ? 200 : 202 })
          }
          const { by } = yield* Actor
          const { outcome, status } = yield* Effect.mapError(passwords.change(id, secret, by), wishRefused)
          return outcome === "Accepted" ? { ...shown, outcome, status } : { stationId: id, outcome, status }
        })
    })
  })
)

const byIdentity = {
  shape: Schema.Tuple([Schema.String]),
  place: ({ id }: Station) => [stationKey(id)] as const
}

/** `open`: charges that go on. `removed`: the station as it was; neither: there was none. */
interface Removal {
  readonly open?: ReadonlyArray<TransactionId>
  readonly removed?: Station | undefined
}

const untaken = (taken: Taken | undefined) =>
  taken === undefined
    ? Effect.void
    : new StationExists({ detail: `${taken.name} is a name of station ${taken.station}.` })

/** Nobody is left who could end it. */
const givenUp = ({ id: transaction, station }: Charge) =>
  ({ _tag: "TransactionAbandoned", station, transaction, because: "its station was removed" }) as const

/** A station that is registered before it came: accepted, its version not known yet. The answer is one that exists. */
const register = (known: Station | undefined, station: string): Decision<Station | undefined> =>
  known === undefined
    ? { answer: undefined, events: [{ _tag: "StationFound", station, standing: "accepted", version: "" }] }
    : { answer: known, events: [] }
