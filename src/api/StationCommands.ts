/** What every station can be told in the same words, whatever its OCPP version. Accepted means heard, not done. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Triggered } from "../domain/Command.ts"
import { Access, Readable } from "./Access.ts"
import { Answer } from "./Commands.ts"
import { operation, stationParameter } from "./Operation.ts"
import {
  DoorClosed,
  NotInItsLanguage,
  StationError,
  StationNotAccepted,
  StationOffline,
  StationSilent,
  StationUnknown
} from "./Problems.ts"
import { SettingChanges, SettingGiven, SettingTold } from "./Settings.ts"

const number = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2_147_483_647 }))
const evseId = number.annotate({ description: "OCPP 1.6: the connector's number." })
const connectorId = number.annotate({ description: "Within its EVSE; 1 in OCPP 1.6." })
const words = "In OCPP 1.6 a connector is an EVSE of its own, with one connector."

const Told = Schema.Struct({
  ...Answer.fields,
  settings: Schema.Array(SettingTold),
  complete: Schema.Boolean.annotate({ description: "false: the station has told only a part in time." })
}).annotate({
  identifier: "SettingsAnswer",
  examples: [
    {
      outcome: "Accepted",
      status: "Accepted",
      answer: { configurationKey: [{ key: "HeartbeatInterval", readonly: false, value: "300" }] },
      settings: [{ key: "HeartbeatInterval", value: "300", readonly: false, status: "Accepted" }],
      complete: true
    }
  ]
})

const endpoint = <const N extends string, const P extends string, B extends Schema.Top, S extends Schema.Top>(
  name: N,
  path: P,
  payload: B,
  success: S,
  about: { readonly summary: string; readonly description?: string }
) =>
  HttpApiEndpoint.post(name, `/api/stations/:stationId/commands/${path}`, {
    params: { stationId: Schema.String },
    payload,
    success,
    error: [
      StationUnknown,
      StationOffline,
      NotInItsLanguage,
      StationNotAccepted,
      StationError,
      StationSilent,
      DoorClosed
    ]
  }).annotateMerge(operation({ role: "operator", ...about, parameters: { stationId: stationParameter } }))

export const StationCommands = HttpApiGroup.make("station-commands")
  .add(
    endpoint(
      "reset",
      "reset",
      Schema.Struct({
        type: Schema.Literals(["soft", "hard", "onIdle"]).annotate({
          description:
            "soft, hard: charges are ended first (one and the same in 2.x). onIdle: when no charge goes on (not in 1.6)."
        }),
        evseId: Schema.optionalKey(evseId.annotate({ description: "Only this EVSE; not in OCPP 1.6." }))
      }).annotate({ identifier: "Reset", examples: [{ type: "soft" }] }),
      Answer,
      { summary: "Restart a station", description: "`Scheduled` is a yes: when its charges are over." }
    ),
    endpoint(
      "unlock",
      "unlock",
      Schema.Struct({ evseId, connectorId: Schema.optionalKey(connectorId.annotate({ default: 1 })) }).annotate({
        identifier: "Unlock",
        examples: [{ evseId: 1, connectorId: 1 }]
      }),
      Answer,
      { summary: "Unlock a connector", description: words }
    ),
    endpoint(
      "availability",
      "availability",
      Schema.Struct({
        operative: Schema.Boolean,
        evseId: Schema.optionalKey(evseId.annotate({ description: "Absent: the whole station." })),
        connectorId: Schema.optionalKey(connectorId.annotate({ description: "Absent: the whole EVSE." }))
      })
        .check(
          Schema.makeFilter(
            ({ evseId, connectorId }) =>
              evseId !== undefined || connectorId === undefined || "A connector is one of an EVSE: evseId is missing"
          )
        )
        .annotate({ identifier: "Availability", examples: [{ operative: false, evseId: 1 }, { operative: true }] }),
      Answer,
      {
        summary: "Take a connector, an EVSE or a station out of service, or back",
        description: `\`Scheduled\` is a yes: when its charge is over. ${words}`
      }
    ),
    endpoint(
      "trigger",
      "trigger",
      Schema.Struct({
        message: Schema.Literals([...Triggered.literals, "certificate"]).annotate({
          description:
            "What it shall say. transaction: not in OCPP 1.6. certificate: it asks for a new one of its own (1.6: only with the security extension)."
        }),
        evseId: Schema.optionalKey(evseId),
        connectorId: Schema.optionalKey(connectorId)
      }).annotate({ identifier: "Trigger", examples: [{ message: "status", evseId: 1 }, { message: "boot" }] }),
      Answer,
      { summary: "Have a station say something of itself", description: "The message itself comes after the answer." }
    ),
    endpoint("clearCache", "clear-cache", Schema.Struct({}), Answer, {
      summary: "Have a station forget the tokens it has cached"
    }),
    endpoint(
      "getConfiguration",
      "get-configuration",
      Schema.Struct({
        keys: Schema.optionalKey(
          Schema.Array(SettingGiven)
            .check(Schema.isMaxLength(200))
            .annotate({ description: "Absent or empty: all of them." })
        )
      }).annotate({
        identifier: "GetConfiguration",
        examples: [{ keys: ["HeartbeatInterval"] }, { keys: ["OCPPCommCtrlr.HeartbeatInterval"] }, {}]
      }),
      Told,
      {
        summary: "Ask a station for its settings",
        description:
          "OCPP 1.6 knows keys, 2.x variables of components; of some twenty settings that all versions have either name will do, HeartbeatInterval or OCPPCommCtrlr.HeartbeatInterval. All settings of a 2.x station come in reports after its answer and are waited for: COMMAND_TIMEOUT at most, then `complete` is false. Secrets are told as `***`."
      }
    ),
    endpoint("setConfiguration", "set-configuration", SettingChanges, Told, {
      summary: "Change settings of a station",
      description:
        "One, or a list that is sent one after the other. `RebootRequired` is a yes. If the first cannot be asked nothing is changed and that is the problem; what becomes of later ones stands beside each, and after a silence the rest is `NotSent`. For the password of a station there is `PUT /api/stations/{stationId}/password`."
    })
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Station commands" }))
