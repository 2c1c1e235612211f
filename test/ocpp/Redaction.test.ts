/** A marker planted in every place where a secret may stand is found in no redacted text; what has none is untouched. */
import { describe, expect, test } from "bun:test"
import { receivers } from "../../src/ocpp/Catalogue.ts"
import { redact, redactPayload, redactQuote, redactRaw } from "../../src/ocpp/Redaction.ts"
import { goodSample } from "./wire/Samples.ts"

const marker = "geheim-4711"
const pin = { idToken: marker, type: "KeyCode" }
const variable = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" } }
const reported = {
  variableAttribute: [
    { type: "Actual", value: marker },
    { type: "Target", value: marker }
  ]
}
const url = `ftp://user:${marker}@files.example/a`

/** [action, payload, what must still be readable]. */
const planted: ReadonlyArray<readonly [string, object, string?]> = [
  ["Authorize", { idToken: pin }],
  ["Authorize", { idToken: { idToken: 4711, type: "keycode", x: true }, certificate: "kept" }, "kept"],
  ["authorize", { idToken: pin }],
  ["TransactionEvent", { eventType: "Started", idToken: pin, meterValue: [] }, "Started"],
  [
    "TransactionEvent",
    { idToken: { idToken: "x", type: "KeyCode", additionalInfo: [{ additionalIdToken: marker, type: "" }] } }
  ],
  ["BatterySwap", { idToken: pin, requestId: 3 }, "requestId"],
  ["NotifyReport", { requestId: 5, reportData: [{ ...variable, ...reported }] }, "SecurityCtrlr"],
  ["NotifyEvent", { eventData: [{ ...variable, actualValue: marker, trigger: "Delta" }] }, "Delta"],
  ["ChangeConfiguration", { key: "AuthorizationKey", value: marker }, "AuthorizationKey"],
  ["ChangeConfiguration", { key: "authorizationkey", value: marker }],
  ["ChangeConfiguration", { key: "WifiPassword", value: marker }, "WifiPassword"],
  ["GetConfiguration", { configurationKey: [{ key: "AUTHORIZATIONKEY", readonly: false, value: marker }] }],
  ["SetVariables", { setVariableData: [{ attributeValue: marker, ...variable }] }, "BasicAuthPassword"],
  [
    "SetVariables",
    { setVariableData: [{ attributeValue: marker, component: {}, variable: { name: "SharedSecret" } }] }
  ],
  ["SetVariables", { setVariableData: [{ attributeValue: marker, component: {}, variable: { name: "ApnSimPin" } }] }],
  ["GetVariables", { getVariableResult: [{ attributeStatus: "Accepted", attributeValue: marker, ...variable }] }],
  [
    "SetNetworkProfile",
    { configurationSlot: 1, connectionData: { basicAuthPassword: marker, identity: "kept" } },
    "kept"
  ],
  [
    "SetNetworkProfile",
    {
      connectionData: {
        apn: { apnPassword: marker, simPin: marker },
        vpn: { password: marker, key: marker, user: "kept" }
      }
    },
    "kept"
  ],
  ["SetNetworkProfile", { connectionData: { ocppCsmsUrl: `wss://u:${marker}@csms.example/` } }, "csms.example"],
  ["RequestStartTransaction", { idToken: pin, groupIdToken: pin, remoteStartId: 1 }],
  ["ReserveNow", { idToken: pin, groupIdToken: pin }],
  [
    "SendLocalList",
    { localAuthorizationList: [{ idToken: pin, idTokenInfo: { status: "Accepted", groupIdToken: pin } }] }
  ],
  ["CustomerInformation", { idToken: pin }],
  ["RequestBatterySwap", { idToken: pin }],
  ["UpdateFirmware", { location: url, retrieveDate: "kept" }, "ftp://user:***@files.example/a"],
  ["UpdateFirmware", { firmware: { location: `https://u:${marker}/:@${marker}@h/x` } }, "https://u:***@h/x"],
  ["SignedUpdateFirmware", { firmware: { location: url } }],
  ["PublishFirmware", { location: url }],
  ["GetDiagnostics", { location: url }],
  ["GetLog", { log: { remoteLocation: url } }, "files.example"]
]

