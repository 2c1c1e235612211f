/**
 * Twenty random days on a real process that is killed (`kill -9`) again and again, over real WebSockets: what it holds in the
 * end is what truly happened, and nothing is flagged. FAULT_SEED=<n> plays the same days, and kills about as then.
 */
import { afterEach, expect, test } from "bun:test"
import { Effect, Redacted } from "effect"
import { outside } from "../events/TestStart.ts"
import { Chance } from "../faults/Chance.ts"
import { closeDatabases, newDatabase } from "../faults/Databases.ts"
import { endAll, System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { ask } from "../gateway/Fixture.ts"
import { Charger } from "./Charger.ts"
import { dayOf } from "./Plan.ts"
import { acceptedCards, blockedCard } from "./Sessions.ts"
import { Socket } from "./Socket.ts"
import { heldBy, judge, orphansBy } from "./Verdict.ts"

const [days, kills] = [20, 8]

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

test("twenty days on a process that is killed eight times end as they truly were", async () => {
  const chance = new Chance("twenty days")
  const { url } = await newDatabase()
  const system = await System.start({ databaseUrl: url })
  for (const token of acceptedCards) await ask(system, "POST", "/api/tokens", { token }, 201)
  await ask(system, "POST", "/api/tokens", { token: blockedCard, status: "blocked" }, 201)

  let [answers, over] = [0, false]
  const stations = Array.from({ length: days }, (_, nth) => dayOf(`K${nth}`, chance.seed + nth, 0)).flat()
  const chargers = stations.map(
    (station) =>
      new Charger(
        station,
        new Socket(
          station,
          () => system.port,
          () => answers++
        )
      )
  )
  const lives = Promise.all(chargers.map((charger) => charger.advance(Number.MAX_SAFE_INTEGER)))
  const lived = lives.finally(() => (over = true))
  for (let kill = 0; kill < kills; kill++) {
    const enough = answers + chance.whole(50, 400)
    await until(`${enough} answers`, () => over || answers >= enough, 60_000)
    expect(over).toBe(false)
    await system.kill()
    await system.launch()
  }
  await lived
  await system.drained()

  const [held, orphans] = await Effect.runPromise(
    outside(Redacted.make(url), (sql) => Effect.all([heldBy(sql), orphansBy(sql)]))
  )
  const wrong = judge(chargers, held, orphans).flatMap(({ charger: { plan, mouth }, wrong }) =>
    wrong.length === 0 ? [] : [[plan.id, plan.version, ...wrong, ...mouth.story.slice(-200)].join("\n  ")]
  )
  console.log(`${days} days: ${chargers.length} stations, ${held.length} charges, ${answers} answers, ${kills} kills`)
  if (wrong.length > 0) console.log(wrong.slice(0, 3).join("\n"))
  expect(wrong.length).toBe(0)
}, 180_000)
