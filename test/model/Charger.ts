/**
 * A charger's program, as in the field: boots, authorises, reports; keeps what matters of a charge in a queue while there
 * is no connection, sends it in order, one at a time, and again until it is answered. Its day is played in true time.
 */
import type { Payload } from "../faults/FakeStation.ts"
import { Account } from "./Account.ts"
import { Dice } from "./Dice.ts"
import type { Line } from "./Line.ts"
import type { Message, Speech } from "./Message.ts"
import { Speech2 } from "./Speech2.ts"
import { Speech16 } from "./Speech16.ts"
import { StationClock } from "./StationClock.ts"
import { hour, isIn, minute, morning, type Session, type Station, second } from "./Truth.ts"

interface Appointment {
  readonly at: number
  readonly act: () => void | Promise<void>
}

export class Charger {
  readonly accounts: ReadonlyArray<Account>
  /** What went otherwise than a station may expect. */
  readonly troubles: Array<string> = []
  /** Everything it has said and heard, for the story of a failure. */
  readonly story: Array<string> = []
  readonly plan: Station
  /** Of its messages: those said, those of them said before, and those that had to wait for a connection. */
  readonly said = { messages: 0, again: 0, offline: 0 }
  private at = morning
  private agenda: Array<Appointment> = []
  private online = false
  private powered = true
  private booted = false
  private readonly running = new Map<number, Account>()
  private readonly queue: Array<Message> = []
  /** The last of it that was answered. */
  private answered: ReadonlyArray<Message> = []
  /** What is said now or never. */
  private errands: Array<Message> = []
  private calls = 0
  private readonly clock: StationClock
  private readonly speech: Speech
  private readonly dice: Dice
  private readonly line: Line

  constructor(plan: Station, line: Line) {
    this.plan = plan
    this.line = line
    this.dice = new Dice(plan.seed)
    this.clock = new StationClock(plan.manner)
    this.clock.poweredUp(morning - this.dice.whole(0, minute))
    this.speech =
      plan.version === "1.6"
        ? new Speech16(plan.manner, this.clock)
        : new Speech2(plan.id, plan.version === "2.1", plan.manner, this.clock)
    this.accounts = plan.sessions.map((session) => new Account(session))
    this.begin()
  }

  /** When it will do something next; Infinity: never. */
  get next(): number {
    return this.busy ? this.at : Math.max(this.at, this.agenda[0]?.at ?? Number.POSITIVE_INFINITY)
  }

  /** Whether it has said all that it will ever say. */
  get idle(): boolean {
    return this.queue.length === 0 && this.agenda.length === 0
  }

  private get busy() {
    return this.online && (this.errands.length > 0 || (this.booted && this.queue.length > 0))
  }

  /** Lives until a moment. */
  async advance(to: number): Promise<void> {
    while (this.next <= to) {
      this.at = this.next
      for (let first = this.agenda[0]; first !== undefined && first.at <= this.at; first = this.agenda[0]) {
        this.agenda.shift()
        await first.act()
      }
      const message = this.errands[0] ?? (this.booted ? this.queue[0] : undefined)
      if (this.online && message !== undefined) await this.send(message)
    }
  }

  private appoint(at: number, act: Appointment["act"]) {
    const place = this.agenda.findIndex((other) => other.at > at)
    this.agenda.splice(place < 0 ? this.agenda.length : place, 0, { at, act })
  }

  private begin() {
    const { outages, blackouts } = this.plan
    this.appoint(morning + this.dice.whole(0, 3 * minute), () => this.connect())
    for (const account of this.accounts) this.foresee(account)
    for (const { from, to } of outages) {
      this.appoint(from, () => this.disconnect())
      this.appoint(to, () => this.connect())
    }
    for (const { from, to } of blackouts) {
      this.appoint(from, () => this.powerFails())
      this.appoint(to, () => this.powerReturns())
    }
    for (let at = morning + this.dice.whole(1, 30) * minute; at < morning + 24 * hour; at += 30 * minute)
      this.appoint(at, () => this.errand("Heartbeat", {}, () => this.clock.set()))
  }

  private foresee(account: Account) {
    const { session } = account
    if (this.dice.chance(0.7))
      this.appoint(session.from - 5 * second, () => this.errand("Authorize", this.speech.authorize(session.token)))
    this.appoint(session.from, () => this.starts(account))
    for (const { at, register } of session.samples)
      this.appoint(at, () => this.queued(this.speech.sampled(account, at, register, !this.online)))
    if (session.resumed !== undefined) {
      const at = session.resumed
      this.appoint(at, () => this.queued(this.speech.resumed(account, at, !this.online)))
    }
    // A charge that the power ended is reported when it is back.
    if (session.reason !== "PowerLoss") this.appoint(session.to, () => this.ends(account))
  }

