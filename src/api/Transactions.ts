/** Charges and what their meters said. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { momentParameter, operation, pageParameters, stationParameter, transactionParameter } from "./Operation.ts"
import { AmbiguousTransaction, DatabaseAway, NotFound } from "./Problems.ts"
import { Moment, MomentGiven, Name, page, pageQuery, SentTime } from "./Values.ts"

const wh = (description: string) => Schema.NullOr(Schema.Finite).annotate({ description: `Wh; ${description}` })
const word = (description: string) => Schema.NullOr(Schema.String).annotate({ description })

export const Transaction = Schema.Struct({
  id: Schema.Int.annotate({ description: "Ours: unique over all stations and for ever.", examples: [17] }),
  stationId: Schema.String,
  stationTransactionId: Schema.String.annotate({ description: "What the station calls it; OCPP 1.6: our id." }),
  evse: Schema.NullOr(Schema.Int).annotate({ description: "OCPP 1.6: the connector's number" }),
  connector: Schema.NullOr(Schema.Int),
  token: word("the token it was started with"),
  kind: word("the kind of that token"),
  stopToken: word("the token it was stopped with"),
  verdict: word("what we said to its token: accepted, blocked, expired, invalid, concurrent"),
  startedAt: Schema.NullOr(Moment).annotate({ description: "null: no start was ever seen" }),
  endedAt: Schema.NullOr(Moment),
  receivedAt: Moment.annotate({ description: "when its first message came to us" }),
  duration: Schema.NullOr(Schema.Finite).annotate({ description: "Seconds from start to end; null while it is open" }),
  energy: Schema.Finite.annotate({ description: "Wh charged so far" }),
  meterStart: wh("the register at its start"),
  meterStop: wh("the register at its end, null while it is open"),
  state: word("the last charging state (OCPP 2.x): its word, the first letter small"),
  reason: word("why it ended: the station's word, the first letter small"),
  open: Schema.Boolean,
  aliases: Schema.Array(Schema.Int).annotate({
    description: "Other ids of ours that lead to it: of transactions merged into it, or given twice for one."
  }),
  flags: Schema.Array(Schema.String).annotate({ description: "What a person should know about it, in words." })
}).annotate({ identifier: "Transaction", title: "One charge, from start to end" })
export type Transaction = typeof Transaction.Type

const phases = Schema.Struct({
  l1: Schema.NullOr(Schema.Finite),
  l2: Schema.NullOr(Schema.Finite),
  l3: Schema.NullOr(Schema.Finite)
})
const measured = (unit: string) => Schema.NullOr(Schema.Finite).annotate({ description: unit })

export const Reading = Schema.Struct({
  at: Moment.annotate({ description: "the station's clock, or ours where that is no moment" }),
  received: Moment,
  context: Schema.NullOr(Schema.String).annotate({ description: "why it was taken; null: periodically" }),
  energy: measured("the import register in Wh"),
  power: measured("W"),
  current: measured("A"),
  voltage: measured("V"),
  soc: measured("% of the car's battery"),
  phases: Schema.Struct({ current: phases, voltage: phases }),
  rest: Schema.Unknown.annotate({ description: "every other sample of this reading; null: none" })
}).annotate({ identifier: "Reading", title: "What a meter said at one moment" })
export type Reading = typeof Reading.Type

export const Fact = Schema.Struct({
  position: Schema.Int.annotate({ description: "the record of the journal that tells it" }),
  receivedAt: Moment,
  kind: Schema.String.annotate({
    description:
      "What it tells: start, update, end or readings of its station; else what we or an operator said of it.",
    examples: ["start", "readings", "closed", "abandoned"]
  }),
  time: SentTime,
  frame: Schema.NullOr(Schema.String).annotate({
    description:
      "The message as it came, secrets hidden; null: there was none, or the journal does not have it any more."
  }),
  answer: Schema.NullOr(Schema.String).annotate({ description: "What we answered" })
}).annotate({ identifier: "Fact", title: "What a transaction rests on" })
export type Fact = typeof Fact.Type

const transactionId = transactionParameter
const filters = {
  station: stationParameter,
  token: { description: "The token it was started with, in any case of letters" },
  open: { description: "true: still going on; false: ended", schema: { type: "boolean" } },
  from: momentParameter("Started at this moment or later"),
  to: momentParameter("Started before this moment"),
  ...pageParameters(500, 100)
}
const behind =
  "The header `Onetime-Behind` is there when the newest records are not in the answer yet, and says how many."

export const Transactions = HttpApiGroup.make("transactions")
  .add(
    HttpApiEndpoint.get("list", "/api/transactions", {
      query: {
        station: Schema.optionalKey(Name),
        token: Schema.optionalKey(Name),
        open: Schema.optionalKey(Schema.Boolean),
        from: Schema.optionalKey(MomentGiven),
        to: Schema.optionalKey(MomentGiven),
        ...pageQuery(500)
      },
      success: page(Transaction).annotate({ identifier: "Transactions" }),
      error: DatabaseAway
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "Transactions, newest first",
        description: behind,
        parameters: filters,
        csv: true
      })
    ),
    HttpApiEndpoint.get("one", "/api/transactions/:transactionId", {
      params: { transactionId: Name },
      success: Transaction,
      error: [NotFound, AmbiguousTransaction, DatabaseAway]
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "One transaction",
        description: `An id that was merged into another, or given twice for one charge, answers with the transaction it is now: its \`id\` is another, and \`aliases\` has the one that was asked for. ${behind}`,
        parameters: { transactionId }
      })
    ),
    HttpApiEndpoint.get("readings", "/api/transactions/:transactionId/readings", {
      params: { transactionId: Name },
      query: pageQuery(5000),
      success: page(Reading).annotate({ identifier: "Readings" }),
      error: [NotFound, AmbiguousTransaction, DatabaseAway]
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "The curve of a transaction, oldest first",
        description: behind,
        parameters: { transactionId, ...pageParameters(5000, 1000) },
        csv: true
      })
    ),
    HttpApiEndpoint.get("evidence", "/api/transactions/:transactionId/evidence", {
      params: { transactionId: Name },
      query: pageQuery(200),
      success: page(Fact).annotate({ identifier: "Evidence" }),
      error: [NotFound, AmbiguousTransaction, DatabaseAway]
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "What a transaction rests on, oldest first",
        description: behind,
        parameters: { transactionId, ...pageParameters(200, 50) }
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Transactions" }))
