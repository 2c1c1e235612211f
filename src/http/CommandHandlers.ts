/** Passes wishes on to chargers and their answers back. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import { Commands } from "../services/commands/Commands.ts"
import { commandRefused, stopRefused } from "./Refusals.ts"

export const CommandHandlers = HttpApiBuilder.group(Api, "commands", (handlers) =>
  Effect.gen(function* () {
    const commands = yield* Commands
    return handlers.handleAll({
      start: ({ params, payload: { idTag, kind, connectorId } }) =>
        Actor.pipe(
          Effect.flatMap(({ by }) => commands.start(params.stationId, { token: idTag, kind, evse: connectorId }, by)),
          Effect.mapError(commandRefused)
        ),
      stop: ({ params }) =>
        Actor.pipe(
          Effect.flatMap(({ by }) => commands.stop(params.transactionId, by)),
          Effect.mapError(stopRefused)
        ),
      ocpp: ({ params: { stationId, action }, payload }) =>
        Actor.pipe(
          Effect.flatMap(({ by }) => commands.raw(stationId, action, payload, by)),
          Effect.map(({ answer }) => HttpServerResponse.jsonUnsafe(answer)),
          Effect.mapError(commandRefused)
        )
    })
  })
)
