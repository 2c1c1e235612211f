// For how long the end of a charge is waited for, minute by minute: what makes it be given up, and all that does not.
import { expect, test } from "bun:test"
import type { Event } from "../../../src/domain/Event.ts"
import { Ledger } from "../../../src/domain/Ledger.ts"
import { foldStation, isStationEvent, type StationState } from "../../../src/services/stations/StationState.ts"
import { Abandonment, every } from "../../../src/services/transactions/Abandonment.ts"
import { clock, day, read, reading, started, told } from "../../domain/Story.ts"

/** A network as memory knows it, and whoever waits in it. */
class Watch {
  readonly ledger = new Ledger(64)
  readonly stations = new Map<string, StationState>()
  abandonment = new Abandonment()
  private position = 0
  /** Minutes of the day. */
  minute = 0

  constructor() {
    this.hear({ _tag: "StationFound", station: "CP1", standing: "accepted", version: "1.6" })
    this.connect(1)
  }

  hear(...events: ReadonlyArray<Event>) {
    for (const event of events) {
      const [position, at] = [++this.position, day + this.minute * 60_000]
      if (isStationEvent(event)) foldStation(this.stations, event, position, at)
      this.ledger.fold(event, position, at)
      this.ledger.settle()
    }
  }

  connect(connection: number) {
    this.hear({ _tag: "StationConnected", station: "CP1", connection, version: "1.6", open: true })
  }

  disconnect(connection: number) {
    this.hear({ _tag: "StationDisconnected", station: "CP1", connection, reason: "gone" })
  }

  boot() {
    this.hear({ _tag: "StationBooted", station: "CP1", verdict: "accepted" })
  }

  status(status: string, { evse = 1, second = this.minute * 60 }: { evse?: number; second?: number | undefined } = {}) {
    this.hear({ _tag: "ConnectorReported", station: "CP1", evse, connector: 1, status, time: clock(second) })
  }

  /** Looks as the timer does until so many minutes have passed; the first that was given up, and in which minute. */
  wait(minutes: number, step = every): readonly [minute: number, id: number, because: string] | undefined {
    const end = this.minute + minutes
    for (; this.minute < end; this.minute += step / 60_000) {
      const find = (station: string) => this.stations.get(station.toLowerCase())
      const [due] = this.abandonment.look(this.ledger.open(), find, day + this.minute * 60_000)
      if (due !== undefined) return [this.minute, due.charge.id, due.because]
    }
    return undefined
  }
}

const watch = () => {
  const charging = new Watch()
  charging.status("available", { second: -60 })
  charging.hear(started(17, 0))
  charging.status("charging")
  return charging
}
const free = "its connector became free"
const over = "its station started over without it"

test("a charge that is only silent is waited for", () => expect(watch().wait(3 * 1440)).toBeUndefined())

test("its connector is free for ten minutes", () => {
  const network = watch()
  network.minute = 60
  network.status("available")
  expect(network.wait(60)).toEqual([70, 17, free])
})

test("a connector that is free for less, or another one, ends nothing", () => {
  const network = watch()
  network.status("available", { evse: 2 })
  expect(network.wait(30)).toBeUndefined()
  network.status("available")
  expect(network.wait(9)).toBeUndefined()
  network.status("preparing")
  expect(network.wait(30)).toBeUndefined()
})

test("a connector was free before the charge, or is said to have been out of a queue", () => {
  const network = new Watch()
  network.status("available")
  network.hear(started(17, 0))
  expect(network.wait(60)).toBeUndefined()
  network.hear(read(17, 1, reading(3600, 200)))
  network.status("available", { second: 1800 })
  expect(network.wait(60)).toBeUndefined()
})

test("its connector is told to be free before the queue tells of it, all of an earlier time", () => {
  const network = new Watch()
  network.minute = 60
  network.status("available")
  network.hear(started(17, 0), read(17, 1, reading(1800, 200)))
  expect(network.wait(60)).toEqual([70, 17, free])
})

test("a value of a charge whose connector is said to be free begins the wait anew", () => {
  const network = watch()
  network.status("available")
  expect(network.wait(9)).toBeUndefined()
  network.hear(read(17, 1, reading(540, 200)))
  expect(network.wait(60)).toBeUndefined()
  network.status("available")
  expect(network.wait(60)).toEqual([79, 17, free])
})

test("its station starts over and says nothing of it for twenty minutes", () => {
  const network = watch()
  network.minute = 30
  network.boot()
  expect(network.wait(60)).toEqual([50, 17, over])
})

test.each([
  ["a value", (network: Watch) => network.hear(read(17, 1, reading(2000, 300)))],
  ["an event out of its queue", (network: Watch) => network.hear(told("Updated", 17, 3, 2000, { offline: true }))],
  ["TxResumed", (network: Watch) => network.hear(told("Updated", 17, 4, 2000, { trigger: "txResumed" }))],
  ["that its connector still feeds a car", (network: Watch) => network.status("suspendedEV")]
])("its station starts over and then tells of it: %s", (_, tell) => {
  const network = watch()
  network.minute = 30
  network.boot()
  expect(network.wait(10)).toBeUndefined()
  tell(network)
  expect(network.wait(24 * 60)).toBeUndefined()
})

test("of a station that is offline nothing is concluded, and when it comes again the wait begins anew", () => {
  const network = watch()
  network.boot()
  network.status("available")
  expect(network.wait(9)).toBeUndefined()
  network.disconnect(1)
  expect(network.wait(24 * 60)).toBeUndefined()
  network.connect(2)
  expect(network.wait(60)).toEqual([9 + 24 * 60 + 10, 17, free])
})

test("a connection that is lost between two looks begins the wait anew", () => {
  const network = watch()
  network.status("available")
  expect(network.wait(9)).toBeUndefined()
  network.disconnect(1)
  network.connect(2)
  expect(network.wait(60)).toEqual([19, 17, free])
})

test("a new start of ours begins the wait anew", () => {
  const network = watch()
  network.status("available")
  expect(network.wait(9)).toBeUndefined()
  network.abandonment = new Abandonment()
  expect(network.wait(60)).toEqual([19, 17, free])
})

test("a clock of ours that jumps, or a process that was stopped for a day, shortens no wait", () => {
  const network = watch()
  network.status("available")
  network.wait(1)
  expect(network.wait(8 * 1440, 1440 * 60_000)).toBeUndefined()
  expect(network.wait(60)).toBeDefined()
  const back = watch()
  back.status("available")
  back.wait(5)
  back.minute = -1440
  expect(back.wait(4)).toBeUndefined()
})

test("what is renewed is waited for as long again", () => {
  const network = watch()
  network.status("available")
  expect(network.wait(60)?.[0]).toBe(10)
  network.abandonment.renew(17)
  expect(network.wait(60)?.[0]).toBe(20)
})

test("of a charge whose place is not known no connector tells", () => {
  const network = new Watch()
  network.hear(told("Updated", 17, 1, 0))
  network.status("available")
  expect(network.wait(60)).toBeUndefined()
  network.boot()
  expect(network.wait(60)?.[2]).toBe(over)
})
