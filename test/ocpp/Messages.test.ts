/** The messages with a meaning: for each version a good payload with what it becomes, and a bad one with what is said to it. */
import { describe, expect, test } from "bun:test"
import { senderOf } from "../../src/ocpp/Catalogue.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { fakeDesk, hear, received } from "./FakeDesk.ts"

const now = "2026-11-23T12:00:00.000Z"
const time = { text: now, at: received }
const both = ["2.0.1", "2.1"] as const
const all = ["1.6", "2.0.1", "2.1"] as const

const answerTo = (version: Version, action: string, payload: unknown, desk = fakeDesk()) => {
  const reply = hear(version, action, payload, desk)
  if (reply._tag === "Refusal") throw new Error(`${reply.code}: ${reply.description}`)
  return reply
}
const errorTo = (version: Version, action: string, payload: unknown, desk = fakeDesk()) => {
  const reply = hear(version, action, payload, desk)
  return reply._tag === "Refusal" ? [reply.code, reply.description] : ["Answer", JSON.stringify(reply.answer)]
}

describe("BootNotification", () => {
  test("1.6 tells who it is and hears the time", () => {
    const desk = fakeDesk()
    const payload = { chargePointVendor: "V", chargePointModel: "M", chargeBoxSerialNumber: "S", firmwareVersion: "" }
    expect(answerTo("1.6", "BootNotification", payload, desk).answer).toEqual({
      status: "Accepted",
      currentTime: now,
      interval: 300
    })
    expect(desk.told.boots).toEqual([{ station: "CP1", vendor: "V", model: "M", serial: "S" }])
  })

  test.each(both)("%s the same", (version) => {
    const desk = fakeDesk()
    const chargingStation = { vendorName: "V", model: "M", serialNumber: "S", modem: { iccid: "I" } }
    answerTo(version, "BootNotification", { chargingStation, reason: "PowerUp" }, desk)
    expect(desk.told.boots).toEqual([
      { station: "CP1", vendor: "V", model: "M", serial: "S", iccid: "I", reason: "powerUp" }
    ])
  })

  test.each([
    ["1.6", { chargePointVendor: "V" }, "OccurrenceConstraintViolation", "/chargePointModel: Missing key"],
    [
      "1.6",
      { chargePointVendor: 3, chargePointModel: "M" },
      "TypeConstraintViolation",
      "/chargePointVendor: Expected string"
    ],
    ["2.0.1", { reason: "PowerUp" }, "OccurrenceConstraintViolation", "/chargingStation: Missing key"],
    ["2.1", { reason: "PowerUp", chargingStation: [] }, "TypeConstraintViolation", "/chargingStation: Expected object"]
  ] as const)("%s %j is %s", (version, payload, code, description) =>
    expect(errorTo(version, "BootNotification", payload)).toEqual([code, description])
  )

  test.each(all)("%s gets no time while ours is wrong", (version) => {
    const payload =
      version === "1.6"
        ? { chargePointVendor: "V", chargePointModel: "M" }
        : { chargingStation: { vendorName: "V", model: "M" }, reason: "PowerUp" }
    const refusal = ["InternalError", "the clock of the central system is not set"]
    expect(errorTo(version, "BootNotification", payload, fakeDesk({ clock: false }))).toEqual(refusal)
    expect(errorTo(version, "Heartbeat", {}, fakeDesk({ clock: false }))).toEqual(refusal)
  })
})

describe("Heartbeat", () => {
  test.each(all)("%s hears the time; null is an empty payload, a list is none", (version) => {
    expect(answerTo(version, "Heartbeat", {}).answer).toEqual({ currentTime: now })
    expect(answerTo(version, "Heartbeat", null).answer).toEqual({ currentTime: now })
    expect(errorTo(version, "Heartbeat", [])[0]).toBe("FormatViolation")
  })
})

