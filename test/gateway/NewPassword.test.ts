/** A new password reaches a station in its own language; until it has come with it the old one counts, too. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { readdirSync, readFileSync } from "node:fs"
import { until } from "../faults/Until.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic, type Json, Peer } from "./Peer.ts"

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture({ COMMAND_TIMEOUT: "1" })
})
afterAll(() => fixture.stop())

type Version = "1.6" | "2.0.1" | "2.1"
const old = "marker-old-word-1"
const fresh = "marker-new-word-1"
let count = 0

const put = async (id: string, body: Json) => {
  const { status, text } = await fixture.system.api("PUT", `/api/stations/${id}/password`, body)
  return { status, body: JSON.parse(text) }
}
const station = async (version: Version) => {
  const id = `pw-${++count}`
  await ask(fixture.system, "PUT", `/api/stations/${id}`, { password: old }, 201)
  const peer = await Peer.of(fixture.system.port, id, version, basic(id, old))
  await peer.boot(version)
  return { id, peer }
}
/** Whether it is let in with this password. */
const opens = async (id: string, version: Version, password: string | Uint8Array) => {
  const peer = await Peer.of(fixture.system.port, id, version, basic(id, password)).catch(() => undefined)
  await peer?.close()
  return peer !== undefined
}
const variable = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" } }
const answers = {
  "1.6": (status: string) => ({ status }),
  "2.0.1": (attributeStatus: string) => ({ setVariableResult: [{ attributeStatus, ...variable }] }),
  "2.1": (attributeStatus: string) => ({ setVariableResult: [{ attributeStatus, ...variable }] })
}
const told = async (version: Version, status: string, body: Json = { password: fresh }) => {
  const { id, peer } = await station(version)
  const saying = put(id, body)
  const call = await peer.asked()
  peer.say(JSON.stringify([3, call.id, answers[version](status)]))
  return { id, call, said: await saying }
}

describe.each(["1.6", "2.0.1", "2.1"] as const)("%s", (version) => {
  test("it is told, may come with either, and having come with the new one only with that", async () => {
    const { id, peer } = await station(version)
    const saying = put(id, { password: fresh })
    const call = await peer.asked()
    expect([call.action, call.payload]).toEqual(
      version === "1.6"
        ? ["ChangeConfiguration", { key: "AuthorizationKey", value: Buffer.from(fresh).toString("hex") }]
        : ["SetVariables", { setVariableData: [{ ...variable, attributeValue: fresh }] }]
    )
    peer.say(JSON.stringify([3, call.id, answers[version]("Accepted")]))
    expect(await saying).toEqual({ status: 200, body: { stationId: id, outcome: "Accepted", status: "Accepted" } })
    expect(await opens(id, version, old)).toBe(true)
    expect(await opens(id, version, fresh)).toBe(true)
    expect(await opens(id, version, old)).toBe(false)
    expect(await opens(id, version, fresh)).toBe(true)
  })

  test("it refuses: the old one goes on to count, alone", async () => {
    const { id, said } = await told(version, "Rejected")
    expect(said).toEqual({ status: 200, body: { stationId: id, outcome: "Rejected", status: "Rejected" } })
    expect([await opens(id, version, fresh), await opens(id, version, old)]).toEqual([false, true])
  })

  test("it answers with an error: as if it had refused", async () => {
    const { id, peer } = await station(version)
    const saying = put(id, { password: fresh })
    const call = await peer.asked()
    const sent = version === "1.6" ? Buffer.from(fresh).toString("hex") : fresh
    peer.say(JSON.stringify([4, call.id, "NotSupported", `what is ${sent}?`, {}]))
    const { status, body } = await saying
    expect([status, body.type, body.description]).toEqual([502, "/problems/station-error", "what is ***?"])
    expect([await opens(id, version, fresh), await opens(id, version, old)]).toEqual([false, true])
  })

  test("it does not answer: either counts, until it has come with the new one", async () => {
    const { id, peer } = await station(version)
    const saying = put(id, { password: fresh })
    await peer.asked()
    expect((await saying).status).toBe(504)
    expect(await opens(id, version, old)).toBe(true)
    expect([await opens(id, version, fresh), await opens(id, version, old)]).toEqual([true, false])
  })

  test("a random one is told and shown once; of a refused one nothing is shown", async () => {
    const { id, call, said } = await told(version, "Accepted", {})
    expect(said.body.password).toMatch(/^[0-9a-f]{40}$/)
    expect(JSON.stringify(call.payload)).toContain(said.body.password)
    expect(await opens(id, version, said.body.password)).toBe(true)
    const refused = await told(version, "Rejected", {})
    expect(refused.said.body.password).toBeUndefined()
  })

  test("one that its version cannot say is not sent, and nothing is changed", async () => {
    const { id, peer } = await station(version)
    for (const password of ["too short", version === "1.6" ? "x".repeat(21) : "x".repeat(41)]) {
      const { status, body } = await put(id, { password })
      expect([status, body.type, body.path]).toEqual([400, "/problems/payload-invalid", "/password"])
      expect(await opens(id, version, password)).toBe(false)
    }
    expect(peer.heard).toEqual([])
  })
})

