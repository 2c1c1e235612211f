/** Part 4.5: values that come again after a restart, as a station without an answer sends them, are no second values. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect, Exit, Scope } from "effect"
import { type Home, Life } from "../model/Life.ts"
import { SimulatedClock } from "../model/SimulatedClock.ts"
import { Wire } from "../model/Wire.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"
import { clock } from "./Story.ts"

const scope = Scope.makeUnsafe()
let home: Home

beforeAll(async () => {
  const url = await Effect.runPromise(freshUrl().pipe(Scope.provide(scope)))
  home = { folder: temporaryFolder(), url, clock: new SimulatedClock(Date.now()) }
})
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

const meterValue = `[{"timestamp":"${clock(5)}","sampledValue":[{"value":"500"}]}]`

for (const [name, payload, action = "MeterValues"] of [
  ["as the standard has them", `{"connectorId":1,"meterValue":${meterValue}}`],
  ["with a key in another case", `{"connectorID":1,"meterValue":${meterValue}}`],
  ["under its name in another case", `{"connectorId":1,"meterValue":${meterValue}}`, "meterValues"],
  ["in almost JSON", `{"connectorId":1,"meterValue":${meterValue.replace("[{", "[,{")}}`]
] as const) {
  test(name, async () => {
    const id = name.replaceAll(" ", "-")
    const said = async (life: Life) => {
      const wire = new Wire({ id, version: "1.6", seed: 1 }, { life, volley: [] })
      wire.open(home.clock.now)
      const answer = await wire.ask(`[2,"m","${action}",${payload}]`, "m", home.clock.now)
      await life.drained()
      return answer
    }
    const first = await Life.begin(home, () => undefined)
    expect(await said(first)).toBe('[3,"m",{}]')
    await first.stop()
    const second = await Life.begin(home, () => undefined)
    expect(await said(second)).toBe('[3,"m",{}]')
    const { sql } = second.services
    const rows = await Effect.runPromise(sql`SELECT energy FROM readings WHERE station = ${id}`)
    await second.stop()
    expect(rows).toEqual([{ energy: 500 }])
  })
}
