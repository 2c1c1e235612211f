/** Part 5: payloads that break their schema, as they were published. */
import { describe, expect, test } from "bun:test"
import { clock, event, Story, start, value } from "./Story.ts"

const online = { connectorId: 1, errorCode: "NoError", status: "Available" }
const register = (wh: number) => ({ measurand: "Energy.Active.Import.Register", unit: "Wh", value: String(wh) })

test("5/22 meterValue as an object instead of a list (Huawei)", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  const meterValue = { timestamp: clock(5), sampledValue: [register(500)] }
  expect(await story.say("MeterValues", { connectorId: 1, transactionId, meterValue })).toEqual({})
  expect(await story.charge()).toMatchObject({ energy: 500, flags: [] })
  expect(await story.rules()).toEqual(["list"])
})

test("5 every deviation is counted: GET /api/stations/{id}/deviations", async () => {
  const story = await Story.of()
  for (const minute of [5, 6, 7]) {
    const meterValue = { timestamp: clock(minute), sampledValue: [register(500)] }
    await story.say("MeterValues", { connectorId: 1, meterValue })
  }
  const { items } = Object(await story.ask(`/api/stations/${story.id}/deviations`))
  expect(items).toEqual([
    expect.objectContaining({ rule: "list", action: "MeterValues", path: "/meterValue", count: 3, firmware: null })
  ])
})

test("5/23 a serial of 34 characters (Schneider EVlink) is kept whole", async () => {
  const story = await Story.unbooted()
  const serial = "EVB1A22P2RI3N182341200100350795E5"
  const boot = { chargePointVendor: "Schneider Electric", chargePointModel: "EVlink", chargePointSerialNumber: serial }
  expect(await story.say("BootNotification", boot)).toMatchObject({ status: "Accepted" })
  expect(await story.station()).toMatchObject({ serial, vendor: "Schneider Electric" })
  expect(await story.rules()).toEqual(["long"])
})

test('5/25 "info":"null" and no timestamp (ABB Terra AC) is no error', async () => {
  const story = await Story.of()
  await story.say("StatusNotification", { ...online, info: "null", vendorErrorCode: "0x0000" })
  expect(await story.connector()).toMatchObject({ status: "available", error: null })
  const [reported] = (await story.events()).filter(({ _tag }) => _tag === "ConnectorReported")
  expect(reported).not.toHaveProperty("info")
})

describe("5/28 Legrand GreenUp", () => {
  for (const id of ["12345678901234567890", 12345678901234567890n]) {
    test(`"errorCode":"Error", the id 20 digits as a ${typeof id === "string" ? "text" : "number"}`, async () => {
      const story = await Story.of()
      const spelled = typeof id === "string" ? JSON.stringify(id) : String(id)
      const said = `[2,${spelled},"StatusNotification",{"connectorId":1,"errorCode":"Error","status":"Faulted"}]`
      const answer = await story.raw(said, typeof id === "string" ? id : Number(id))
      expect(answer).toMatchObject({ type: 3, payload: {} })
      expect(await story.connector()).toMatchObject({ status: "faulted", error: "otherError" })
      expect(JSON.stringify(await story.events())).toContain('"raw":"Error"')
    })
  }
})

test("5/29 a start without a timestamp (unnamed 1.6J) begins when it came", async () => {
  const story = await Story.of()
  const before = Date.now()
  const { transactionId } = await story.say("StartTransaction", { connectorId: 1, idTag: "CE5626C2", meterStart: 0 })
  const charge = await story.charge()
  expect(charge).toMatchObject({ id: transactionId, evse: 1, meterStart: 0, token: "CE5626C2" })
  expect(Date.parse(charge.startedAt ?? "")).toBeGreaterThanOrEqual(before)
})

test('5/32 "2022-02-29T07:02:33.000Z" (ABB Terra) is no day: the moment it came counts', async () => {
  const story = await Story.of()
  const before = Date.now()
  await story.start({ timestamp: "2022-02-29T07:02:33.000Z", meterStart: 17 })
  const charge = await story.charge()
  expect(charge).toMatchObject({ evse: 1, meterStart: 17, token: "TAG" })
  expect(Date.parse(charge.startedAt ?? "")).toBeGreaterThanOrEqual(before)
  expect(await story.rules()).toEqual(["time-unknown"])
})

test("5/34 1970 before the first time sync (MicroOcpp) is an unknown time", async () => {
  const story = await Story.of()
  const before = Date.now()
  const transactionId = await story.start({ timestamp: "1970-01-01T00:00:21.000Z" })
  const meterValue = [{ ...value(500, 0), timestamp: "1970-01-01T00:10:21.000Z" }]
  await story.say("MeterValues", { connectorId: 1, transactionId, meterValue })
  await story.stop({ transactionId, meterStop: 800, timestamp: "1970-01-01T00:20:21.000Z" })
  const charge = await story.charge()
  expect(charge).toMatchObject({ energy: 800, open: false })
  expect(Date.parse(charge.startedAt ?? "")).toBeGreaterThanOrEqual(before)
})

