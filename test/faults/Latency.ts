/** How long chargers waited for their answers, in words, for the report of a test. */
import type { Charger } from "./Charger.ts"

/** Answers that came between two moments of `performance.now()`. */
export const latency = (chargers: ReadonlyArray<Charger>, from: number, to: number): Latency => {
  const times = chargers
    .flatMap(({ station }) => station.acknowledged)
    .filter(({ at }) => at >= from && at < to)
    .map(({ ms }) => ms)
    .sort((one, other) => one - other)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { count: times.length, p50: quantile(0.5), p99: quantile(0.99), max: times.at(-1) ?? 0 }
}

/** ms. */
export interface Latency {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export const words = (phase: string, { count, p50, p99, max }: Latency): string =>
  `${phase}: ${count} answers, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`
