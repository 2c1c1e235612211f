/** Part 5: what stations do over a connection, beyond the content of their messages. */
import { describe, expect, test } from "bun:test"
import { judge, patienceFor } from "../../src/gateway/Liveness.ts"
import { until } from "../faults/Until.ts"
import { bootPayload } from "../gateway/Peer.ts"
import { handshake, RawPeer } from "../gateway/RawPeer.ts"
import { field } from "./Field.ts"
import { clock, Story, start } from "./Story.ts"

const available = { connectorId: 1, errorCode: "NoError", status: "Available" }

test("5/10 one that never answers pings is judged by what it sends: two and a half heartbeats of silence", () => {
  const signs = { heardAt: 0, pingedAt: 60_000, pongs: false, paused: false }
  expect(judge({ ...signs, now: 60_000 }, patienceFor(60))).toBe("well")
  expect(judge({ ...signs, now: 150_001 }, patienceFor(60))).toBe("gone")
})

test("5/11 a heartbeat every 60 s (MENNEKES AMTRON) is never too late by a few seconds", () => {
  const signs = { heardAt: 0, pingedAt: 60_000, pongs: false, paused: false }
  for (const late of [60_000, 61_000, 90_000, 120_000]) {
    expect(judge({ ...signs, pingedAt: late, now: late }, patienceFor(60))).toBe("well")
  }
})

describe("5/14 no boot when it connects (Wallbox Pulsar Pro, Ocular IQ)", () => {
  test("one that has booted once is served on every later connection", async () => {
    const story = await Story.of()
    await story.reconnect()
    await story.say("StatusNotification", available)
    expect(await story.connector()).toMatchObject({ status: "available" })
    expect(await story.start()).toBeGreaterThan(0)
  })

  test("one that never boots is served as well", async () => {
    const story = await Story.unbooted()
    await story.say("StatusNotification", available)
    expect(await story.connector()).toMatchObject({ status: "available" })
    expect(await story.start()).toBeGreaterThan(0)
  })
  // That it is asked to, once and after a minute: test/services/commands/IntroductionTimer.test.ts.
})

