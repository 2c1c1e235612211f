/** What every station can be told in the same words: how each version hears it on the wire, and what we make of its answer. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
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

type Row = readonly [command: string, body: Json, version: string, action: string, payload: Json, status: string]
const yes = "Accepted"
const rows: ReadonlyArray<Row> = [
  ["reset", { type: "soft" }, "1.6", "Reset", { type: "Soft" }, yes],
  ["reset", { type: "hard" }, "1.6", "Reset", { type: "Hard" }, yes],
  ["reset", { type: "soft" }, "2.0.1", "Reset", { type: "Immediate" }, yes],
  ["reset", { type: "onIdle", evseId: 2 }, "2.0.1", "Reset", { type: "OnIdle", evseId: 2 }, "Scheduled"],
  ["reset", { type: "hard" }, "2.1", "Reset", { type: "Immediate" }, yes],
  ["unlock", { evseId: 2 }, "1.6", "UnlockConnector", { connectorId: 2 }, "Unlocked"],
  ["unlock", { evseId: 2, connectorId: 3 }, "2.0.1", "UnlockConnector", { evseId: 2, connectorId: 3 }, "Unlocked"],
  ["unlock", { evseId: 2 }, "2.1", "UnlockConnector", { evseId: 2, connectorId: 1 }, "Unlocked"],
  ["availability", { operative: false }, "1.6", "ChangeAvailability", { connectorId: 0, type: "Inoperative" }, yes],
  [
    "availability",
    { operative: true, evseId: 2, connectorId: 1 },
    "1.6",
    "ChangeAvailability",
    { connectorId: 2, type: "Operative" },
    "Scheduled"
  ],
  ["availability", { operative: true }, "2.0.1", "ChangeAvailability", { operationalStatus: "Operative" }, yes],
  [
    "availability",
    { operative: false, evseId: 1, connectorId: 2 },
    "2.1",
    "ChangeAvailability",
    { operationalStatus: "Inoperative", evse: { id: 1, connectorId: 2 } },
    "Scheduled"
  ],
  ["trigger", { message: "boot" }, "1.6", "TriggerMessage", { requestedMessage: "BootNotification" }, yes],
  [
    "trigger",
    { message: "status", evseId: 2 },
    "1.6",
    "TriggerMessage",
    { requestedMessage: "StatusNotification", connectorId: 2 },
    yes
  ],
  [
    "trigger",
    { message: "logStatus" },
    "1.6",
    "TriggerMessage",
    { requestedMessage: "DiagnosticsStatusNotification" },
    yes
  ],
  [
    "trigger",
    { message: "certificate" },
    "1.6",
    "ExtendedTriggerMessage",
    { requestedMessage: "SignChargePointCertificate" },
    yes
  ],
  [
    "trigger",
    { message: "status", evseId: 2 },
    "2.0.1",
    "TriggerMessage",
    { requestedMessage: "StatusNotification", evse: { id: 2, connectorId: 1 } },
    yes
  ],
  [
    "trigger",
    { message: "transaction", evseId: 2 },
    "2.1",
    "TriggerMessage",
    { requestedMessage: "TransactionEvent", evse: { id: 2 } },
    yes
  ],
  [
    "trigger",
    { message: "certificate" },
    "2.1",
    "TriggerMessage",
    { requestedMessage: "SignChargingStationCertificate" },
    yes
  ],
  ["clear-cache", {}, "1.6", "ClearCache", {}, yes],
  ["clear-cache", {}, "2.0.1", "ClearCache", {}, yes],
  ["clear-cache", {}, "2.1", "ClearCache", {}, yes]
]

describe("a command", () => {
  test.each(rows)("%s %j is to %s a %s %j", async (command, body, version, action, payload, status) => {
    const yesSaid = await told(version, command, body, { status })
    expect(yesSaid).toEqual({
      action,
      payload,
      said: { status: 200, body: { outcome: "Accepted", status, answer: { status } } }
    })
    const no = await told(version, command, body, { status: "Rejected" })
    expect(no.said.body).toEqual({ outcome: "Rejected", status: "Rejected", answer: { status: "Rejected" } })
  })

  test.each([
    ["1.6", "reset", { type: "onIdle" }],
    ["1.6", "reset", { type: "soft", evseId: 1 }],
    ["1.6", "unlock", { evseId: 1, connectorId: 2 }],
    ["1.6", "availability", { operative: true, evseId: 1, connectorId: 2 }],
    ["1.6", "trigger", { message: "transaction" }],
    ["1.6", "get-configuration", { keys: [{ component: "A", variable: "B" }] }],
    ["1.6", "set-configuration", { component: "A", variable: "B", value: "1" }],
    ["2.0.1", "get-configuration", { keys: ["GetConfigurationMaxKeys"] }],
    ["2.1", "set-configuration", { key: "VendorKey", value: "1" }]
  ])("%s has no way to say %s %j", async (version, command, body) => {
    const { status, body: problem } = await tell(version, command, body)
    expect([status, problem]).toEqual([
      409,
      expect.objectContaining({ type: "/problems/not-in-its-language", version })
    ])
    await peer(version).result("Heartbeat", {})
    expect(peer(version).heard).toEqual([])
  })

  test.each([
    ["reset", {}, "/type"],
    ["reset", { type: "gently" }, "/type"],
    ["unlock", {}, "/evseId"],
    ["unlock", { evseId: 0 }, "/evseId"],
    ["availability", { operative: "yes" }, "/operative"],
    ["availability", { operative: true, connectorId: 1 }, ""],
    ["trigger", { message: "everything" }, "/message"],
    ["get-configuration", { keys: "A" }, "/keys"],
    ["set-configuration", {}, ""],
    ["set-configuration", [], ""]
  ])("%s %j is not valid", async (command, body, path) => {
    const { status, body: problem } = await tell("1.6", command, body)
    expect([status, problem.type]).toEqual([400, "/problems/payload-invalid"])
    expect(problem.path).toStartWith(path)
  })

  test("is refused by silence and by an error of the station as every other", async () => {
    const silent = tell("1.6", "clear-cache", {})
    await peer("1.6").asked()
    expect((await silent).status).toBe(504)
    const failing = tell("1.6", "clear-cache", {})
    const { id } = await peer("1.6").asked()
    peer("1.6").say(JSON.stringify([4, id, "NotSupported", "no cache here", {}]))
    expect(await failing).toMatchObject({
      status: 502,
      body: { type: "/problems/station-error", code: "NotSupported" }
    })
  })
})
