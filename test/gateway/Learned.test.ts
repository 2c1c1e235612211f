/** What is learned of a station by its socket alone, and known after a restart. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

const pongs = async () => Object(await ask(fixture.system, "GET", "/api/stations/pongs"))

test("a station that answers a ping is known to, also after a restart; told once", async () => {
  const { system } = fixture
  const station = await Peer.of(system.port, "pongs")
  await station.boot()
  await until("its pong", async () => (await pongs()).answersPings === true)
  expect(await pongs()).toMatchObject({ answersPings: true, clockOffset: null, bootsOnReconnect: null })
  await station.close()
  const { journal } = await system.drained()
  await system.stop()
  await system.launch()
  await system.opened()
  expect(await pongs()).toMatchObject({ answersPings: true })
  const again = await Peer.of(system.port, "pongs")
  await again.boot()
  await until("the boot", async () => (await pongs()).bootsOnReconnect === true)
  await again.close()
  // Disconnected, connected, booted, disconnected: no second word of its pongs.
  expect((await system.drained()).journal.head - journal.head).toBeLessThanOrEqual(4)
})
