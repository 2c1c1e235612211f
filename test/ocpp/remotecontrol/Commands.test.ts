/** How every version says our commands. */
import { describe, expect, test } from "bun:test"
import { senderOf } from "../../../src/ocpp/Catalogue.ts"

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
    expect(sender?.hear({ status: "Accepted" }, command).outcome).toBe("Accepted")
    expect(sender?.hear({ status: "Rejected" }, command)).toEqual({
      outcome: "Rejected",
      status: "Rejected",
      answer: { status: "Rejected" }
    })
  })
})
