/** Random days, a hundred at a time beside each other on one central system: what each station's truth and ours came to. */
import { Effect } from "effect"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { Dice } from "./Dice.ts"
import { type Home, Life } from "./Life.ts"
import { acceptedCards, blockedCard, dayOf } from "./Plan.ts"
import { SimulatedClock } from "./SimulatedClock.ts"
import { hour, minute, morning, type Station } from "./Truth.ts"
import { heldBy, judge, type Verdict } from "./Verdict.ts"
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
  const first = await Life.begin(home)
  await enterCards(first)
  const world = new World(home, stations)
  const crashes = Array.from({ length: dice.whole(3, 9) }, () => morning + dice.whole(10 * minute, 23 * hour))
  const last = await world.live(
    first,
    crashes.sort((one, other) => one - other),
    dice
  )
  await last.drained()
  const held = await Effect.runPromise(heldBy(last.services.sql))
  await last.stop()
  return { verdicts: judge(world.chargers, held), crashes: world.crashes }
}

const enterCards = async ({ services }: Life) => {
  for (const text of [...acceptedCards, blockedCard]) {
    const status = text === blockedCard ? "blocked" : "active"
    const { events } = services.authorization.save({ text, kind: "card", status }, "model")
    await Effect.runPromise(services.bus.append({ at: morning, cause: { kind: "admin", by: "model" }, events }))
  }
}
