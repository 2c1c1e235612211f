/** Part 1.6: what a station may say before it is accepted. */
import { describe, expect, test } from "bun:test"
import { clock, event, Story } from "./Story.ts"

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

test("1.6/2 a boot is of a start, not of a connection: held to the standard, too, it is served when it comes again", async () => {
  const story = await unbooted()
  await story.peer.boot()
  await story.reconnect()
  expect(await story.say("StatusNotification", status)).toEqual({})
})

describe("1.3 held to the standard, a station may say nothing that its schema does not have", () => {
  const strict = async (version: "1.6" | "2.0.1" | "2.1") => {
    const story = await Story.of(version)
    await story.ask(`/api/stations/${story.id}`, "PATCH", { strict: true })
    return story
  }

  test("1.6: FormationViolation, also under another name for a field", async () => {
    const story = await strict("1.6")
    for (const odd of [{ comment: "?" }, { stoppedReason: "Local" }, { meter_stop: 5 }]) {
      const stop = { transactionId: 1, meterStop: 5, timestamp: clock(60), ...odd }
      expect(await story.peer.call("StopTransaction", stop)).toMatchObject({ type: 4, code: "FormationViolation" })
    }
    expect(await story.rules()).toEqual([])
  })

  for (const version of ["2.0.1", "2.1"] as const) {
    test(`${version}: FormatViolation; but customData is its vendor's`, async () => {
      const story = await strict(version)
      const idToken = { idToken: "AB12", type: "Central" }
      expect(await story.peer.call("Authorize", { idToken, comment: "?" })).toMatchObject({ code: "FormatViolation" })
      const customData = { vendorId: "V", anything: [1] }
      expect(await story.say("Authorize", { idToken: { ...idToken, customData }, customData })).toHaveProperty(
        "idTokenInfo"
      )
    })
  }
})

describe("1.6/7 signed messages are read like any other", () => {
  const encoded = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString("base64url")
  const header = encoded({ alg: "ES256", OCPPAction: "TransactionEvent" })
  const jws = (payload: unknown) => ({ payload: encoded(payload), protected: header, signature: "c2lnbmVk" })
  const started = (story: Story) =>
    story.events().then((events) => events.filter(({ _tag }) => _tag === "TransactionStarted"))

  const forms: ReadonlyArray<[string, (payload: unknown) => unknown]> = [
    ["flattened", jws],
    ["general", (payload) => ({ payload: encoded(payload), signatures: [{ protected: header, signature: "c2ln" }] })],
    ["compact", (payload) => `${header}.${encoded(payload)}.c2ln`],
    ["with a payload that is not encoded (RFC 7797)", (payload) => ({ ...jws({}), payload: JSON.stringify(payload) })],
    ["not signed after all", (payload) => payload]
  ]
  for (const [name, sign] of forms) {
    test(`${name}: the charge is there, the frame is kept, and it is told`, async () => {
      const story = await Story.of("2.0.1")
      expect(await story.say("TransactionEvent-Signed", sign(event("Started", 0, { evse: { id: 2 } })))).toEqual({})
      expect(await story.say("TransactionEvent-Signed", sign(event("Ended", 1)))).toEqual({})
      expect(await story.charge()).toMatchObject({ evse: 2, open: false, flags: [] })
      expect(await story.rules()).toEqual(["signed"])
      expect((await story.frames()).join()).toContain(JSON.stringify(sign(event("Ended", 1))))
    })
  }

  test("one that comes again on the next connection, signed anew, is no second fact", async () => {
    const story = await Story.of("2.1")
    const payload = event("Started", 0)
    await story.say("TransactionEvent-Signed", jws(payload))
    await story.reconnect()
    await story.say("TransactionEvent-Signed", { ...jws(payload), signature: "YW5vdGhlcg" })
    expect(await started(story)).toHaveLength(1)
  })

  test("a PIN in one is not kept", async () => {
    const story = await Story.of("2.0.1")
    const payload = { idToken: { idToken: "471199", type: "KeyCode" } }
    expect(await story.say("Authorize-Signed", jws(payload))).toHaveProperty("idTokenInfo")
    expect((await story.frames()).join()).toContain("Authorize-Signed")
    expect((await story.frames()).join()).not.toContain(encoded(payload))
  })

  test("an action that nobody knows stays unknown; of a charge, what cannot be read gets a valid answer", async () => {
    const story = await Story.of("2.0.1")
    expect(await story.peer.call("Nonsense-Signed", jws({}))).toMatchObject({ type: 4, code: "NotImplemented" })
    expect(await story.peer.call("Authorize-Signed", { payload: "****" })).toMatchObject({ type: 4 })
    expect(await story.say("TransactionEvent-Signed", { payload: "****" })).toEqual({})
    expect((await story.events()).map(({ _tag }) => _tag)).toContain("MessageUnreadable")
  })
})
