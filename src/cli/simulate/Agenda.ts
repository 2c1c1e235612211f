/** What a station means to do, and when; times in ms since 1970. */
interface Appointment {
  readonly at: number
  readonly act: () => void
  readonly topic: string
}

export class Agenda {
  private readonly all: Array<Appointment> = []

  /** Of one topic (if it has one) there is one appointment: a new one takes the place of the old. */
  put(at: number, act: () => void, topic = "") {
    if (topic !== "") this.drop(topic)
    const place = this.all.findIndex((other) => other.at > at)
    this.all.splice(place < 0 ? this.all.length : place, 0, { at, act, topic })
  }

  drop(topic: string) {
    const place = this.all.findIndex((other) => other.topic === topic)
    if (place >= 0) this.all.splice(place, 1)
  }

  /** Infinity: never. */
  get next(): number {
    return this.all[0]?.at ?? Number.POSITIVE_INFINITY
  }

  /** Takes out the first that is due. */
  due(now: number): (() => void) | undefined {
    return this.next <= now ? this.all.shift()?.act : undefined
  }
}