describe("StatusNotification", () => {
  test.each([
    [
      "1.6",
      { connectorId: 2, errorCode: "NoError", status: "SuspendedEVSE", timestamp: now },
      { evse: 2, connector: 1, status: "suspendedEVSE", time }
    ],
    [
      "1.6",
      { connectorId: 0, errorCode: "GroundFailure", status: "Faulted", info: "x", vendorErrorCode: "7" },
      { evse: 0, status: "faulted", error: "groundFailure", info: "x", vendorError: "7", time: { text: "", at: null } }
    ],
    [
      "1.6",
      { connectorId: 1e20, errorCode: "NoError", status: "SuspendedEV" },
      { evse: 0, status: "suspendedEV", time: { text: "", at: null } }
    ],
    [
      "2.0.1",
      { evseId: 2, connectorId: 1, connectorStatus: "Occupied", timestamp: now },
      { evse: 2, connector: 1, status: "occupied", time }
    ],
    [
      "2.1",
      { evseId: 0, connectorId: 0, connectorStatus: "Unavailable", timestamp: now },
      { evse: 0, status: "unavailable", time }
    ]
  ] as const)("%s %j", (version, payload, fields) => {
    const reply = answerTo(version, "StatusNotification", payload)
    expect(reply.answer).toEqual({})
    expect(reply.events).toEqual([{ _tag: "ConnectorReported", station: "CP1", ...fields }])
  })

  test.each([
    ["1.6", { connectorId: 1, errorCode: "Error", status: "Faulted" }],
    ["2.0.1", { evseId: 1, connectorId: 1, connectorStatus: "Charging", timestamp: now }],
    ["2.1", { evseId: -1, connectorId: 1, connectorStatus: "Occupied", timestamp: now }]
  ] as const)("%s %j is a PropertyConstraintViolation", (version, payload) =>
    expect(errorTo(version, "StatusNotification", payload)[0]).toBe("PropertyConstraintViolation")
  )
})

