/** Part 4.5.7: values that come when their charge is over. */
import { expect, test } from "bun:test"
import { clock, Story, value } from "./Story.ts"

test("4.5.7 a value that names nothing and comes when its charge is over is that charge's, by its time", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  await story.stop({ transactionId, meterStop: -1, timestamp: clock(30) })
  expect(await story.charge()).toMatchObject({ energy: 0 })
  await story.say("MeterValues", { connectorId: 1, meterValue: [value(900, 20), value(950, 45)] })
  expect(await story.charge()).toMatchObject({ open: false, energy: 900, endedAt: clock(30), flags: [] })
  expect(await story.readings()).toMatchObject([{ energy: 900 }])
})
