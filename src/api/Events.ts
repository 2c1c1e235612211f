/** What happens in the network, as it happens: server-sent events. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Event, type Tag } from "../domain/Event.ts"
import { Access, Readable } from "./Access.ts"
import { operation } from "./Operation.ts"
import { TooManyStreams } from "./Problems.ts"
import { Name } from "./Values.ts"

/** Every kind of event there is. */
export const tags: ReadonlyArray<Tag> = Event.members.map(({ fields }) => fields._tag.schema.literal)

const known: ReadonlySet<string> = new Set(tags)
export const isTag = (text: string): text is Tag => known.has(text)

/** The kinds of event named in a query: `type` given once or several times, each a list with commas. */
export const tagsIn = (given: string | ReadonlyArray<string>): ReadonlyArray<string> =>
  [given]
    .flat()
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())

const TypeText = Schema.String.check(
  Schema.makeFilter((text: string) => tagsIn(text).every(isTag) || "Expected kinds of event, with commas between")
)

/** `12`: all of record 12 has been seen; `12.1`: of that record the events up to the second. */
export const EventId = Schema.String.check(Schema.isPattern(/^\d{1,15}(\.\d{1,6})?$/))

const text = Schema.String.annotate({
  description: "A stream of server-sent events",
  examples: [
    'id: 7\nevent: StationSeen\ndata: {"_tag":"StationSeen","station":"CP-1","position":7,"at":"2026-11-23T08:15:00.000Z"}\n\n'
  ]
})

const description = `Server-sent events, from now on or from where you left off. Of each, \`id\` is where it stands in the journal, \
\`event\` its kind and \`data\` the event itself in JSON, with \`position\` and \`at\` (when it came to us). An event's own \
\`position\` and \`at\` are called \`factPosition\` and \`factAt\` here; a \`readings\` too long to tell is empty.

Of a station's MeterReads you get the newest of each second. After a lost connection send \`Last-Event-ID\` (a browser's EventSource does) \
and nothing is missed but, perhaps, meter values of the last second. Where too much was missed there is an event \`reset\`: \
read anew what you show; the stream goes on from its \`position\`. A comment comes every 15 s when nothing else does. What concerns users, sign-ins and keys is told to admins only.`

export const Events = HttpApiGroup.make("events")
  .add(
    HttpApiEndpoint.get("stream", "/api/events", {
      query: {
        station: Schema.optionalKey(Name),
        type: Schema.optionalKey(Schema.Union([TypeText, Schema.Array(TypeText)])),
        after: Schema.optionalKey(EventId)
      },
      headers: { "last-event-id": Schema.optionalKey(Schema.String) },
      success: text.pipe(HttpApiSchema.asText({ contentType: "text/event-stream" })),
      error: TooManyStreams
    }).annotateMerge(
      operation({
        role: "viewer",
        summary: "What happens, live",
        description,
        parameters: {
          station: { description: "Only of this station, in any case of letters" },
          type: {
            description: "Only events of these kinds: several times, or with commas between",
            schema: { type: "array", items: { type: "string", enum: tags } }
          },
          after: { description: "The `id` behind which to begin; the header `Last-Event-ID` comes first" },
          "last-event-id": { description: "The `id` that was seen last" }
        }
      })
    )
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Events" }))
