/** Each rule: what it makes of a field, by what the schema wants there, and what is told of it. */
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import { receiverOf } from "../../../src/ocpp/Catalogue.ts"
import { understand } from "../../../src/ocpp/Tolerance.ts"
import type { Version } from "../../../src/ocpp/wire/Spec.ts"
import { both, now } from "../FakeDesk.ts"

/** What a message's handler is given for a payload, and the deviations told. JSON text: as a frame brings it. */
const heard = (version: Version, action: string, sent: object | string) => {
  const receiver = receiverOf(version, action)
  if (receiver === undefined) throw new Error(action)
  const text = `[2,"1","${action}",${typeof sent === "string" ? sent : JSON.stringify(sent)}]`
  const payload: unknown = JSON.parse(text)[3]
  const understood = understand(receiver, payload, text)
  if (understood._tag === "Issue") return { refused: understood.issue }
  return {
    request: understood.request,
    told: understood.deviations.map(({ rule, path, raw }) => [rule, path, ...(raw === undefined ? [] : [raw])])
  }
}

const start = { connectorId: 1, idTag: "AB12", meterStart: 500, timestamp: now }
const status = { connectorId: 1, errorCode: "NoError", status: "Available" }
const sample = { value: "12.5", measurand: "Voltage", unit: "V" }
const meter = (sampledValue: unknown, timestamp: unknown = now) => ({
  connectorId: 1,
  meterValue: [{ timestamp, sampledValue }]
})

