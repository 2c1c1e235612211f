/** What an operator changes: decided from memory, written, and waited for a moment until the database has it, too. */
import { Clock, Context, Effect, Layer } from "effect"
import { Actor } from "../api/Actor.ts"
import type { Decision } from "../domain/Decision.ts"
import type { Position } from "../domain/Ids.ts"
import { DoorClosed, EventBus } from "../events/EventBus.ts"
import { Listeners } from "../events/Listener.ts"
import { doorClosed } from "./Refusals.ts"

export interface Change<A> {
  readonly answer: A
  /** The record that says it; 0: there is none. */
  readonly position: Position
  /** Whether the tables have it; if not they will: it is on disk. */
  readonly written: boolean
}

export class Changes extends Context.Service<
  Changes,
  {
    /**
     * Decides and puts the record in the lane in one step, then waits until it is on disk and, two seconds at most, until
     * the named listeners have written it. A decision without events is only an answer. `by` is who asks, for the events.
     */
    readonly make: <A>(
      listeners: ReadonlyArray<string>,
      decide: (now: number, by: string) => Decision<A>
    ) => Effect.Effect<Change<A>, ReturnType<typeof doorClosed>, Actor>
  }
>()("onetime/http/Changes") {
  static readonly layer = Layer.effect(
    Changes,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const listeners = yield* Listeners

      const append = <A>(now: number, by: string, decide: (now: number, by: string) => Decision<A>) =>
        Effect.callback<{ readonly answer: A; readonly position: number }, DoorClosed>((resume) => {
          const { answer, events } = decide(now, by)
          if (events.length === 0) return resume(Effect.succeed({ answer, position: 0 }))
          const position = bus.enqueue({ at: now, cause: { kind: "admin", by }, events }, (kept) =>
            resume(kept ? Effect.sync(() => ({ answer, position })) : Effect.fail(closed(bus.door())))
          )
        })

      const passed = (position: number, names: ReadonlyArray<string>) =>
        listeners.states().every(({ name, cursor }) => !names.includes(name) || cursor >= position)

      return Changes.of({
        make: Effect.fnUntraced(function* <A>(
          names: ReadonlyArray<string>,
          decide: (now: number, by: string) => Decision<A>
        ) {
          const { by } = yield* Actor
          const now = yield* Clock.currentTimeMillis
          const { answer, position } = yield* Effect.mapError(append(now, by, decide), doorClosed)
          yield* Effect.timeoutOption(listeners.passed(position, names), "2 seconds")
          return { answer, position, written: passed(position, names) }
        })
      })
    })
  )
}

const closed = (door: ReturnType<EventBus["Service"]["door"]>) =>
  new DoorClosed({ message: door.open ? "the record was lost" : door.reason })