describe("Authorize", () => {
  const expiry = Date.parse("2027-01-01T00:00:00Z")

  test("1.6 asks with its idTag and hears verdict, expiry and group", () => {
    const desk = fakeDesk({ ruling: { verdict: "accepted", expiry, group: "FAMILY" } })
    expect(answerTo("1.6", "Authorize", { idTag: "AB12" }, desk).answer).toEqual({
      idTagInfo: { status: "Accepted", expiryDate: "2027-01-01T00:00:00.000Z", parentIdTag: "FAMILY" }
    })
    expect(desk.told.asked).toEqual([{ text: "AB12", kind: "card" }])
  })

  test.each(both)("%s the same, with kinds", (version) => {
    const desk = fakeDesk({ ruling: { verdict: "accepted", expiry, group: "FAMILY" } })
    expect(answerTo(version, "Authorize", { idToken: { idToken: "AB12", type: "ISO14443" } }, desk).answer).toEqual({
      idTokenInfo: {
        status: "Accepted",
        cacheExpiryDateTime: "2027-01-01T00:00:00.000Z",
        groupIdToken: { idToken: "FAMILY", type: "Central" }
      }
    })
    expect(desk.told.asked).toEqual([{ text: "AB12", kind: "ISO14443" }])
  })

  test.each([
    ["accepted", "Accepted", "Accepted"],
    ["blocked", "Blocked", "Blocked"],
    ["expired", "Expired", "Expired"],
    ["invalid", "Invalid", "Unknown"],
    ["concurrent", "ConcurrentTx", "ConcurrentTx"]
  ] as const)("%s is %s in 1.6 and %s in 2.x", (verdict, in16, in2) => {
    const desk = fakeDesk({ ruling: { verdict } })
    expect(answerTo("1.6", "Authorize", { idTag: "X" }, desk).answer).toEqual({ idTagInfo: { status: in16 } })
    for (const version of both) {
      const { answer } = answerTo(version, "Authorize", { idToken: { idToken: "X", type: "Local" } }, desk)
      expect(answer).toEqual({ idTokenInfo: { status: in2 } })
    }
  })

  test("a token we know that may not charge now is Invalid, not Unknown", () => {
    const desk = fakeDesk({ ruling: { verdict: "invalid" }, tokens: [{ text: "x", kind: "Local", status: "active" }] })
    const { answer } = answerTo("2.0.1", "Authorize", { idToken: { idToken: "X", type: "Local" } }, desk)
    expect(answer).toEqual({ idTokenInfo: { status: "Invalid" } })
  })

  test.each(both)("%s a PIN is sealed before anybody sees it", (version) => {
    const desk = fakeDesk()
    answerTo(version, "Authorize", { idToken: { idToken: "4711", type: "KeyCode" } }, desk)
    expect(desk.told.asked).toEqual([{ text: desk.seal.seal("4711"), kind: "KeyCode" }])
  })

  test("a contract certificate that nobody can check opens nothing (C07)", () => {
    const desk = fakeDesk()
    const payload = { idToken: { idToken: "DE-1", type: "eMAID" }, certificate: "-----BEGIN CERTIFICATE-----" }
    const reply = answerTo("2.0.1", "Authorize", payload, desk)
    expect(reply.answer).toEqual({ idTokenInfo: { status: "Invalid" }, certificateStatus: "CertChainError" })
    expect(reply.events.map((event) => event._tag)).toEqual(["TokenPresented"])
  })

  test.each([
    ["1.6", { idTag: "x".repeat(21) }, "PropertyConstraintViolation"],
    ["1.6", {}, "OccurrenceConstraintViolation"],
    ["2.0.1", { idToken: { idToken: "A", type: "Card" } }, "PropertyConstraintViolation"],
    ["2.0.1", { idToken: { idToken: "A", type: 3 } }, "TypeConstraintViolation"],
    ["2.1", { idToken: { idToken: "A" } }, "OccurrenceConstraintViolation"]
  ] as const)("%s %j is a %s", (version, payload, code) => expect(errorTo(version, "Authorize", payload)[0]).toBe(code))
})

describe("StartTransaction and StopTransaction", () => {
  const start = { connectorId: 2, idTag: "AB12", meterStart: 500, timestamp: now }
  const stop = { transactionId: 17, meterStop: 900, timestamp: now }

  test("a start is decided, its connector an EVSE, its reservation -1 none", () => {
    const desk = fakeDesk()
    const { answer } = answerTo("1.6", "StartTransaction", { ...start, reservationId: -1 }, desk)
    expect(answer).toEqual({ transactionId: 17, idTagInfo: { status: "Accepted" } })
    const token = { text: "AB12", kind: "card" }
    expect(desk.told.starts).toEqual([{ station: "CP1", received, evse: 2, connector: 1, token, time, register: 500 }])
    answerTo("1.6", "StartTransaction", { ...start, reservationId: 5 }, desk)
    expect(desk.told.starts[1]?.reservation).toBe(5)
  })

  test("an unreadable start gets a real id, and the verdict of its idTag if there is one", () => {
    const desk = fakeDesk()
    const { timestamp: _, ...without } = start
    expect(answerTo("1.6", "StartTransaction", without, desk).answer).toEqual({
      transactionId: 18,
      idTagInfo: { status: "Accepted" }
    })
    expect(answerTo("1.6", "StartTransaction", { idtag: 5 }, desk).answer).toEqual({
      transactionId: 18,
      idTagInfo: { status: "Invalid" }
    })
    expect(desk.told.unreadable).toEqual([{ text: "AB12", kind: "card" }, undefined])
  })

  test("a stop without an idTag hears no idTagInfo, one with hears it", () => {
    const desk = fakeDesk()
    expect(answerTo("1.6", "StopTransaction", stop, desk).answer).toEqual({})
    expect(
      answerTo("1.6", "StopTransaction", { ...stop, idTag: "AB12", reason: "EVDisconnected" }, desk).answer
    ).toEqual({
      idTagInfo: { status: "Accepted" }
    })
    expect(
      desk.told.stops.map(({ token, reason, claimed, register }) => [token?.text, reason, claimed, register])
    ).toEqual([
      [undefined, undefined, 17, 900],
      ["AB12", "evDisconnected", 17, 900]
    ])
  })

  test.each([
    [{ transactionId: 9223372036854775807 }, -1, 900],
    [{ transactionId: -1, meterStop: -1 }, -1, undefined],
    [{ transactionId: 1740470158, meterStop: 0 }, 1740470158, 0]
  ])("a stop with %j is claimed %s, register %s", (fields, claimed, register) => {
    const desk = fakeDesk()
    expect(answerTo("1.6", "StopTransaction", { ...stop, ...fields }, desk).answer).toEqual({})
    expect(desk.told.stops.map((told) => [told.claimed, told.register])).toEqual([[claimed, register]])
  })

  test("an unreadable stop is thanked", () => {
    const desk = fakeDesk()
    expect(answerTo("1.6", "StopTransaction", { ...stop, reason: "Because" }, desk).answer).toEqual({})
    expect(desk.told.stops).toEqual([])
  })
})

