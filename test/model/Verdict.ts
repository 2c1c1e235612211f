/** What the central system holds against what is true: one transaction for each charge, nothing doubled, nothing lost. */
import { Effect, Schema } from "effect"
import type { SqlClient } from "effect/sql"
import { rows } from "../../src/database/Rows.ts"
import { doubtfulFlag } from "../../src/domain/Freeing.ts"
import { takenBackFlag } from "../../src/domain/Guess.ts"
import type { Account } from "./Account.ts"
import type { Charger } from "./Charger.ts"
import { type Effects, losses } from "./Losses.ts"
import { when } from "./Mouth.ts"
import type { Written } from "./StationClock.ts"
import { type Session, type Station, second } from "./Truth.ts"

const Time = Schema.NullOr(Schema.Number)
const Held = Schema.Struct({
  id: Schema.Number,
  station: Schema.String,
  name: Schema.String,
  evse: Schema.NullOr(Schema.Number),
  token: Schema.NullOr(Schema.String),
  begun: Time,
  ended: Time,
  energy: Schema.Number,
  flags: Schema.Array(Schema.String),
  values: Schema.Array(Schema.Number)
})
/** A transaction in PostgreSQL; moments in ms since 1970, energy in Wh, `values` the registers of its readings. */
export type Held = typeof Held.Type

export const heldBy = (sql: SqlClient.SqlClient) =>
  rows(Held)(sql`
    SELECT id, station, name, evse, token, flags, energy,
      ARRAY(SELECT DISTINCT energy FROM readings WHERE transaction = transactions.id AND energy IS NOT NULL) AS values, round(extract(epoch FROM started_at) * 1000)::float8 AS begun,
      round(extract(epoch FROM ended_at) * 1000)::float8 AS ended
    FROM transactions ORDER BY id
  `)

/** How many stops of each station we could not place. */
export const orphansBy = (sql: SqlClient.SqlClient) =>
  Effect.map(
    rows(Schema.Struct({ station: Schema.String, count: Schema.Number }))(
      sql`SELECT station, count(*)::int AS count FROM orphans GROUP BY station`
    ),
    (found) => new Map(found.map(({ station, count }) => [station, count]))
  )

export interface Verdict {
  readonly charger: Charger
  readonly wrong: ReadonlyArray<string>
  readonly flagged: boolean
}

/** Of each station. */
export const judge = (
  chargers: ReadonlyArray<Charger>,
  held: ReadonlyArray<Held>,
  orphans: ReadonlyMap<string, number>
): ReadonlyArray<Verdict> => {
  const byStation = Map.groupBy(held, ({ station }) => station)
  return chargers.map((charger) => {
    const theirs = byStation.get(charger.plan.id) ?? []
    const wrong = faultsOf(charger, theirs, orphans.get(charger.plan.id) ?? 0)
    return { charger, wrong, flagged: theirs.some(({ flags }) => flags.length > 0) }
  })
}

const faultsOf = (charger: Charger, held: ReadonlyArray<Held>, orphans: number): ReadonlyArray<string> => {
  const rest = [...held]
  const wrong = [...charger.mouth.troubles]
  if (!charger.idle) wrong.push("it never said all it had to say")
  for (const account of charger.accounts) {
    const place = rest.findIndex((one) => isOf(account, one, charger.plan.version))
    const [found] = place < 0 ? [] : rest.splice(place, 1)
    if (found !== undefined) wrong.push(...differences(account, found, charger))
    else if (effectsOf(account, charger).row !== "perhaps") wrong.push(`lost: ${told(account)}`)
  }
  const lost = charger.accounts.filter(isStray).length
  if (orphans > lost) wrong.push(`${orphans} stops are orphans`)
  return [...wrong, ...rest.map((one) => `doubled: ${shown(one)}`)]
}

const none: Effects = { flags: [] }

/**
 * A stop that names no charge may be taken for the end of another, until that has come. Where the registers of two EVSEs are
 * alike nobody can tell of which it is: then it may be an orphan, and its charge one whose end was lost.
 */
const effectsOf = ({ session }: Account, { accounts, plan }: Charger): Effects => {
  const { loss } = session
  const own = loss === undefined ? none : losses[loss]
  const strays = accounts.some((other) => other.session !== session && isStray(other))
  if (!strays && loss !== "startUnheard") return own
  const flags = [...own.flags, takenBackFlag, doubtfulFlag]
  const isUnknown = loss === "startUnheard" && plan.evses > 1 && plan.manner.counts !== "ever"
  if (!isUnknown) return { ...own, flags }
  return { ...losses.stopLost, flags: [...flags, ...losses.stopLost.flags] }
}

