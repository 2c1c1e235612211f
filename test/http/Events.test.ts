// The live events over real connections: what is told, to whom, what is kept back, and how a reader goes on after a gap.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test"
import { Effect } from "effect"
import type { Event } from "../../src/domain/Event.ts"
import { EventBus } from "../../src/events/EventBus.ts"
import { until } from "../faults/Until.ts"
import { EventReader, type Heard, serveApi, stalledReader } from "./EventReader.ts"
import { happens } from "./Happenings.ts"
import { startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
let server: Awaited<ReturnType<typeof serveApi>>
const readers: Array<EventReader> = []

beforeAll(async () => {
  api = await startApi()
  server = await serveApi(api)
})
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close()
})
afterAll(async () => {
  await server.stop()
  await api.dispose()
})

const reads = async (query = "", lastEventId?: string) => {
  const reader = await EventReader.open(server.port, query, lastEventId)
  readers.push(reader)
  return reader
}
const happen = (...events: ReadonlyArray<Event>) => api.run(happens(...events))
const seen = (station: string): Event => ({ _tag: "StationSeen", station })
const meter = (station: string, value: number): Event => ({
  _tag: "MeterRead",
  station,
  evse: 1,
  readings: [{ time: { text: "", at: null }, samples: [{ quantity: "energyImport", value }] }]
})
/** So many records of one event each, on disk when done; the last position. */
const many = (count: number, event: (index: number) => Event) =>
  api.run(
    Effect.gen(function* () {
      const bus = yield* EventBus
      const cause = { kind: "timer", name: "test" } as const
      for (let index = 1; index < count; index++) bus.enqueue({ at: Date.now(), cause, events: [event(index)] })
      return yield* bus.append({ at: Date.now(), cause, events: [event(count)] })
    })
  )
