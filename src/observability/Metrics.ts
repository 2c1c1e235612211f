/**
 * What is counted, and where it is told: whoever counts adds a family with plain numbers of its own, which are read only
 * when somebody asks. Counting is an increment; no labels are looked up for it.
 */
import { Context, Effect, type Scope } from "effect"
import type { Histogram } from "./Histogram.ts"

/** One number, with what it is of. */
export interface Sample {
  readonly labels?: { readonly [name: string]: string }
  readonly value: number
}

export interface Family {
  /** As Prometheus wants it: `onetime_..._total` for what only rises, units in the name. */
  readonly name: string
  /** A sentence for people. */
  readonly help: string
  readonly type: "counter" | "gauge"
  readonly read: () => Iterable<Sample>
}

/** How long something took, in seconds. */
export interface Timings {
  readonly name: string
  readonly help: string
  readonly type: "histogram"
  readonly of: Histogram
}

export class Metrics extends Context.Reference<{
  readonly families: Array<Family | Timings>
}>("onetime/observability/Metrics", { defaultValue: () => ({ families: [] }) }) {}

/** Tells these from now on, until the scope closes. */
export const measured = (...more: ReadonlyArray<Family | Timings>): Effect.Effect<void, never, Scope.Scope> =>
  Effect.flatMap(Metrics, ({ families }) =>
    Effect.acquireRelease(
      Effect.sync(() => void families.push(...more)),
      () =>
        Effect.sync(() => {
          for (const one of more) families.splice(families.indexOf(one), 1)
        })
    )
  )
