/** The last answers of one connection: a repeated message id with the same text gets the same answer (ocpp.md 1.5). */
import type { Key } from "./Frame.ts"

const remembered = 16
const fiveMinutes = 300_000
/** A longer answer, in characters, is not worth its memory: it is decided anew. */
const longest = 4096

interface Answered {
  readonly id: string
  readonly key: Key
  readonly at: number
  readonly answer: string
}

export class Recent {
  private readonly ring: Array<Answered> = []
  private next = 0

  find(id: string, key: Key, now: number): string | undefined {
    for (let back = 1; back <= this.ring.length; back++) {
      const one = this.ring[(this.next + remembered - back) % remembered]
      // The newest of that id counts: what it says now is what it means.
      if (one?.id === id) return now - one.at <= fiveMinutes && one.key === key ? one.answer : undefined
    }
    return undefined
  }

  add(id: string, key: Key, at: number, answer: string) {
    if (answer.length > longest) return
    this.ring[this.next] = { id, key, at, answer }
    this.next = (this.next + 1) % remembered
  }
}
