/** Part 4.3: stops of OCPP 1.6. */
import { describe, expect, test } from "bun:test"
import { takenBackFlag } from "../../src/domain/Guess.ts"
import { clock, Story, value } from "./Story.ts"

describe("4.3.1 a stop that does not know its id", () => {
  const odd: ReadonlyArray<[string, string]> = [
    ["-1: the station never got the answer", "-1"],
    ["0 (TKT)", "0"],
    ["a negative local one (Etrel)", "-1234"],
    ["9223372036854775807 (Alfen)", "9223372036854775807"],
    ["one that nobody gave", "2147483000"],
    ["unix time of an earlier backend", "1740470158"]
  ]
  for (const [name, id] of odd) {
    test(`${name}: the one open charge ends`, async () => {
      const story = await Story.of()
      await story.start()
      const text = `[2,"s","StopTransaction",{"transactionId":${id},"meterStop":70,"timestamp":"${clock(60)}"}]`
      expect(await story.raw(text, "s")).toEqual({ type: 3, id: "s", payload: {} })
      expect(await story.charge()).toMatchObject({ open: false, energy: 70, endedAt: clock(60), reason: "local" })
    })
  }

  test("an id of another station does not touch that station's charge", async () => {
    const [story, other] = await Promise.all([Story.of(), Story.of()])
    const foreign = await other.start()
    await story.start()
    await story.stop({ transactionId: foreign, meterStop: 70 })
    expect(await story.charge()).toMatchObject({ open: false, energy: 70 })
    expect(await other.charge()).toMatchObject({ id: foreign, open: true })
  })

  test("the exact id comes first, whatever else fits", async () => {
    const story = await Story.of()
    const first = await story.start({ idTag: "ONE" })
    await story.start({ connectorId: 2, idTag: "TWO" })
    await story.stop({ transactionId: first, meterStop: 70, idTag: "TWO" })
    expect((await story.charges()).map(({ open, token }) => [token, open])).toEqual([
      ["TWO", true],
      ["ONE", false]
    ])
  })

  test("then the open charge of its card", async () => {
    const story = await Story.of()
    await story.start({ idTag: "ONE" })
    await story.start({ connectorId: 2, idTag: "TWO" })
    await story.stop({ transactionId: -1, meterStop: 70, idTag: "one" })
    expect((await story.charges()).map(({ open, token }) => [token, open])).toEqual([
      ["TWO", true],
      ["ONE", false]
    ])
  })

  for (const [name, rest] of [
    ["", {}],
    [", of two with one card, too", { idTag: "ONE" }]
  ] as const) {
    test(`then the one at the connector that it names, although no standard asks for it (5/62)${name}`, async () => {
      const story = await Story.of()
      await story.start({ idTag: "ONE" })
      await story.start({ connectorId: 2, idTag: "idTag" in rest ? "ONE" : "TWO" })
      expect(await story.stop({ transactionId: -1, meterStop: 70, connectorId: 2, ...rest })).not.toHaveProperty(
        "error"
      )
      expect((await story.charges()).map(({ evse, open }) => [evse, open])).toEqual([
        [2, false],
        [1, true]
      ])
      expect(await story.rules()).toEqual(["extra"])
    })
  }

  test("a connector named beside the right id, then beside -1: one stop", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.start({ connectorId: 2, idTag: "TWO" })
    const stop = { meterStop: 70, connectorId: 1, transactionData: [value(60, 55)] }
    await story.stop({ transactionId, ...stop })
    await story.stop({ transactionId: -1, ...stop })
    const [two, one] = await story.charges()
    expect([two?.open, one?.open, one?.flags, await story.orphans()]).toEqual([true, false, [], 0])
    expect(await story.readings(transactionId)).toHaveLength(1)
  })

  test("a connector beside the right id says nothing more", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.start({ connectorId: 2, idTag: "TWO" })
    await story.stop({ transactionId, meterStop: 70, connectorId: 2, transactionData: [value(60, 55)] })
    expect((await story.charges()).map(({ evse, open }) => [evse, open])).toEqual([
      [2, true],
      [1, false]
    ])
    expect(await story.readings(transactionId)).toMatchObject([{ energy: 60 }])
  })

  test("of two open charges and nothing to tell them apart, none: an orphan for the operator", async () => {
    const story = await Story.of()
    await story.start({ idTag: "ONE" })
    await story.start({ connectorId: 2, idTag: "TWO" })
    expect(await story.stop({ transactionId: -1, meterStop: 70 })).toEqual({})
    expect((await story.charges()).map(({ open }) => open)).toEqual([true, true])
    expect(await story.orphans()).toBe(1)
  })

  test("with no charge at all: an orphan for the operator", async () => {
    const story = await Story.of()
    expect(await story.stop({ transactionId: 4711, meterStop: 70 })).toEqual({})
    expect(await story.charges()).toEqual([])
    expect(await story.orphans()).toBe(1)
  })

  test("a register below the start's belongs to another charge", async () => {
    const story = await Story.of()
    await story.start({ meterStart: 5000 })
    await story.stop({ transactionId: -1, meterStop: 70 })
    expect(await story.charge()).toMatchObject({ open: true, energy: 0 })
    expect(await story.orphans()).toBe(1)
  })

  test("the same message first with the right id, then with -1: one stop", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    const stop = { meterStop: 70, timestamp: clock(60), reason: "Local" }
    const [first, second] = [
      { transactionId, ...stop },
      { transactionId: -1, ...stop }
    ]
    expect((await story.peer.call("StopTransaction", first, "58")).type).toBe(3)
    expect((await story.peer.call("StopTransaction", second, "58")).type).toBe(3)
    expect(await story.charge()).toMatchObject({ open: false, energy: 70, flags: [] })
    expect(await story.orphans()).toBe(0)
  })

  test("the stop that names the charge counts, also after one that named none: that one is an orphan", async () => {
    const story = await Story.of()
    const transactionId = await story.start({ meterStart: 1000 })
    await story.meter(2000, 10)
    // Of a charge at the other connector, whose start was lost.
    const lost = { transactionId: -1, meterStop: 2500, timestamp: clock(20), transactionData: [value(2500, 20)] }
    await story.stop(lost)
    expect(await story.charge()).toMatchObject({ open: false, energy: 1500 })
    await story.meter(3000, 30)
    await story.stop({ transactionId, meterStop: 4000, timestamp: clock(40), reason: "Remote" })
    await story.stop(lost)
    const charge = { open: false, energy: 3000, endedAt: clock(40), reason: "remote", flags: [takenBackFlag] }
    expect(await story.charge()).toMatchObject(charge)
    expect(await story.readings()).toMatchObject([{ energy: 2000 }, { energy: 3000 }])
    expect(await story.orphans()).toBe(1)
    await story.ask("/api/rebuild", "POST", {}, 202)
    expect(await story.charge()).toMatchObject(charge)
    expect(await story.readings()).toMatchObject([{ energy: 2000 }, { energy: 3000 }])
    expect(await story.orphans()).toBe(1)
  })

  test("an id already closed, with another content: the first end counts, flagged", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.stop({ transactionId, meterStop: 70 })
    await story.stop({ transactionId, meterStop: 90, timestamp: clock(65) })
    const charge = await story.charge()
    expect(charge).toMatchObject({ energy: 70, endedAt: clock(60) })
    expect(charge.flags).toEqual([expect.stringContaining("ended twice")])
  })
})

