/** What is set in a station, told and changed on the wire in each version; secrets among it. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { readdirSync, readFileSync } from "node:fs"
import { until } from "../faults/Until.ts"
import type { Json } from "./Peer.ts"
import { Teller } from "./Teller.ts"

let teller: Teller
beforeAll(async () => {
  teller = await Teller.start()
})
afterAll(() => teller.fixture.stop())

const peer = (version: string) => teller.peer(version)
const tell = (version: string, command: string, body: Json) => teller.tell(version, command, body)
const told = (version: string, command: string, body: Json, answer: Json) => teller.told(version, command, body, answer)

describe("settings of 1.6", () => {
  const tolds = [
    { key: "HeartbeatInterval", readonly: false, value: 300 },
    { key: "NumberOfConnectors", readonly: 1, value: "2" },
    { key: "AuthorizationKey", readonly: false, value: "marker-secret-16" }
  ]

  test("all of them", async () => {
    const { payload, said } = await told("1.6", "get-configuration", {}, { configurationKey: tolds })
    expect(payload).toEqual({})
    expect(said.body).toEqual({
      outcome: "Accepted",
      status: "Accepted",
      answer: { configurationKey: [tolds[0], tolds[1], { ...tolds[2], value: "***" }] },
      settings: [
        { key: "HeartbeatInterval", readonly: false, value: "300" },
        { key: "NumberOfConnectors", readonly: true, value: "2" },
        { key: "AuthorizationKey", readonly: false, value: "***" }
      ],
      complete: true
    })
  })

  test("some; what it tells beyond is left out, what it does not tell is unknown, whatever it says", async () => {
    const keys = ["heartbeatinterval", "Nonsense"]
    const { payload, said } = await told("1.6", "get-configuration", { keys }, { configurationKey: tolds })
    expect(payload).toEqual({ key: keys })
    expect(said.body).toMatchObject({
      outcome: "Rejected",
      status: "UnknownKey",
      settings: [
        { key: "HeartbeatInterval", value: "300", status: "Accepted" },
        { key: "Nonsense", status: "UnknownKey" }
      ]
    })
  })

  test("are changed one after the other, and what becomes of each is told", async () => {
    const station = peer("1.6")
    const heard: Array<Json> = []
    const answers: { readonly [key: string]: string } = { A: '{"status":"Accepted"}', B: '{"status":"RebootRequired"}' }
    station.manner = (id, _, payload) => {
      heard.push(payload)
      const answer = answers[Object(payload).key]
      return answer === undefined
        ? JSON.stringify([4, id, "InternalError", "", {}])
        : `[3,${JSON.stringify(id)},${answer}]`
    }
    const changes = [
      { key: "A", value: 1 },
      { key: "B", value: true },
      { key: "C", value: "x" }
    ]
    const { status, body } = await tell("1.6", "set-configuration", changes)
    station.manner = () => undefined
    expect(heard).toEqual([
      { key: "A", value: "1" },
      { key: "B", value: "true" },
      { key: "C", value: "x" }
    ])
    expect([status, body]).toEqual([
      200,
      {
        outcome: "Rejected",
        status: "InternalError",
        answer: [{ status: "Accepted" }, { status: "RebootRequired" }, null],
        settings: [
          { key: "A", status: "Accepted" },
          { key: "B", status: "RebootRequired" },
          { key: "C", status: "InternalError" }
        ],
        complete: true
      }
    ])
  })

  test("after a silence no more is sent", async () => {
    const station = peer("1.6")
    const heard: Array<Json> = []
    station.manner = (id, _, payload) => {
      heard.push(Object(payload).key)
      return heard.length === 1 ? JSON.stringify([3, id, { status: "Accepted" }]) : ""
    }
    const changes = ["A", "B", "C"].map((key) => ({ key, value: "1" }))
    const { body } = await tell("1.6", "set-configuration", changes)
    station.manner = () => undefined
    expect(heard).toEqual(["A", "B"])
    expect(body.settings.map(({ status }: { status: string }) => status)).toEqual([
      "Accepted",
      "StationSilent",
      "NotSent"
    ])
  })
})

describe("a setting that all versions have goes by either name", () => {
  test.each([
    ["HeartbeatInterval", { name: "HeartbeatInterval" }],
    ["heartbeatinterval", { name: "HeartbeatInterval" }],
    ["TransactionMessageAttempts", { name: "MessageAttempts", instance: "TransactionEvent" }]
  ])("%s", async (key, variable) => {
    const data = { component: { name: "OCPPCommCtrlr" }, variable }
    const answer = { setVariableResult: [{ ...data, attributeStatus: "Accepted" }] }
    const { payload, said } = await told("2.0.1", "set-configuration", { key, value: 3 }, answer)
    expect([payload, said.status]).toEqual([{ setVariableData: [{ ...data, attributeValue: "3" }] }, 200])
    const read = { getVariableResult: [{ ...data, attributeStatus: "Accepted", attributeValue: "3" }] }
    expect((await told("2.1", "get-configuration", { keys: [key] }, read)).payload).toEqual({ getVariableData: [data] })
  })

  test("a variable is a key in 1.6", async () => {
    const name = { component: "OCPPCommCtrlr", variable: "MessageAttempts", variableInstance: "TransactionEvent" }
    const { payload, said } = await told("1.6", "set-configuration", { ...name, value: 3 }, { status: "Accepted" })
    expect(payload).toEqual({ key: "TransactionMessageAttempts", value: "3" })
    expect(said.body.settings).toEqual([{ key: "TransactionMessageAttempts", status: "Accepted" }])
    const keys = ["OCPPCommCtrlr.HeartbeatInterval", { component: "AlignedDataCtrlr", variable: "Interval" }]
    const configurationKey = [{ key: "HeartbeatInterval", readonly: false, value: "300" }]
    const read = await told("1.6", "get-configuration", { keys }, { configurationKey })
    expect(read.payload).toEqual({ key: ["HeartbeatInterval", "ClockAlignedDataInterval"] })
    expect(read.said.body.settings).toEqual([
      { key: "HeartbeatInterval", value: "300", readonly: false, status: "Accepted" },
      { key: "ClockAlignedDataInterval", status: "UnknownKey" }
    ])
  })
})

describe.each(["2.0.1", "2.1"])("settings of %s", (version) => {
  const component = { name: "SecurityCtrlr" }
  const variable = { name: "Identity" }

  test("some, by text and by parts", async () => {
    const keys = [
      "SecurityCtrlr.Identity",
      { component: "Connector", evseId: 1, connectorId: 1, variable: "Available", attribute: "Target" }
    ]
    const place = { component: { name: "Connector", evse: { id: 1, connectorId: 1 } }, variable: { name: "Available" } }
    const { action, payload, said } = await told(
      version,
      "get-configuration",
      { keys },
      {
        getVariableResult: [
          { attributeStatus: "UnknownVariable", attributeType: "Target", ...place },
          { attributeStatus: "Accepted", attributeValue: "me", component, variable }
        ]
      }
    )
    expect([action, payload]).toEqual([
      "GetVariables",
      {
        getVariableData: [
          { component, variable },
          { ...place, attributeType: "Target" }
        ]
      }
    ])
    expect(said.body).toMatchObject({
      outcome: "Rejected",
      status: "UnknownVariable",
      settings: [
        {
          component: "Connector",
          evseId: 1,
          connectorId: 1,
          variable: "Available",
          attribute: "Target",
          status: "UnknownVariable"
        },
        { component: "SecurityCtrlr", variable: "Identity", value: "me", status: "Accepted" }
      ]
    })
  })

  test("more than ten are asked for in several calls", async () => {
    const keys = Array.from({ length: 12 }, (_, n) => `C.V${n}`)
    const saying = tell(version, "get-configuration", { keys })
    const sizes: Array<number> = []
    for (const _ of [1, 2]) {
      const { id, payload } = await peer(version).asked()
      const { getVariableData } = Object(payload)
      sizes.push(getVariableData.length)
      const getVariableResult = getVariableData.map((one: object) => ({ ...one, attributeStatus: "Accepted" }))
      peer(version).say(JSON.stringify([3, id, { getVariableResult }]))
    }
    const { body } = await saying
    expect([sizes, body.settings.length, body.answer.length]).toEqual([[10, 2], 12, 2])
  })

  test("one is changed; its refusal is an answer", async () => {
    const set = { component: "SecurityCtrlr", variable: "Identity", value: "you" }
    const result = (attributeStatus: string) => ({ setVariableResult: [{ attributeStatus, component, variable }] })
    const { action, payload, said } = await told(version, "set-configuration", set, result("RebootRequired"))
    expect([action, payload]).toEqual([
      "SetVariables",
      { setVariableData: [{ component, variable, attributeValue: "you" }] }
    ])
    expect(said.body).toMatchObject({ outcome: "Accepted", status: "RebootRequired" })
    const refused = await told(
      version,
      "set-configuration",
      { key: "SecurityCtrlr.Identity", value: "x" },
      result("Rejected")
    )
    expect(refused.said).toMatchObject({ status: 200, body: { outcome: "Rejected", status: "Rejected" } })
  })

  const part = (requestId: Json, seqNo: number, tbc: boolean, name: string, value = "1") => ({
    requestId,
    seqNo,
    tbc,
    generatedAt: "2026-11-20T08:00:00Z",
    reportData: [
      { component, variable: { name }, variableAttribute: [{ value, mutability: "ReadOnly" }, { type: "Target" }] }
    ]
  })

  test("all come in reports, in any order and twice", async () => {
    const saying = tell(version, "get-configuration", {})
    const { id, action, payload } = await peer(version).asked()
    expect([action, Object(payload).reportBase]).toEqual(["GetBaseReport", "FullInventory"])
    const { requestId } = Object(payload)
    peer(version).say(JSON.stringify([3, id, { status: "Accepted" }]))
    await peer(version).result("NotifyReport", part(requestId, 2, false, "C"))
    await peer(version).result("NotifyReport", part(requestId + 1, 1, false, "not asked for"))
    await peer(version).result("NotifyReport", part(requestId, 0, true, "A"))
    await peer(version).result("NotifyReport", part(requestId, 0, true, "A"))
    await peer(version).result("NotifyReport", part(requestId, 1, true, "BasicAuthPassword", "marker-secret-2"))
    const { body } = await saying
    expect(body).toMatchObject({ outcome: "Accepted", complete: true, answer: { status: "Accepted" } })
    const name = { component: "SecurityCtrlr" }
    expect(body.settings).toEqual([
      { ...name, variable: "A", value: "1", readonly: true },
      { ...name, variable: "A", attribute: "Target" },
      { ...name, variable: "BasicAuthPassword", value: "***", readonly: true },
      { ...name, variable: "BasicAuthPassword", attribute: "Target" },
      { ...name, variable: "C", value: "1", readonly: true },
      { ...name, variable: "C", attribute: "Target" }
    ])
  })

  test("what does not come in time is missing, and that is said", async () => {
    const saying = tell(version, "get-configuration", {})
    const { id, payload } = await peer(version).asked()
    peer(version).say(JSON.stringify([3, id, { status: "Accepted" }]))
    await peer(version).result("NotifyReport", part(Object(payload).requestId, 2, false, "B"))
    expect((await saying).body).toMatchObject({ complete: false, settings: [{ variable: "B" }, { variable: "B" }] })
  })

  test("a station that has none, or will not tell, is heard", async () => {
    const none = await told(version, "get-configuration", {}, { status: "EmptyResultSet" })
    expect(none.said.body).toMatchObject({
      outcome: "Accepted",
      status: "EmptyResultSet",
      settings: [],
      complete: true
    })
    const no = await told(version, "get-configuration", {}, { status: "NotSupported" })
    expect(no.said.body).toMatchObject({ outcome: "Rejected", status: "NotSupported", settings: [], complete: false })
  })
})

test("a secret that is set stands in no event, and the wish for it does", async () => {
  const events = await teller.fixture.system.api("GET", "/api/ready")
  const from = JSON.parse(events.text).journal.head
  const { said } = await told(
    "1.6",
    "set-configuration",
    { key: "AuthorizationKey", value: "marker-secret-set" },
    { status: "Accepted" }
  )
  expect(said.body.settings).toEqual([{ key: "AuthorizationKey", status: "Accepted" }])
  await until("the record", async () => (await teller.fixture.system.ready()).journal.head > from)
  const folder = `${teller.fixture.system.folder}/journal`
  const text = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"))
  expect(text.join("")).toContain('"value":"***"')
  expect(text.join("")).not.toContain("marker-secret")
})
