/** The parts of one report as they come: in any order, twice, or never (2.0.1 B07). */
import type { EventOf } from "../../domain/Event.ts"
import { stationKey } from "../../domain/Ids.ts"
import type { Setting } from "../../domain/Setting.ts"

/** What a station may tell of itself; beyond, the report ends and is not complete. */
const mostSettings = 20_000

export class Report {
  complete = false
  private readonly parts = new Map<number, ReadonlyArray<Setting>>()
  private last: number | undefined
  private count = 0
  private readonly station: string
  private readonly ended: () => void

  /** `ended` is called when nothing more is waited for. */
  constructor(station: string, ended: () => void) {
    this.station = stationKey(station)
    this.ended = ended
  }

  /** A part without a number is the next one. */
  take({ station, seq = this.parts.size, more, settings }: EventOf<"SettingsReported">) {
    if (stationKey(station) !== this.station) return
    if (!more) this.last = seq
    if (!this.parts.has(seq)) {
      this.parts.set(seq, settings)
      this.count += settings.length + 1
    }
    // Some count from one.
    const first = Math.min(...this.parts.keys())
    this.complete = this.last !== undefined && first <= 1 && this.parts.size >= this.last - first + 1
    if (this.complete || this.count > mostSettings) this.ended()
  }

  settings(): ReadonlyArray<Setting> {
    return [...this.parts].sort(([a], [b]) => a - b).flatMap(([, part]) => part)
  }
}