describe("a rule, what is read for it, and what is told", () => {
  test.each([
    [
      { connectorID: 1, IdTag: "AB12", meter_start: 500, timestamp: now },
      {},
      ["key-case", "/connectorId", "connectorID"]
    ],
    [{ ...start, connectorId: "1" }, {}, ["number", "/connectorId", "1"]],
    [{ ...start, meterStart: " 500 " }, {}, ["number", "/meterStart", " 500 "]],
    [{ ...start, meterStart: "500,5" }, { meterStart: 500.5 }, ["comma", "/meterStart", "500,5"]],
    [{ ...start, meterStart: 500.5 }, { meterStart: 500.5 }, ["fraction", "/meterStart", "500.5"]],
    [{ ...start, idTag: 1234 }, { idTag: "1234" }, ["text", "/idTag", "1234"]],
    [{ ...start, idTag: ["AB12"] }, {}, ["unlist", "/idTag", '["AB12"]']],
    [{ ...start, idTag: "x".repeat(255) }, { idTag: "x".repeat(255) }, ["long", "/idTag", "x".repeat(200)]],
    [{ ...start, reservationId: null }, {}, ["empty", "/reservationId", "null"]],
    [{ ...start, reservationId: "" }, {}, ["empty", "/reservationId", ""]],
    [
      { ...start, timestamp: "2026-11-23T12:00:00" },
      { timestamp: "2026-11-23T12:00:00" },
      ["time-zone", "/timestamp", "2026-11-23T12:00:00"]
    ],
    [
      { ...start, timestamp: "2026-11-23T12:00:00,5Z" },
      { timestamp: "2026-11-23T12:00:00,5Z" },
      ["time-form", "/timestamp", "2026-11-23T12:00:00,5Z"]
    ],
    [
      { ...start, timestamp: 1795435200 },
      { timestamp: "2026-11-23T12:00:00.000Z" },
      ["time-epoch", "/timestamp", "1795435200"]
    ],
    [
      { ...start, timestamp: "1795435200000" },
      { timestamp: "2026-11-23T12:00:00.000Z" },
      ["time-epoch", "/timestamp", "1795435200000"]
    ],
    [
      { ...start, timestamp: "2022-02-29T07:02:33.000Z" },
      { timestamp: "2022-02-29T07:02:33.000Z" },
      ["time-unknown", "/timestamp", "2022-02-29T07:02:33.000Z"]
    ]
  ])("StartTransaction %j", (sent, changed, first) => {
    const { request, told } = heard("1.6", "StartTransaction", sent)
    expect(request).toEqual({ ...start, ...changed })
    expect(told?.[0]).toEqual(first)
  })

  test.each([
    [{ errorCode: "Error" }, { errorCode: "OtherError" }, ["word-alias", "/errorCode", "Error"]],
    [{ errorCode: "noerror" }, {}, ["word-case", "/errorCode", "noerror"]],
    [{ errorCode: " NoError" }, {}, ["padded", "/errorCode", " NoError"]],
    [{ errorCode: "Gremlins" }, { errorCode: "OtherError" }, ["word-unknown", "/errorCode", "Gremlins"]],
    [{ status: "Occupied" }, { status: "Occupied" }, ["word-unknown", "/status", "Occupied"]],
    [{ errorCode: undefined }, {}, ["missing", "/errorCode"]],
    [{ info: { why: "?" } }, {}, ["left-out", "/info", '{"why":"?"}']]
  ])("StatusNotification %j", (sent, changed, first) => {
    const { request, told } = heard("1.6", "StatusNotification", { ...status, ...sent })
    expect(request).toEqual({ ...status, ...changed })
    expect(told).toEqual([first])
  })

  test("an object, a list or the whole payload as JSON in a text, with every digit; other text is none", () => {
    const inner = { connectorId: 1, transactionId: 5, meterValue: JSON.stringify(meter([{ value: "1" }]).meterValue) }
    expect(heard("1.6", "MeterValues", JSON.stringify(JSON.stringify(inner)))).toEqual({
      request: { ...inner, meterValue: meter([{ value: "1" }]).meterValue },
      told: [
        ["json-text", "", JSON.stringify(inner).slice(0, 200)],
        ["json-text", "/meterValue", inner.meterValue]
      ]
    })
    const huge = JSON.stringify(
      '{"connectorId":1,"idTag":9223372036854775807,"meterStart":1,"timestamp":"2026-11-23T12:00:00Z"}'
    )
    expect(heard("1.6", "StartTransaction", huge).request).toMatchObject({ idTag: "9223372036854775807" })
    const nul = JSON.stringify(
      '{"connectorId":1,"idTag":"a\\u0000b","meterStart":1,"timestamp":"2026-11-23T12:00:00Z"}'
    )
    expect(heard("1.6", "StartTransaction", nul).request).toMatchObject({ idTag: "a\uFFFDb" })
    for (const no of ["{", "[]", "7", '"x"', "{} x", "[".repeat(3000) + "]".repeat(3000)])
      expect(heard("1.6", "Authorize", JSON.stringify(no))).toHaveProperty("refused")
  })

  test("an object for a list, a bad sample among good ones, no samples", () => {
    const good = { value: "1" }
    expect(heard("1.6", "MeterValues", { connectorId: 1, meterValue: { timestamp: now, sampledValue: good } })).toEqual(
      {
        request: meter([good]),
        told: [
          ["list", "/meterValue", JSON.stringify({ timestamp: now, sampledValue: good })],
          ["list", "/meterValue/0/sampledValue", JSON.stringify(good)]
        ]
      }
    )
    expect(heard("1.6", "MeterValues", meter([good, {}, { value: {} }, { ...good, measurand: [1, 2] }, good]))).toEqual(
      {
        request: meter([good, good]),
        told: [
          ["empty", "/meterValue/0/sampledValue/1", "{}"],
          ["empty", "/meterValue/0/sampledValue/2/value", "{}"],
          ["missing", "/meterValue/0/sampledValue/2/value"],
          ["left-out", "/meterValue/0/sampledValue/3/measurand", "[1,2]"]
        ]
      }
    )
    for (const nothing of [[], null, undefined])
      expect(heard("1.6", "MeterValues", meter(nothing)).request).toEqual(meter([]))
  })

  test("a field in another case that the schema would forget in silence", () => {
    const { request, told } = heard("1.6", "MeterValues", meter([{ ...sample, unit: undefined, Unit: "kWh" }]))
    expect(request).toEqual(meter([{ ...sample, unit: "kWh" }]))
    expect(told).toEqual([["key-case", "/meterValue/0/sampledValue/0/unit", "Unit"]])
  })

  test("what the standard does not have is passed over and told by its name alone; 2.x leaves customData to its vendor", () => {
    const long = "x".repeat(100)
    expect(heard("1.6", "MeterValues", { ...meter([{ ...sample, quality: 1 }]), vendorThing: "?", [long]: 7 })).toEqual(
      {
        request: meter([sample]),
        told: [
          ["extra", "/meterValue/0/sampledValue/0/quality"],
          ["extra", "/vendorThing"],
          ["extra", `/${"x".repeat(60)}`]
        ]
      }
    )
    const idToken = { idToken: "AB12", type: "Central" }
    const customData = { vendorId: "V", anything: { at: ["all"] } }
    expect(heard("2.0.1", "Authorize", { idToken: { ...idToken, customData }, customData }).told).toEqual([])
    expect(heard("1.6", "Authorize", { idTag: "AB12", customData }).told).toEqual([["extra", "/customData"]])
  })

  test.each([
    ["Hertz", "Hertz"],
    ["Celcius", "Celcius"],
    ["kwh", "kWh"],
    ["Ws", "Ws"],
    ["%", "Percent"],
    ["?", "?"]
  ])("the unit %s is read as %s", (unit, read) =>
    expect(heard("1.6", "MeterValues", meter([{ ...sample, unit }])).request).toEqual(
      meter([{ ...sample, unit: read }])
    )
  )

  test("a number keeps the digits that JSON.parse takes from it", () => {
    const sent = `{"connectorId":1,"idTag":12345678901234567890,"meterStart":9223372036854775807,"timestamp":"${now}"}`
    const { request, told } = heard("1.6", "StartTransaction", sent)
    expect(request).toMatchObject({ idTag: "12345678901234567890" })
    expect(told).toEqual([
      ["text", "/idTag", "12345678901234567890"],
      ["big-number", "/meterStart", "9223372036854775807"]
    ])
  })

  test.each([0, "0", "false", "off"])("%j is false", (offline) =>
    expect(heard("2.0.1", "TransactionEvent", { ...event, offline })).toMatchObject({
      request: { ...event, offline: false },
      told: [["flag", "/offline", String(offline)]]
    })
  )

  const event = {
    eventType: "Started",
    timestamp: now,
    triggerReason: "CablePluggedIn",
    seqNo: 0,
    transactionInfo: { transactionId: "T1" }
  }
  test.each(both)("%s: an event needs no more than the name of its charge", (version) => {
    const { request, told } = heard(version, "TransactionEvent", { transactionInfo: { transactionId: 7 } })
    expect(request).toEqual({
      eventType: "Updated",
      timestamp: "",
      triggerReason: "",
      seqNo: 0,
      transactionInfo: { transactionId: "7" }
    })
    expect(told?.map(([rule]) => rule)).toEqual(["missing", "missing", "missing", "missing", "text"])
    expect(heard(version, "TransactionEvent", { ...event, transactionInfo: {} })).toHaveProperty("refused")
  })

  test("a message that is only kept may miss anything but everything", () => {
    const report = { requestId: 1, seqNo: 0, monitor: [{ component: { name: "C" } }] }
    expect(heard("2.1", "NotifyMonitoringReport", report)).toMatchObject({
      request: report,
      told: [
        ["missing", "/monitor/0/variable"],
        ["missing", "/monitor/0/variableMonitoring"],
        ["missing", "/generatedAt"]
      ]
    })
    expect(heard("2.1", "NotifyMonitoringReport", { x: 1 }).refused).toMatchObject({
      code: "OccurrenceConstraintViolation"
    })
  })

  test.each(["{}", "[]", '"boot"', '{"chargePointVendor":null}'])("BootNotification %s is answered", (sent) =>
    expect(heard("1.6", "BootNotification", sent).request).toEqual({
      chargePointVendor: "",
      chargePointModel: ""
    })
  )
  test.each(["[]", '"heart"', "7", "[[1]]"])("Heartbeat %s is answered", (sent) =>
    expect(heard("2.1", "Heartbeat", sent).request).toEqual({})
  )
})

