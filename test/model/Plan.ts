/** A day from its seed: a few stations, each with a meter, its charges, hours without a network, power failures. */
import { Dice } from "./Dice.ts"
import { hour, isIn, type Manner, minute, morning, type Session, type Station, type Stretch, second } from "./Truth.ts"

/** The stations of a day; their names begin with `name`. */
export const dayOf = (name: string, seed: number): ReadonlyArray<Station> => {
  const dice = new Dice(seed)
  return Array.from({ length: dice.whole(1, 4) }, (_, nth) => stationOf(`${name}-${nth}`, dice.fork()))
}

export const acceptedCards: ReadonlyArray<string> = ["CARD-1", "CARD-2", "CARD-3", "CARD-4", "CARD-5", "CARD-6"]
export const blockedCard = "BLOCKED-1"

const stationOf = (id: string, dice: Dice): Station => {
  const version = dice.pick("1.6" as const, "1.6" as const, "2.0.1" as const, "2.1" as const)
  const blackouts = dice.chance(0.3) ? [stretch(dice, 2 * minute, 30 * minute)] : []
  const outages = Array.from({ length: dice.pick(0, 0, 1, 2, 3, 5) }, () => stretch(dice, minute, 5 * hour))
  const evses = dice.pick(1, 1, 2)
  const resumes = version === "2.1" || (version === "2.0.1" && dice.chance(0.5))
  const sessions = Array.from({ length: evses }, (_, nth) => sessionsOf(nth + 1, blackouts, resumes, dice.fork()))
  return {
    id,
    version,
    evses,
    manner: mannerOf(dice),
    sessions: sessions.flat(),
    outages,
    blackouts,
    seed: dice.whole(0, 2 ** 31 - 1)
  }
}

const mannerOf = (dice: Dice): Manner => {
  const clock = dice.pick("right", "right", "right", "right", "skewed", "unset", "zoneless")
  const offset =
    clock === "skewed" ? dice.whole(-20, 20) * minute + dice.whole(-30, 30) * second : dice.pick(1, 2) * hour
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
    forgets: dice.pick(0, 0, 3, 60),
    cuts: dice.pick(0, 0.02, 0.1, 0.3),
    mutes: dice.pick(0, 0, 0.05, 0.2)
  }
}

const stretch = (dice: Dice, least: number, most: number): Stretch => {
  const from = morning + dice.whole(hour, 20 * hour)
  return { from, to: from + dice.whole(least, most) }
}

/** One after the other, by day, on one EVSE. */
const sessionsOf = (evse: number, blackouts: ReadonlyArray<Stretch>, resumes: boolean, dice: Dice) => {
  const sessions: Array<Session> = []
  const every = dice.whole(3, 25) * minute
  let register = dice.pick(0, dice.whole(1, 50_000_000) / 10)
  let at = morning + dice.whole(5 * minute, 3 * hour)
  for (const most = dice.whole(0, 5); sessions.length < most && at < morning + 22 * hour; ) {
    const from = at
    if (isIn(blackouts, from)) {
      at += 31 * minute
      continue
    }
    const session = sessionOf({ evse, from, begin: register }, every, blackouts, resumes, dice)
    sessions.push(session)
    register = session.end
    at = session.to + dice.pick(dice.whole(20, 300) * second, dice.whole(5 * minute, 4 * hour))
  }
  return sessions
}

const sessionOf = (
  { evse, from, begin }: Pick<Session, "evse" | "from" | "begin">,
  every: number,
  blackouts: ReadonlyArray<Stretch>,
  resumes: boolean,
  dice: Dice
): Session => {
  const refused = dice.chance(0.05)
  const wanted =
    from + (refused ? dice.whole(5, 20) * second : dice.pick(dice.whole(1, 15), dice.whole(15, 240)) * minute)
  const dark = blackouts.find((blackout) => blackout.from > from && blackout.from < wanted)
  const resumed = dark !== undefined && resumes ? dark : undefined
  const to = dark === undefined ? wanted : resumes ? Math.max(wanted, dark.to + 5 * minute) : dark.from
  // Wh a ms; a car that is full takes nothing.
  const power = dice.pick(0, 1400, 3700, 7400, 11_000, 22_000, 22_000) / hour
  const registerAt = (at: number) => tenth(begin + power * (at - from - overlap(resumed, from, at)))
  const samples: Array<{ at: number; register: number }> = []
  for (let at = from + every; at < to; at += every)
    if (!isIn(blackouts, at)) samples.push({ at, register: registerAt(at) })
  const reason =
    dark !== undefined && !resumes ? "PowerLoss" : refused ? "DeAuthorized" : dice.pick("Local", "EVDisconnected")
  const token = refused ? dice.pick(blockedCard, "STRANGER-1") : dice.pick("CARD-1", ...acceptedCards)
  return { evse, from, to, token, reason, begin, end: registerAt(to), samples, resumed: resumed?.to, losses: [] }
}

const overlap = (dark: Stretch | undefined, from: number, to: number) =>
  dark === undefined ? 0 : Math.max(0, Math.min(dark.to, to) - Math.max(dark.from, from))

const tenth = (register: number) => Math.round(register * 10) / 10