  private starts(account: Account) {
    this.running.set(account.session.evse, account)
    this.queued(this.speech.began(account, !this.online))
    this.tellStatus(account.session.evse)
  }

  private ends(account: Account) {
    const { evse } = account.session
    this.queued(this.speech.ended(account, !this.online))
    this.running.delete(evse)
    this.appoint(this.at + this.dice.whole(5, 60) * second, () => this.tellStatus(evse))
  }

  private powerFails() {
    this.disconnect()
    this.powered = this.booted = false
  }

  private powerReturns() {
    this.powered = true
    this.clock.poweredUp(this.at)
    const { forgets } = this.plan.manner
    if (forgets > 0) this.queue.unshift(...this.answered.slice(-forgets))
    for (const account of [...this.running.values()]) if (isCut(account.session)) this.ends(account)
    return this.connect()
  }

  private async connect(): Promise<void> {
    if (this.online || !this.powered || isIn(this.plan.outages, this.at)) return
    this.online = await this.line.open(this.at)
    if (!this.online) return this.comeAgain()
    this.story.push(`${when(this.at)} connects`)
    if (this.plan.manner.ids === "restart") this.calls = 0
    if (!this.booted || this.plan.manner.bootsAgain)
      this.errand("BootNotification", this.speech.boot(), (answer) => this.boots(answer))
    for (let evse = 1; evse <= this.plan.evses; evse++) this.tellStatus(evse)
  }

  private boots({ status }: Payload) {
    if (status !== "Accepted") this.troubles.push(`its boot was answered ${status}`)
    this.booted = true
    this.clock.set()
  }

  private disconnect() {
    if (!this.online) return
    this.story.push(`${when(this.at)} disconnects`)
    this.online = false
    this.errands = []
    this.line.close(this.at)
  }

  private comeAgain() {
    this.appoint(this.at + this.dice.whole(3, 240) * second, () => this.connect())
  }

  private tellStatus(evse: number) {
    this.errand("StatusNotification", this.speech.status(evse, this.running.has(evse), this.at))
  }

  private errand(action: string, payload: Payload, heard?: Message["heard"]) {
    if (this.online) this.errands.push({ action, payload: () => payload, ...(heard === undefined ? {} : { heard }) })
  }

  private queued(messages: ReadonlyArray<Message>) {
    if (!this.online) this.said.offline += messages.length
    this.queue.push(...messages)
  }

  private async send(message: Message) {
    const { cuts, mutes } = this.plan.manner
    const fate = this.dice.next()
    const early = this.dice.chance(0.5)
    this.at += this.dice.whole(50, 1500)
    this.said.messages++
    if (message.id !== undefined) this.said.again++
    const text = this.textOf(message)
    const { action } = message
    const isLostEarly = fate < cuts + mutes && early
    this.story.push(`${when(this.at)} ${isLostEarly ? "says into the void" : "says"} ${text}`)
    const answer = isLostEarly ? undefined : await this.ask(message, text)
    if (answer === undefined || fate < cuts + mutes) {
      if (answer !== undefined) this.story.push(`${when(this.at)} does not hear ${answer}`)
      if (answer === undefined && !isLostEarly) return this.lost()
      if (fate < cuts) return this.lost()
      // It waits for its answer, in vain, on a connection that stays; an errand is forgotten.
      this.at += 30 * second
      if (this.errands[0] === message && action !== "BootNotification") this.errands.shift()
      return
    }
    this.story.push(`${when(this.at)} hears ${answer}`)
    if (this.errands[0] === message) this.errands.shift()
    else if (this.queue[0] === message) {
      this.queue.shift()
      this.answered = [...this.answered, message].slice(-60)
    }
    this.hear(message, answer)
  }

  private ask({ account, part }: Message, text: string) {
    if (account !== undefined && (part === "begin" || part === "end")) account.arrivals[part].push(this.at)
    return this.line.ask(text, this.at)
  }

  private lost() {
    this.disconnect()
    this.comeAgain()
  }

  private hear(message: Message, answer: string) {
    const [type, , payload, words] = JSON.parse(answer)
    if (type === 3) return message.heard?.(payload)
    this.troubles.push(`${message.action} was answered with an error: ${payload} ${words}`)
  }

  private textOf(message: Message) {
    const { ids } = this.plan.manner
    if (message.id === undefined || ids !== "same")
      message.id = ids === "restart" ? `${++this.calls}` : `${this.plan.id}-${++this.calls}`
    return JSON.stringify([2, message.id, message.action, message.payload()])
  }
}

const isCut = ({ reason }: Session) => reason === "PowerLoss"

export const when = (at: number) => new Date(at).toISOString().slice(11, 23)