describe("secrets", () => {
  const event = (idToken: unknown) => ({
    eventType: "Started",
    timestamp: now,
    triggerReason: "CablePluggedIn",
    seqNo: 0,
    transactionInfo: { transactionId: "T1" },
    idToken
  })
  test.each([
    { idToken: 4711, type: "KeyCode" },
    { IdToken: "4711", Type: "KeyCode" },
    { list: [{ idToken: "4711", type: "KeyCode" }] },
    { idToken: ["4711"], type: ["keycode"] },
    { idToken: { pin: "4711" }, type: " KeyCode " },
    { idToken: "4711", type: "key_code", additionalInfo: { additionalIdToken: "0815", type: 1 } }
  ])("no deviation tells the PIN of %j", (idToken) => {
    const { told } = heard("2.1", "TransactionEvent", event("list" in idToken ? idToken.list : idToken))
    expect(told?.length).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toMatch(/4711|0815/)
  })
})

test("of one message at most twenty are told, of the same in every item one", () => {
  const many = Array.from({ length: 50 }, () => ({ value: "1", measurand: 5 }))
  expect(heard("1.6", "MeterValues", meter(many, "2026-11-23T12:00:00")).told).toHaveLength(20)
  const zoneless = Array.from({ length: 50 }, () => ({ timestamp: "2026-11-23T12:00:00", sampledValue: [sample] }))
  expect(heard("1.6", "MeterValues", { connectorId: 1, meterValue: zoneless }).told).toHaveLength(1)
})
