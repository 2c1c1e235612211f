/** What becomes of odd and broken frames at the socket: what the station hears, what is kept, what is told of it. */
import { describe, expect, test } from "bun:test"
import { field } from "../field/Field.ts"
import { Peer } from "./Peer.ts"

const now = "2026-11-23T12:00:00.000Z"
let count = 0

/** A station that is accepted, and its records since; `strict`: held to the standard by the operator. */
const station = async (version: "1.6" | "2.0.1" = "1.6", strict = false) => {
  const { port, ask, trace } = await field()
  const identity = `odd-${++count}`
  const peer = await Peer.of(port, identity, version)
  await peer.boot(version)
  if (strict) await ask("PATCH", `/api/stations/${identity}`, { strict })
  const records = async () => {
    const all = await trace(identity)
    return all.slice(all.findLastIndex(({ frame }) => frame?.includes("BootNotification")) + 1)
  }
  const events = async () => (await records()).flatMap((record) => record.events)
  return { peer, records, events }
}

describe("a frame that is almost JSON", () => {
  test("is read, answered, kept as it came, and told", async () => {
    const { peer, records } = await station()
    const sampledValue = `[,{"value":" 0.0"},{"value":"7",},]`
    const text = `[2,"s1","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"${now}","sampledValue":${sampledValue}}],}]\0\0`
    expect(await peer.exchange(text, "s1")).toMatchObject({ type: 3, payload: {} })
    const [record] = await records()
    expect(record?.frame).toBe(text)
    expect(record?.events).toMatchObject([
      { _tag: "MeterRead", evse: 1, readings: [{ samples: [{ value: 0 }, { value: 7 }] }] },
      { _tag: "StationDeviated", action: "MeterValues", deviations: [{ rule: "json", path: "" }] }
    ])
    await peer.close()
  })

  test("that ends too early gives what stands whole in it", async () => {
    const { peer, events } = await station()
    const cut = `[2,"s2","StartTransaction",{"connectorId":2,"idTag":"AB12","timestamp":"${now}","meterStart":123`
    expect(await peer.exchange(cut, "s2")).toMatchObject({ type: 3, payload: { transactionId: expect.any(Number) } })
    const [started, deviated] = await events()
    expect(started).toMatchObject({ _tag: "TransactionStarted", evse: 2, token: { text: "AB12" } })
    expect(started).not.toContainKey("register")
    expect(deviated).toMatchObject({ deviations: [{ rule: "json-cut" }, { rule: "missing", path: "/meterStart" }] })
    await peer.close()
  })

  test("in which nothing is left is still answered where the answer is empty", async () => {
    const { peer, events } = await station()
    for (const [id, action] of [
      ["e1", "MeterValues"],
      ["e2", "StatusNotification"]
    ]) {
      expect(await peer.exchange(`[2,"${id}","${action}",{"conn`, id)).toMatchObject({ type: 3, payload: {} })
    }
    expect(await peer.exchange('[2,"e3","Heartbeat",{"', "e3")).toMatchObject({ type: 3 })
    expect((await peer.exchange('[2,"e4","Authorize",{"idT', "e4")).type).toBe(4)
    expect((await events()).map(({ _tag }) => _tag)).toEqual([
      "MessageUnreadable",
      "MessageUnreadable",
      "StationDeviated"
    ])
    await peer.close()
  })

  test("keeps no PIN, whole or not", async () => {
    const { peer, records } = await station("2.0.1")
    for (const [id, idToken] of [
      ["p1", '{"idToken":"471199","type":"KeyCode",}'],
      ["p2", "{'idToken':'471199','type':'KeyCode'}"],
      ["p3", '{"type":"KeyCode","idToken":"471199"'],
      ["p4", '{"IdToken":471199,"Type":"key_code"}']
    ])
      await peer.exchange(`[2,"${id}","Authorize",{"idToken":${idToken}}]`, id)
    const kept = JSON.stringify(await records())
    expect(kept).toContain("Authorize")
    expect(kept).not.toContain("471199")
    await peer.close()
  })

  test("keeps no PIN of odd fields when it comes again on another connection, either", async () => {
    const { port, trace } = await field()
    const identity = `odd-${++count}`
    const event = {
      eventType: "Started",
      timestamp: now,
      triggerReason: "Authorized",
      seqNo: 0,
      transactionInfo: { transactionId: identity },
      IdToken: { IDTOKEN: "471199", Type: "KeyCode" }
    }
    for (let n = 0; n < 2; n++) {
      const peer = await Peer.of(port, identity, "2.0.1")
      expect((await peer.call("TransactionEvent", event, `r${n}`)).type).toBe(3)
      await peer.close()
    }
    const kept = await trace(identity)
    expect(kept.filter(({ frame }) => frame?.includes("TransactionEvent"))).toHaveLength(2)
    expect(kept.flatMap((record) => record.events.filter(({ _tag }) => _tag === "TransactionStarted"))).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain("471199")
  })

  test("an answer of the station that ends too early is that answer", async () => {
    const { peer } = await station()
    const { ask } = await field()
    const asked = ask("POST", `/api/stations/odd-${count}/ocpp/GetConfiguration`, {})
    const { id } = await peer.asked()
    peer.say(`[3,${JSON.stringify(id)},{"configurationKey":[{"key":"A","readonly":true,"value":"1"}]`)
    expect(await asked).toMatchObject({ configurationKey: [{ key: "A", value: "1" }] })
    await peer.close()
  })
})

