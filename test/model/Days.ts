/** Random days, a hundred at a time beside each other on one central system: what each station's truth and ours came to. */
import { Effect } from "effect"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { Dice } from "./Dice.ts"
import type { Home, Life } from "./Life.ts"
import { dayOf } from "./Plan.ts"
import { SimulatedClock } from "./SimulatedClock.ts"
import { hour, minute, morning, type Station } from "./Truth.ts"
import { type Held, heldBy, judge, orphansBy, type Verdict } from "./Verdict.ts"
import { World } from "./World.ts"

/** So many days go by at once. */
export const together = 100

export interface Outcome {
  readonly verdicts: ReadonlyArray<Verdict>
  readonly crashes: number
  /** What it came to that every conclusion was drawn anew: nothing, if it is right. */
  readonly moved: ReadonlyArray<string>
}

/** The days from `from` on, `count` of them at once; `only`: of that station alone. */
export const daysFrom = (seed: number, count: number, only?: string): Promise<Outcome> => {
  const days = Array.from({ length: count }, (_, nth) => dayOf(`D${seed + nth}`, seed + nth)).flat()
  return play(
    days.filter(({ id }) => only === undefined || id === only),
    new Dice(seed)
  )
}

const play = (stations: ReadonlyArray<Station>, dice: Dice): Promise<Outcome> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const url = yield* freshUrl()
        const home = { folder: temporaryFolder(), url, clock: new SimulatedClock(morning) }
        return yield* Effect.promise(() => played(home, stations, dice))
      })
    )
  )

const played = async (home: Home, stations: ReadonlyArray<Station>, dice: Dice): Promise<Outcome> => {
  const world = new World(home, stations)
  const crashes = Array.from({ length: dice.whole(3, 9) }, () => morning + dice.whole(10 * minute, 23 * hour))
  const last = await world.live(
    crashes.sort((one, other) => one - other),
    dice
  )
  await last.drained()
  const held = await Effect.runPromise(heldBy(last.services.sql))
  const orphans = await Effect.runPromise(orphansBy(last.services.sql))
  await rebuild(last, home.clock.now)
  const redrawn = await Effect.runPromise(heldBy(last.services.sql))
  await last.stop()
  return { verdicts: judge(world.chargers, held, orphans), crashes: world.crashes, moved: moved(held, redrawn) }
}

/** Every conclusion is drawn anew from the facts. */
const rebuild = async (life: Life, at: number) => {
  const asked = { _tag: "RebuildAsked", by: "model" } as const
  await Effect.runPromise(life.services.bus.append({ at, cause: { kind: "admin", by: "model" }, events: [asked] }))
  await life.drained()
}

/** What a rebuild has changed. */
const moved = (before: ReadonlyArray<Held>, after: ReadonlyArray<Held>): ReadonlyArray<string> =>
  before.flatMap((one, nth) => {
    const [was, is] = [JSON.stringify(one), JSON.stringify(after[nth])]
    return was === is ? [] : [`${one.station}: rebuilt, ${was} is ${is}`]
  })
