/** Stations as the operator sees and admits them. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation, pageParameters, stationParameter } from "./Operation.ts"
import {
  DatabaseAway,
  DoorClosed,
  NotInItsLanguage,
  StationCharging,
  StationError,
  StationExists,
  StationNotAccepted,
  StationOffline,
  StationSilent,
  StationUnknown
} from "./Problems.ts"
import { Moment, Name, page, pageQuery } from "./Values.ts"

const positive = (maximum: number) => Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThanOrEqualTo(maximum))

export const Connector = Schema.Struct({
  evse: Schema.Int.annotate({ description: "OCPP 1.6: the connector's number. 0: the station itself." }),
  connector: Schema.NullOr(Schema.Int),
  status: Schema.String.annotate({ description: "The OCPP word, its first letter small.", examples: ["available"] }),
  error: Schema.NullOr(Schema.String),
  since: Moment
}).annotate({ identifier: "Connector" })

export const Station = Schema.Struct({
  id: Schema.String.annotate({ examples: ["garage-1"] }),
  standing: Schema.Literals(["accepted", "held"]).annotate({ description: "held: it waits for your approval." }),
  online: Schema.Boolean,
  address: Schema.NullOr(Schema.String).annotate({ description: "Where its last connection came from." }),
  secure: Schema.NullOr(Schema.Boolean).annotate({
    description: "Whether that came by TLS, to us or to a proxy that we trust; null: it has not been noted."
  }),
  flag: Schema.NullOr(Schema.String).annotate({
    description: "What you should look at, for instance another serial number under its name. Approving takes it away."
  }),
  open: Schema.Boolean.annotate({ description: "No password is stored for it: whoever knows its name is let in." }),
  version: Schema.NullOr(Schema.String).annotate({
    description: "OCPP version of its last connection.",
    examples: ["1.6"]
  }),
  vendor: Schema.NullOr(Schema.String),
  model: Schema.NullOr(Schema.String),
  serial: Schema.NullOr(Schema.String),
  firmware: Schema.NullOr(Schema.String),
  label: Schema.NullOr(Schema.String).annotate({ description: "What you call it.", examples: ["Left of the gate"] }),
  location: Schema.NullOr(Schema.String).annotate({ description: "Where it stands, as you wrote it." }),
  strict: Schema.Boolean.annotate({
    description: "You set it: nothing it sends is put right, as for a conformance test."
  }),
  ratedPower: Schema.NullOr(Schema.Number).annotate({
    description: "W that one EVSE can deliver at most, as you set."
  }),
  energyScale: Schema.NullOr(Schema.Number).annotate({
    description: "You set it: its registers times this are Wh. 1000 for a station that says Wh and means kWh."
  }),
  aliases: Schema.Array(Schema.String).annotate({
    description: "You set them: other identities under which it comes."
  }),
  clockOffset: Schema.NullOr(Schema.Number).annotate({
    description:
      "Learned from what it sends live: seconds that its clock is ahead. Near whole hours it shows local time as UTC, and its times are understood so."
  }),
  answersPings: Schema.NullOr(Schema.Boolean).annotate({
    description: "Learned. One that does not is given up only after two and a half heartbeats of silence."
  }),
  bootsOnReconnect: Schema.NullOr(Schema.Boolean).annotate({
    description: "Learned: whether each new connection of its begins with a BootNotification."
  }),
  firstSeen: Moment,
  lastSeen: Moment,
  bootedAt: Schema.NullOr(Moment),
  connectors: Schema.Array(Connector)
}).annotate({ identifier: "Station", title: "A charging station" })
export type Station = typeof Station.Type

const settings = {
  label: Schema.optionalKey(Schema.NullOr(Name)),
  location: Schema.optionalKey(Schema.NullOr(Name)),
  strict: Schema.optionalKey(Schema.NullOr(Schema.Boolean)),
  ratedPower: Schema.optionalKey(Schema.NullOr(positive(100_000_000))),
  energyScale: Schema.optionalKey(Schema.NullOr(positive(1_000_000))),
  aliases: Schema.optionalKey(
    Schema.NullOr(Schema.Array(Name).check(Schema.isMaxLength(20))).annotate({
      description: "All other identities under which it comes, its serial number for instance."
    })
  )
}

/** What an operator sets; only what is present changes, and null takes back what was set. */
export const Settings = Schema.Struct(settings).annotate({
  identifier: "StationSettings",
  examples: [{ label: "Left of the gate", ratedPower: 22_000 }]
})

const password = Name.check(Schema.isMinLength(8), Schema.isMaxLength(64))

const Wish = Schema.Struct({
  ...settings,
  password: Schema.optionalKey(
    password.annotate({ description: "8 to 64 characters; absent: it stays as it is, none for a new station." })
  )
}).annotate({ identifier: "StationWish", examples: [{ label: "Left of the gate", password: "a random text of 20" }] })

export const Password = Schema.Struct({
  stationId: Schema.String,
  password: Schema.optionalKey(Schema.String.annotate({ description: "The random one; it is shown this once only." })),
  outcome: Schema.optionalKey(
    Schema.Literals(["Accepted", "Rejected"]).annotate({
      description: "What the station said; absent when it was not told. Rejected: the old one goes on to count."
    })
  ),
  status: Schema.optionalKey(Schema.String.annotate({ description: "The station's word." }))
}).annotate({
  identifier: "StationPassword",
  examples: [{ stationId: "garage-1", outcome: "Accepted", status: "Accepted" }]
})

