/** Part 4.7: charges that do not end as they should, and reservations as far as a start names one. */
import { describe, expect, test } from "bun:test"
import { clock, Story } from "./Story.ts"

describe("4.7.1 after a boot", () => {
  test("the open charge stays open, and its stop for the power loss ends it", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.meter(500, 20, { transactionId })
    await story.reconnect()
    await story.peer.boot()
    expect(await story.charge()).toMatchObject({ open: true, flags: [] })
    await story.stop({ transactionId, meterStop: 510, reason: "PowerLoss" })
    expect(await story.charge()).toMatchObject({ open: false, energy: 510, reason: "powerLoss", flags: [] })
  })

  test("Available on its connector ends nothing by itself, and deletes nothing", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.meter(500, 20, { transactionId })
    await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available" })
    expect(await story.charge()).toMatchObject({ open: true, energy: 500 })
    expect(await story.readings()).toHaveLength(1)
  })
})

describe("4.7.2 charges that begin and end unseen", () => {
  test("stops of charges we never saw (Wallbox) are answered and kept for the operator", async () => {
    const story = await Story.of()
    for (const meterStop of [100, 200]) {
      const stop = { transactionId: 0, meterStop, timestamp: clock(meterStop), reason: "EVDisconnected" }
      expect(await story.say("StopTransaction", stop)).toEqual({})
    }
    expect(await story.charges()).toEqual([])
    expect(await story.orphans()).toBe(2)
  })
})

describe("4.7.3 reservations", () => {
  for (const reservationId of [-1, 0]) {
    test(`reservationId ${reservationId} is none`, async () => {
      const story = await Story.of()
      await story.start({ reservationId })
      expect(await story.charge()).toMatchObject({ open: true, evse: 1 })
      const [started] = (await story.events()).filter(({ _tag }) => _tag === "TransactionStarted")
      expect(started).toBeDefined()
      expect(started).not.toHaveProperty("reservation")
    })
  }

  test("reservationId 7 is kept with the start", async () => {
    const story = await Story.of()
    await story.start({ reservationId: 7 })
    expect(await story.events()).toContainEqual(expect.objectContaining({ _tag: "TransactionStarted", reservation: 7 }))
  })
})
