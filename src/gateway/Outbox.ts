/** Our side of a connection: one open call at a time (OCPP-J 4.1.1), urgent ones first, late answers still matched. */
import type { Asked } from "../ocpp/Spelling.ts"

/** What became of a call: the station's payload, its error, or silence. */
export type Heard =
  | { readonly _tag: "Result"; readonly payload: unknown }
  | { readonly _tag: "Error"; readonly code: string; readonly description: string }
  | { readonly _tag: "Silence"; readonly reason: string }

export interface Ask extends Asked {
  /** Unique for ever: a UUID. */
  readonly id: string
  readonly text: string
  readonly urgent: boolean
  /** ms from sending to giving up. */
  readonly patience: number
  /** Called when it goes out. */
  readonly sent: () => void
  readonly heard: (heard: Heard) => void
}

/** So many answers that came after we gave up are still recognised. */
const lateRemembered = 32

export class Outbox {
  private readonly waiting: Array<Ask> = []
  private open: { readonly ask: Ask; readonly since: number } | undefined
  private readonly late = new Map<string, Asked>()
  private ready = false
  private readonly send: (text: string) => void

  constructor(send: (text: string) => void) {
    this.send = send
  }

  get length(): number {
    return this.waiting.length + (this.open === undefined ? 0 : 1)
  }

  add(ask: Ask, now: number) {
    this.expire(now)
    if (ask.urgent) this.waiting.splice(this.waiting.findLastIndex((other) => other.urgent) + 1, 0, ask)
    else this.waiting.push(ask)
    this.next(now)
  }

  /** The station has had its first answer, or ten seconds: many drop what comes before. */
  begin(now: number) {
    if (this.ready) return
    this.ready = true
    this.next(now)
  }

  /** The caller no longer wants it: what was not sent is not sent. */
  withdraw(id: string) {
    const at = this.waiting.findIndex((ask) => ask.id === id)
    if (at >= 0) this.waiting.splice(at, 1)
  }

  /** Our call that this answers, open or given up; undefined: none. `id` is the id's JSON text. */
  answer(id: string, heard: Heard, now: number): Asked | undefined {
    if (this.open === undefined || JSON.stringify(this.open.ask.id) !== id) {
      const asked = this.late.get(id)
      this.late.delete(id)
      return asked
    }
    const { ask } = this.open
    this.open = undefined
    ask.heard(heard)
    this.next(now)
    return ask
  }

  /** Gives up a call that waited too long for its answer, and frees the line for the next. */
  expire(now: number) {
    if (this.open === undefined || now - this.open.since < this.open.ask.patience) return
    const { ask } = this.open
    this.open = undefined
    this.late.set(JSON.stringify(ask.id), { action: ask.action, unquote: ask.unquote })
    for (const oldest of this.late.keys()) if (this.late.size > lateRemembered) this.late.delete(oldest)
    ask.heard({ _tag: "Silence", reason: `no answer within ${Math.round(ask.patience / 1000)} s` })
    this.next(now)
  }

  /** The socket is gone: everybody is told. */
  fail(reason: string) {
    const all = this.open === undefined ? this.waiting.splice(0) : [this.open.ask, ...this.waiting.splice(0)]
    this.open = undefined
    for (const ask of all) ask.heard({ _tag: "Silence", reason })
  }

  private next(now: number) {
    if (!this.ready || this.open !== undefined) return
    const ask = this.waiting.shift()
    if (ask === undefined) return
    this.open = { ask, since: now }
    ask.sent()
    this.send(ask.text)
  }
}
