/** What waits for a person: chargers that nobody has approved, cards that nobody has entered, stations to look at. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation, stationParameter } from "./Operation.ts"
import { DoorClosed, NotFound } from "./Problems.ts"
import { Station } from "./Stations.ts"
import { UnknownCard } from "./Tokens.ts"

export const mostCards = 100

export const Inbox = Schema.Struct({
  held: Schema.Array(Station).annotate({
    description: "Stations that wait for approval, the one seen last first; 200 at most."
  }),
  flagged: Schema.Array(Station).annotate({
    description: "Stations with a `flag`, another serial number under a name for instance. Approving takes it away."
  }),
  cards: Schema.Array(UnknownCard).annotate({
    description: `Cards that nobody has entered, the one shown last first; the newest ${mostCards}, all of them by GET /api/tokens/unknown.`
  }),
  cardsInAll: Schema.Int
}).annotate({ identifier: "Inbox", title: "What waits for a person" })
export type Inbox = typeof Inbox.Type

export const InboxGroup = HttpApiGroup.make("inbox")
  .add(
    HttpApiEndpoint.get("show", "/api/inbox", { success: Inbox }).annotateMerge(
      operation({
        role: "viewer",
        summary: "What waits for a person",
        description:
          "Approve a station with POST /api/stations/{stationId}/approve, enter a card with POST /api/tokens, or dismiss either."
      })
    ),
    HttpApiEndpoint.delete("dismissStation", "/api/inbox/stations/:stationId", {
      params: { stationId: Schema.String },
      success: [Station, Station.pipe(HttpApiSchema.status(202))],
      error: [NotFound, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Dismiss a station that waits",
        parameters: { stationId: stationParameter },
        description:
          "Its connection is closed. If it comes again it waits again: set UNKNOWN_STATIONS to `reject` to keep strangers out."
      })
    ),
    HttpApiEndpoint.delete("dismissCard", "/api/inbox/cards/:token", {
      params: { token: Schema.String },
      success: [UnknownCard, UnknownCard.pipe(HttpApiSchema.status(202))],
      error: [NotFound, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Dismiss a card that nobody has entered",
        parameters: { token: { description: "Its text, in any case of letters" } },
        description: "Until it is shown again."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Inbox" }))
