/**
 * What a station has to say, in order, one call at a time (OCPP-J 4.1.1). What tells of a charge outlives a lost connection
 * and is said again until it is answered, or answered with errors too often (TransactionMessageAttempts).
 */
import type { Dice } from "./Dice.ts"
import { callText } from "./Frame.ts"
import type { Said } from "./Said.ts"

interface Entry {
  readonly said: Said
  tries: number
  /** Not before this moment. */
  notBefore: number
}

interface Open {
  readonly id: string
  readonly entry: Entry
  readonly until: number
}

/** ms a central system has for its answer. */
const patience = 30_000

export class Outbox {
  private readonly waiting: Array<Entry> = []
  private open: Open | undefined
  private readonly dice: Dice
  private readonly countsIds: boolean
  private ids = 0

  /** `countsIds`: message ids are 1, 2, 3 on each connection. */
  constructor(dice: Dice, countsIds = false) {
    this.dice = dice
    this.countsIds = countsIds
  }

  add(said: Said) {
    this.waiting.push({ said, tries: 0, notBefore: 0 })
  }

  first(said: Said) {
    this.waiting.unshift({ said, tries: 0, notBefore: 0 })
  }

  /** How many messages of charges are not answered yet. */
  get kept(): number {
    const open = this.open?.entry.said.keep === true ? 1 : 0
    return open + this.waiting.filter(({ said }) => said.keep).length
  }

  /** When it can go on by itself: an answer is overdue, or a repetition due. */
  next(accepted: boolean): number {
    return this.open?.until ?? this.candidate(accepted)?.notBefore ?? Number.POSITIVE_INFINITY
  }

  /** The text to send now, if any. */
  pump(now: number, accepted: boolean): { readonly text: string; readonly action: string } | undefined {
    if (this.open !== undefined) return undefined
    const entry = this.candidate(accepted)
    if (entry === undefined || entry.notBefore > now) return undefined
    this.waiting.splice(this.waiting.indexOf(entry), 1)
    const { said } = entry
    const id = this.countsIds ? String(++this.ids) : `${Math.floor(now).toString(36)}-${this.dice.hex(16)}`
    if (!said.send) this.open = { id, entry, until: now + patience }
    return { text: callText(id, said.action, said.payload(), said.send ? 6 : 2), action: said.action }
  }

  private candidate(accepted: boolean): Entry | undefined {
    return accepted ? this.waiting[0] : this.waiting.find(({ said }) => said.early)
  }

  /** An answer came; undefined: it fits nothing that was asked. */
  answered(id: string): Said | undefined {
    if (this.open?.id !== id) return undefined
    const { said } = this.open.entry
    this.open = undefined
    return said
  }

  /** The open call got an error or no answer: what is kept is tried again, at most `attempts` times; else it is given up. */
  failed(
    id: string,
    now: number,
    attempts: number,
    interval: number
  ): { readonly said: Said; readonly isOver: boolean } | undefined {
    if (this.open?.id !== id) return undefined
    const { entry } = this.open
    this.open = undefined
    const { said } = entry
    entry.tries++
    if (!said.keep || entry.tries >= attempts) return { said, isOver: true }
    entry.notBefore = now + entry.tries * interval
    this.waiting.unshift(entry)
    return { said, isOver: false }
  }

  /** The id of a call whose answer is overdue. */
  overdue(now: number): string | undefined {
    return this.open !== undefined && this.open.until <= now ? this.open.id : undefined
  }

  /** The connection is gone: what is kept stays in its order, the rest is given back: it will never be said. */
  lost(): ReadonlyArray<Said> {
    if (this.open !== undefined) this.waiting.unshift(this.open.entry)
    this.open = undefined
    this.ids = 0
    const all = this.waiting.splice(0)
    this.waiting.push(...all.filter(({ said }) => said.keep))
    return all.flatMap(({ said }) => (said.keep ? [] : [said]))
  }
}
