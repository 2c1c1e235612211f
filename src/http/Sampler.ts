/** Thins out what comes faster than people can read: of each station the newest of a second, the first at once. */

/** Something told of a station, received at (ms since 1970). */
export interface Told {
  readonly at: number
}

interface Slot<A> {
  /** From then on the next is told at once. */
  next: number
  waiting: A | undefined
}

const every = 1000

export class Sampler<A extends Told> {
  private readonly slots = new Map<string, Slot<A>>()
  private waiting = 0

  /** Whether to tell it at once; if not it waits in the place of an older one. */
  offer(station: string, told: A): boolean {
    const slot = this.slots.get(station)
    if (slot === undefined) {
      this.slots.set(station, { next: told.at + every, waiting: undefined })
      return true
    }
    // A clock that was set back must not silence anybody.
    const isDue = told.at >= slot.next || told.at < slot.next - every
    if ((slot.waiting === undefined) !== isDue) this.waiting += isDue ? -1 : 1
    slot.waiting = isDue ? undefined : told
    if (isDue) slot.next = told.at + every
    return isDue
  }

  get isWaiting(): boolean {
    return this.waiting > 0
  }

  /** Those whose second is over, oldest first; stations that have been silent for one are forgotten. */
  due(now: number): ReadonlyArray<A> {
    const due: Array<A> = []
    for (const [station, slot] of this.slots) {
      if (slot.next > now && slot.next <= now + every) continue
      if (slot.waiting === undefined) {
        this.slots.delete(station)
        continue
      }
      due.push(slot.waiting)
      slot.waiting = undefined
      slot.next = now + every
    }
    this.waiting -= due.length
    return due.sort((a, b) => a.at - b.at)
  }
}
