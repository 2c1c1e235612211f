/** Our calls to a station over its socket: one at a time, when it is ready to hear, and what becomes of each. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ COMMAND_TIMEOUT: "3" })
  await ask(fixture.system, "POST", "/api/tokens", { token: "CARD" }, 201)
})
afterAll(() => fixture.stop())

let [count, identity] = [0, ""]
let station: Peer
beforeEach(async () => {
  identity = `call-${++count}`
  station = await Peer.of(fixture.system.port, identity)
})

const send = (action: string, body: unknown = {}, to = identity) =>
  fixture.system.api("POST", `/api/stations/${to}/ocpp/${action}`, body)
const problem = ({ status, text }: { readonly status: number; readonly text: string }) => ({
  status,
  type: Object(JSON.parse(text)).type
})
/** Runs what issues so many commands, and waits until they are written down: they are in the station's queue then. */
const queued = async <A>(many: number, issue: () => A): Promise<A> => {
  const { journal } = await fixture.system.ready()
  const issued = issue()
  await until(
    "the commands to be queued",
    async () => (await fixture.system.ready()).journal.head >= journal.head + many
  )
  return issued
}
const accept = (id: unknown, payload: unknown = { status: "Accepted" }) => station.say(JSON.stringify([3, id, payload]))

describe("before the first answered frame", () => {
  test("nothing is sent; then what waited goes out, after that answer", async () => {
    const [first] = await queued(1, () => [send("ClearCache")])
    expect(station.heard).toEqual([])
    await station.boot()
    const { id, action } = await station.asked()
    expect(action).toBe("ClearCache")
    accept(id)
    expect(await first).toEqual({ status: 200, text: '{"status":"Accepted"}' })
  })

  test("a refused frame is an answered frame", async () => {
    const first = send("ClearCache")
    expect(await station.call("Nonsense", {})).toMatchObject({ type: 4, code: "NotImplemented" })
    accept((await station.asked()).id)
    expect((await first).status).toBe(200)
  })
})