describe("a station held to the standard", () => {
  test("hears the error of its version for whatever breaks it, and the frame is kept", async () => {
    const { peer, records } = await station("1.6", true)
    const broken = { connectorId: "1", meterValue: [] }
    expect(await peer.call("MeterValues", broken, "m")).toMatchObject({ type: 4, code: "TypeConstraintViolation" })
    expect(await peer.call("StopTransaction", {}, "t")).toMatchObject({ type: 4, code: "OccurenceConstraintViolation" })
    expect(await peer.exchange(`[2,"j","Heartbeat",{]`, "j")).toMatchObject({ type: 4, code: "FormationViolation" })
    expect(await peer.call("HEARTBEAT", {}, "h")).toMatchObject({ type: 4, code: "NotImplemented" })
    expect((await peer.call("Heartbeat", {})).type).toBe(3)
    const kept = (await records()).flatMap(({ frame }) => frame ?? [])
    expect(kept).toEqual([
      `[2,"m","MeterValues",${JSON.stringify(broken)}]`,
      '[2,"t","StopTransaction",{}]',
      '[2,"j","Heartbeat",{]',
      '[2,"h","HEARTBEAT",{}]'
    ])
    await peer.close()
  })

  test.each(["1.6", "2.0.1"] as const)(
    "%s must have booted first; any other may do so when it likes",
    async (version) => {
      const { port, ask } = await field()
      for (const strict of [true, false]) {
        const identity = `odd-${++count}`
        const peer = await Peer.of(port, identity, version)
        await ask("PATCH", `/api/stations/${identity}`, { strict })
        const early = await peer.call("Heartbeat", {})
        expect(early).toMatchObject(strict ? { type: 4, code: "SecurityError" } : { type: 3 })
        await peer.boot(version)
        expect((await peer.call("Heartbeat", {})).type).toBe(3)
        await peer.close()
        // A boot is for the station, not for the connection.
        const again = await Peer.of(port, identity, version)
        expect((await again.call("Heartbeat", {})).type).toBe(3)
        await again.close()
      }
    }
  )
})

test("a message called in another case, and its fields", async () => {
  const { peer, events } = await station()
  const payload = { ConnectorID: 1, error_code: "NoError", STATUS: "available" }
  expect(await peer.call("statusnotification", payload)).toMatchObject({ type: 3, payload: {} })
  const [reported, deviated] = await events()
  expect(reported).toMatchObject({ _tag: "ConnectorReported", evse: 1, status: "available" })
  expect(deviated).toMatchObject({
    action: "StatusNotification",
    deviations: [
      { rule: "action-case", raw: "statusnotification" },
      { rule: "key-case", path: "/connectorId", raw: "ConnectorID" },
      { rule: "key-case", path: "/errorCode", raw: "error_code" },
      { rule: "key-case", path: "/status", raw: "STATUS" },
      { rule: "word-case", path: "/status", raw: "available" }
    ]
  })
  await peer.close()
})
