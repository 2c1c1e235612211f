/** A lane on a real journal, without a database; its door is open. */
import { Effect, Layer, type Scope } from "effect"
import { EventBus } from "../../src/events/EventBus.ts"
import { Journal, type Options } from "../../src/events/Journal.ts"
import { journalIn } from "./TestJournal.ts"

/** The bus of a journal in `folder`. */
export const busIn = (folder: string, options?: Partial<Options>) =>
  EventBus.layer.pipe(Layer.provideMerge(Layer.effect(Journal, journalIn(folder, options))))

/** As a program: the bus with an open door, until `use` is done and the lane is drained. */
export const withBus = <A, E>(
  folder: string,
  use: (bus: EventBus["Service"], journal: Journal["Service"]) => Effect.Effect<A, E, Scope.Scope>,
  options?: Partial<Options>
) =>
  Effect.gen(function* () {
    const bus = yield* EventBus
    bus.setDoor({ open: true })
    return yield* use(bus, yield* Journal)
  }).pipe(Effect.scoped, Effect.provide(busIn(folder, options)))

/** What becomes of the next writes of a journal: refused at once, or written and then not synced. */
export type Fault = "short" | "unsynced"

/** The same journal, but for the writes that `faults` has something to say of; each fault is used up by one write. */
export const faulty = (journal: Journal["Service"], faults: Array<Fault>) =>
  Journal.of({
    ...journal,
    write: (batch, done) => {
      const fault = faults.shift()
      if (fault === undefined) return journal.write(batch, done)
      if (fault === "short") return done(new Error("short write"))
      setImmediate(() => done(new Error("the sync failed")))
    }
  })

/** Resolves with what `done` was told. */
export const told = (enqueue: (done: (kept: boolean) => void) => unknown) =>
  Effect.callback<boolean>((resume) => void enqueue((kept) => resume(Effect.succeed(kept))))
