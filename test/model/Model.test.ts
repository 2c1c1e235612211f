/**
 * A thousand random days: chargers of three versions with a lossy link, hours offline, power failures, odd clocks, retries,
 * and a central system that crashes. Afterwards its transactions are the true charges. MODEL_DAYS=<n> plays so many days,
 * MODEL_SEED=<n> others than the usual ones ($RANDOM: whatever comes); a failure prints how to play the failing station alone.
 */
import { expect, test } from "bun:test"
import { daysFrom, type Outcome, together } from "./Days.ts"
import type { Verdict } from "./Verdict.ts"

const seed = Number(process.env["MODEL_SEED"] ?? 30_000)
const days = Number(process.env["MODEL_DAYS"] ?? 1000)
const only = process.env["MODEL_STATION"]

test(`${days} random days end as they truly were`, async () => {
  console.log(`MODEL_SEED=${seed} MODEL_DAYS=${days}`)
  const verdicts: Array<Verdict> = []
  const failures: Array<string> = []
  let crashes = 0
  for (let from = 0; from < days; from += together) {
    const count = Math.min(together, days - from)
    const outcome = await daysFrom(seed + from, count, only)
    verdicts.push(...outcome.verdicts)
    crashes += outcome.crashes
    failures.push(...outcome.moved, ...failuresOf(outcome, seed + from, count))
  }
  console.log(summary(verdicts, crashes))
  if (failures.length > 0) console.log(failures.slice(0, 10).join("\n"))
  expect(failures.length).toBe(0)
}, 3_600_000)

const summary = (verdicts: ReadonlyArray<Verdict>, crashes: number) => {
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((all, verdict) => all + of(verdict), 0)
  const flagged = sum(({ flagged }) => (flagged ? 1 : 0))
  return [
    `${days} days: ${verdicts.length} stations, ${sum(({ charger }) => charger.accounts.length)} charges,`,
    `${sum(({ charger }) => charger.mouth.said.messages)} messages (${sum(({ charger }) => charger.mouth.said.again)} again,`,
    `${sum(({ charger }) => charger.mouth.said.offline)} from queues), ${crashes} crashes;`,
    `flagged: ${flagged} stations, ${((100 * flagged) / verdicts.length).toFixed(1)} %`
  ].join(" ")
}

const failuresOf = ({ verdicts }: Outcome, from: number, count: number): ReadonlyArray<string> =>
  verdicts.flatMap((verdict) => (verdict.wrong.length === 0 ? [] : [failure(verdict, from, count)]))

const failure = ({ charger, wrong }: Verdict, from: number, count: number) => {
  const { id, version, manner } = charger.plan
  const again = `MODEL_SEED=${from} MODEL_DAYS=${count} MODEL_STATION=${id} bun test test/model/Model.test.ts`
  const story = only === undefined ? [] : charger.mouth.story
  return [`${id} (${version}, ${JSON.stringify(manner)})`, ...wrong, again, ...story].join("\n  ")
}
