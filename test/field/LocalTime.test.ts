/** Part 4.6.2: a clock that shows local time as UTC, learned from what is live. Minutes go by, so its clock is a simulated one. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect, Exit, Scope } from "effect"
import { Life } from "../model/Life.ts"
import { SimulatedClock } from "../model/SimulatedClock.ts"
import { Wire } from "../model/Wire.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { freshUrl } from "../TestDatabase.ts"

const scope = Scope.makeUnsafe()
const clock = new SimulatedClock(Date.now())
let life: Life

beforeAll(async () => {
  const url = await Effect.runPromise(freshUrl().pipe(Scope.provide(scope)))
  life = await Life.begin({ folder: temporaryFolder(), url, clock }, () => undefined)
})
afterAll(async () => {
  await life.stop()
  await Effect.runPromise(Scope.close(scope, Exit.void))
})

/** The start of a charge, as kept, after twenty statuses a minute apart, of a station whose clock is so many ms ahead. */
const begun = async (id: string, ahead: number) => {
  const wire = new Wire({ id, version: "1.6", seed: 1 }, { life, volley: [] })
  wire.open(clock.now)
  const said = (action: string, payload: object) => {
    clock.move(clock.now + 60_000)
    const timestamp = new Date(clock.now + ahead).toISOString()
    return wire.ask(JSON.stringify([2, timestamp, action, { ...payload, timestamp }]), timestamp, clock.now)
  }
  await said("BootNotification", { chargePointVendor: "V", chargePointModel: "M" })
  for (let n = 0; n < 20; n++)
    await said("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available" })
  await said("StartTransaction", { connectorId: 1, idTag: "TAG", meterStart: 0 })
  await life.drained()
  const { sql, stations } = life.services
  const [row] = await Effect.runPromise(
    sql<{ at: Date }>`SELECT started_at AS at FROM transactions WHERE station = ${id}`
  )
  return { off: (row?.at.getTime() ?? 0) - clock.now, learned: stations.find(id)?.clockOffset }
}

test("4.6.2 two hours ahead and labelled Z (Chago): learned, and its times are understood", async () => {
  expect(await begun("local", 7_200_000)).toEqual({ off: 0, learned: 7_200_000 })
})

test("4.6.2 5/26 nine seconds ahead (KEBA) is only a bad clock: its times are as it says", async () => {
  expect(await begun("keba", 9000)).toMatchObject({ off: 9000 })
})

test("4.6.2 5/35 half an hour behind (StarCharge) is only a bad clock: shown, its times as it says", async () => {
  expect(await begun("star", -1_800_000)).toEqual({ off: -1_800_000, learned: -1_800_000 })
})
