/**
 * The clock of the model's world: it stands until it is moved. Rests of twenty seconds and more (the services' timers) end when
 * it is moved past them; shorter ones are those of real work, of disks and databases, and take their real time.
 */
import { Clock, Duration, Effect, Layer } from "effect"

const simulated = 20_000

export class SimulatedClock {
  now: number
  private sleepers: ReadonlyArray<{ readonly until: number; readonly wake: () => void }> = []

  constructor(now: number) {
    this.now = now
  }

  /** Moves it; wakes whoever's time has come. */
  move(to: number) {
    this.now = Math.max(this.now, to)
    const due = this.sleepers.filter(({ until }) => until <= this.now)
    this.sleepers = this.sleepers.filter(({ until }) => until > this.now)
    for (const { wake } of due) wake()
  }

  readonly layer = Layer.effect(
    Clock.Clock,
    Effect.map(
      Clock.Clock,
      (real): Clock.Clock => ({
        currentTimeMillis: Effect.sync(() => this.now),
        currentTimeMillisUnsafe: () => this.now,
        currentTimeNanos: Effect.sync(() => BigInt(this.now) * 1_000_000n),
        currentTimeNanosUnsafe: () => BigInt(this.now) * 1_000_000n,
        monotonicTimeNanos: real.monotonicTimeNanos,
        monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
        sleep: (duration) => {
          const millis = Duration.toMillis(duration)
          return millis < simulated ? real.sleep(duration) : this.sleep(millis)
        }
      })
    )
  )

  private sleep(millis: number) {
    return Effect.callback<void>((resume) => {
      const sleeper = { until: this.now + millis, wake: () => resume(Effect.void) }
      this.sleepers = [...this.sleepers, sleeper]
      return Effect.sync(() => void (this.sleepers = this.sleepers.filter((other) => other !== sleeper)))
    })
  }
}
