/** A day of a simulated station in no time: a polite central system answers everything, and everything said is judged. */
import { languages } from "../../../src/cli/simulate/Languages.ts"
import { living } from "../../../src/cli/simulate/life/Living.ts"
import { type Plan, Station } from "../../../src/cli/simulate/Station.ts"
import type { Version } from "../../../src/ocpp/wire/Spec.ts"
import { faultOf } from "../../gateway/Judge.ts"
import { goodSample } from "../../ocpp/wire/Samples.ts"

export interface Called {
  readonly at: number
  readonly id: string
  readonly action: string
  // biome-ignore lint/suspicious/noExplicitAny: payloads are looked into freely by the tests
  readonly payload: any
}

export const began = Date.UTC(2026, 10, 23, 8)
export const versions: ReadonlyArray<Version> = ["1.6", "2.0.1", "2.1"]

export const planOf = (version: Version, more: Partial<Plan> = {}): Plan => ({
  id: `SIM-${version}`,
  version,
  seed: 7,
  began,
  evses: 2,
  kind: "ac",
  most: 22_000,
  cards: ["CARD-1", "CARD-2"],
  speed: 1,
  idle: false,
  outages: false,
  interval: 60,
  password: undefined,
  oddity: undefined,
  ...more
})

export class Day {
  readonly station: Station
  readonly version: Version
  now = began
  readonly calls: Array<Called> = []
  /** What breaks its schema, by both judges. */
  readonly faults: Array<string> = []
  /** The answers of the central system; undefined: the call is never answered. */
  answers: (called: Called) => object | undefined = (called) => this.polite(called)
  /** Whether the next connection is let in. */
  reachable = true
  private connectAt = began
  private isOn = false
  private transactions = 0
  private readonly replies = new Map<string, ReadonlyArray<unknown>>()

  constructor(plan: Plan) {
    this.version = plan.version
    this.station = new Station(plan, languages[plan.version], living)
  }

  /** Lives until a moment, ms after the beginning. */
  until(ms: number): this {
    const end = began + ms
    for (let next = this.next; next <= end; next = this.next) {
      this.now = Math.max(this.now, next)
      if (!this.isOn && this.reachable && this.connectAt <= this.now) {
        this.isOn = true
        this.take(this.station.step({ _tag: "Opened" }, this.now))
      } else this.take(this.station.step({ _tag: "Tick" }, this.now))
    }
    this.now = end
    return this
  }

  private get next(): number {
    return Math.min(this.station.next, this.isOn || !this.reachable ? Number.POSITIVE_INFINITY : this.connectAt)
  }

  /** ms since the beginning. */
  get since(): number {
    return this.now - began
  }

  /** The connection breaks, until it is let in again. */
  cut(): this {
    this.reachable = false
    this.isOn = false
    this.take(this.station.step({ _tag: "Closed" }, this.now))
    return this
  }

  mend(): this {
    this.reachable = true
    this.connectAt = this.now
    return this.until(this.since)
  }

  /** Asks something of the station: the frame that it answers with, without its id. */
  ask(action: string, payload: object): { readonly result?: object; readonly error?: string } {
    const id = crypto.randomUUID()
    this.take(this.station.step({ _tag: "Heard", text: JSON.stringify([2, id, action, payload]) }, this.now))
    const [type, third] = this.replies.get(id) ?? []
    if (type !== 3) return { error: String(third) }
    const fault = faultOf(this.version, action, "response", third)
    if (fault !== null) this.faults.push(`answer: ${fault}`)
    return { result: Object(third) }
  }

  of(action: string): ReadonlyArray<Called> {
    return this.calls.filter((called) => called.action === action)
  }

  private take(outputs: ReturnType<Station["step"]>) {
    for (const output of outputs) {
      if (output._tag === "HangUp") {
        this.connectAt = output.until
        this.isOn = false
        this.take(this.station.step({ _tag: "Closed" }, this.now))
      } else if (output._tag === "Say") this.hear(output.text)
    }
  }

  private hear(text: string) {
    const [type, id, third, fourth]: ReadonlyArray<unknown> = JSON.parse(text)
    if (type === 3 || type === 4) return void this.replies.set(String(id), [type, third])
    const called = { at: this.now, id: String(id), action: String(third), payload: Object(fourth) }
    this.calls.push(called)
    const fault = faultOf(this.version, called.action, "request", called.payload)
    if (fault !== null) this.faults.push(fault)
    if (type === 6) return
    const answer = this.answers(called)
    if (answer === undefined) return
    this.take(this.station.step({ _tag: "Heard", text: JSON.stringify([3, id, answer]) }, this.now))
  }

  polite({ action, at }: Called): object {
    const accepted =
      this.version === "1.6" ? { idTagInfo: { status: "Accepted" } } : { idTokenInfo: { status: "Accepted" } }
    switch (action) {
      case "BootNotification":
        return { status: "Accepted", currentTime: new Date(at).toISOString(), interval: 300 }
      case "Authorize":
        return accepted
      case "StartTransaction":
        return { ...accepted, transactionId: ++this.transactions }
      case "StopTransaction":
      case "TransactionEvent":
        return {}
      default:
        return goodSample(this.version, action, "response", 0)
    }
  }
}

export const minute = 60_000
export const hour = 60 * minute
