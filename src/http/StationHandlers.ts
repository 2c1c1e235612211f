/** Shows stations as memory knows them, and admits them. */
import { randomBytes } from "node:crypto"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { StationExists } from "../api/Problems.ts"
import type { Connector as ConnectorShown, Station as StationShown } from "../api/Stations.ts"
import { moment } from "../api/Values.ts"
import type { Decision } from "../domain/Decision.ts"
import { type StationId, stationKey } from "../domain/Ids.ts"
import { Commands } from "../services/commands/Commands.ts"
import { StationLink } from "../services/commands/StationLink.ts"
import { DeviationTable } from "../services/stations/DeviationTable.ts"
import { type Station, Stations } from "../services/stations/Stations.ts"
import { Changes } from "./Changes.ts"
import { deviationOf, latestFirst } from "./DeviationShown.ts"
import { makeFresh } from "./Freshness.ts"
import { pageIn } from "./Listing.ts"
import { databaseAway, stationUnknown } from "./Refusals.ts"

export const StationHandlers = HttpApiBuilder.group(Api, "stations", (handlers) =>
  Effect.gen(function* () {
    const stations = yield* Stations
    const commands = yield* Commands
    const changes = yield* Changes
    const link = yield* StationLink
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

      adjust: ({ params, payload }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          const { answer: taken, written } = yield* changes.make(["stations"], (_, by) =>
            stations.adjust(id, payload, by)
          )
          if (taken !== undefined)
            return yield* new StationExists({ detail: `${taken.name} is a name of station ${taken.station}.` })
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

      password: ({ params, payload: { password } }) =>
        Effect.gen(function* () {
          const { id } = yield* find(params.stationId)
          // 40 hex digits: an AuthorizationKey of OCPP 1.6 and a BasicAuthPassword of 2.x alike.
          const secret = password ?? randomBytes(20).toString("hex")
          const { written } = yield* change(id, () => stations.setPassword(id, secret))
          const shown = password === undefined ? { stationId: id, password: secret } : { stationId: id }
          return HttpServerResponse.jsonUnsafe(shown, { status: written ? 200 : 202 })
        })
    })
  })
)

const byIdentity = {
  shape: Schema.Tuple([Schema.String]),
  place: ({ id }: Station) => [stationKey(id)] as const
}

/** A station that is registered before it came: accepted, its version not known yet. The answer is one that exists. */
const register = (known: Station | undefined, station: string): Decision<Station | undefined> =>
  known === undefined
    ? { answer: undefined, events: [{ _tag: "StationFound", station, standing: "accepted", version: "" }] }
    : { answer: known, events: [] }

const stationOf = (station: Station, online: boolean): StationShown => ({
  id: station.id,
  standing: station.standing,
  online,
  address: station.address ?? null,
  flag: station.flag ?? null,
  open: station.passwordHash === undefined,
  version: station.version === "" ? null : station.version,
  vendor: station.vendor ?? null,
  model: station.model ?? null,
  serial: station.serial ?? null,
  firmware: station.firmware ?? null,
  strict: station.strict,
  ratedPower: station.ratedPower ?? null,
  energyScale: station.energyScale ?? null,
  aliases: station.aliases,
  clockOffset: station.clockOffset === undefined ? null : Math.round(station.clockOffset / 1000),
  answersPings: station.answersPings ?? null,
  bootsOnReconnect: station.bootsOnReconnect ?? null,
  firstSeen: moment(station.firstSeen),
  lastSeen: moment(station.lastSeen),
  bootedAt: station.bootedAt === undefined ? null : moment(station.bootedAt),
  connectors: station.connectors.map(connectorOf)
})

const connectorOf = ({
  evse,
  connector,
  status,
  error,
  since
}: Station["connectors"][number]): typeof ConnectorShown.Type => ({
  evse,
  connector: connector ?? null,
  status,
  error: error ?? null,
  since: moment(since)
})
