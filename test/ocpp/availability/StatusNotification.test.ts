/** What connectors say of themselves in every version, and what is wrong with it. */
import { describe, expect, test } from "bun:test"
import { answerTo, errorTo, now, time } from "../FakeDesk.ts"

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
