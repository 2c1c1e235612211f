/** Towards the charger: start, stop, and every action of its own OCPP version. Accepted means heard, not done. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation, stationParameter, transactionParameter } from "./Operation.ts"
import {
  ActionUnknown,
  AmbiguousTransaction,
  DatabaseAway,
  DoorClosed,
  NotFound,
  NotInItsLanguage,
  StationError,
  StationNotAccepted,
  StationOffline,
  StationSilent,
  StationUnknown,
  TransactionEnded
} from "./Problems.ts"
import { Name } from "./Values.ts"

export const Answer = Schema.Struct({
  outcome: Schema.Literals(["Accepted", "Rejected"]),
  status: Schema.String.annotate({ description: "The station's word.", examples: ["Accepted"] }),
  answer: Schema.Unknown.annotate({ description: "The payload of the station's answer, as it sent it." })
}).annotate({
  identifier: "CommandAnswer",
  title: "What the station said",
  examples: [{ outcome: "Accepted", status: "Accepted", answer: { status: "Accepted" } }]
})

const refusals = [
  StationUnknown,
  StationOffline,
  ActionUnknown,
  NotInItsLanguage,
  StationNotAccepted,
  StationError,
  StationSilent,
  DoorClosed
] as const

const parameters = {
  stationId: stationParameter,
  action: { description: "An action of the station's OCPP version", schema: { type: "string", examples: ["Reset"] } }
}

export const Commands = HttpApiGroup.make("commands")
  .add(
    HttpApiEndpoint.post("start", "/api/remote-start/:stationId", {
      params: { stationId: Schema.String },
      payload: Schema.Struct({
        idTag: Name.annotate({ description: "The token to charge with." }),
        kind: Schema.optionalKey(
          Name.annotate({
            description: "Its kind, for OCPP 2.x; if not said, that of the token as entered, else Central."
          })
        ),
        connectorId: Schema.optionalKey(
          Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2_147_483_647 })).annotate({
            description: "OCPP 1.6: the connector; 2.x: the EVSE. The station chooses if not said."
          })
        )
      }).annotate({ identifier: "RemoteStart", examples: [{ idTag: "04A1B2C3", connectorId: 1 }] }),
      success: Answer,
      error: refusals
    }).annotateMerge(
      operation({ role: "operator", summary: "Start a charge", parameters: { stationId: stationParameter } })
    ),
    HttpApiEndpoint.post("stop", "/api/remote-stop/:transactionId", {
      params: { transactionId: Name },
      success: Answer,
      error: [NotFound, AmbiguousTransaction, TransactionEnded, DatabaseAway, ...refusals]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Stop a charge",
        parameters: { transactionId: transactionParameter },
        description: "Overtakes every other command that waits for the station."
      })
    ),
    HttpApiEndpoint.post("ocpp", "/api/stations/:stationId/ocpp/:action", {
      params: {
        stationId: Schema.String,
        action: Name
      },
      payload: Schema.Record(Schema.String, Schema.Unknown).annotate({
        description: "The payload as that version spells it.",
        examples: [{ type: "Soft" }]
      }),
      success: Schema.Unknown.annotate({
        description: "The payload of the station's answer.",
        examples: [{ status: "Accepted" }]
      }),
      error: refusals
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Send any OCPP action",
        parameters,
        description: "The payload is checked first."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Commands" }))