describe("a planted secret", () => {
  test.each(planted.map(([action, payload, kept = "***"]) => [action, payload, kept] as const))(
    "%s %j is hidden",
    (action, payload, kept) => {
      const frames = [
        JSON.stringify([2, "id-1", action, payload]),
        JSON.stringify([3, "id-1", payload]),
        JSON.stringify([6, "id-1", action, payload])
      ]
      for (const text of frames) {
        const redacted = redact("2.1", action, payload, text)
        expect(redacted).not.toContain(marker)
        expect(redacted).not.toContain("4711")
        expect(redacted).toContain("***")
        expect(redacted).toContain('"id-1"')
        expect(redacted).toContain(kept)
      }
      const before = structuredClone(payload)
      const hidden = redactPayload(action, payload)
      expect(JSON.stringify(hidden)).not.toContain(marker)
      expect(payload).toEqual(before)
    }
  )

  test("as the handler says it: the reply around an answer", () => {
    const answer = { getVariableResult: [{ attributeValue: marker, ...variable }] }
    const text = JSON.stringify([3, "1", answer])
    expect(redact("2.0.1", "GetVariables", { _tag: "Answer", answer, events: [] }, text)).not.toContain(marker)
  })

  test("quoted in a station's error", () => {
    const payload = { key: "AuthorizationKey", value: 'a"b' }
    const text = '[4,"1","PropertyConstraintViolation","value a\\"b too short",{}]'
    expect(redactQuote("ChangeConfiguration", payload, text)).not.toContain('a\\"b')
    expect(redactQuote("Reset", { type: "Soft" }, text)).toBe(text)
  })

  test.each([
    `[2,"1","Authorize",{"idToken":{"idToken":"${marker}","type":"KeyCode"}`,
    `[2,"1","Authorize",{"idToken":{"idToken":"${marker}","ty`,
    `[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"${marker}"`,
    `[2,"1","SetVariables",{"setVariableData":[{"attributeValue":"${marker}","component`,
    `AuthorizationKey=${marker}`,
    `BasicAuthPassword: ${marker} {"a":1}`
  ])("in a broken frame: %s", (text) => {
    expect(redactRaw(text)).not.toContain(marker)
    expect(redact("1.6", undefined, undefined, text)).not.toContain(marker)
  })
})

describe("what has no secret", () => {
  test.each([
    ["MeterValues", { evseId: 1 }],
    ["Authorize", { idToken: { idToken: "AB", type: "ISO14443" } }],
    ["ChangeConfiguration", { key: "WebSocketPingInterval", value: "60" }],
    ["GetConfiguration", { key: ["AuthorizationKey"] }],
    ["GetVariables", { getVariableData: [variable] }],
    ["UpdateFirmware", { location: "https://files.example:8443/a.bin?x=1" }],
    ["CustomOperation", { password: "not ours to know" }]
  ])("%s %j stays the same text", (action, payload) => {
    const text = JSON.stringify([2, "1", action, payload])
    expect(redact("1.6", action, payload, text)).toBe(text)
    expect(redactPayload(action, payload)).toBe(payload)
  })

  test("a text that is no frame and tells nothing stays", () => expect(redactRaw("hello {")).toBe("hello {"))

  test("samples of all messages from stations pass without harm", () => {
    for (const { version, action } of receivers) {
      const payload = goodSample(version, action, "request", 1)
      const text = JSON.stringify([2, "1", action, payload])
      expect(() => JSON.parse(redact(version, action, payload, text))).not.toThrow()
    }
  })
})

test("depth and odd shapes do no harm", () => {
  let deep: unknown = pin
  for (let level = 0; level < 5000; level++) deep = [deep]
  for (const payload of [deep, null, undefined, 7, "x", [], [pin], { idToken: null }, { variable: null }])
    expect(() =>
      redact("2.1", "Authorize", payload, JSON.stringify([2, "1", "Authorize", payload ?? null]))
    ).not.toThrow()
})
