/** The live stream of events: a bounded number of readers, each served as fast as it reads. */
import { Clock, Effect, PubSub, Schema, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Actor } from "../api/Actor.ts"
import { Api } from "../api/Api.ts"
import { EventId, isTag, tagsIn } from "../api/Events.ts"
import { TooManyStreams } from "../api/Problems.ts"
import { stationKey } from "../domain/Ids.ts"
import { EventBus } from "../events/EventBus.ts"
import { Journal } from "../events/Journal.ts"
import { EventFeed } from "./EventFeed.ts"
import { Patience } from "./Patience.ts"

/** Readers at once. */
export const mostStreams = 50

export const EventHandlers = HttpApiBuilder.group(Api, "events", (handlers) =>
  Effect.gen(function* () {
    const bus = yield* EventBus
    const { oldest } = yield* Journal
    let open = 0
    const place = Effect.acquireRelease(
      Effect.suspend(() => {
        if (open >= mostStreams)
          return Effect.fail(new TooManyStreams({ detail: `${mostStreams} are reading already.` }))
        open++
        return Effect.void
      }),
      () => Effect.sync(() => void open--)
    )
    return handlers.handleAll({
      stream: ({ query: { station, type, after }, headers }) =>
        Effect.gen(function* () {
          yield* place
          const news = yield* PubSub.subscribe(bus.live)
          const patience = yield* Patience
          const { role, lasts = () => true } = yield* Actor
          const wanted = {
            publicOnly: role !== "admin",
            station: station === undefined ? undefined : stationKey(station),
            tags: type === undefined ? undefined : new Set(tagsIn(type).filter(isTag))
          }
          const seen = headers["last-event-id"]
          const feed = new EventFeed(bus, oldest, news, wanted, isEventId(seen) ? seen : after)
          yield* Effect.forkScoped(feed.forget)
          // Whoever has taken the last piece may be silent as long again; whoever takes none is let go.
          const next = Effect.tap(feed.next, () => Effect.sync(patience.renew))
          // A session that has ended, or a key that was removed, is told nothing more.
          const allowed = Stream.takeWhileEffect(Stream.fromEffectRepeat(next), () =>
            Effect.map(Clock.currentTimeMillis, lasts)
          )
          return HttpServerResponse.stream(Stream.encodeText(allowed), { contentType: "text/event-stream" })
        })
    })
  })
)

/** A browser sends back what we gave it; anything else says nothing. */
const isEventId = Schema.is(EventId)
