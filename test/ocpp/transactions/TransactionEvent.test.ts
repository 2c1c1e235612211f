/** The events of a 2.x charge, readable or not. */
import { describe, expect, test } from "bun:test"
import { answerTo, both, fakeDesk, now, received, time } from "../FakeDesk.ts"

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
