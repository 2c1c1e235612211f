/** What the central system holds against what is true: one transaction for each charge, nothing doubled, nothing lost. */
import { Schema } from "effect"
import type { SqlClient } from "effect/sql"
import { rows } from "../../src/database/Rows.ts"
import type { Account } from "./Account.ts"
import { type Charger, when } from "./Charger.ts"
import { type Loss, losses } from "./Losses.ts"
import { second } from "./Truth.ts"

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
  flags: Schema.Array(Schema.String)
})
/** A transaction in PostgreSQL; moments in ms since 1970, energy in Wh. */
export type Held = typeof Held.Type

export const heldBy = (sql: SqlClient.SqlClient) =>
  rows(Held)(sql`
    SELECT id, station, name, evse, token, flags, energy, round(extract(epoch FROM started_at) * 1000)::float8 AS begun,
      round(extract(epoch FROM ended_at) * 1000)::float8 AS ended
    FROM transactions ORDER BY id
  `)

export interface Verdict {
  readonly charger: Charger
  readonly wrong: ReadonlyArray<string>
  readonly flagged: boolean
}

/** Of each station. */
export const judge = (chargers: ReadonlyArray<Charger>, held: ReadonlyArray<Held>): ReadonlyArray<Verdict> => {
  const byStation = Map.groupBy(held, ({ station }) => station)
  return chargers.map((charger) => {
    const theirs = byStation.get(charger.plan.id) ?? []
    return { charger, wrong: faultsOf(charger, theirs), flagged: theirs.some(({ flags }) => flags.length > 0) }
  })
}

const faultsOf = (charger: Charger, held: ReadonlyArray<Held>): ReadonlyArray<string> => {
  const rest = [...held]
  const wrong = [...charger.troubles]
  if (!charger.idle) wrong.push("it never said all it had to say")
  for (const account of charger.accounts) {
    const place = rest.findIndex((one) => isOf(account, one))
    const [found] = place < 0 ? [] : rest.splice(place, 1)
    if (found === undefined) wrong.push(`lost: ${told(account)}`)
    else
      wrong.push(
        ...differences(account, found).map((what) => `${what}: true is ${told(account)}, held is ${shown(found)}`)
      )
  }
  return [...wrong, ...rest.map((one) => `doubled: ${shown(one)}`)]
}

const isOf = (account: Account, held: Held) =>
  held.evse === account.session.evse &&
  held.token === account.session.token &&
  meets(held.begun, account.begun?.shown, account.arrivals.begin)

const differences = (account: Account, held: Held): ReadonlyArray<string> => {
  const { session, ended, arrivals } = account
  const wrong: Array<string> = []
  if (Math.abs(held.energy - (session.end - session.begin)) > 1.001) wrong.push("another energy")
  if (!meets(held.ended, ended?.shown, arrivals.end)) wrong.push("another end")
  const allowed = session.losses.flatMap((loss: Loss): ReadonlyArray<string> => losses[loss])
  for (const flag of held.flags) if (!allowed.includes(flag)) wrong.push(`flag "${flag}"`)
  return wrong
}

/** A station's moment as it wrote it; where that was none, ours when its message came. */
const meets = (at: number | null, shown: number | undefined, arrivals: ReadonlyArray<number>) =>
  at !== null && (shown === undefined ? arrivals.some((arrival) => Math.abs(arrival - at) < second) : shown === at)

const told = ({ session, name }: Account) =>
  `${name} at ${session.evse} by ${session.token}, ${when(session.from)} to ${when(session.to)}, ${session.end - session.begin} Wh`

const shown = ({ id, name, evse, token, begun, ended, energy, flags }: Held) =>
  `${id} (${name}) at ${evse} by ${token}, ${begun === null ? "-" : when(begun)} to ${ended === null ? "-" : when(ended)}, ${energy} Wh [${flags}]`
