/** A station's own clock: what it writes for a moment, and what a reader must understand by it. */
import type { Manner } from "./Truth.ts"

/**
 * A moment as the station wrote it. `shown`: ms since 1970 that a reader of the text understands; undefined: no real moment.
 * `meant`: what it is if the text is of local time, which a reader may learn.
 */
export interface Written {
  readonly text: string
  readonly shown: number | undefined
  readonly meant?: number
}

export class StationClock {
  private isSet: boolean
  private poweredAt = 0
  private readonly manner: Manner

  constructor(manner: Manner) {
    this.manner = manner
    this.isSet = manner.clock !== "unset"
  }

  poweredUp(at: number) {
    this.poweredAt = at
    this.isSet = this.manner.clock !== "unset"
  }

  /** Somebody told it the time. */
  set() {
    this.isSet = true
  }

  write(at: number): Written {
    const { clock, offset, millis } = this.manner
    if (!this.isSet) return { text: iso(at - this.poweredAt, millis), shown: undefined }
    const own = millis ? at + offset : Math.floor((at + offset) / 1000) * 1000
    const text = iso(own, millis)
    return clock === "zoneless" ? { text: text.slice(0, -1), shown: own, meant: own - offset } : { text, shown: own }
  }
}

const iso = (at: number, millis: boolean) => {
  const text = new Date(Math.max(0, at)).toISOString()
  return millis ? text : `${text.slice(0, 19)}Z`
}
