// When a connector's report moves its live state: in the order of arrival, except for what a queue sends afterwards.
import { expect, test } from "bun:test"
import type { Event, EventOf } from "../../../src/domain/Event.ts"
import { foldStation, isStationEvent, type StationState } from "../../../src/services/stations/StationState.ts"
import { day } from "./StationFacts.ts"

const minute = 60_000

const report = (status: string, at: number | null, evse = 1): Event => ({
  _tag: "ConnectorReported",
  station: "CP1",
  evse,
  connector: 1,
  status,
  time: { text: "", at }
})
const boot: EventOf<"StationBooted"> = { _tag: "StationBooted", station: "CP1", verdict: "accepted" }

/** The station after these events, each received so many ms after midnight. */
const after = (...steps: ReadonlyArray<readonly [received: number, event: Event]>): StationState => {
  const stations = new Map<string, StationState>()
  const first: Event = { _tag: "StationFound", station: "CP1", standing: "accepted", version: "1.6" }
  for (const [index, [received, event]] of [[0, first] as const, ...steps].entries()) {
    if (isStationEvent(event)) foldStation(stations, event, index + 1, day + received)
  }
  const state = stations.get("cp1")
  if (state === undefined) throw new Error("there is no station")
  return state
}
const status = (state: StationState) => state.connectors.map((connector) => connector.status).join()

test("what a queue sends after the live report does not move the live state", () => {
  const state = after([0, report("Charging", day)], [1000, report("Available", day - 40 * minute)])
  expect(status(state)).toBe("Charging")
})

test("a clock that was set back does not freeze a connector", () => {
  const live = [0, report("Charging", day)] as const
  expect(status(after(live, [11 * minute, report("Available", day - 49 * minute)]))).toBe("Available")
  expect(status(after(live, [1000, report("Available", Date.UTC(2010, 0, 1))]))).toBe("Available")
  expect(status(after(live, [500, boot], [1000, report("Available", day - minute)]))).toBe("Available")
  expect(status(after(live, [1000, report("Available", null)]))).toBe("Available")
})

test("a report without a believable time counts from when it came", () => {
  expect(after([5000, report("Available", null)]).connectors[0]?.since).toBe(day + 5000)
  expect(after([5000, report("Available", day + 40 * 86_400_000)]).connectors[0]?.since).toBe(day + 5000)
  expect(after([5000, report("Available", day + 4000)]).connectors[0]?.since).toBe(day + 4000)
})

test("a station that invents connectors gets 256 and keeps the ones it has", () => {
  const many = Array.from({ length: 1000 }, (_, n) => [n, report("Available", null, n)] as const)
  const state = after(...many, [2000, report("Faulted", null, 3)], [2001, report("Available", null, -4)])
  expect(state.connectors.length).toBe(256)
  expect(state.connectors[3]?.status).toBe("Faulted")
})

test("what went wrong is counted, and the last reason is kept short and storable", () => {
  const reason = `${"x".repeat(294)}😀😀`
  const state = after([0, { _tag: "MessageUnreadable", station: "CP1", action: "Foo", reason }])
  expect(state).toMatchObject({ unreadable: 1, undecided: 0 })
  expect(state.lastTrouble?.length).toBe(300)
  expect(state.lastTrouble?.isWellFormed()).toBe(true)
})

const connected = (connection: number): Event => ({
  _tag: "StationConnected",
  station: "CP1",
  connection,
  version: "1.6",
  open: true
})
const gone = (connection: number): Event => ({
  _tag: "StationDisconnected",
  station: "CP1",
  connection,
  reason: "closed"
})
const seen: Event = { _tag: "StationSeen", station: "CP1" }
/** Connected, booted and gone: the positions 2 to 4. */
const firstTime = [[0, connected(2)] as const, [1000, boot] as const, [minute, gone(2)] as const]

test.each([
  ["one that has been here once only", [], undefined],
  ["one that is back for a moment", [[2 * minute, connected(5)] as const], undefined],
  ["one that is back and boots", [[2 * minute, connected(5)] as const, [2 * minute + 500, boot] as const], true],
  ["one that is made to boot later", [[2 * minute, connected(5)] as const, [9 * minute, boot] as const], undefined],
  ["one that is back and does not", [[2 * minute, connected(5)] as const, [3 * minute, seen] as const], false],
  ["one that came and went without", [[2 * minute, connected(5)] as const, [9 * minute, gone(5)] as const], false],
  [
    "one whose line broke at once",
    [[2 * minute, connected(5)] as const, [2 * minute + 9, gone(5)] as const],
    undefined
  ],
  [
    "one that did not, and then does after a power cut",
    [
      [2 * minute, connected(5)] as const,
      [9 * minute, gone(5)] as const,
      [10 * minute, connected(7)] as const,
      [10 * minute, boot] as const
    ],
    false
  ],
  [
    "one of another firmware",
    [
      [2 * minute, connected(5)] as const,
      [9 * minute, gone(5)] as const,
      [10 * minute, connected(7)] as const,
      [10 * minute, { ...boot, firmware: "2" }] as const
    ],
    true
  ]
])("whether it boots when it is back: %s", (_, steps, boots) => {
  expect(after(...firstTime, ...steps).bootsOnReconnect).toBe(boots)
})
