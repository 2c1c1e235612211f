/** Part 1.6: what a station may say before it is accepted. */
import { describe, expect, test } from "bun:test"
import { clock, Story } from "./Story.ts"

const status = { connectorId: 1, errorCode: "NoError", status: "Available" }

/** One that is held to the standard and has not booted. */
const unbooted = async (version: "1.6" | "2.0.1" | "2.1" = "1.6") => {
  const story = await Story.unbooted(version)
  await story.ask(`/api/stations/${story.id}`, "PATCH", { strict: true })
  return story
}

/** Has it asked by the operator, and the station says yes. */
const asked = async (story: Story, action: string, payload: unknown) => {
  const answered = story.ask(`/api/stations/${story.id}/ocpp/${action}`, "POST", payload)
  const { id } = await story.peer.asked()
  story.peer.say(JSON.stringify([3, id, { status: "Accepted" }]))
  expect(await answered).toEqual({ status: "Accepted" })
}

describe("1.6/1 held to the standard and not booted, a station may say what it was asked for and nothing else", () => {
  test("a status after TriggerMessage; a heartbeat still is a SecurityError", async () => {
    const story = await unbooted()
    expect(await story.peer.call("StatusNotification", status)).toMatchObject({ type: 4, code: "SecurityError" })
    await asked(story, "TriggerMessage", { requestedMessage: "StatusNotification" })
    expect(await story.say("StatusNotification", status)).toEqual({})
    expect(await story.connector()).toMatchObject({ status: "available" })
    expect(await story.peer.call("Heartbeat", {})).toMatchObject({ type: 4, code: "SecurityError" })
    expect(await story.peer.boot()).toMatchObject({ status: "Accepted" })
    expect(await story.say("Heartbeat", {})).toHaveProperty("currentTime")
  })

  test("the report after GetBaseReport, all parts of it", async () => {
    const story = await unbooted("2.0.1")
    const report = (seqNo: number) => ({ requestId: 7, generatedAt: clock(0), seqNo, tbc: seqNo === 0 })
    expect(await story.peer.call("NotifyReport", report(0))).toMatchObject({ type: 4, code: "SecurityError" })
    await asked(story, "GetBaseReport", { requestId: 7, reportBase: "FullInventory" })
    for (const seqNo of [0, 1]) expect(await story.say("NotifyReport", report(seqNo))).toEqual({})
    expect(await story.peer.call("Heartbeat", {})).toMatchObject({ type: 4, code: "SecurityError" })
  })

  test("a request to sign, whichever certificate was asked for", async () => {
    const story = await unbooted("2.1")
    const csr = { csr: "-----BEGIN CERTIFICATE REQUEST-----" }
    expect(await story.peer.call("SignCertificate", csr)).toMatchObject({ type: 4, code: "SecurityError" })
    await asked(story, "TriggerMessage", { requestedMessage: "SignChargingStationCertificate" })
    expect(await story.say("SignCertificate", csr)).toHaveProperty("status")
  })

  test("on its next connection it must have been asked again", async () => {
    const story = await unbooted()
    await story.peer.call("StatusNotification", status)
    await asked(story, "TriggerMessage", { requestedMessage: "StatusNotification" })
    await story.reconnect()
    expect(await story.peer.call("StatusNotification", status)).toMatchObject({ type: 4, code: "SecurityError" })
  })
})
