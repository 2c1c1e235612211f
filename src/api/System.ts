/** How Onetime itself is: whether it lives, whether it is ready, and what this API looks like. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation } from "./Operation.ts"
import { Moment } from "./Values.ts"

export const Ready = Schema.Struct({
  ready: Schema.Boolean,
  database: Schema.Struct({ answers: Schema.Boolean, error: Schema.NullOr(Schema.String) }),
  journal: Schema.Struct({
    identity: Schema.String,
    head: Schema.Int.annotate({ description: "the newest record on disk" }),
    oldest: Schema.Int.annotate({ description: "the oldest record still kept" }),
    door: Schema.Literals(["open", "closed"]),
    reason: Schema.NullOr(Schema.String).annotate({ description: "why the door is closed" })
  }),
  backlog: Schema.Int.annotate({ description: "records that the slowest listener has still to write to the database" }),
  listeners: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      cursor: Schema.Int,
      lag: Schema.Int,
      parked: Schema.Int.annotate({ description: "records the database refused, since this start" }),
      condition: Schema.Literals(["waiting", "running", "away", "stopped"]),
      error: Schema.NullOr(Schema.String)
    })
  ),
  parked: Schema.Array(
    Schema.Struct({ listener: Schema.String, position: Schema.Int, error: Schema.String, parkedAt: Moment })
  ).annotate({
    description: "the newest hundred records that the database refused; their content stays in the journal"
  }),
  troubles: Schema.Array(Schema.String).annotate({ description: "what needs a person, a line each" })
}).annotate({ identifier: "Ready", title: "How Onetime is" })
export type Ready = typeof Ready.Type

export const System = HttpApiGroup.make("system")
  .add(
    HttpApiEndpoint.get("health", "/api/health", {
      success: Schema.Struct({ status: Schema.Literal("ok") }).annotate({ identifier: "Health" })
    }).annotateMerge(operation({ role: "anybody", summary: "Does it live?" })),
    HttpApiEndpoint.get("ready", "/api/ready", { success: [Ready, Ready.pipe(HttpApiSchema.status(503))] })
      .middleware(Access)
      .annotateMerge(
        operation({
          role: "viewer",
          summary: "Is it ready?",
          description: "503, with the same body: stations may still be served, but something needs a look."
        })
      ),
    HttpApiEndpoint.get("docs", "/api/docs", {
      success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "text/html" }))
    })
      .middleware(Access)
      .annotateMerge(
        operation({
          role: "viewer",
          summary: "This document as a page",
          description: "A browser in which nobody is signed in gets a page to sign in on."
        })
      ),
    HttpApiEndpoint.get("openapi", "/api/openapi.json", { success: Schema.Unknown })
      .middleware(Access)
      .annotateMerge(operation({ role: "viewer", summary: "This document" })),
    HttpApiEndpoint.get("metrics", "/metrics", {
      success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "text/plain" }))
    })
      .middleware(Access)
      .annotateMerge(
        operation({
          role: "viewer",
          summary: "What is counted",
          description: "For Prometheus, in its text format: messages, latencies, journal, listeners, stations, memory."
        })
      )
  )
  .middleware(Readable)
  .annotateMerge(OpenApi.annotations({ title: "System" }))
