/** A line to a central system in a process of its own: the day is simulated, the WebSocket is real, and so is the time it takes. */
import { FakeStation, Unanswered } from "../faults/FakeStation.ts"
import type { Line } from "./Line.ts"
import type { Station } from "./Truth.ts"

export class Socket implements Line {
  private readonly station: FakeStation
  private readonly answered: () => void

  /** `answered` hears of every answer. */
  constructor({ id, version }: Station, port: () => number, answered: () => void) {
    this.station = new FakeStation({ id, version, port })
    this.answered = answered
  }

  /** Of the system's clock. */
  now(): number {
    return Date.now()
  }

  /** When somebody lets it in: a process that was killed is started again. */
  async open(): Promise<boolean> {
    await this.station.online()
    return true
  }

  async ask(text: string, id: string): Promise<string | undefined> {
    try {
      const frame = await this.station.exchange(text, id)
      this.answered()
      return JSON.stringify(frame)
    } catch (error) {
      if (error instanceof Unanswered) return undefined
      throw error
    }
  }

  async close(): Promise<void> {
    await this.station.drop()
  }
}
