/**
 * A charger's program, as in the field: it boots, authorises, reports its charges; without a connection it charges on, after
 * a loss of power it starts over. Its day is played in true time.
 */
import type { Payload } from "../faults/FakeStation.ts"
import { Account } from "./Account.ts"
import { Dice } from "./Dice.ts"
import type { Line } from "./Line.ts"
import type { Message, Speech } from "./Message.ts"
import { Mouth } from "./Mouth.ts"
import { Speech2 } from "./Speech2.ts"
import { Speech16 } from "./Speech16.ts"
import { StationClock } from "./StationClock.ts"
import { hour, isIn, minute, morning, type Station, second } from "./Truth.ts"

interface Appointment {
  readonly at: number
  readonly act: () => void | Promise<void>
}

export class Charger {
  readonly accounts: ReadonlyArray<Account>
  readonly plan: Station
  readonly mouth: Mouth
  private at = morning
  private readonly agenda: Array<Appointment> = []
  private online = false
  private powered = true
  private booted = false
  private readonly running = new Map<number, Account>()
  private readonly clock: StationClock
  private readonly speech: Speech
  private readonly dice: Dice
  private readonly line: Line

  constructor(plan: Station, line: Line) {
    this.plan = plan
    this.line = line
    this.dice = new Dice(plan.seed)
    this.mouth = new Mouth(plan, line, this.dice.fork())
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
    const isBusy = this.online && this.mouth.next(this.booted) !== undefined
    return isBusy ? this.at : Math.max(this.at, this.agenda[0]?.at ?? Number.POSITIVE_INFINITY)
  }

  /** Whether it has said all that it will ever say. */
  get idle(): boolean {
    return this.mouth.isEmpty && this.agenda.length === 0
  }

  /** What it says of one of its charges; `wordless`: 1.6 cannot be asked; undefined: it is not there to be asked. */
  asked(name: string): "ongoing" | "queued" | "over" | "wordless" | undefined {
    if (!this.online) return undefined
    if (this.plan.version === "1.6") return "wordless"
    const account = this.accounts.find((one) => one.name === name)
    if (account === undefined) return "over"
    if ([...this.running.values()].includes(account)) return "ongoing"
    return this.mouth.holds(account) ? "queued" : "over"
  }

  /** Lives until a moment. */
  async advance(to: number): Promise<void> {
    while (this.next <= to) {
      this.at = this.next
      for (let first = this.agenda[0]; first !== undefined && first.at <= this.at; first = this.agenda[0]) {
        this.agenda.shift()
        await first.act()
      }
      const message = this.mouth.next(this.booted)
      if (!this.online || message === undefined) continue
      const { at, cut } = await this.mouth.say(message, this.at)
      this.at = at
      if (!cut) continue
      await this.disconnect()
      this.comeAgain()
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
      this.appoint(at, () => this.report(this.speech.sampled(account, at, register, !this.online)))
    if (session.resumed !== undefined) {
      const at = session.resumed
      this.appoint(at, () => this.report(this.speech.resumed(account, at, !this.online)))
    }
    // A charge that the power ended is reported when it is back.
    if (session.reason !== "PowerLoss") this.appoint(session.to, () => this.ends(account))
  }

  private starts(account: Account) {
    this.running.set(account.session.evse, account)
    this.report(this.speech.began(account, !this.online))
    this.tellStatus(account.session.evse)
  }

  private ends(account: Account) {
    const { evse } = account.session
    this.report(this.speech.ended(account, !this.online))
    this.running.delete(evse)
    this.appoint(this.at + this.dice.whole(5, 60) * second, () => this.tellStatus(evse))
  }

  private report(messages: ReadonlyArray<Message>) {
    this.mouth.queued(
      messages.map((message) => doomed(message, this.dice)),
      this.online
    )
  }

  private async powerFails() {
    await this.disconnect()
    this.powered = this.booted = false
  }

  private powerReturns() {
    const { forgets, forgetsIds } = this.plan.manner
    this.powered = true
    this.clock.poweredUp(this.at)
    this.mouth.repeat(forgets)
    for (const account of [...this.running.values()]) {
      if (forgetsIds && this.plan.version === "1.6") account.name = undefined
      if (account.session.reason === "PowerLoss") this.ends(account)
    }
    return this.connect()
  }

  private async connect(): Promise<void> {
    if (this.online || !this.powered || isIn(this.plan.outages, this.at)) return
    this.online = await this.line.open(this.at)
    if (!this.online) return this.comeAgain()
    this.mouth.connected(this.at)
    if (this.plan.manner.liveFirst && this.plan.version !== "1.6") {
      this.mouth.shelve()
      this.appoint(this.at + this.dice.whole(1, 40) * minute, () => this.mouth.unshelve())
    }
    if (!this.booted || this.plan.manner.bootsAgain)
      this.errand("BootNotification", this.speech.boot(), (answer) => this.boots(answer))
    for (let evse = 1; evse <= this.plan.evses; evse++) this.tellStatus(evse)
  }

  private boots({ status }: Payload) {
    if (status !== "Accepted") this.mouth.troubles.push(`its boot was answered ${status}`)
    this.booted = true
    this.clock.set()
  }

  private async disconnect(): Promise<void> {
    if (!this.online) return
    this.online = false
    await this.mouth.disconnected(this.at)
  }

  private comeAgain() {
    this.appoint(this.at + this.dice.whole(3, 240) * second, () => this.connect())
  }

  private tellStatus(evse: number) {
    this.errand("StatusNotification", this.speech.status(evse, this.running.has(evse), this.at))
  }

  private errand(action: string, payload: Payload, heard?: Message["heard"]) {
    if (this.online) this.mouth.errand({ action, payload: () => payload, ...(heard === undefined ? {} : { heard }) })
  }
}

/** As its charge's loss wants it. */
const doomed = (message: Message, dice: Dice): Message => {
  const { part, account } = message
  switch (account?.session.loss) {
    case "startUnheard":
      return part === "begin" ? { ...message, doom: "unheard" } : message
    case "startLost":
    case "startedLost":
      return part === "begin" ? { ...message, doom: "unsaid" } : message
    case "stopLost":
      return part === "end" ? { ...message, doom: "unsaid" } : message
    case "samplesLost":
      return part === "sample" && dice.chance(0.5) ? { ...message, doom: "unsaid" } : message
    default:
      return message
  }
}
