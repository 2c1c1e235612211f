/** Stops that fit no charge: what they said, and the way to say whose they are. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { recorded } from "./Corrections.ts"
import { operation, pageParameters, stationParameter } from "./Operation.ts"
import { DatabaseAway, DoorClosed, NotFound, TransactionConflict } from "./Problems.ts"
import { Transaction } from "./Transactions.ts"
import { Moment, Name, OurId, page, pageQuery, SentTime } from "./Values.ts"

export const Orphan = Schema.Struct({
  position: Schema.Int.annotate({ description: "The record of the journal that tells it.", examples: [4711] }),
  stationId: Schema.String,
  receivedAt: Moment,
  time: SentTime,
  claimed: Schema.NullOr(Schema.Finite).annotate({
    description: "The transaction id it gave, right or not.",
    examples: [-1]
  }),
  token: Schema.NullOr(Schema.String),
  register: Schema.NullOr(Schema.Finite).annotate({ description: "Wh; what its meter said" }),
  reason: Schema.NullOr(Schema.String).annotate({ description: "The station's word, its first letter small." }),
  assignedTo: Schema.NullOr(Schema.Int).annotate({ description: "The transaction an operator said it belongs to." })
}).annotate({ identifier: "Orphan", title: "A stop that fits no transaction" })
export type Orphan = typeof Orphan.Type

const Position = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))

export const Orphans = HttpApiGroup.make("orphans")
  .add(
    HttpApiEndpoint.get("list", "/api/orphans", {
      query: {
        station: Schema.optionalKey(Name),
        assigned: Schema.optionalKey(Schema.Boolean),
        ...pageQuery(500)
      },
      success: page(Orphan).annotate({ identifier: "Orphans" }),
      error: DatabaseAway
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "Stops that fit no transaction, newest first",
        parameters: {
          station: stationParameter,
          assigned: { description: "Whether an operator has said whose it is", schema: { type: "boolean" } },
          ...pageParameters(500, 100)
        }
      })
    ),
    HttpApiEndpoint.post("assign", "/api/orphans/:position/assign", {
      params: { position: Position },
      payload: Schema.Struct({
        transaction: OurId.annotate({ description: "The transaction that it ends, by our id." })
      }).annotate({ identifier: "AssignOrphan", examples: [{ transaction: 17 }] }),
      success: [Transaction, recorded],
      error: [NotFound, TransactionConflict, DatabaseAway, DoorClosed]
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Say which transaction a stop ends",
        parameters: { position: { description: "Its `position`", schema: { type: "integer", minimum: 1 } } },
        description: "Answers with the transaction. 202: it is on disk and holds, but is not in the database yet."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Orphans" }))
