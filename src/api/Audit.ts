/** Who did what: every change, every command, every sign-in. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { isTag, tagsIn } from "./Events.ts"
import { momentParameter, operation, pageParameters, stationParameter } from "./Operation.ts"
import { DatabaseAway } from "./Problems.ts"
import { Moment, MomentGiven, Name, OurId, page, pageQuery } from "./Values.ts"

const Doer = Schema.Literals(["user", "key", "station", "timer", "system"])

export const AuditEntry = Schema.Struct({
  position: Schema.Int.annotate({ description: "The record of the journal that tells it.", examples: [4711] }),
  at: Moment,
  kind: Doer.annotate({ description: "What did it. system: Onetime itself, at its start or after an approval." }),
  by: Schema.String.annotate({
    description: "A user, station or timer by name; a key as `key:` and its label; `api`: the key of API_KEY.",
    examples: ["alice", "key:dashboard", "api"]
  }),
  what: Schema.String.annotate({
    description: "A kind of event, as GET /api/events names them.",
    examples: ["TokenSaved"]
  }),
  stationId: Schema.NullOr(Schema.String),
  transaction: Schema.NullOr(Schema.Int),
  subject: Schema.NullOr(Schema.String).annotate({ description: "The token, user, key (by label) or command." }),
  outcome: Schema.NullOr(Schema.String).annotate({
    description: "Done; of a command what the station said, or why it said nothing; null: that is not known.",
    examples: ["Done", "Accepted", "StationSilent"]
  }),
  detail: Schema.Unknown.annotate({ description: "The rest of the event; no secret is in it." })
}).annotate({ identifier: "AuditEntry", title: "Something that was done" })
export type AuditEntry = typeof AuditEntry.Type

const Kinds = Schema.String.check(
  Schema.makeFilter((text: string) => tagsIn(text).every(isTag) || "Expected kinds of event, with commas between")
)

export const Audit = HttpApiGroup.make("audit")
  .add(
    HttpApiEndpoint.get("list", "/api/audit", {
      query: {
        by: Schema.optionalKey(Name),
        kind: Schema.optionalKey(Doer),
        what: Schema.optionalKey(Kinds),
        station: Schema.optionalKey(Name),
        transaction: Schema.optionalKey(OurId),
        subject: Schema.optionalKey(Name),
        from: Schema.optionalKey(MomentGiven),
        to: Schema.optionalKey(MomentGiven),
        ...pageQuery(500)
      },
      success: page(AuditEntry).annotate({ identifier: "AuditEntries" }),
      error: DatabaseAway
    }).annotateMerge(
      operation({
        role: "admin",
        summary: "What was done, and by whom, newest first",
        description:
          "Every change, every command, every sign-in, good or refused, and what our timers concluded. The header `Onetime-Behind` is there when the newest records are not in the answer yet, and says how many.",
        csv: true,
        parameters: {
          by: { description: "Who did it, in any case of letters" },
          kind: { description: "What did it", schema: { type: "string", enum: Doer.literals } },
          what: { description: "Kinds of event, with commas between" },
          station: stationParameter,
          transaction: { description: "By our id", schema: { type: "integer", minimum: 1 } },
          subject: { description: "The token, user, key or command, in any case of letters" },
          from: momentParameter("Done at this moment or later"),
          to: momentParameter("Done before this moment"),
          ...pageParameters(500, 100)
        }
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Audit" }))