test("1.6: a hex key is told as it is, and shown as its digits or its bytes", async () => {
  const hex = "00112233445566778899AABBCCDDEEFF00112233"
  const { id, call } = await told("1.6", "RebootRequired", { password: hex })
  expect(call.payload).toEqual({ key: "AuthorizationKey", value: hex })
  expect(await opens(id, "1.6", Buffer.from(hex, "hex"))).toBe(true)
  expect(await opens(id, "1.6", hex.toLowerCase())).toBe(true)
  expect(await opens(id, "1.6", old)).toBe(false)
})

test("one that had none is let in without, until it has come with the new one", async () => {
  const id = `pw-${++count}`
  const peer = await Peer.of(fixture.system.port, id, "1.6")
  await peer.boot()
  const saying = put(id, { password: fresh })
  const call = await peer.asked()
  peer.say(JSON.stringify([3, call.id, { status: "Accepted" }]))
  await saying
  const open = await Peer.of(fixture.system.port, id, "1.6")
  expect(await opens(id, "1.6", fresh)).toBe(true)
  expect(await opens(id, "1.6", old)).toBe(false)
  await open.close()
})

test("by hand it counts at once, and takes the place of one on its way", async () => {
  const { id, peer } = await station("2.0.1")
  const saying = put(id, { password: fresh })
  await peer.asked()
  expect(await put(id, { password: "a third one", byHand: true })).toEqual({ status: 200, body: { stationId: id } })
  expect((await saying).status).toBe(504)
  const let_in = [
    await opens(id, "2.0.1", old),
    await opens(id, "2.0.1", fresh),
    await opens(id, "2.0.1", "a third one")
  ]
  expect(let_in).toEqual([false, false, true])
})

test("who is not there, or waits, is not told", async () => {
  await ask(fixture.system, "PUT", "/api/stations/away", {}, 201)
  expect(await put("away", {})).toMatchObject({ status: 404, body: { type: "/problems/station-offline" } })
  expect(await put("nobody", {})).toMatchObject({ status: 404, body: { type: "/problems/station-unknown" } })
  expect(await put("away", { byHand: "yes" })).toMatchObject({ status: 400, body: { path: "/byHand" } })
})

test("no password stands in the journal", async () => {
  await until("the last records", async () => (await fixture.system.ready()).backlog === 0)
  const folder = `${fixture.system.folder}/journal`
  const text = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"))
  expect(text.join("")).toContain("StationPasswordOffered")
  for (const secret of [fresh, old]) {
    expect(text.join("").includes(secret)).toBe(false)
    expect(text.join("").includes(Buffer.from(secret).toString("hex"))).toBe(false)
  }
})