describe("5/37 Alfen", () => {
  test('"context":"CurrentMax","unit":"A" without a measurand is a current', async () => {
    const story = await Story.of()
    await story.start()
    const sampledValue = [{ value: "16.0", context: "CurrentMax", unit: "A" }, register(500)]
    await story.say("MeterValues", { connectorId: 1, meterValue: [{ timestamp: clock(5), sampledValue }] })
    expect(await story.charge()).toMatchObject({ energy: 500 })
    expect(JSON.stringify(await story.readings())).toContain('"current":16')
  })

  test("a status days late does not move the connector", async () => {
    const story = await Story.of()
    const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    await story.say("StatusNotification", { ...online, status: "Charging", timestamp: at(0) })
    await story.say("StatusNotification", { ...online, status: "Available", timestamp: at(2) })
    expect(await story.connector()).toMatchObject({ status: "charging" })
  })
})

test('5/38 "sampledValue":[] in pretty-printed JSON (Vestel EVC04) says nothing, and is answered', async () => {
  const story = await Story.of()
  await story.start()
  const payload = { connectorId: 1, transactionId: 1, meterValue: [{ timestamp: clock(5), sampledValue: [] }] }
  const text = JSON.stringify([2, "v", "MeterValues", payload], null, 4)
  expect(await story.raw(text, "v")).toEqual({ type: 3, id: "v", payload: {} })
  expect(await story.readings()).toEqual([])
})

test('5/44 "sampledValue":[,{ (ZJ Beny) is read without the stray comma', async () => {
  const story = await Story.of()
  const id = await story.start()
  const text = `[2,"z","MeterValues",{"connectorId":1,"transactionId":${id},"meterValue":[{"timestamp":"${clock(5)}","sampledValue":[,{"value":"500"}]}]}]`
  expect(await story.raw(text, "z")).toEqual({ type: 3, id: "z", payload: {} })
  expect(await story.charge()).toMatchObject({ energy: 500 })
  expect(await story.rules()).toEqual(["json"])
  expect(await story.frames()).toContain(text)
})

test("1.3 fields that the standard does not have are passed over and told by their names; the frame is kept", async () => {
  const story = await Story.of()
  const payload = { ...start(), meterSerial: "M-1", vendor: { deep: ["er"] } }
  const { idTagInfo } = await story.say("StartTransaction", payload)
  expect(idTagInfo).toHaveProperty("status")
  expect(await story.charge()).toMatchObject({ open: true, evse: 1 })
  expect((await story.frames()).join()).toContain(JSON.stringify(payload))
  expect(await story.ask(`/api/stations/${story.id}/deviations`)).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ rule: "extra", path: "/meterSerial", example: null }),
      expect.objectContaining({ rule: "extra", path: "/vendor", says: "sends fields that the standard does not have" })
    ])
  })
})

describe("1.3 a payload that is JSON in a text", () => {
  test("is read like any other, and told", async () => {
    const story = await Story.of()
    const started = await story.say("StartTransaction", JSON.stringify(start()))
    const transactionId = Number(started.transactionId)
    await story.say("MeterValues", { connectorId: 1, transactionId, meterValue: JSON.stringify([value(500, 5)]) })
    await story.say("StopTransaction", JSON.stringify({ transactionId, meterStop: 900, timestamp: clock(60) }))
    expect(await story.charge()).toMatchObject({ id: transactionId, energy: 900, open: false, flags: [] })
    expect(await story.readings()).toHaveLength(1)
    expect(await story.rules()).toEqual(["json-text"])
  })

  test("keeps no PIN, and comes again on another connection as no second event", async () => {
    const story = await Story.of("2.0.1")
    const idToken = { idToken: "471199", type: "KeyCode" }
    const payload = JSON.stringify(event("Started", 0, { idToken }))
    await story.say("TransactionEvent", payload)
    await story.reconnect()
    await story.say("TransactionEvent", payload)
    expect((await story.events()).filter(({ _tag }) => _tag === "TransactionStarted")).toHaveLength(1)
    expect((await story.frames()).join()).toContain("TransactionEvent")
    expect((await story.frames()).join()).not.toContain("471199")
  })

  test("of an answer to us is that answer, its secrets hidden", async () => {
    const story = await Story.of()
    const answered = story.ask(`/api/stations/${story.id}/ocpp/GetConfiguration`, "POST", {})
    const { id } = await story.peer.asked()
    const configurationKey = [{ key: "AuthorizationKey", readonly: false, value: "471199" }]
    story.peer.say(JSON.stringify([3, id, JSON.stringify({ configurationKey })]))
    expect(await answered).toMatchObject({ configurationKey: [{ key: "AuthorizationKey", value: "***" }] })
    expect((await story.frames()).join()).not.toContain("471199")
  })

  test("of an answer that says no is a no", async () => {
    const story = await Story.of()
    const answered = story.ask(`/api/remote-start/${story.id}`, "POST", { idTag: "TAG", connectorId: 1 })
    const { id } = await story.peer.asked()
    story.peer.say(JSON.stringify([3, id, '{"status":"Rejected"}']))
    expect(await answered).toMatchObject({ status: "Rejected" })
  })
})

