/** The trace: what went over the wire between a station and us, for whoever looks for what went wrong. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { momentParameter, operation, pageParameters, stationParameter } from "./Operation.ts"
import { StationUnknown } from "./Problems.ts"
import { Moment, MomentGiven, Name, page, pageQuery } from "./Values.ts"

export const Frame = Schema.Struct({
  position: Schema.Int.annotate({ description: "Its record in the journal; our answer is in that of the call." }),
  at: Moment.annotate({ description: "When it came or was sent; of our answer, when the call came." }),
  direction: Schema.Literals(["in", "out"]).annotate({ description: "in: from the station." }),
  kind: Schema.Literals(["call", "result", "error", "result-error", "send", "other"]).annotate({
    description: "other: it is no frame."
  }),
  action: Schema.NullOr(Schema.String).annotate({
    description: "Of an answer, that of its call.",
    examples: ["MeterValues"]
  }),
  connection: Schema.Int.annotate({ description: "The number of its connection." }),
  frame: Schema.String.annotate({
    description: "As it went over the wire; secrets are `***`.",
    examples: ['[2,"19","Heartbeat",{}]']
  })
}).annotate({ identifier: "Frame", title: "A frame" })
export type Frame = typeof Frame.Type

export const Frames = HttpApiGroup.make("frames")
  .add(
    HttpApiEndpoint.get("list", "/api/stations/:stationId/frames", {
      params: { stationId: Schema.String },
      query: {
        ...pageQuery(500),
        from: Schema.optionalKey(MomentGiven),
        until: Schema.optionalKey(MomentGiven),
        action: Schema.optionalKey(Name),
        text: Schema.optionalKey(Name),
        direction: Schema.optionalKey(Schema.Literals(["in", "out"])),
        order: Schema.optionalKey(Schema.Literals(["newest", "oldest"]))
      },
      success: page(Frame).annotate({ identifier: "Frames" }),
      error: StationUnknown
    }).annotateMerge(
      operation({
        role: "operator",
        summary: "The frames of a station, both ways",
        parameters: {
          stationId: stationParameter,
          ...pageParameters(500, 100),
          from: momentParameter("From this moment on"),
          until: momentParameter("Before this moment"),
          action: { description: "Calls of this action and their answers" },
          text: { description: "It stands in the frame, in any case of letters" },
          direction: { description: "in: what the station sent; out: what it was sent" },
          order: { description: "oldest: in the order of time; newest (if not said): the other way" }
        },
        description:
          "As far back as the journal is kept (JOURNAL_DAYS, JOURNAL_MB). A page may hold less than was asked for, even nothing, and still have a `next`: a long search is answered in parts. Heartbeats are not kept. Whoever wants to follow asks for the oldest first and goes on with the last `next`."
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Frames" }))
