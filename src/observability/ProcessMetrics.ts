/** What the process itself costs, under the names that every dashboard knows. */
import { Effect, Layer } from "effect"
import about from "../../package.json"
import { type Family, measured } from "./Metrics.ts"

const one = (type: Family["type"], name: string, help: string, value: () => number): Family => ({
  name,
  help,
  type,
  read: () => [{ value: value() }]
})

export const ProcessMetrics = Layer.effectDiscard(
  Effect.suspend(() => {
    const begun = performance.timeOrigin / 1000
    return measured(
      {
        name: "onetime_info",
        help: "Which Onetime this is.",
        type: "gauge",
        read: () => [{ labels: { version: about.version, bun: Bun.version }, value: 1 }]
      },
      one("gauge", "process_start_time_seconds", "When the process began, in seconds since 1970.", () => begun),
      one("counter", "process_cpu_seconds_total", "Processor time of this process, without PostgreSQL.", () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / 1e6
      }),
      one("gauge", "process_resident_memory_bytes", "Memory of this process, without PostgreSQL.", () =>
        process.memoryUsage.rss()
      ),
      one("gauge", "process_heap_bytes", "Of that, what JavaScript uses.", () => process.memoryUsage().heapUsed)
    )
  })
)
