/** What was logged, for tests that ask for it and for a quiet run. */
import { Logger } from "effect"

export class Overheard {
  readonly lines: Array<string> = []
  readonly layer = Logger.layer([
    Logger.make(({ message }) => {
      const parts = Array.isArray(message) ? message : [message]
      this.lines.push(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(": "))
    })
  ])

  /** Whether some line has these words. */
  heard(words: string): boolean {
    return this.lines.some((line) => line.includes(words))
  }
}