describe("TransactionEvent", () => {
  const event = {
    eventType: "Started",
    timestamp: now,
    triggerReason: "CablePluggedIn",
    seqNo: 0,
    transactionInfo: { transactionId: "T1", chargingState: "EVConnected" }
  }

  test.each(both)("%s without a token hears nothing of one", (version) => {
    const desk = fakeDesk()
    expect(answerTo(version, "TransactionEvent", { ...event, evse: { id: 2, connectorId: 1 } }, desk).answer).toEqual(
      {}
    )
    expect(desk.told.reports).toEqual([
      {
        station: "CP1",
        received,
        phase: "started",
        name: "T1",
        time,
        seq: 0,
        trigger: "cablePluggedIn",
        evse: 2,
        connector: 1,
        state: "evConnected",
        readings: []
      }
    ])
  })

  test.each(both)("%s with a token hears of it; what only one event says is kept", (version) => {
    const desk = fakeDesk()
    const payload = {
      ...event,
      eventType: "Ended",
      offline: true,
      reservationId: 3,
      idToken: { idToken: "", type: "NoAuthorization" },
      transactionInfo: { transactionId: "T1", stoppedReason: "SOCLimitReached", remoteStartId: 9 },
      meterValue: [{ timestamp: now, sampledValue: [{ value: 1.5, unitOfMeasure: { unit: "kWh" } }] }]
    }
    expect(answerTo(version, "TransactionEvent", payload, desk).answer).toEqual({ idTokenInfo: { status: "Accepted" } })
    expect(desk.told.reports[0]).toMatchObject({
      phase: "ended",
      offline: true,
      reservation: 3,
      remoteStart: 9,
      reason: "socLimitReached",
      token: { text: "", kind: "NoAuthorization" },
      readings: [{ time, samples: [{ quantity: "energyImport", value: 1500 }] }]
    })
  })

  test("EVSE and connector 0 are unknown, impossible numbers too", () => {
    const desk = fakeDesk()
    const payload = { ...event, seqNo: 1e30, evse: { id: 0, connectorId: 1e12 }, reservationId: 1e300 }
    answerTo("2.0.1", "TransactionEvent", payload, desk)
    expect(desk.told.reports[0]).not.toContainAnyKeys(["evse", "connector", "reservation"])
    expect(desk.told.reports[0]?.seq).toBe(0)
  })

  test.each(both)("%s an unreadable one is thanked", (version) => {
    const { triggerReason: _, ...without } = event
    expect(answerTo(version, "TransactionEvent", without).answer).toEqual({})
  })
})

