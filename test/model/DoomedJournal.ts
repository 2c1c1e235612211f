/** A journal that a crash can overtake: from then on nothing is synced, and what was being written is kept to be torn. */
import { Effect, Layer } from "effect"
import { Journal } from "../../src/events/Journal.ts"

export class Doom {
  private doomed = false
  private bytes: Array<Uint8Array> = []

  /** The machine goes down: no write that begins now ends. */
  strike() {
    this.doomed = true
  }

  /** What was written and not synced. */
  get torn(): Buffer {
    return Buffer.concat(this.bytes)
  }

  readonly layer = Layer.effect(
    Journal,
    Effect.map(Journal, (journal) =>
      Journal.of({
        ...journal,
        reopen: Effect.suspend(() => (this.doomed ? Effect.never : journal.reopen)),
        write: (batch, done) => {
          if (!this.doomed) return journal.write(batch, done)
          this.bytes.push(batch.bytes.slice())
          setImmediate(() => done(new Error("the machine is down")))
        }
      })
    )
  ).pipe(Layer.provide(Journal.layer))
}
