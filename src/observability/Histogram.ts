/** Durations, counted in steps. */

/** Upper bounds in ms; what takes longer than the last is in a step of its own. */
const bounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const

export class Histogram {
  private readonly counts = new Float64Array(bounds.length + 1)
  private sum = 0

  /** ms; a clock that was set back is taken for no time at all. */
  add(ms: number) {
    let step = 0
    while (step < bounds.length && ms > (bounds[step] ?? 0)) step++
    this.counts[step] = (this.counts[step] ?? 0) + 1
    if (ms > 0) this.sum += ms
  }

  /** In seconds, each step with all that are below it, as Prometheus wants them. */
  read() {
    let count = 0
    const steps = [...this.counts].map((here, step) => {
      count += here
      const bound = bounds[step]
      return { le: bound === undefined ? "+Inf" : String(bound / 1000), count }
    })
    return { steps, sum: this.sum / 1000, count }
  }
}