describe("MeterValues", () => {
  const sampledValue = [{ value: "7.5", unit: "kWh" }]
  const readings = [{ time, samples: [{ quantity: "energyImport", value: 7500 }] }]

  test("1.6 with and without a transaction", () => {
    const payload = { connectorId: 1, meterValue: [{ timestamp: now, sampledValue }] }
    expect(answerTo("1.6", "MeterValues", payload)).toMatchObject({
      answer: {},
      events: [{ _tag: "MeterRead", station: "CP1", evse: 1, readings }]
    })
    expect(answerTo("1.6", "MeterValues", { ...payload, transactionId: 0 }).events).toMatchObject([
      { claimed: 0, readings }
    ])
    const [event] = answerTo("1.6", "MeterValues", { ...payload, transactionId: 2 ** 63 }).events
    expect(event).not.toContainKey("claimed")
  })

  test.each(both)("%s of the main meter", (version) => {
    const payload = { evseId: 0, meterValue: [{ timestamp: now, sampledValue: [{ value: 7500 }] }] }
    expect(answerTo(version, "MeterValues", payload)).toEqual({
      _tag: "Answer",
      answer: {},
      events: [{ _tag: "MeterRead", station: "CP1", evse: 0, readings }]
    })
  })

  test("without samples there is nothing to tell; unreadable is thanked", () => {
    expect(
      answerTo("1.6", "MeterValues", { connectorId: 1, meterValue: [{ timestamp: now, sampledValue: [] }] })
    ).toEqual({
      _tag: "Answer",
      answer: {},
      events: []
    })
    for (const version of all) expect(answerTo(version, "MeterValues", { meterValue: {} }).answer).toEqual({})
  })
})

describe("commands", () => {
  const token = { text: "AB12", kind: "card" }
  test.each([
    [
      "1.6",
      { _tag: "StartCharging", token, evse: 2, remoteStart: 9 },
      "RemoteStartTransaction",
      { idTag: "AB12", connectorId: 2 }
    ],
    ["1.6", { _tag: "StartCharging", token, remoteStart: 9 }, "RemoteStartTransaction", { idTag: "AB12" }],
    [
      "2.0.1",
      { _tag: "StartCharging", token, evse: 2, remoteStart: 9 },
      "RequestStartTransaction",
      { idToken: { idToken: "AB12", type: "ISO14443" }, remoteStartId: 9, evseId: 2 }
    ],
    [
      "2.1",
      { _tag: "StartCharging", token: { text: "X", kind: "DirectPayment" }, remoteStart: 9 },
      "RequestStartTransaction",
      { idToken: { idToken: "X", type: "DirectPayment" }, remoteStartId: 9 }
    ],
    ["1.6", { _tag: "StopCharging", transaction: 17, name: "17" }, "RemoteStopTransaction", { transactionId: 17 }],
    ["2.0.1", { _tag: "StopCharging", transaction: 17, name: "T1" }, "RequestStopTransaction", { transactionId: "T1" }],
    ["2.1", { _tag: "StopCharging", transaction: 17, name: "T1" }, "RequestStopTransaction", { transactionId: "T1" }],
    ["1.6", { _tag: "Introduce" }, "TriggerMessage", { requestedMessage: "BootNotification" }],
    ["2.0.1", { _tag: "Introduce" }, "TriggerMessage", { requestedMessage: "BootNotification" }],
    ["2.1", { _tag: "Introduce" }, "TriggerMessage", { requestedMessage: "BootNotification" }]
  ] as const)("%s says %j as %s", (version, command, action, payload) => {
    const sender = senderOf(version, command._tag)
    expect(sender?.action).toBe(action)
    expect(sender?.spell(command)).toEqual(payload)
    expect(sender?.hear({ status: "Accepted" }).outcome).toBe("Accepted")
    expect(sender?.hear({ status: "Rejected" })).toEqual({
      outcome: "Rejected",
      status: "Rejected",
      answer: { status: "Rejected" }
    })
  })
})
