/** How many calls came, of what kind, and what became of them: read by whoever looks at how the system does. */
import type { Event } from "../domain/Event.ts"
import { Latency } from "../observability/Latency.ts"
import type { Family, Timings } from "../observability/Metrics.ts"
import { receivers } from "./Catalogue.ts"
import type { Receiver } from "./Message.ts"
import type { Version } from "./wire/Spec.ts"

interface Count {
  readonly version: Version
  readonly action: string
  calls: number
  refused: number
}

/** Other actions are of any name a station likes: they are counted as one. */
const other = "other"

export class Tally {
  /** From a call to its answer, when that was on disk. */
  readonly latency = new Latency()
  repeats = 0
  private readonly known = new Map<Receiver, Count>()
  private readonly others: { readonly [version in Version]: Count } = {
    "1.6": none("1.6", other),
    "2.0.1": none("2.0.1", other),
    "2.1": none("2.1", other)
  }
  private readonly deviations = new Map<string, number>()

  constructor() {
    for (const receiver of receivers) this.known.set(receiver, none(receiver.version, receiver.action))
  }

  of(receiver: Receiver | undefined, version: Version): Count {
    return (receiver === undefined ? undefined : this.known.get(receiver)) ?? this.others[version]
  }

  /** Of a message that was not as the standard has it. */
  odd(events: ReadonlyArray<Event>) {
    for (const event of events) {
      if (event._tag !== "StationDeviated") continue
      for (const { rule } of event.deviations) this.deviations.set(rule, (this.deviations.get(rule) ?? 0) + 1)
    }
  }

  readonly families: ReadonlyArray<Family | Timings> = [
    {
      name: "onetime_messages_total",
      help: "Calls from stations, by OCPP version, action and what they were answered with.",
      type: "counter",
      read: () => this.counted()
    },
    {
      name: "onetime_messages_repeated_total",
      help: "Calls that were known by id and content and got their first answer again.",
      type: "counter",
      read: () => [{ value: this.repeats }]
    },
    {
      name: "onetime_deviations_total",
      help: "Ways in which messages left the standard and were understood all the same, by rule.",
      type: "counter",
      read: () => [...this.deviations].map(([rule, value]) => ({ labels: { rule }, value }))
    },
    {
      name: "onetime_answer_seconds",
      help: "From a station's call to its answer, which leaves when its record is on disk.",
      type: "histogram",
      of: this.latency
    }
  ]

  private counted() {
    return [...this.known.values(), ...Object.values(this.others)].flatMap(({ version, action, calls, refused }) => {
      if (calls === 0) return []
      const labels = { version, action }
      return [
        { labels: { ...labels, answer: "result" }, value: calls - refused },
        { labels: { ...labels, answer: "error" }, value: refused }
      ]
    })
  }
}

function none(version: Version, action: string): Count {
  return { version, action, calls: 0, refused: 0 }
}
