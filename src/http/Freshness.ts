/** Reads that see their own writes: a query waits a moment for the listeners whose tables it reads. */
import { Effect } from "effect"
import { HttpEffect, HttpServerResponse } from "effect/http"
import { EventBus } from "../events/EventBus.ts"
import { Listeners } from "../events/Listener.ts"

/** How long a query waits for the newest records. */
const patience = "1 second"

/**
 * Waits until the named listeners have passed the head as it is now, one second at most. What is then still missing is
 * told in the header `Onetime-Behind`, in records.
 */
export const makeFresh = (names: ReadonlyArray<string>) =>
  Effect.map(Effect.all([EventBus, Listeners]), ([bus, listeners]) => {
    const behind = (head: number) =>
      listeners
        .states()
        .reduce((most, { name, cursor }) => (names.includes(name) ? Math.max(most, head - cursor) : most), 0)
    return Effect.gen(function* () {
      const head = bus.head()
      yield* Effect.timeoutOption(listeners.passed(head, names), patience)
      const missing = behind(head)
      if (missing <= 0) return
      yield* HttpEffect.appendPreResponseHandler((_, response) =>
        Effect.succeed(HttpServerResponse.setHeader(response, "Onetime-Behind", String(missing)))
      )
    })
  })
