/** Random days, a hundred at a time beside each other on one central system: what each station's truth and ours came to. */
import { Effect } from "effect"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { Dice } from "./Dice.ts"
import type { Home } from "./Life.ts"
import { dayOf } from "./Plan.ts"
import { SimulatedClock } from "./SimulatedClock.ts"
import { hour, minute, morning, type Station } from "./Truth.ts"
import { heldBy, judge, orphansBy, type Verdict } from "./Verdict.ts"
import { World } from "./World.ts"

/** So many days go by at once. */
export const together = 100

export interface Outcome {
  readonly verdicts: ReadonlyArray<Verdict>
  readonly crashes: number
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
  await last.stop()
  return { verdicts: judge(world.chargers, held, orphans), crashes: world.crashes }
}
