/** Parts 4.4.3 and 4.7.1: charges whose end never comes, on the wire; the minutes pass on a clock of the test. */
import { expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { field } from "./Field.ts"
import { clock, Story } from "./Story.ts"

const pass = async (minutes: number) => (await field()).pass(minutes)
const ended = (story: Story) => until("the charge to end", async () => !(await story.charge()).open || undefined)
const free = (story: Story, minute: number) =>
  story.version === "1.6"
    ? story.say("StatusNotification", {
        connectorId: 1,
        errorCode: "NoError",
        status: "Available",
        timestamp: clock(minute)
      })
    : story.say("StatusNotification", {
        evseId: 1,
        connectorId: 1,
        connectorStatus: "Available",
        timestamp: clock(minute)
      })
const givenUp = "stop missing: ended at its last value, "

test("1.6: its connector stays free: it ends at its last value, and its stop that comes after all counts", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  await story.meter(500, 20, { transactionId })
  await free(story, 30)
  await pass(9)
  expect((await story.charge()).open).toBe(true)
  await pass(3)
  await ended(story)
  expect(await story.charge()).toMatchObject({
    endedAt: clock(20),
    energy: 500,
    flags: [`${givenUp}its connector became free`]
  })
  await story.stop({ transactionId, meterStop: 800 })
  expect(await story.charge()).toMatchObject({ endedAt: clock(60), energy: 800, flags: [] })
})

test("1.6: its station starts over without it; of a station that is away nothing is concluded", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  await story.meter(500, 20, { transactionId })
  await story.reconnect()
  await story.peer.boot()
  await pass(15)
  await story.peer.close()
  await pass(300)
  expect((await story.charge()).open).toBe(true)
  await story.reconnect()
  await pass(15)
  expect((await story.charge()).open).toBe(true)
  await pass(6)
  await ended(story)
  expect(await story.charge()).toMatchObject({ flags: [`${givenUp}its station started over without it`] })
})

for (const version of ["2.0.1", "2.1"] as const) {
  test(`${version}: it is asked first (E14), and only one that is over with nothing in the queue is given up`, async () => {
    const story = await Story.of(version)
    await story.event("Started", 0, { evse: { id: 1, connectorId: 1 } })
    await free(story, 30)
    for (const [ongoingIndicator, messagesInQueue] of [
      [true, true],
      [false, true],
      [false, false]
    ]) {
      expect((await story.charge()).open).toBe(true)
      // Not a look longer: it has half a minute for its answer, on the same clock.
      await pass(10.5)
      const { id, action, payload } = await story.peer.asked()
      expect([action, payload]).toEqual(["GetTransactionStatus", { transactionId: "T1" }])
      story.peer.say(JSON.stringify([3, id, { ongoingIndicator, messagesInQueue }]))
    }
    await ended(story)
    expect(await story.charge()).toMatchObject({ flags: [`${givenUp}its connector became free`] })
  })
}