/** Its stop does not know its id. */
const isStray = ({ session: { loss } }: Account) => loss === "startUnheard" || loss === "startLost"

/** 2.x names its charges itself. */
const isOf = (account: Account, held: Held, version: string) =>
  version === "1.6"
    ? held.evse === account.session.evse && held.token === account.session.token && begins(held, account)
    : held.name === account.name

/**
 * Wh more that a charge may be held with: when its stop is lost, or does not know its id, and so it is with another charge, a
 * start and a stop may fit together, and nobody can tell that they are of two.
 */
const mistakable = ({ session }: Account, { accounts, plan }: Charger): number =>
  session.loss !== "stopLost" && session.loss !== "startUnheard"
    ? 0
    : accounts.reduce((sum, other) => sum + (isRival(session, other, plan) ? other.session.energy : 0), 0)

const isRival = (session: Session, other: Account, { evses, manner }: Station): boolean => {
  const { evse, from } = other.session
  if (other.session === session) return false
  if (evse === session.evse) return from >= session.to
  return isStray(other) && evses > 1 && manner.counts !== "ever"
}

const differences = (account: Account, held: Held, charger: Charger): ReadonlyArray<string> => {
  const { session, ended, arrivals } = account
  const { flags, energy, begin, end, token } = effectsOf(account, charger)
  const wrong = held.flags.filter((flag) => !flags.includes(flag)).map((flag) => `flag "${flag}"`)
  const least = energy === "less" ? span(account) : session.energy
  if (held.energy < least - tolerance || held.energy > session.energy + mistakable(account, charger) + tolerance)
    wrong.push("another energy")
  const isPlaced = held.evse === session.evse && held.token === session.token
  if (!isPlaced && !(token === "perhaps" && (held.token ?? session.token) === session.token))
    wrong.push("another place")
  if (!begins(held, account) && begin === undefined) wrong.push("another begin")
  if (!meets(held.ended, ended, arrivals.end) && end === undefined) wrong.push("another end")
  if (session.loss === undefined && !agree(account, held)) wrong.push("another duration")
  if (held.ended === null) wrong.push("still open")
  const lacks = session.samples.filter(
    ({ register }) => !held.values.some((value) => Math.abs(value - register) < 0.01)
  )
  if (session.loss === undefined && lacks.length > 0) wrong.push(`${lacks.length} values are missing`)
  return wrong.map((what) => `${what}: true is ${told(account)}, held is ${shown(held)}`)
}

/** Wh: registers are told in whole Wh by the starts and stops of 1.6. */
const tolerance = 1.001

/** Wh that the registers which reached us prove, in the order in which the meter showed them. */
const span = ({ session, told }: Account) => {
  let [sum, last] = [0, Number.POSITIVE_INFINITY]
  // A stop that does not know its id may be an orphan.
  const ends = session.loss === "startUnheard" ? [] : [session.end]
  for (const register of [session.begin, ...session.samples.map((sample) => sample.register), ...ends]) {
    if (!told.has(register)) continue
    sum += Math.max(0, register - last)
    last = register
  }
  return sum
}

/** ms that a message takes from its station to us. */
const way = 10 * second

/** A station's moment as it wrote or meant it; where it wrote none, ours when its message came. */
const meets = (at: number | null, written: Written | undefined, arrivals: ReadonlyArray<number>) => {
  if (at === null) return false
  if (written?.shown === undefined) return arrivals.some((arrival) => at >= arrival && at < arrival + way)
  return at === written.shown || at === written.meant
}

/** A start without a moment that comes after other reports of its charge was not after them: then the first of them tells it. */
const begins = ({ begun: at }: Held, { begun, arrivals, first }: Account) =>
  meets(at, begun, arrivals.begin) ||
  (begun?.shown === undefined && first.some(({ arrival, written }) => meets(at, written, [arrival])))

/** Both read with the same zone. */
const agree = ({ begun, ended }: Account, held: Held) =>
  begun?.meant === undefined ||
  ended?.meant === undefined ||
  (held.begun === begun.meant) === (held.ended === ended.meant)

const told = ({ session, name }: Account) => {
  const { evse, token, from, to, energy, loss = "no loss" } = session
  return `${name} at ${evse} by ${token}, ${when(from)} to ${when(to)}, ${energy} Wh (${loss})`
}

const shown = ({ id, name, evse, token, begun, ended, energy, flags }: Held) =>
  `${id} (${name}) at ${evse} by ${token}, ${begun === null ? "-" : when(begun)} to ${ended === null ? "-" : when(ended)}, ${energy} Wh [${flags}]`
