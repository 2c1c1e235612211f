/** Passes on to chargers what all of them can be told in the same words. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import type { SettingChangeGiven, SettingGiven, SettingTold } from "../api/Settings.ts"
import type { Setting, SettingName } from "../domain/Setting.ts"
import { Commands, type Wished } from "../services/commands/Commands.ts"
import { Configuration, type Told } from "../services/commands/Configuration.ts"
import { wishRefused } from "./Refusals.ts"

export const StationCommandHandlers = HttpApiBuilder.group(Api, "station-commands", (handlers) =>
  Effect.gen(function* () {
    const commands = yield* Commands
    const configuration = yield* Configuration
    const tell = (station: string, command: Wished) =>
      Actor.pipe(
        Effect.flatMap(({ by }) => commands.tell(station, command, by)),
        Effect.mapError(wishRefused)
      )

    return handlers.handleAll({
      reset: ({ params, payload: { type, evseId } }) =>
        tell(params.stationId, { _tag: "Reset", how: type, ...placed(evseId) }),
      unlock: ({ params, payload: { evseId, connectorId = 1 } }) =>
        tell(params.stationId, { _tag: "Unlock", evse: evseId, connector: connectorId }),
      availability: ({ params, payload: { operative, evseId, connectorId } }) =>
        tell(params.stationId, { _tag: "ChangeAvailability", operative, ...placed(evseId, connectorId) }),
      trigger: ({ params, payload: { message, evseId, connectorId } }) =>
        tell(
          params.stationId,
          message === "certificate"
            ? { _tag: "TriggerCertificate" }
            : { _tag: "Trigger", message, ...placed(evseId, connectorId) }
        ),
      clearCache: ({ params }) => tell(params.stationId, { _tag: "ClearCache" }),
      getConfiguration: ({ params, payload: { keys = [] } }) =>
        Actor.pipe(
          Effect.flatMap(({ by }) => configuration.read(params.stationId, keys.map(nameOf), by)),
          Effect.map(told),
          Effect.mapError(wishRefused)
        ),
      setConfiguration: ({ params, payload }) =>
        Actor.pipe(
          Effect.flatMap(({ by }) =>
            configuration.write(params.stationId, ("value" in payload ? [payload] : payload).map(changeOf), by)
          ),
          Effect.map(told),
          Effect.mapError(wishRefused)
        )
    })
  })
)

const placed = (evse: number | undefined, connector?: number | undefined) => ({
  ...(evse === undefined ? {} : { evse }),
  ...(connector === undefined ? {} : { connector })
})

/** `Component.Variable` is a name for 2.x, too. */
const nameOf = (given: SettingGiven): SettingName => {
  const { evseId, connectorId, ...name } = typeof given === "string" ? { key: given } : given
  const dot = name.component === undefined ? (name.key?.indexOf(".") ?? -1) : -1
  const parts = dot < 0 ? {} : { component: name.key?.slice(0, dot) ?? "", variable: name.key?.slice(dot + 1) ?? "" }
  return { ...name, ...parts, ...placed(evseId, connectorId) }
}

const changeOf = ({ value, ...given }: SettingChangeGiven) => ({ name: nameOf(given), value: String(value) })

const told = ({ settings, ...rest }: Told) => ({ ...rest, settings: settings.map(settingOf) })

const settingOf = ({ evse, connector, ...rest }: Setting): SettingTold => ({
  ...rest,
  ...(evse === undefined ? {} : { evseId: evse }),
  ...(connector === undefined ? {} : { connectorId: connector })
})
