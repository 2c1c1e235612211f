/**
 * How a station speaks: what is said now or never, and a queue of what must be heard, one at a time, in order, again until
 * it is answered. Links fail it: messages and answers are lost, connections are cut.
 */
import type { Account } from "./Account.ts"
import type { Dice } from "./Dice.ts"
import type { Line } from "./Line.ts"
import type { Message } from "./Message.ts"
import { type Station, second } from "./Truth.ts"

/** TransactionMessageAttempts of 1.6 and 2.0.1. */
const attempts = 3
/** Those answered that a station may say again. */
const kept = 60

export class Mouth {
  /** Those said, those of them said before, and those that had to wait for a connection. */
  readonly said = { messages: 0, again: 0, offline: 0 }
  /** What went otherwise than a station may expect. */
  readonly troubles: Array<string> = []
  /** Everything said and heard, for the story of a failure. */
  readonly story: Array<string> = []
  private readonly queue: Array<Message> = []
  /** What waits until there is time for it. */
  private readonly shelf: Array<Message> = []
  private answered: ReadonlyArray<Message> = []
  private errands: Array<Message> = []
  private readonly ids = new Map<Message, string>()
  private readonly tries = new Map<Message, number>()
  private calls = 0
  private readonly plan: Station
  private readonly line: Line
  private readonly dice: Dice

  constructor(plan: Station, line: Line, dice: Dice) {
    this.plan = plan
    this.line = line
    this.dice = dice
  }

  /** What comes next; `booted`: it may speak of charges. */
  next(booted: boolean): Message | undefined {
    return this.errands[0] ?? (booted ? this.queue[0] : undefined)
  }

  get isEmpty(): boolean {
    return this.queue.length === 0 && this.shelf.length === 0
  }

  holds(account: Account): boolean {
    return [...this.queue, ...this.shelf].some((message) => message.account === account)
  }

  errand(message: Message) {
    this.errands.push(message)
  }

  queued(messages: ReadonlyArray<Message>, online: boolean) {
    this.queue.push(...messages)
    if (!online) this.said.offline += messages.length
  }

  /** What is in the queue now comes after `unshelve`, and everything new before it. */
  shelve() {
    this.shelf.push(...this.queue.splice(0))
  }

  unshelve() {
    this.queue.push(...this.shelf.splice(0))
  }

  /** The last `count` that were answered will be said again. */
  repeat(count: number) {
    if (count > 0) this.queue.unshift(...this.answered.slice(-count))
  }

  connected(at: number) {
    this.note(at, "connects")
    if (this.plan.manner.ids === "restart") this.calls = 0
  }

  async disconnected(at: number) {
    this.note(at, "disconnects")
    this.errands = []
    await this.line.close(at)
  }

  /** Says it once, from `from` on; when that was over, and whether the connection was. */
  async say(message: Message, from: number): Promise<{ readonly at: number; readonly cut: boolean }> {
    const fate = this.fateOf(message)
    const at = from + this.dice.whole(50, 1500)
    const id = this.idOf(message)
    const text = JSON.stringify([2, id, message.action, message.payload()])
    this.said.messages++
    this.note(at, fate.arrives ? `says ${text}` : `says into the void ${text}`)
    const answer = fate.arrives ? await this.ask(message, text, id, at) : undefined
    if (fate.arrives && answer === undefined) return { at, cut: true }
    if (fate.heard && answer !== undefined) {
      this.note(at, `hears ${answer}`)
      this.over(message)
      this.hear(message, answer)
      return { at, cut: false }
    }
    if (message.doom !== undefined) this.giveUp(message)
    if (fate.cut) return { at, cut: true }
    // It waits for its answer, in vain, on a connection that stays.
    if (message.action === "Heartbeat" || message.action === "Authorize") this.over(message)
    return { at: at + 30 * second, cut: false }
  }

  private fateOf({ doom }: Message) {
    const { cuts, mutes } = this.plan.manner
    const [fate, arrives] = [this.dice.next(), this.dice.chance(0.5)]
    if (doom !== undefined) return { arrives: doom === "unheard", heard: false, cut: fate < cuts }
    const isBad = fate < cuts + mutes
    return { arrives: !isBad || arrives, heard: !isBad, cut: fate < cuts }
  }

  private giveUp(message: Message) {
    const tries = (this.tries.get(message) ?? 0) + 1
    this.tries.set(message, tries)
    if (tries >= attempts) this.over(message)
  }

  private ask({ account, part, register, written }: Message, text: string, id: string, at: number) {
    if (account?.known === false) account.first.push({ arrival: this.line.now(at), written })
    if (account !== undefined && (part === "begin" || part === "end")) account.arrivals[part].push(this.line.now(at))
    if (account !== undefined && register !== undefined) account.told.add(register)
    return this.line.ask(text, id, at)
  }

  private over(message: Message) {
    if (this.errands[0] === message) this.errands.shift()
    else if (this.queue[0] === message) {
      this.queue.shift()
      if (message.doom === undefined) this.answered = [...this.answered, message].slice(-kept)
    }
  }

  private hear(message: Message, answer: string) {
    const [type, , payload, words] = JSON.parse(answer)
    if (message.account !== undefined) message.account.known = true
    if (type === 3) return message.heard?.(payload)
    this.troubles.push(`${message.action} was answered with an error: ${payload} ${words}`)
  }

  private idOf(message: Message) {
    const { ids } = this.plan.manner
    const before = this.ids.get(message)
    if (before !== undefined) this.said.again++
    const fresh = () => (ids === "restart" ? `${++this.calls}` : `${this.plan.id}-${++this.calls}`)
    const id = ids === "same" ? (before ?? fresh()) : fresh()
    this.ids.set(message, id)
    return id
  }

  private note(at: number, what: string) {
    this.story.push(`${when(at)} ${what}`)
  }
}

export const when = (at: number) => new Date(at).toISOString().slice(11, 23)
