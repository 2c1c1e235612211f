/** Gives a station its socket and its clock: connects, comes again with growing patience, hands on what is heard. */
import { Clock, Effect, Option, Queue } from "effect"
import * as Line from "./Line.ts"
import { type Manner, misbehave } from "./manners/Misbehaviour.ts"
import type { Input, Oddity, Station } from "./Station.ts"

export interface Running {
  readonly url: string
  readonly insecure: boolean
  readonly ways: ReadonlyArray<Manner>
  readonly tell: (station: Station, line: string) => void
}

/** Never ends by itself; interrupted, it hangs up. */
export const run = (station: Station, { url, insecure, ways, tell }: Running) =>
  Effect.gen(function* () {
    const inbox = yield* Queue.unbounded<Input>()
    const line = new Connection(
      station,
      { url, insecure },
      (input) => Queue.offerUnsafe(inbox, input),
      (words) => tell(station, words)
    )
    const later = yield* Effect.context<never>()
    const say = ({ text, after }: { readonly text: string; readonly after: number }) => {
      if (after === 0) line.say(text)
      else
        Effect.runForkWith(later)(
          Effect.andThen(
            Effect.sleep(after),
            Effect.sync(() => line.say(text))
          )
        )
    }
    yield* Effect.addFinalizer(() => Effect.sync(() => line.hangUp()))
    const time = Effect.map(Clock.currentTimeMillis, (now) => now + ahead(station.plan.oddity))
    for (;;) {
      line.look(yield* time)
      const wait = Math.min(station.next, line.next) - (yield* time)
      const input = yield* Effect.timeoutOption(Queue.take(inbox), Math.min(60_000, Math.max(0, Math.ceil(wait))))
      const now = yield* time
      for (const output of station.step(
        Option.getOrElse(input, (): Input => ({ _tag: "Tick" })),
        now
      )) {
        if (output._tag === "Tell") tell(station, output.line)
        else if (output._tag === "HangUp") line.rest(output.until)
        else {
          const { all, heard } = misbehave(ways, output, station.dice)
          for (const sending of all) say(sending)
          if (heard !== undefined) Queue.offerUnsafe(inbox, { _tag: "Heard", text: heard })
        }
      }
    }
  }).pipe(Effect.scoped)

/** ms that its clock is ahead of ours. */
const ahead = (oddity: Oddity): number => (oddity === "clock-ahead" ? 1_800_000 : 0)

/** s: the longest it waits before it tries again. */
const longest = 60

type Where = Pick<Running, "url" | "insecure">

class Connection {
  /** When to try the next time. */
  private due = 0
  private tries = 0
  private socket: WebSocket | undefined
  private isOpen = false
  private readonly station: Station
  private readonly where: Where
  private readonly offer: (input: Input) => void
  private readonly tell: (line: string) => void

  constructor(station: Station, where: Where, offer: (input: Input) => void, tell: (line: string) => void) {
    this.station = station
    this.where = where
    this.offer = offer
    this.tell = tell
  }

  get next(): number {
    return this.socket === undefined ? this.due : Number.POSITIVE_INFINITY
  }

  /** Connects if it is time to. */
  look(now: number) {
    if (this.socket !== undefined || now < this.due) return
    const { plan, password } = this.station
    this.socket = Line.open(
      {
        address: Line.addressOf(this.where.url, plan.id),
        insecure: this.where.insecure,
        protocols: plan.oddity === "no-protocol" ? [] : [Line.protocols[plan.version]],
        authorization: password === undefined ? undefined : Line.basic(plan.id, password)
      },
      {
        opened: () => {
          this.isOpen = true
          this.offer({ _tag: "Opened" })
        },
        heard: (text) => this.offer({ _tag: "Heard", text }),
        closed: (code, reason) => this.ended(`${code} ${reason}`.trim())
      }
    )
  }

  private ended(why: string) {
    this.tries = this.isOpen ? 0 : this.tries + 1
    this.socket = undefined
    const wait = Math.min(longest, 2 ** this.tries) * this.station.dice.between(500, 1500)
    this.due = Math.max(this.due, this.station.now + wait)
    if (!this.isOpen) this.tell(`is not let in (${why}), tries again in ${Math.ceil(wait / 1000)} s`)
    // A try that failed is nothing to the station, but the next one must be planned.
    this.offer({ _tag: this.isOpen ? "Closed" : "Tick" })
    this.isOpen = false
  }

  say(text: string) {
    if (this.isOpen) this.socket?.send(text)
  }

  /** Closes, and comes again then. */
  rest(until: number) {
    this.due = until
    this.hangUp()
  }

  hangUp() {
    this.socket?.close(1000)
  }
}
