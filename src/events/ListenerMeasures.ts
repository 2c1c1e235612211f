/** What is told of the listeners to whoever looks at how the system does. */
import type { Family } from "../observability/Metrics.ts"
import type { ListenerState } from "./Listener.ts"

const conditions = ["waiting", "running", "away", "stopped"] as const

export const listenerMeasures = (states: () => ReadonlyArray<ListenerState>): ReadonlyArray<Family> => [
  {
    name: "onetime_listener_lag",
    help: "Records that a listener has still to write to the database.",
    type: "gauge",
    read: () => states().map(({ name, lag }) => ({ labels: { listener: name }, value: lag }))
  },
  {
    name: "onetime_listener_parked_total",
    help: "Records that the database has refused since the start.",
    type: "counter",
    read: () => states().map(({ name, parked }) => ({ labels: { listener: name }, value: parked }))
  },
  {
    name: "onetime_listener_condition",
    help: "1 for the condition a listener is in: waiting, running, away (the database is), stopped.",
    type: "gauge",
    read: () =>
      states().flatMap(({ name, condition }) =>
        conditions.map((one) => ({ labels: { listener: name, condition: one }, value: one === condition ? 1 : 0 }))
      )
  }
]
