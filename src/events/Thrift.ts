/** Gives memory back when a load is over: a small computer has other things to run, and the next load may be a day away. */
import { Context, Effect, Layer } from "effect"
import { EventBus } from "./EventBus.ts"

/** Between two looks; so many records since the last time are a load; so few between two looks are the end of it. */
const [interval, load, calm] = ["10 seconds", 2000, 200] as const

/**
 * How memory is given back. Bun's way collects beside the running program (0.1 to 0.4 ms of it) and returns some 25 of
 * 100 MB after a load. It forgets compiled code, too, so it is nothing for the middle of one.
 */
export const Shrink = Context.Reference("onetime/events/Shrink", { defaultValue: () => () => Bun.shrink() })

export const Thrift = Layer.effectDiscard(
  Effect.gen(function* () {
    const bus = yield* EventBus
    const shrink = yield* Shrink
    let [done, before] = [bus.head(), bus.head()]
    const look = Effect.sync(() => {
      const head = bus.head()
      const isOver = head - done >= load && head - before < calm
      before = head
      if (!isOver) return
      done = head
      shrink()
    })
    yield* look.pipe(Effect.delay(interval), Effect.forever, Effect.forkScoped)
  })
)
