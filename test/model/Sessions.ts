/** The charges of one EVSE on its day, and what its meter shows. */
import type { Dice } from "./Dice.ts"
import type { Loss } from "./Losses.ts"
import { hour, isIn, type Manner, minute, morning, type Session, type Station, type Stretch, second } from "./Truth.ts"

export const acceptedCards: ReadonlyArray<string> = ["CARD-1", "CARD-2", "CARD-3", "CARD-4", "CARD-5", "CARD-6"]
export const blockedCard = "BLOCKED-1"

/** How the station is made, as far as its charges are concerned. */
interface Made {
  readonly version: Station["version"]
  readonly counts: Manner["counts"]
  readonly blackouts: ReadonlyArray<Stretch>
  /** A charge survives a loss of power. */
  readonly resumes: boolean
  readonly loses: boolean
  /** No register of one EVSE can be mistaken for one of another. */
  readonly distinct: boolean
}

/** One after the other, by day. */
export const sessionsOf = (made: Made, evse: number, dice: Dice): ReadonlyArray<Session> => {
  const sessions: Array<Session> = []
  const every = dice.whole(3, 25) * minute
  // Wh; further apart than a day's charges.
  let register = made.distinct ? (evse - 1) * 10_000_000 + dice.pick(0, dice.whole(1, 50_000_000) / 10) : 0
  let at = morning + dice.whole(5 * minute, 3 * hour)
  for (const most = dice.whole(0, 5); sessions.length < most && at < morning + 22 * hour; ) {
    if (isIn(made.blackouts, at)) {
      at += 31 * minute
      continue
    }
    if (made.counts === "charge") register = 0
    const session = sessionOf(made, { evse, from: at, begin: register }, every, dice)
    sessions.push(session)
    register = session.end
    at = session.to + dice.pick(dice.whole(20, 300) * second, dice.whole(5 * minute, 4 * hour))
    const isDark = made.blackouts.some(({ from }) => from >= session.to && from < at)
    if (made.counts === "boot" && (isDark || session.reason === "PowerLoss")) register = 0
  }
  return sessions
}

const sessionOf = (
  { version, counts, blackouts, resumes, loses }: Made,
  { evse, from, begin }: Pick<Session, "evse" | "from" | "begin">,
  every: number,
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
  const taken = (at: number) => power * (at - from - overlap(resumed, from, at))
  const restarted = counts === "boot" && resumed !== undefined ? resumed.to : undefined
  const registerAt = (at: number) =>
    tenth(restarted !== undefined && at >= restarted ? taken(at) - taken(restarted) : begin + taken(at))
  const samples: Array<{ at: number; register: number }> = []
  for (let at = from + every; at < to; at += every)
    if (!isIn(blackouts, at)) samples.push({ at, register: registerAt(at) })
  const reason =
    dark !== undefined && !resumes ? "PowerLoss" : refused ? "DeAuthorized" : dice.pick("Local", "EVDisconnected")
  const token = refused ? dice.pick(blockedCard, "STRANGER-1") : dice.pick("CARD-1", ...acceptedCards)
  const lost = loses && dice.chance(0.25) ? lossOf(version, dice) : undefined
  const loss = restarted === undefined ? lost : "meterRestarted"
  const [end, energy] = [registerAt(to), tenth(taken(to))]
  return { evse, from, to, token, reason, begin, end, energy, samples, resumed: resumed?.to, loss }
}

const lossOf = (version: Station["version"], dice: Dice): Loss => {
  if (version !== "1.6") return dice.pick("startedLost", "stopLost", "samplesLost")
  return dice.pick("startUnheard", "startLost", "stopLost", "samplesLost")
}

const overlap = (dark: Stretch | undefined, from: number, to: number) =>
  dark === undefined ? 0 : Math.max(0, Math.min(dark.to, to) - Math.max(dark.from, from))

const tenth = (register: number) => Math.round(register * 10) / 10
