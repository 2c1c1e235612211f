/** Durations from a moment of our clock until now, for those who settle many things at once: the clock is asked once. */
import { Histogram } from "./Histogram.ts"

export class Latency extends Histogram {
  private now = 0

  /** `at`: ms since 1970. */
  since(at: number) {
    if (this.now === 0) {
      this.now = Date.now()
      queueMicrotask(this.forget)
    }
    this.add(this.now - at)
  }

  private readonly forget = () => {
    this.now = 0
  }
}
