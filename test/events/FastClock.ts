/**
 * A clock on which rests are short: those of five seconds and more take a sixtieth of their time, shorter ones a tenth.
 * What o'clock it is it says truly. For code that rests a minute.
 */
import { Clock, Duration, Effect, Layer } from "effect"

/** What a connection to PostgreSQL may take, in ms, is no rest. */
const connecting = 4000

const shorter = (millis: number) => (millis === connecting ? millis : millis < 5000 ? millis / 10 : millis / 60)

export const fastClock = Layer.effect(
  Clock.Clock,
  Effect.map(
    Clock.Clock,
    (clock): Clock.Clock => ({
      currentTimeMillis: clock.currentTimeMillis,
      currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe(),
      currentTimeNanos: clock.currentTimeNanos,
      currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
      monotonicTimeNanos: clock.monotonicTimeNanos,
      monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
      sleep: (duration) => clock.sleep(Duration.millis(shorter(Duration.toMillis(duration))))
    })
  )
)
