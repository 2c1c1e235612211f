// What an operator sets of a station that it does not say itself.
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import { EventBus } from "../../src/events/EventBus.ts"
import { Stations } from "../../src/services/stations/Stations.ts"
import { reload } from "../services/stations/TestRing.ts"
import { station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.dispose())

describe("stations", () => {
  test("are set what they do not say themselves, a field at a time, and keep it over a restart", async () => {
    await api.run(station("Set"))
    const set = await api.ask("PATCH", "/api/stations/sET", { ratedPower: 22_000 })
    expect([set.status, set.body]).toEqual([
      200,
      expect.objectContaining({ id: "Set", strict: false, ratedPower: 22_000, energyScale: null })
    ])
    const all = { strict: true, ratedPower: 22_000, energyScale: 0.1 }
    expect((await api.ask("PATCH", "/api/stations/Set", { strict: true, energyScale: 0.1 })).body).toMatchObject(all)
    const head = await api.run(Effect.map(EventBus, (bus) => bus.enqueued()))
    expect((await api.ask("PATCH", "/api/stations/Set", {})).body).toMatchObject(all)
    expect((await api.ask("PATCH", "/api/stations/Set", all)).status).toBe(200)
    expect(await api.run(Effect.map(EventBus, (bus) => bus.enqueued()))).toBe(head)
    await api.run(reload)
    expect(await api.run(Effect.map(Stations, (stations) => stations.find("set")))).toMatchObject(all)
    expect((await api.ask("PATCH", "/api/stations/Set", { strict: false })).body).toMatchObject({
      ...all,
      strict: false
    })
  })

  test("are had as wished by a name that the wish takes away from them", async () => {
    await api.ask("PUT", "/api/stations/Whole", { aliases: ["W-1"] })
    const { status, body } = await api.ask("PUT", "/api/stations/w-1", { label: "hall" })
    expect([status, body]).toEqual([200, expect.objectContaining({ id: "Whole", label: "hall", aliases: [] })])
  })

  test("are as if never set when a setting is null, also after a restart", async () => {
    await api.run(station("Unset"))
    const all = { strict: true, ratedPower: 22_000, energyScale: 0.1 }
    expect((await api.ask("PATCH", "/api/stations/Unset", all)).body).toMatchObject(all)
    const one = await api.ask("PATCH", "/api/stations/Unset", { ratedPower: null })
    expect([one.status, one.body]).toEqual([200, expect.objectContaining({ ...all, ratedPower: null })])
    const none = { strict: null, energyScale: null }
    const usual = { strict: false, ratedPower: null, energyScale: null }
    expect((await api.ask("PATCH", "/api/stations/Unset", none)).body).toMatchObject(usual)
    const head = await api.run(Effect.map(EventBus, (bus) => bus.enqueued()))
    expect((await api.ask("PATCH", "/api/stations/Unset", { ...none, ratedPower: null })).status).toBe(200)
    expect(await api.run(Effect.map(EventBus, (bus) => bus.enqueued()))).toBe(head)
    await api.run(reload)
    expect((await api.ask("GET", "/api/stations/Unset")).body).toMatchObject(usual)
  })

  test.each([
    [{ strict: "yes" }, "/strict"],
    [{ ratedPower: 0 }, "/ratedPower"],
    [{ ratedPower: -1 }, "/ratedPower"],
    [{ energyScale: 0 }, "/energyScale"],
    [{ aliases: "SN1" }, "/aliases"],
    [{ aliases: ["SN1", ""] }, "/aliases/1"],
    [{ aliases: Array.from({ length: 21 }, (_, n) => `SN${n}`) }, "/aliases"]
  ])("are not set to %j", async (body, path) => {
    const answer = await api.ask("PATCH", "/api/stations/Set", body)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/payload-invalid", path })
    ])
  })

  test("have other names, each once, also after a restart; who waits under one is made to come again", async () => {
    await api.run(station("Known"))
    await api.run(station("SN-1", "held"))
    const hungUp = await api.run(Effect.map(Chargers, ({ hungUp }) => hungUp))
    const set = await api.ask("PATCH", "/api/stations/Known", { aliases: ["sn-1", "SN-2", "Sn-2", "KNOWN"] })
    expect([set.status, set.body]).toEqual([200, expect.objectContaining({ aliases: ["sn-1", "SN-2"] })])
    expect(hungUp).toEqual(["SN-1"])
    await api.run(reload)
    const called = (name: string) => api.run(Effect.map(Stations, (stations) => stations.called(name)?.id))
    expect([await called("SN-1"), await called("sn-2"), await called("known")]).toEqual(["Known", "Known", "Known"])
    expect((await api.ask("GET", "/api/stations/SN-2")).body).toMatchObject({ id: "Known" })
    expect((await api.ask("GET", "/api/stations/SN-1")).body).toMatchObject({ id: "SN-1", standing: "held" })
    const other = await api.ask("PATCH", "/api/stations/SN-1", { aliases: ["SN-2"] })
    expect([other.status, other.body]).toEqual([409, expect.objectContaining({ type: "/problems/station-exists" })])
    expect((await api.ask("PATCH", "/api/stations/Known", { aliases: [] })).body).toMatchObject({ aliases: [] })
    expect(await called("SN-2")).toBeUndefined()
  })
})
