/**
 * A charging station as a state machine: what reaches it goes in, with the time, and what it says comes out. It knows no
 * socket and no clock, so that a day of it takes a moment.
 */
import type { Version } from "../../ocpp/wire/Spec.ts"
import { Agenda } from "./Agenda.ts"
import { Dice } from "./Dice.ts"
import { errorText, readFrame, resultText } from "./Frame.ts"
import type { Language, Life } from "./Language.ts"
import { Lists } from "./Lists.ts"
import { type Evse, evseOf, stateOf } from "./life/Evse.ts"
import { measure } from "./life/Meter.ts"
import { Notes } from "./Notes.ts"
import { Outbox } from "./Outbox.ts"
import { Profiles } from "./Profiles.ts"
import { kept, type Said } from "./Said.ts"
import { Settings } from "./Settings.ts"
import type { BootReason, Facts, Speech } from "./speech/Speech.ts"

export interface Plan {
  readonly id: string
  readonly version: Version
  readonly seed: number
  /** ms since 1970. */
  readonly began: number
  readonly evses: number
  readonly kind: "ac" | "dc"
  /** W an EVSE can give. */
  readonly most: number
  readonly cards: readonly [string, ...ReadonlyArray<string>]
  /** People and batteries are so many times as quick and small; power and clock stay true. */
  readonly speed: number
  /** Nobody comes by himself. */
  readonly idle: boolean
  /** Its connection breaks now and then. */
  readonly outages: boolean
  /** Seconds between the values of a charge, as it leaves the factory. */
  readonly interval: number
  readonly password: string | undefined
  readonly oddity: Oddity
}

/** What it always does otherwise than it should; undefined: nothing. */
export type Oddity =
  /** Its message ids begin at 1 with each connection. */
  | "short-ids"
  /** Each connection begins with a boot. */
  | "boots-again"
  /** It offers no subprotocol (1.6). */
  | "no-protocol"
  /** Its clock is half an hour ahead. */
  | "clock-ahead"
  | undefined

export type Input =
  | { readonly _tag: "Opened" }
  | { readonly _tag: "Closed" }
  | { readonly _tag: "Heard"; readonly text: string }
  | { readonly _tag: "Tick" }

export type Output =
  | { readonly _tag: "Say"; readonly text: string; readonly answers: boolean }
  /** It closes its connection, and opens another at `until`. */
  | { readonly _tag: "HangUp"; readonly until: number }
  | { readonly _tag: "Tell"; readonly line: string }

export class Station {
  readonly plan: Plan
  readonly dice: Dice
  readonly agenda = new Agenda()
  readonly outbox: Outbox
  readonly settings: Settings
  readonly profiles = new Profiles()
  readonly lists = new Lists()
  readonly notes = new Notes()
  readonly evses: ReadonlyArray<Evse>
  readonly speech: Speech
  readonly facts: Facts
  password: string | undefined
  online = false
  standing: "new" | "pending" | "rejected" | "accepted" = "new"
  bootReason: BootReason = "PowerUp"
  operative = true
  now: number
  /** What to do when it has been accepted the next time. */
  readonly afterBoot: Array<() => void> = []
  readonly counts = { charges: 0, energy: 0, calls: 0, answers: 0, errors: 0, commands: 0 }
  readonly life: Life
  private readonly language: Language
  private outputs: Array<Output> = []

  constructor(plan: Plan, language: Language, life: Life) {
    this.plan = plan
    this.language = language
    this.life = life
    this.now = plan.began
    this.dice = new Dice(plan.seed)
    this.outbox = new Outbox(this.dice, plan.oddity === "short-ids")
    this.settings = new Settings(plan.interval, plan.evses)
    this.speech = language.speech
    this.password = plan.password
    const register = Math.floor(((plan.began - Date.UTC(2024, 0, 1)) / 3_600_000) * 900) + this.dice.whole(0, 100_000)
    this.evses = Array.from({ length: plan.evses }, (_, place) => evseOf(place + 1, plan.kind, plan.most, register))
    this.facts = {
      id: plan.id,
      vendor: "Onetime",
      model: plan.kind === "dc" ? "Simulated DC" : "Simulated AC",
      firmware: "1.0.0",
      serial: `SIM-${plan.id}`.slice(0, 25)
    }
    life.born(this)
  }