test("5/55 meterStart -1 is unknown: what was charged begins at the first sample", async () => {
  const story = await Story.of()
  const transactionId = await story.start({ meterStart: -1 })
  await story.meter(500, 5, { transactionId })
  await story.stop({ transactionId, meterStop: 900 })
  expect(await story.charge()).toMatchObject({ energy: 400, open: false })
})

test("5/62 disconnectReason and connectorId in a stop without a reason (simulators, e-flux)", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  expect(
    await story.stop({ transactionId, meterStop: 900, connectorId: 1, disconnectReason: "EVDisconnected" })
  ).toEqual({})
  expect(await story.charge()).toMatchObject({ energy: 900, open: false, reason: "evDisconnected", flags: [] })
  expect(await story.rules()).toEqual(["key-alias", "extra"])
})

test("5/62 a reason under its own name comes first; names of OCPP 1.5 are known, too", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  const values = [{ timestamp: clock(5), values: [{ value: "500" }] }]
  expect(await story.say("MeterValues", { connectorId: 1, transactionId, values })).toEqual({})
  expect(await story.readings()).toMatchObject([{ at: clock(5), energy: 500 }])
  await story.stop({ transactionId, meterStop: 900, reason: "Remote", disconnectReason: "EVDisconnected" })
  expect(await story.charge()).toMatchObject({ energy: 900, open: false, reason: "remote", flags: [] })
})

describe("5/64 5/65 a configuration that breaks its schema", () => {
  for (const [name, key] of [
    ["value as a number (Scame)", { key: "A", readonly: false, value: 30 }],
    ["value as a boolean (Scame)", { key: "A", readonly: false, value: true }],
    ['"readonly":1', { key: "A", readonly: 1, value: "x" }],
    ['"readonly":0 and no value', { key: "A", readonly: 0 }]
  ] as const) {
    test(name, async () => {
      const story = await Story.of()
      const answered = story.ask(`/api/stations/${story.id}/ocpp/GetConfiguration`, "POST", {})
      const { id } = await story.peer.asked()
      story.peer.say(JSON.stringify([3, id, { configurationKey: [key] }]))
      expect(await answered).toMatchObject({ configurationKey: [{ key: "A" }] })
    })
  }
})

describe("5/76 stations of 2.0.1", () => {
  test("an empty token of NoAuthorization", async () => {
    const story = await Story.of("2.0.1")
    const idToken = { idToken: "", type: "NoAuthorization" }
    expect(await story.say("Authorize", { idToken })).toMatchObject({ idTokenInfo: { status: "Accepted" } })
    expect(await story.event("Started", 0, { idToken, evse: { id: 1 } })).toMatchObject({
      idTokenInfo: { status: "Accepted" }
    })
    expect(await story.charge()).toMatchObject({ open: true, evse: 1 })
  })

  test("no triggerReason, no connectorId, and the EVSE on every event", async () => {
    const story = await Story.of("2.0.1")
    for (const [seqNo, eventType] of ["Started", "Updated", "Ended"].entries()) {
      const transactionInfo = { transactionId: "T1" }
      expect(
        await story.say("TransactionEvent", {
          eventType,
          timestamp: clock(seqNo),
          seqNo,
          transactionInfo,
          evse: { id: 2 }
        })
      ).toEqual({})
    }
    expect(await story.charge()).toMatchObject({ open: false, evse: 2, connector: null, flags: [] })
  })
})

describe("5/77 a boot with nonsense in it never ends the process", () => {
  for (const version of ["1.6", "2.0.1", "2.1"] as const) {
    for (const payload of [null, [], [[]], "boot", 7, { chargePointVendor: null, chargingStation: [] }]) {
      test(`${version} ${JSON.stringify(payload)}`, async () => {
        const story = await Story.unbooted(version)
        await story.peer.call("BootNotification", payload)
        expect(await story.peer.boot(version)).toMatchObject({ status: "Accepted" })
      })
    }

    test(`${version} fields of a hundred thousand characters`, async () => {
      const story = await Story.unbooted(version)
      const long = "x".repeat(100_000)
      const boot =
        version === "1.6"
          ? { chargePointVendor: long, chargePointModel: long, firmwareVersion: long }
          : { reason: long, chargingStation: { vendorName: long, model: long } }
      await story.peer.call("BootNotification", boot)
      expect(await story.peer.boot(version)).toMatchObject({ status: "Accepted" })
    })
  }
})

test("5/61 no ConcurrentTx on a replay; a stop of -1 without an idTag ends the charge (Hager Witty)", async () => {
  const story = await Story.of()
  const idTag = `H${crypto.randomUUID().slice(0, 8)}`
  await story.ask("/api/tokens", "POST", { token: idTag, limit: 1 }, 201)
  const first = await story.say("StartTransaction", start({ idTag }))
  await story.reconnect()
  expect(await story.say("StartTransaction", start({ idTag }))).toEqual(first)
  expect(first.idTagInfo).toEqual({ status: "Accepted" })
  expect(await story.stop({ transactionId: -1, meterStop: 70 })).toEqual({})
  expect(await story.charge()).toMatchObject({ open: false, energy: 70, flags: [] })
})