test('5/16 the boot of every time with the id "1000001" (Metron) is answered anew, in plain UTC', async () => {
  const story = await Story.unbooted()
  const times: Array<string> = []
  for (let n = 0; n < 3; n++) {
    const answer = await story.peer.call("BootNotification", bootPayload("1.6"), "1000001")
    if (answer.type === 4) throw new Error(answer.code)
    const { status, currentTime } = Object(answer.payload)
    expect(status).toBe("Accepted")
    expect(currentTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
    times.push(currentTime)
    const shown = Date.parse(currentTime)
    await until("the next second", () => Date.now() > shown + 1000)
  }
  expect(new Set(times).size).toBe(3)
})

test('5/17 message ids that begin again at "1" on each connection (Alfen) hide nothing', async () => {
  const story = await Story.of()
  await story.peer.call("StartTransaction", start(), "1")
  await story.reconnect()
  await story.peer.call("StartTransaction", start({ timestamp: clock(5), meterStart: 50 }), "1")
  expect(await story.charges()).toHaveLength(2)
})

test('5/19 an answer to nothing, [3,"",{}], is passed over', async () => {
  const story = await Story.of()
  story.peer.say('[3,"",{"status":"Accepted"}]')
  expect(await story.say("Heartbeat", {})).toHaveProperty("currentTime")
  expect(story.peer.heard).toEqual([])
})

test("5/20 an answer after its time (MENNEKES SendLocalList): 504 then, and the connection stays", async () => {
  const story = await Story.of()
  const body = { listVersion: 1, updateType: "Full" }
  const asked = story.ask(`/api/stations/${story.id}/ocpp/SendLocalList`, "POST", body, 504)
  const { id } = await story.peer.asked()
  await asked
  story.peer.say(JSON.stringify([3, id, { status: "Accepted" }]))
  expect(await story.say("Heartbeat", {})).toHaveProperty("currentTime")
  expect(await story.frames()).toContain(JSON.stringify([3, id, { status: "Accepted" }]))
})

test("5/26 a StatusNotification between our call and its answer (KEBA) crosses, with its firmware as vendorId", async () => {
  const story = await Story.of()
  const answered = story.ask(`/api/stations/${story.id}/ocpp/ClearCache`, "POST", {})
  const { id } = await story.peer.asked()
  await story.say("StatusNotification", {
    ...available,
    vendorId: "1.18.100",
    timestamp: new Date(Date.now() + 9000).toISOString()
  })
  story.peer.say(JSON.stringify([3, id, { status: "Accepted" }]))
  expect(await answered).toEqual({ status: "Accepted" })
  expect(await story.connector()).toMatchObject({ status: "available", error: null })
})

test("5/35 a clock half an hour off, padded JSON, ids of 36 characters and a new connection each time (StarCharge)", async () => {
  const story = await Story.of()
  const wrong = new Date(Date.now() - 30 * 60_000).toISOString()
  for (let n = 0; n < 10; n++) {
    const id = crypto.randomUUID()
    const payload = JSON.stringify({ ...available, timestamp: wrong }).replaceAll(",", " ,\r\n\t ")
    expect(await story.raw(`  [2 , "${id}",  "StatusNotification" , ${payload} ]  \r\n`, id)).toMatchObject({ type: 3 })
    await story.reconnect()
  }
  expect(await story.rules()).toEqual([])
  expect(await story.connector()).toMatchObject({ status: "available" })
})

describe("5/46 an answer that ends too early (Grizzl-E)", () => {
  const asking = async (said: (id: unknown) => string, status: number) => {
    const story = await Story.of()
    const answered = story.ask(`/api/stations/${story.id}/ocpp/GetConfiguration`, "POST", {}, status)
    const { id } = await story.peer.asked()
    story.peer.say(said(id))
    const body = await answered
    expect(await story.say("Heartbeat", {})).toHaveProperty("currentTime")
    return body
  }

  test("its brackets are closed where the beginning is sound", async () => {
    const body = await asking((id) => `[3,${JSON.stringify(id)},{"configurationKey":[]`, 200)
    expect(body).toEqual({ configurationKey: [] })
  })

  test("else that call alone fails", async () => {
    await asking((id) => `[3,${JSON.stringify(id)},{"configurationKey":[{"ke`, 504)
  })
})

for (const version of ["1.6", "2.0.1", "2.1"] as const) {
  test(`5/71 a remote start of ${version} carries no profile (go-e), and Accepted is not taken for a charge`, async () => {
    const story = await Story.of(version)
    const answered = (["Accepted", "Rejected"] as const).map(async (status) => {
      const asked = story.ask(`/api/remote-start/${story.id}`, "POST", { idTag: "TAG", connectorId: 1 })
      const { id, payload } = await story.peer.asked()
      expect(payload).not.toHaveProperty("chargingProfile")
      story.peer.say(JSON.stringify([3, id, { status }]))
      return asked
    })
    expect(await answered[0]).toMatchObject({ status: "Accepted" })
    expect(await answered[1]).toMatchObject({ status: "Rejected" })
    expect(await story.charges()).toEqual([])
    // What it charges with then is what its meter says: offered is not charged (5/73).
    const offered = { value: version === "1.6" ? "7400" : 7400, measurand: "Power.Offered" }
    const meterValue = [{ timestamp: clock(5), sampledValue: [offered] }]
    await story.say("MeterValues", { [version === "1.6" ? "connectorId" : "evseId"]: 1, meterValue })
    const [read] = (await story.events()).filter(({ _tag }) => _tag === "MeterRead")
    expect(JSON.stringify(read)).toContain('"quantity":"powerOffered"')
  })
}

test("5/73 a flood of DataTransfer (EVBox): each is answered, and charging goes on", async () => {
  const story = await Story.of()
  const flood = Array.from({ length: 300 }, (_, n) =>
    story.say("DataTransfer", { vendorId: "EV-BOX", messageId: "evbStatusNotification", data: `{"n":${n}}` })
  )
  const id = await story.start()
  for (const { status } of await Promise.all(flood)) expect(status).toMatch(/^Unknown/)
  expect(await story.charge()).toMatchObject({ id, open: true })
})

for (const version of ["1.6", "2.0.1", "2.1"] as const) {
  test(`5/67 5/68 5/70 5/74 after its boot a station of ${version} is asked for nothing and set nothing`, async () => {
    const story = await Story.of(version)
    for (let n = 0; n < 5; n++) await story.say("Heartbeat", {})
    expect(story.peer.heard).toEqual([])
  })
}

test("5/8 no station's bytes end the process: whatever came above, the door is open", async () => {
  const { port } = await field()
  const { head, peer } = await RawPeer.ask(port, handshake(`/ocpp/M${crypto.randomUUID().slice(0, 8)}`))
  expect(head.status).toBe(101)
  peer.destroy()
})