  /** When it wants to be stepped with a Tick at the latest. */
  get next(): number {
    return Math.min(this.agenda.next, this.online ? this.outbox.next(this.standing === "accepted") : Infinity)
  }

  step(input: Input, now: number): ReadonlyArray<Output> {
    this.now = Math.max(now, this.now)
    this.outputs = []
    for (const evse of this.evses) measure(evse, this.now)
    this.take(input)
    for (let act = this.agenda.due(this.now); act !== undefined; act = this.agenda.due(this.now)) act()
    this.giveUp()
    this.pump()
    return this.outputs
  }

  private take(input: Input) {
    if (input._tag === "Opened") {
      this.online = true
      return this.life.opened(this)
    }
    if (input._tag === "Closed") {
      this.online = false
      for (const said of this.outbox.lost()) said.heard(undefined)
      return this.life.closed(this)
    }
    if (input._tag === "Heard") this.heard(input.text)
  }

  private heard(text: string) {
    const frame = readFrame(text)
    if (frame === undefined) return this.tell(`heard what is no frame: ${text.slice(0, 80)}`)
    if (frame._tag === "Call") {
      this.counts.commands++
      const reply = this.language.answer(frame.action, frame.payload, this)
      const said =
        reply._tag === "Result"
          ? resultText(frame.id, reply.payload)
          : errorText(frame.id, reply.code, reply.description)
      this.outputs.push({ _tag: "Say", text: said, answers: true })
      return this.tell(`was asked ${frame.action}: ${reply._tag === "Result" ? statusOf(reply.payload) : reply.code}`)
    }
    if (frame._tag === "Error") return this.refused(frame.id, `${frame.code} ${frame.description}`)
    const said = this.outbox.answered(frame.id)
    if (said === undefined) return this.tell(`got an answer that it had not asked for: ${text.slice(0, 80)}`)
    this.counts.answers++
    said.heard(frame.payload)
  }

  private giveUp() {
    const id = this.outbox.overdue(this.now)
    if (id !== undefined) this.refused(id, "no answer")
  }

  private refused(id: string, why: string) {
    const attempts = this.settings.number("TransactionMessageAttempts")
    const interval = this.settings.number("TransactionMessageRetryInterval") * 1000
    const failed = this.outbox.failed(id, this.now, attempts, interval)
    if (failed === undefined) return
    this.counts.errors++
    this.tell(`${failed.said.action} was not taken: ${why}`)
    if (failed.isOver) failed.said.heard(undefined)
  }

  private pump() {
    while (this.online) {
      const said = this.outbox.pump(this.now, this.standing === "accepted")
      if (said === undefined) return
      this.counts.calls++
      this.outputs.push({ _tag: "Say", text: said.text, answers: false })
    }
  }

  /** Says it in its turn; without a connection only what is kept waits. */
  say(said: Said) {
    if (this.online || said.keep) this.outbox.add(said)
  }

  /** Says it when it is its turn, however long it takes. */
  report(all: ReadonlyArray<Said>) {
    for (const said of all) this.outbox.add(kept(said))
  }

  /** A line for people. */
  tell(line: string) {
    this.outputs.push({ _tag: "Tell", line })
  }

  hangUp(until: number) {
    this.outputs.push({ _tag: "HangUp", until })
  }

  /** Tells what a connector is now, if that is news; without a connection it is told when there is one again. */
  refresh(evse: Evse, always = false) {
    const [state, before] = [stateOf(evse), evse.told]
    if (state === before && !always) return
    if (state !== before) this.tell(`connector ${evse.id} is ${state}`)
    evse.told = state
    const isNews = before === undefined || this.speech.word(state) !== this.speech.word(before)
    if (isNews || always) this.say(this.speech.status(evse, this.now))
  }

  /** By its number; 0 and unknown ones are undefined. */
  evse(id: number | undefined): Evse | undefined {
    return this.evses.find((one) => one.id === id)
  }

  /** ms that people take for what needs so many seconds. */
  human(least: number, most: number): number {
    return (this.dice.between(least, most) * 1000) / this.plan.speed
  }

  later(ms: number, act: () => void, topic?: string) {
    this.agenda.put(this.now + ms, act, topic)
  }
}

const statusOf = (payload: object): string => ("status" in payload ? String(payload.status) : "answered")