export const Deviation = Schema.Struct({
  rule: Schema.String.annotate({ description: "The rule that puts it right.", examples: ["time-zone"] }),
  says: Schema.String.annotate({ description: "What the station does.", examples: ["sends times without a zone"] }),
  action: Schema.String.annotate({ description: "The message in which it does it." }),
  path: Schema.String.annotate({
    description: "The field; `*` is any item of a list.",
    examples: ["/meterValue/*/timestamp"]
  }),
  firmware: Schema.NullOr(Schema.String).annotate({ description: "What it ran then, if it had said so." }),
  count: Schema.Int,
  firstAt: Moment,
  lastAt: Moment,
  example: Schema.NullOr(Schema.String).annotate({ description: "What stood there the last time." }),
  position: Schema.Int.annotate({ description: "The record in the journal that did it last." })
}).annotate({ identifier: "Deviation", title: "A way in which a station leaves its standard" })
export type Deviation = typeof Deviation.Type

const stationId = { stationId: Schema.String }
const parameters = { stationId: stationParameter }

export const Stations = HttpApiGroup.make("stations")
  .add(
    HttpApiEndpoint.get("list", "/api/stations", {
      query: pageQuery(500),
      success: page(Station).annotate({ identifier: "Stations" })
    }).annotateMerge(
      operation({ role: "viewer", summary: "All stations, by identity", parameters: pageParameters(500, 500) })
    ),
    HttpApiEndpoint.get("one", "/api/stations/:stationId", {
      params: stationId,
      success: Station,
      error: StationUnknown
    }).annotateMerge(operation({ role: "viewer", summary: "One station", parameters })),
    HttpApiEndpoint.post("register", "/api/stations", {
      payload: Schema.Struct({ stationId: Name }).annotate({ examples: [{ stationId: "garage-1" }] }),
      success: [Station.pipe(HttpApiSchema.status(201)), Station.pipe(HttpApiSchema.status(202))],
      error: [StationExists, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Register a station",
        description: "It is accepted when it comes for the first time."
      })
    ),
    HttpApiEndpoint.put("put", "/api/stations/:stationId", {
      params: { stationId: Name },
      payload: Wish,
      success: [Station, Station.pipe(HttpApiSchema.status(201)), Station.pipe(HttpApiSchema.status(202))],
      error: [StationExists, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Have a station as it is given here, also before it comes",
        parameters,
        description:
          "201: it is new, and accepted when it comes. One that waits for approval is approved. What is absent is as if it had never been set; only the password stays."
      })
    ),
    HttpApiEndpoint.delete("remove", "/api/stations/:stationId", {
      params: stationId,
      query: { force: Schema.optionalKey(Schema.Literals(["true", "false"])) },
      success: [Station, Station.pipe(HttpApiSchema.status(202))],
      error: [StationUnknown, StationCharging, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Remove a station",
        parameters: {
          ...parameters,
          force: { description: "true: also while charges go on; they are given up, ended at their last value." }
        },
        description:
          "Its connection is closed, its password and settings are forgotten; its charges and readings stay. If it comes again it is a new one, as UNKNOWN_STATIONS says. Answers with what was removed."
      })
    ),
    HttpApiEndpoint.patch("adjust", "/api/stations/:stationId", {
      params: stationId,
      payload: Settings,
      success: [Station, Station.pipe(HttpApiSchema.status(202))],
      error: [StationUnknown, StationExists, DoorClosed]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Set what a station does not say itself",
        parameters,
        description:
          "Only what is present changes; null takes back what was set. A new alias holds from the next connection on; a station that waits for approval under that name is hung up on, so that it comes again."
      })
    ),
    HttpApiEndpoint.post("approve", "/api/stations/:stationId/approve", {
      params: stationId,
      success: [Station, Station.pipe(HttpApiSchema.status(202))],
      error: [StationUnknown, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Approve a station",
        parameters,
        description:
          "It is asked to boot again, or its connection is closed so that it comes anew. Approving twice is fine."
      })
    ),
    HttpApiEndpoint.get("deviations", "/api/stations/:stationId/deviations", {
      params: stationId,
      query: pageQuery(500),
      success: page(Deviation).annotate({ identifier: "Deviations" }),
      error: [StationUnknown, DatabaseAway]
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "How a station leaves its standard",
        parameters: { ...parameters, ...pageParameters(500, 500) },
        description:
          "What it sends is understood all the same, and each way counted, of each firmware. The one met last comes first. 500 ways are told apart, the rest is counted under the rule `other`."
      })
    ),
    HttpApiEndpoint.put("password", "/api/stations/:stationId/password", {
      params: stationId,
      payload: Schema.Struct({
        password: Schema.optionalKey(
          password.annotate({
            description:
              "8 to 64 characters; absent: a random one is made. A station is told 16 to 20 bytes or 32 to 40 hex digits (OCPP 1.6), 16 to 40 characters (2.x)."
          })
        ),
        byHand: Schema.optionalKey(
          Schema.Boolean.annotate({
            description:
              "true: the station is not told; it must show the password from its next connection on, so you tell it by its own means. Absent: it is told, and must be connected."
          })
        )
      }).annotate({
        identifier: "StationPasswordGiven",
        examples: [{}, { password: "correct horse 16", byHand: true }]
      }),
      success: [Password, Password.pipe(HttpApiSchema.status(202))],
      error: [
        StationUnknown,
        StationOffline,
        StationNotAccepted,
        NotInItsLanguage,
        StationError,
        StationSilent,
        DoorClosed
      ]
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Give a station a new password",
        parameters,
        description:
          "The old one counts until the station has come with the new one. If it does not take it, only the old one counts; if it does not answer, both do."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Stations" }))