describe("one call at a time", () => {
  beforeEach(() => station.boot())

  test("the second goes out when the first is answered, and the station is answered in between", async () => {
    const both = [send("GetConfiguration"), send("ClearCache")]
    const first = await station.asked()
    expect(await station.result("Heartbeat", {})).toHaveProperty("currentTime")
    expect(station.heard).toEqual([])
    accept(first.id, first.action === "GetConfiguration" ? {} : { status: "Accepted" })
    const second = await station.asked()
    expect([first.action, second.action].sort()).toEqual(["ClearCache", "GetConfiguration"])
    accept(second.id, second.action === "GetConfiguration" ? {} : { status: "Accepted" })
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
  })

  test("stopping a charge overtakes what waits", async () => {
    const start = { connectorId: 1, idTag: "CARD", meterStart: 0, timestamp: new Date().toISOString() }
    const { transactionId } = await station.result("StartTransaction", start)
    const crawl = send("GetConfiguration", { key: ["A"] })
    const first = await station.asked()
    const { waiting, stop } = await queued(3, () => ({
      waiting: [send("GetConfiguration", { key: ["B"] }), send("GetConfiguration", { key: ["C"] })],
      stop: fixture.system.api("POST", `/api/remote-stop/${transactionId}`)
    }))
    accept(first.id, {})
    const second = await station.asked()
    expect(second).toMatchObject({ action: "RemoteStopTransaction", payload: { transactionId } })
    accept(second.id)
    for (const _ of waiting) accept((await station.asked()).id, {})
    expect(JSON.parse((await stop).text)).toMatchObject({ outcome: "Accepted", status: "Accepted" })
    expect((await Promise.all([crawl, ...waiting])).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test("a hundred may wait; the next is turned away at once", async () => {
    const all = Array.from({ length: 105 }, () => send("ClearCache"))
    const done: Array<number> = []
    for (const one of all) void one.then(({ status }) => done.push(status))
    await until("the surplus to be refused", () => done.length === 5)
    expect(done).toEqual([504, 504, 504, 504, 504])
    station.manner = (id) => JSON.stringify([3, id, { status: "Accepted" }])
    accept((await station.asked()).id)
    expect((await Promise.all(all)).filter(({ status }) => status === 200).length).toBe(100)
  })
})

describe("what becomes of a call", () => {
  beforeEach(() => station.boot())

  test("silence is 504; the late answer changes nothing and the connection stays", async () => {
    const silent = send("ClearCache")
    const first = await station.asked()
    expect(problem(await silent)).toEqual({ status: 504, type: "/problems/station-silent" })
    const next = send("GetConfiguration")
    const second = await station.asked()
    accept(first.id)
    accept(first.id)
    expect(await station.result("Heartbeat", {})).toHaveProperty("currentTime")
    accept(second.id, { unknownKey: ["x"] })
    expect(await next).toEqual({ status: 200, text: '{"unknownKey":["x"]}' })
  })

  test("a CALLERROR is 502 with its code and description", async () => {
    const failing = send("ClearCache")
    const { id } = await station.asked()
    station.say(JSON.stringify([4, id, "NotSupported", "not here", { a: 1 }]))
    const { status, text } = await failing
    expect(status).toBe(502)
    expect(JSON.parse(text)).toMatchObject({
      type: "/problems/station-error",
      code: "NotSupported",
      description: "not here"
    })
  })

  test.each([
    ["no description", '"InternalError"'],
    ["details as text", '"InternalError","",""'],
    ["no texts at all", '{"toString":1},{"toString":1},[]'],
    ["lists a thousand deep", `${"[".repeat(400)}${"]".repeat(400)},${"[".repeat(400)}${"]".repeat(400)},{}`],
    ["nothing", "null"]
  ])("an odd CALLERROR is one, too: %s", async (_, rest) => {
    const failing = send("ClearCache")
    const { id } = await station.asked()
    station.say(`[4,${JSON.stringify(id)},${rest}]`)
    expect((await failing).status).toBe(502)
  })

  test.each([
    ["a status that is no text", '{"status":{"toString":1}}'],
    ["no object", '"yes"'],
    ["a list", "[1]"],
    ["nothing", "null"],
    ["keys nobody knows", '{"status":"Accepted","vendor":{"x":[1]}}']
  ])("an odd answer is passed on as it is: %s", async (_, payload) => {
    const asked = send("ClearCache")
    const { id } = await station.asked()
    station.say(`[3,${JSON.stringify(id)},${payload}]`)
    const { status, text } = await asked
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual(JSON.parse(payload === "null" ? "{}" : payload))
  })

  test("answers to calls that nobody made, in any shape, are nobody's", async () => {
    const open = send("ClearCache")
    const { id } = await station.asked()
    for (const text of [
      '[3,"other",{}]',
      "[3]",
      "[3,1,{}]",
      "[3,null,{}]",
      "[3,[1],{}]",
      '[4,"other","X","",{}]',
      "[4]"
    ]) {
      station.say(text)
    }
    expect(await station.result("Heartbeat", {})).toHaveProperty("currentTime")
    accept(id)
    expect((await open).status).toBe(200)
    expect(station.heard).toEqual([])
  })

  test("its connection ends: 504 for the open one and for those that wait", async () => {
    const both = [send("ClearCache"), send("GetConfiguration")]
    await station.asked()
    await station.close()
    expect((await Promise.all(both)).map(problem)).toEqual(
      Array.from({ length: 2 }, () => ({ status: 504, type: "/problems/station-silent" }))
    )
    expect(problem(await send("ClearCache"))).toEqual({ status: 404, type: "/problems/station-offline" })
  })
})

describe("what is never sent", () => {
  beforeEach(() => station.boot())
  const cases: ReadonlyArray<[string, string, unknown, number, string]> = [
    ["an action of no version", "MakeCoffee", {}, 404, "action-unknown"],
    ["an action of another version", "GetVariables", { getVariableData: [] }, 409, "not-in-its-language"],
    ["an action that only stations send", "BootNotification", {}, 409, "not-in-its-language"],
    ["a payload that breaks its schema", "Reset", { type: "Gently" }, 400, "invalid-payload"],
    ["a key too many", "Reset", { type: "Soft", please: 1 }, 400, "invalid-payload"]
  ]
  for (const [name, action, body, status, type] of cases) {
    test(name, async () => {
      const said = problem(await send(action, body))
      expect(said.status).toBe(status)
      expect(said.type).toBeString()
      if (status !== 400) expect(said.type).toBe(`/problems/${type}`)
      await station.result("Heartbeat", {})
      expect(station.heard).toEqual([])
    })
  }

  test("to a station nobody knows", async () => {
    expect(problem(await send("Reset", { type: "Soft" }, "nobody"))).toEqual({
      status: 404,
      type: "/problems/station-unknown"
    })
  })

  test("an action in another case goes out in its own", async () => {
    const sent = send("clearcache")
    const { id, action } = await station.asked()
    expect(action).toBe("ClearCache")
    accept(id)
    expect((await sent).status).toBe(200)
  })
})
