/**
 * A process that may only write small files (`ulimit -f`): it enqueues until the lane has failed some times, opens the
 * door again each time as `Start` does, and says in one line of JSON what it was told of each record.
 */
import { Effect } from "effect"
import { told, withBus } from "./TestBus.ts"
import { entry } from "./TestJournal.ts"

const [folder = "", failures = "3"] = process.argv.slice(2)

const kept: Array<readonly [number, string]> = []
const refused: Array<string> = []
const doors: Array<string> = []

await withBus(folder, (bus, journal) =>
  Effect.gen(function* () {
    yield* bus.onDoor((door) => void doors.push(door.open ? "open" : door.reason))
    let name = 0
    const one = (size: number) => {
      const text = `${++name}${"x".repeat(size)}`
      let position = 0
      return told((done) => (position = bus.enqueue(entry(text), done))).pipe(
        Effect.map((so) => (so ? kept.push([position, text]) : refused.push(text)))
      )
    }
    while (doors.filter((door) => door !== "open").length < Number(failures)) {
      // Some at once, of uneven size, so that a write ends within a record.
      yield* Effect.forEach([10, 700, 0, 3000, 40], one, { concurrency: "unbounded" })
      if (bus.door().open) continue
      yield* journal.reopen
      bus.setDoor({ open: true })
    }
  }).pipe(Effect.scoped)
).pipe(Effect.runPromise)
console.log(JSON.stringify({ kept, refused, doors }))