const positions = (heard: ReadonlyArray<Heard>) => heard.map(({ data }) => Number(data.position))
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe("a reader", () => {
  test("needs the key", async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/api/events`)
    expect([response.status, response.headers.get("content-type")]).toEqual([401, "application/problem+json"])
  })

  test("hears at once that it is heard, then every event with its place", async () => {
    const reader = await reads()
    expect([reader.response.status, reader.response.headers.get("content-type")]).toEqual([200, "text/event-stream"])
    await until("the first comment", () => reader.comments === 1)
    expect(reader.heard).toEqual([])
    const position = await happen(seen("A"))
    const [one] = await reader.count(1)
    expect(one).toEqual({
      id: String(position),
      event: "StationSeen",
      data: { _tag: "StationSeen", station: "A", position, at: expect.stringMatching(/^\d{4}-.*Z$/) }
    })
  })

  test("who is no admin hears nothing of users and keys, asked for or not", async () => {
    const { secret } = Object((await api.ask("POST", "/api/keys", { label: "reader", role: "viewer" })).body)
    const [all, asked] = [
      await EventReader.open(server.port, "", undefined, secret),
      await EventReader.open(server.port, "?type=KeyMade,KeyRemoved,StationSeen", undefined, secret)
    ]
    readers.push(all, asked)
    const admin = await reads("?type=KeyMade")
    for (const reader of readers) await until("the first comment", () => reader.comments === 1)
    await api.ask("POST", "/api/keys", { label: "another", role: "viewer" })
    const position = await happen(seen("A"))
    for (const reader of [all, asked])
      expect((await reader.position(position)).map(({ event }) => event)).toEqual(["StationSeen"])
    expect((await admin.count(1))[0]?.data).toMatchObject({ _tag: "KeyMade", label: "another" })
    expect(admin.heard[0]?.data).not.toHaveProperty("hash")
  })

  test("whose key is removed, or whose session ends, hears nothing more", async () => {
    const { key, secret } = Object((await api.ask("POST", "/api/keys", { label: "gone", role: "viewer" })).body)
    const reader = await EventReader.open(server.port, "?type=StationSeen", undefined, secret)
    readers.push(reader)
    await until("the first comment", () => reader.comments === 1)
    await happen(seen("A"))
    await reader.count(1)
    await api.ask("DELETE", `/api/keys/${key}`)
    await happen(seen("B"))
    await until("its end", () => reader.ended)
    expect(reader.heard.map(({ data }) => data.station)).toEqual(["A"])
  })

  test("hears only of the station and the kinds it asked for", async () => {
    const [mine, kinds, listed] = [
      await reads("?station=gARAGE%20%C3%84"),
      await reads("?type=StationSeen&type=TokenRemoved"),
      await reads("?type=StationApproved,TokenRemoved&station=b")
    ]
    await happen(
      seen("Garage ä"),
      { _tag: "StationApproved", station: "B", by: "x" },
      { _tag: "TokenRemoved", text: "card", by: "x" },
      seen("B")
    )
    const last = await happen({ _tag: "StationApproved", station: "b", by: "y" }, seen("garage Ä"))
    const told = async (reader: EventReader, count: number) =>
      (await reader.count(count)).map(({ id, event }) => `${event} ${id}`)
    expect(await told(mine, 2)).toEqual([`StationSeen ${last - 1}.0`, `StationSeen ${last}.1`])
    expect(await told(kinds, 4)).toEqual([
      `StationSeen ${last - 1}.0`,
      `TokenRemoved ${last - 1}.2`,
      `StationSeen ${last - 1}.3`,
      `StationSeen ${last}.1`
    ])
    expect(await told(listed, 2)).toEqual([`StationApproved ${last - 1}.1`, `StationApproved ${last}.0`])
  })

  test.each([
    ["type=Nonsense", "/type"],
    ["type=StationSeen,", "/type"],
    ["after=soon", "/after"],
    ["station=", "/station"]
  ])("is told what is wrong with ?%s", async (query, path) => {
    const answer = await api.ask("GET", `/api/events?${query}`)
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ type: "/problems/parameter-invalid", path: expect.stringContaining(path) })
    ])
  })

  test("never sees a password's hash, and of every other kind of event all there is", async () => {
    const file = Bun.file(`${import.meta.dir}/../events/golden/events.jsonl`)
    const golden: ReadonlyArray<Event> = (await file.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    const reader = await reads()
    const first = await happen(seen("first"))
    for (const event of golden) if (event._tag !== "MeterRead") await happen(event)
    const last = await happen(seen("last"))
    const heard = await reader.position(last)
    expect(positions(heard)).toEqual(range(first, last))
    for (const { event, data } of heard) expect([event, data._tag]).toEqual([event, event])
    const text = JSON.stringify(heard)
    expect(text).not.toContain("abababab")
    expect(text).toContain('"factPosition":41')
    expect(text).toContain('"factAt":"2026-')
    const told = (tag: string) => heard.find(({ event }) => event === tag)?.data
    expect(told("StationPasswordSet")).toEqual({ ...told("StationPasswordSet"), station: "CP-1" })
    expect(told("CommandIssued")).toMatchObject({ command: "StopCharging", by: "api" })
  })
})

describe("meter values", () => {
  test("are told once a second of each station, the first at once and then the newest", async () => {
    const reader = await reads()
    for (const value of range(1, 20)) await happen(meter("M", value), meter("N", -value))
    const last = await happen(seen("M"))
    await reader.position(last)
    const values = () =>
      reader.heard.flatMap(({ event, data }) =>
        event === "MeterRead" && data.station === "M" ? [JSON.stringify(data).match(/"value":(\d+)/)?.[1]] : []
      )
    await until("the newest value", () => values().includes("20"))
    expect(values().length).toBeLessThan(5)
    const ids = reader.heard.flatMap(({ id }) => (id === undefined ? [] : [Number.parseFloat(id)]))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  })

  test("of a frame with very many come without them, the end of a charge too", async () => {
    const reader = await reads()
    const readings = range(1, 2000).flatMap((value) => {
      const event = meter("G", value)
      return event._tag === "MeterRead" ? event.readings : []
    })
    const ended: Event = {
      _tag: "TransactionEnded",
      station: "G",
      transaction: 7,
      time: { text: "", at: null },
      register: 5,
      readings
    }
    const position = await happen(ended)
    const [live] = await reader.count(1)
    expect(live?.data).toMatchObject({ transaction: 7, register: 5, readings: [], position })
    const [again] = await (await reads(`?after=${position - 1}`)).count(1)
    expect(again).toEqual(live)
  })
})

describe("a reader that comes again", () => {
  test("misses nothing and hears nothing twice, by header or by query, within a record, too", async () => {
    const first = await reads()
    const from = await happen(seen("R"), seen("S"))
    await first.count(2)
    first.close()
    const to = await many(2500, (index) => seen(`R${index}`))
    const [header, query, within] = [
      await reads("?after=1", String(from)),
      await reads(`?after=${from}`),
      await reads("", `${from}.0`)
    ]
    const last = await happen(seen("end"))
    expect(last).toBe(to + 1)
    expect(positions(await header.position(last))).toEqual(range(from + 1, last))
    expect(positions(await query.position(last))).toEqual(range(from + 1, last))
    expect((await within.position(last)).slice(0, 2).map(({ id }) => id)).toEqual([`${from}.1`, String(from + 1)])
  })

  test("that has missed too much, or comes from another journal, is told so and goes on live", async () => {
    const from = await happen(seen("T"))
    const head = await many(10_001, (index) => seen(`T${index}`))
    for (const reader of [await reads("", String(from)), await reads(`?after=${head + 1000}`)]) {
      const [reset] = await reader.count(1)
      expect(reset).toEqual({
        id: String(head),
        event: "reset",
        data: { position: head, at: expect.stringMatching(/Z$/) }
      })
    }
    const last = await happen(seen("T"))
    for (const reader of readers) expect(positions(await reader.position(last))).toEqual([head, last])
  })
})

test("who takes nothing makes nobody wait, and is told what it missed when it reads again", async () => {
  const stalled = await stalledReader(server.port)
  const reader = await reads()
  const from = (await happen(seen("W"))) + 1
  const note = "x".repeat(1000)
  for (let round = 0; round < 500; round++)
    await many(100, () => ({ _tag: "StationDisconnected", station: "W", connection: 1, reason: note }))
  const last = await happen(seen("W"))
  expect(positions(await reader.position(last)).filter((position) => position >= from)).toEqual(range(from, last))
  stalled.resume()
  await until("the other to catch up", () => stalled.received().includes(`id: ${last}\n`))
  const ids = [...stalled.received().matchAll(/^id: (\d+)\nevent: (.*)$/gm)].map(([, id, event]) => [Number(id), event])
  const jumps = ids.filter(([id], index) => index > 0 && Number(id) !== Number(ids[index - 1]?.[0]) + 1)
  expect(jumps.map(([, event]) => event)).toEqual(jumps.map(() => "reset"))
  expect(jumps.length).toBeGreaterThan(0)
  stalled.end()
}, 60_000)

test("there are fifty at most, and who leaves makes room", async () => {
  const places: Array<EventReader> = []
  // Those of the tests before may still be leaving.
  await until("fifty readers", async () => {
    const reader = await reads()
    if (reader.response.ok) places.push(reader)
    return places.length === 50
  })
  const { response } = await reads()
  expect([response.status, response.headers.get("content-type")]).toEqual([503, "application/problem+json"])
  places[0]?.close()
  await until("room", async () => (await reads()).response.status === 200)
})