describe("4.3.2 a stop said again", () => {
  test("on the same connection and on the next: nothing is doubled and nothing flagged", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    const stop = { transactionId, meterStop: 70, transactionData: [value(60, 55)] }
    const first = await story.stop(stop)
    expect(await story.stop(stop)).toEqual(first)
    await story.reconnect()
    expect(await story.stop(stop)).toEqual(first)
    expect(await story.charge()).toMatchObject({ energy: 70, open: false, flags: [] })
    expect(await story.readings()).toHaveLength(1)
  })
})

describe("4.3.3 what a stop leaves out or gets wrong", () => {
  const stopped = async (stop: { readonly [key: string]: unknown }, meterStart = 100) => {
    const story = await Story.of()
    const transactionId = await story.start({ meterStart })
    await story.meter(meterStart + 400, 30, { transactionId })
    expect(await story.stop({ transactionId, meterStop: meterStart + 500, ...stop })).toEqual({})
    return story.charge()
  }

  test("no reason: local", async () => {
    expect(await stopped({})).toMatchObject({ reason: "local", energy: 500, flags: [] })
  })

  for (const reason of ["", " ", "null", null]) {
    test(`a reason of ${JSON.stringify(reason)} is as good as none: local`, async () => {
      expect(await stopped({ reason })).toMatchObject({ reason: "local", energy: 500, flags: [] })
    })
  }

  test("a reason that no standard has: other, its word is kept, and the charge ends", async () => {
    const story = await Story.of()
    const transactionId = await story.start()
    await story.stop({ transactionId, meterStop: 500, reason: "CarLeft" })
    expect(await story.charge()).toMatchObject({ reason: "other", energy: 500, open: false })
    const deviations = [{ rule: "word-unknown", path: "/reason", raw: "CarLeft" }]
    expect(await story.events()).toContainEqual(expect.objectContaining({ _tag: "StationDeviated", deviations }))
  })

  test("transactionData [] (Wallbox): as if it were not there", async () => {
    expect(await stopped({ transactionData: [] })).toMatchObject({ energy: 500, open: false, flags: [] })
  })

  test("meterStop -1 is not known: the last sample counts", async () => {
    expect(await stopped({ meterStop: -1 })).toMatchObject({ energy: 400, open: false })
  })

  test("meterStop below meterStart: never negative, the samples count, flagged", async () => {
    const charge = await stopped({ meterStop: 3 })
    expect(charge).toMatchObject({ energy: 400, open: false })
    expect(charge.flags).toEqual([expect.stringContaining("register")])
  })
})

describe("4.3.4 another card stops", () => {
  test("both are kept, and it is not refused", async () => {
    const story = await Story.of()
    const master = `M${crypto.randomUUID().slice(0, 8)}`
    await story.ask("/api/tokens", "POST", { token: master }, 201)
    const transactionId = await story.start({ idTag: "DRIVER" })
    const { idTagInfo } = await story.stop({ transactionId, meterStop: 70, idTag: master })
    expect(idTagInfo).toMatchObject({ status: "Accepted" })
    expect(await story.charge()).toMatchObject({ token: "DRIVER", stopToken: master, open: false })
  })

  test("a card entered twice, in two cases of letters, is one: the stop is not confused", async () => {
    const story = await Story.of()
    const token = `a${crypto.randomUUID().slice(0, 8)}`
    await story.ask("/api/tokens", "POST", { token }, 201)
    await story.ask("/api/tokens", "POST", { token: token.toUpperCase() })
    const transactionId = await story.start({ idTag: "DRIVER" })
    const { idTagInfo } = await story.stop({ transactionId, meterStop: 70, idTag: token.toUpperCase() })
    expect(idTagInfo).toMatchObject({ status: "Accepted" })
    expect(await story.charge()).toMatchObject({ open: false, energy: 70 })
  })
})
