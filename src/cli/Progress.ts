/** How far something long is, on standard error: one line that changes for a person, a line now and then for a file. */
import { Clock, Effect } from "effect"

/** ms between two tellings. */
const [person, file] = [200, 10_000] as const

export class Progress {
  private readonly isPerson = process.stderr.isTTY === true
  private told = 0
  private shown = false

  /** `line` is asked for only when it is told. */
  tell(now: number, line: () => string) {
    if (now - this.told < (this.isPerson ? person : file)) return
    // A file is told nothing of what is done at once.
    const isFirst = this.told === 0
    this.told = now
    if (this.isPerson) process.stderr.write(`\r\u001b[K${line()}`)
    else if (!isFirst) process.stderr.write(`${line()}\n`)
    this.shown = this.isPerson
  }

  /** Leaves a person's line clean for what is said next. */
  readonly end = Effect.sync(() => {
    if (this.shown) process.stderr.write("\r\u001b[K")
  })
}

/** `readings: 1,200,000 of about 2,000,000`. */
export const counted = (what: string, lines: number, about: number): string =>
  about > lines ? `${what}: ${grouped(lines)} of about ${grouped(about)}` : `${what}: ${grouped(lines)}`

const grouped = (count: number) => Math.round(count).toLocaleString("en")

/** A progress that ends with the scope, and the time now. */
export const progress = Effect.gen(function* () {
  const shown = new Progress()
  yield* Effect.addFinalizer(() => shown.end)
  const clock = yield* Clock.Clock
  return (line: () => string) => shown.tell(clock.currentTimeMillisUnsafe(), line)
})
