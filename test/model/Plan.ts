/** A day from its seed: a few stations, each with a meter, its charges, hours without a network, power failures. */
import { Dice } from "./Dice.ts"
import { sessionsOf } from "./Sessions.ts"
import { hour, type Manner, minute, morning, type Station, type Stretch, second } from "./Truth.ts"

/** The stations of a day; their names begin with `name`. `lossy`: the share of such days of which something is lost for good. */
export const dayOf = (name: string, seed: number, lossy = 0.3): ReadonlyArray<Station> => {
  const dice = new Dice(seed)
  const loses = dice.chance(lossy)
  return Array.from({ length: dice.whole(1, 4) }, (_, nth) => stationOf(`${name}-${nth}`, loses, dice.fork()))
}

/** `loses`: something of it is lost for good. */
const stationOf = (id: string, loses: boolean, dice: Dice): Station => {
  const version = dice.pick("1.6" as const, "1.6" as const, "2.0.1" as const, "2.1" as const)
  const blackouts = dice.chance(0.3) ? [stretch(dice, 2 * minute, 30 * minute)] : []
  const outages = Array.from({ length: dice.pick(0, 0, 1, 2, 3, 5) }, () => stretch(dice, minute, 5 * hour))
  const evses = dice.pick(1, 1, 2)
  const resumes = version === "2.1" || (version === "2.0.1" && dice.chance(0.5))
  const manner = mannerOf(evses, dice)
  const distinct = evses === 1 || manner.counts === "ever"
  const made = { version, counts: manner.counts, blackouts, resumes, loses, distinct }
  const sessions = Array.from({ length: evses }, (_, nth) => sessionsOf(made, nth + 1, dice.fork()))
  return {
    id,
    version,
    evses,
    manner,
    sessions: sessions.flat(),
    outages,
    blackouts,
    seed: dice.whole(0, 2 ** 31 - 1)
  }
}

const mannerOf = (evses: number, dice: Dice): Manner => {
  const clock = dice.pick("right", "right", "right", "right", "skewed", "unset", "zoneless")
  const offset =
    clock === "skewed" ? dice.whole(-20, 20) * minute + dice.whole(-30, 30) * second : dice.pick(1, 2) * hour
  const counts = dice.pick("ever", "ever", "ever", "charge", "boot")
  return {
    clock,
    offset: clock === "skewed" || clock === "zoneless" ? offset : 0,
    millis: dice.chance(0.7),
    ids: dice.pick("same", "new", "restart"),
    bootsAgain: dice.chance(0.15),
    inKilowattHours: dice.chance(0.3),
    namesCharge: dice.chance(0.8),
    plugFirst: dice.chance(0.3),
    tellsAtStop: dice.chance(0.3),
    counts,
    liveFirst: dice.chance(0.3),
    unknown: dice.pick(-1, -1, 0, 2_147_483_647),
    forgetsIds: dice.chance(0.3) && (evses === 1 || counts === "ever"),
    forgets: dice.pick(0, 0, 3, 60),
    cuts: dice.pick(0, 0.02, 0.1, 0.3),
    mutes: dice.pick(0, 0, 0.05, 0.2)
  }
}

const stretch = (dice: Dice, least: number, most: number): Stretch => {
  const from = morning + dice.whole(hour, 20 * hour)
  return { from, to: from + dice.whole(least, most) }
}
