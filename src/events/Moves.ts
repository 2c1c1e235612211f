/** Where those wait who need something to be in the tables: told whenever a listener has moved or changed its condition. */
import { Effect } from "effect"

export class Moves {
  private readonly waiting = new Set<() => void>()

  tell() {
    const all = [...this.waiting]
    this.waiting.clear()
    for (const wake of all) wake()
  }

  until(reached: () => boolean): Effect.Effect<void> {
    const next = Effect.callback<void>((resume) => {
      if (reached()) return resume(Effect.void)
      const wake = () => resume(Effect.void)
      this.waiting.add(wake)
      return Effect.sync(() => void this.waiting.delete(wake))
    })
    return Effect.whileLoop({ while: () => !reached(), body: () => next, step: () => undefined })
  }
}
