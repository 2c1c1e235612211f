/** Putting charges right: what an operator knows better than the stations said. Each is kept for ever as an event. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation, transactionParameter } from "./Operation.ts"
import { AmbiguousTransaction, DatabaseAway, DoorClosed, NotFound, TransactionConflict } from "./Problems.ts"
import { Transaction } from "./Transactions.ts"
import { MomentGiven, Name, OurId } from "./Values.ts"

/** The answer while the tables do not have it yet. */
export const Recorded = Schema.Struct({
  position: Schema.Int.annotate({ description: "The record of the journal that says it.", examples: [4711] }),
  fresh: Schema.optionalKey(OurId.annotate({ description: "The id of the transaction that was split off." }))
}).annotate({ identifier: "Recorded", title: "It is on disk and holds; the database has not got it yet" })
export type Recorded = typeof Recorded.Type

export const recorded = Recorded.pipe(HttpApiSchema.status(202))

const Rebuild = Schema.Struct({
  position: Recorded.fields.position,
  untouched: Schema.NullOr(Schema.Int).annotate({
    description:
      "Transactions that stay as they are: an older Onetime wrote them and kept nothing to draw them from. null: the database does not answer now."
  })
}).annotate({ identifier: "Rebuild" })

const Parts = Schema.Struct({
  transaction: Transaction.annotate({ description: "What was before" }),
  fresh: Transaction.annotate({ description: "What came after, under a new id" })
}).annotate({ identifier: "SplitTransaction" })

const change = {
  params: { transactionId: Name },
  success: [Transaction, recorded],
  error: [NotFound, AmbiguousTransaction, TransactionConflict, DatabaseAway, DoorClosed]
} as const
const parameters = { transactionId: transactionParameter }
const later = "202: it is on disk and holds, but is not in the database yet."

export const Corrections = HttpApiGroup.make("corrections")
  .add(
    HttpApiEndpoint.post("close", "/api/transactions/:transactionId/close", {
      ...change,
      payload: Schema.Struct({
        at: Schema.optionalKey(MomentGiven.annotate({ description: "When it ended; if not said, at its last value." }))
      }).annotate({ identifier: "CloseTransaction", examples: [{ at: "2026-11-23T09:30:00Z" }] })
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "End a transaction whose station never did",
        parameters,
        description: `The station is asked nothing. Without a time, its own end counts should it come after all. ${later}`
      })
    ),
    HttpApiEndpoint.post("merge", "/api/transactions/:transactionId/merge", {
      ...change,
      payload: Schema.Struct({
        from: OurId.annotate({ description: "The other transaction, by our id; it becomes part of this one." })
      }).annotate({ identifier: "MergeTransactions", examples: [{ from: 18 }] })
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Make two transactions of a station one",
        parameters,
        description: `What either station message says belongs to the one that is left; the other's id leads to it. ${later}`
      })
    ),
    HttpApiEndpoint.post("split", "/api/transactions/:transactionId/split", {
      ...change,
      payload: Schema.Struct({
        at: MomentGiven.annotate({ description: "Everything from this moment on is split off." })
      }).annotate({ identifier: "SplitAt", examples: [{ at: "2026-11-23T09:00:00Z" }] }),
      success: [Parts.pipe(HttpApiSchema.status(201)), recorded]
    }).annotateMerge(
      operation({ role: "operator", summary: "Make one transaction two", parameters, description: later })
    ),
    HttpApiEndpoint.post("reassign", "/api/transactions/:transactionId/reassign", {
      ...change,
      payload: Schema.Struct({
        token: Name.annotate({ description: "Whose it is." }),
        kind: Schema.optionalKey(
          Name.annotate({ description: "The token's kind; if not said, that of the token as entered, else card." })
        )
      }).annotate({ identifier: "ReassignTransaction", examples: [{ token: "04A1B2C3" }] })
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "Say whose a transaction is",
        parameters,
        description: `Whoever showed which card. ${later}`
      })
    ),
    HttpApiEndpoint.post("rebuild", "/api/rebuild", {
      success: Rebuild.pipe(HttpApiSchema.status(202)),
      error: DoorClosed
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "Draw every conclusion about transactions anew",
        description:
          "From what the stations said and operators decided. On unchanged rules it changes nothing. GET /api/ready tells how far it is."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Corrections" }))
