/** How many requests of people and programs were answered, with what, and how soon. */
import { Histogram } from "../observability/Histogram.ts"
import type { Family, Timings } from "../observability/Metrics.ts"

export class RequestTally {
  private readonly counts = new Map<string, number>()
  private readonly times = new Histogram()

  /** ms until the answer began. */
  add(method: string, status: number, ms: number) {
    const key = `${method} ${status}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    this.times.add(ms)
  }

  readonly families: ReadonlyArray<Family | Timings> = [
    {
      name: "onetime_http_requests_total",
      help: "Requests to the API, by method and status.",
      type: "counter",
      read: () =>
        [...this.counts].map(([key, value]) => {
          const [method = "", status = ""] = key.split(" ")
          return { labels: { method, status }, value }
        })
    },
    {
      name: "onetime_http_request_seconds",
      help: "From a request to the API to the beginning of its answer; commands wait for their station.",
      type: "histogram",
      of: this.times
    }
  ]
}
