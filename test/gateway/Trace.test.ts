/** The trace of a station over the API: what really went over its wire, both ways, secrets hidden. */
import { afterAll, beforeAll, expect, test } from "bun:test"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"

let fixture: Fixture
let station: Peer
beforeAll(async () => {
  fixture = await startFixture()
  station = await Peer.of(fixture.system.port, "Traced", "1.6")
  await station.boot()
  await station.result("MeterValues", {
    connectorId: 1,
    meterValue: [{ timestamp: "2026-11-20T08:00:00Z", sampledValue: [{ value: "7" }] }]
  })
  const { port } = fixture.system
  const other = await Peer.of(port, "Other", "1.6")
  await other.boot()
  const set = fixture.system.api("POST", "/api/stations/traced/commands/set-configuration", {
    key: "AuthorizationKey",
    value: "marker-secret"
  })
  const { id } = await station.asked()
  station.say(JSON.stringify([3, id, { status: "Accepted" }]))
  await set
  station.say("not at all a frame")
  await station.result("Heartbeat", {})
  await station.result("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available" })
})
afterAll(() => fixture.stop())

const frames = async (query: string) => {
  const body = await ask(fixture.system, "GET", `/api/stations/TRACED/frames?${query}`)
  const { items, next } = Object(body)
  return { items, next }
}
const short = (items: ReadonlyArray<{ direction: string; kind: string; action: string | null }>) =>
  items.map(({ direction, kind, action }) => `${direction} ${kind} ${action ?? "-"}`)

const story = [
  "in call BootNotification",
  "out result BootNotification",
  "in call MeterValues",
  "out result MeterValues",
  "out call ChangeConfiguration",
  "in result ChangeConfiguration",
  "in other -",
  "in call StatusNotification",
  "out result StatusNotification"
]

test("all of it, in either order", async () => {
  const oldest = await frames("order=oldest")
  expect([short(oldest.items), oldest.next]).toEqual([story, undefined])
  expect(short((await frames("")).items)).toEqual(story.toReversed())
  expect(oldest.items[2]).toEqual({
    position: expect.any(Number),
    at: expect.stringMatching(/Z$/),
    direction: "in",
    kind: "call",
    action: "MeterValues",
    connection: expect.any(Number),
    frame: expect.stringMatching(/^\[2,"c2","MeterValues",\{"connectorId":1,/)
  })
  expect(JSON.stringify(oldest.items)).not.toContain("marker-secret")
})

test("by action, text, way and time", async () => {
  expect(short((await frames("action=changeconfiguration&order=oldest")).items)).toEqual(story.slice(4, 6))
  expect(short((await frames("text=AVAILABLE")).items)).toEqual(["in call StatusNotification"])
  expect(short((await frames("direction=out&order=oldest")).items)).toEqual(
    story.filter((line) => line.startsWith("out"))
  )
  expect(short((await frames("direction=in&order=oldest")).items)).toEqual(
    story.filter((line) => line.startsWith("in"))
  )
  expect((await frames("until=2020-01-01")).items).toEqual([])
  expect((await frames("from=2020-01-01&limit=1")).items.length).toBe(1)
})

test("page by page", async () => {
  const seen: Array<unknown> = []
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page = await frames(`order=oldest&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`)
    seen.push(...page.items)
    cursor = page.next
  }
  expect(seen).toEqual((await frames("order=oldest")).items)
})

test.each([
  ["/api/stations/nobody/frames", 404, "/problems/station-unknown"],
  ["/api/stations/traced/frames?limit=501", 400, "/problems/parameter-invalid"],
  ["/api/stations/traced/frames?from=yesterday", 400, "/problems/parameter-invalid"],
  ["/api/stations/traced/frames?direction=up", 400, "/problems/parameter-invalid"],
  ["/api/stations/traced/frames?cursor=abc", 400, "/problems/parameter-invalid"]
])("%s is a %i", async (path, status, type) => {
  const said = await fixture.system.api("GET", path)
  expect([said.status, JSON.parse(said.text).type]).toEqual([status, type])
})
