/** Passes wishes on to chargers and their answers back. */
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { Commands } from "../services/commands/Commands.ts"
import { operator } from "./Changes.ts"
import { commandRefused, stopRefused } from "./Refusals.ts"

export const CommandHandlers = HttpApiBuilder.group(Api, "commands", (handlers) =>
  Effect.gen(function* () {
    const commands = yield* Commands
    return handlers.handleAll({
      start: ({ params, payload: { idTag, kind, connectorId } }) =>
        Effect.mapError(
          commands.start(params.stationId, { token: idTag, kind, evse: connectorId }, operator),
          commandRefused
        ),
      stop: ({ params }) => Effect.mapError(commands.stop(params.transactionId, operator), stopRefused),
      ocpp: ({ params: { stationId, action }, payload }) =>
        commands.raw(stationId, action, payload, operator).pipe(
          Effect.map(({ answer }) => HttpServerResponse.jsonUnsafe(answer)),
          Effect.mapError(commandRefused)
        )
    })
  })
)
