/** Part 4.2: starts of OCPP 1.6. */
import { describe, expect, test } from "bun:test"
import { clock, Story, start } from "./Story.ts"

describe("4.2.1 a start said again is the same start", () => {
  test("with the same message id, on another connection", async () => {
    const story = await Story.of()
    const text = JSON.stringify([2, "1000005", "StartTransaction", start()])
    const first = await story.raw(text, "1000005")
    await story.reconnect()
    expect(await story.raw(text, "1000005")).toEqual(first)
    expect(await story.charges()).toHaveLength(1)
  })

  test("with another message id, on the same connection", async () => {
    const story = await Story.of()
    const first = await story.peer.call("StartTransaction", start(), "1000005")
    const again = await story.peer.call("StartTransaction", start(), "1000006")
    expect([again.id, { ...again, id: first.id }]).toEqual(["1000006", first])
    expect(await story.charges()).toHaveLength(1)
  })

  test("with the original verdict, also when the card has been let in since", async () => {
    const story = await Story.of()
    const idTag = `CARD${crypto.randomUUID().slice(0, 8)}`
    const first = await story.say("StartTransaction", start({ idTag }))
    expect(first.idTagInfo).toEqual({ status: "Invalid" })
    await story.ask("/api/tokens", "POST", { token: idTag }, 201)
    expect(await story.say("StartTransaction", start({ idTag }))).toEqual(first)
  })

  test("with another case of letters in the card", async () => {
    const story = await Story.of()
    const first = await story.say("StartTransaction", start({ idTag: "ce5626c2" }))
    expect(await story.say("StartTransaction", start({ idTag: "CE5626C2" }))).toEqual(first)
  })

  test("after the charge has ended: its original id, and it stays ended", async () => {
    const story = await Story.of()
    const id = await story.start()
    await story.stop({ transactionId: id, meterStop: 10 })
    expect(await story.start()).toBe(id)
    expect(await story.charge()).toMatchObject({ id, open: false, energy: 10 })
  })

  for (const [name, other] of [
    ["connector", { connectorId: 2 }],
    ["card", { idTag: "ANOTHER" }],
    ["time", { timestamp: clock(1) }],
    ["register", { meterStart: 1 }]
  ] as const) {
    test(`but another ${name} is another start`, async () => {
      const story = await Story.of()
      expect(await story.start(other)).not.toBe(await story.start())
      expect(await story.charges()).toHaveLength(2)
    })
  }
})

describe("4.2.2 a start without a timestamp", () => {
  const bare = { connectorId: 1, idTag: "CE5626C2", meterStart: 0 }

  test("is a start, at the moment it came to us", async () => {
    const story = await Story.of()
    const before = Date.now()
    const { transactionId } = await story.say("StartTransaction", bare)
    const charge = await story.charge()
    expect(charge).toMatchObject({ id: transactionId, token: "CE5626C2", meterStart: 0, open: true })
    expect(Date.parse(charge.startedAt ?? "")).toBeGreaterThanOrEqual(before)
  })

  test("said again without a stop in between is the same start", async () => {
    const story = await Story.of()
    const first = await story.say("StartTransaction", bare)
    await story.reconnect()
    expect(await story.say("StartTransaction", bare)).toEqual(first)
    expect(await story.charges()).toHaveLength(1)
  })

  test("said again after a stop is another", async () => {
    const story = await Story.of()
    const { transactionId } = await story.say("StartTransaction", bare)
    await story.stop({ transactionId, meterStop: 5, timestamp: clock(200) })
    const { transactionId: second } = await story.say("StartTransaction", bare)
    expect(second).not.toBe(transactionId)
    expect(await story.charges()).toHaveLength(2)
  })
})

test("4.2.3 ids are of one sequence for all stations, 1 to 2^31-1, kept before the answer", async () => {
  const [one, other] = await Promise.all([Story.of(), Story.of()])
  const ids = [await one.start(), await other.start(), await one.start({ connectorId: 2 })]
  expect(ids.toSorted((a, b) => a - b)).toEqual(ids)
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) {
    expect(id).toBeGreaterThanOrEqual(1)
    expect(id).toBeLessThanOrEqual(2 ** 31 - 1)
  }
  // Of the two at the first station, the newest first.
  expect((await one.charges()).map(({ id }) => id)).toEqual([ids[2] ?? 0, ids[0] ?? 0])
})

describe("4.2.4 a card that may not charge", () => {
  test("an unknown one: an id and Invalid; what was charged offline stays visible", async () => {
    const story = await Story.of()
    const { transactionId, idTagInfo } = await story.say("StartTransaction", start({ idTag: "STRANGER" }))
    expect(idTagInfo).toEqual({ status: "Invalid" })
    await story.stop({ transactionId, meterStop: 700, reason: "DeAuthorized" })
    expect(await story.charge()).toMatchObject({ verdict: "invalid", energy: 700, open: false, reason: "deAuthorized" })
  })

  test("a blocked one: an id and Blocked", async () => {
    const story = await Story.of()
    const idTag = `B${crypto.randomUUID().slice(0, 8)}`
    await story.ask("/api/tokens", "POST", { token: idTag, status: "blocked" }, 201)
    const { transactionId, idTagInfo } = await story.say("StartTransaction", start({ idTag }))
    expect(idTagInfo).toEqual({ status: "Blocked" })
    expect(await story.charge()).toMatchObject({ id: transactionId, verdict: "blocked" })
  })
})

describe("4.2.5 a new start on a busy connector", () => {
  test("ends the old charge at its last value, flagged", async () => {
    const story = await Story.of()
    const id = await story.start()
    await story.meter(500, 20, { transactionId: id })
    const next = await story.start({ timestamp: clock(30), meterStart: 500 })
    const [second, first] = await story.charges()
    expect(first).toMatchObject({ id, open: false, energy: 500, endedAt: clock(20) })
    expect(first?.flags).toEqual([expect.stringContaining("stop missing")])
    expect(second).toMatchObject({ id: next, open: true, flags: [] })
  })

  test("whose stop arrives later still counts, and takes the flag away", async () => {
    const story = await Story.of()
    const id = await story.start()
    await story.meter(500, 20, { transactionId: id })
    await story.start({ timestamp: clock(30), meterStart: 600 })
    await story.stop({ transactionId: id, meterStop: 600, timestamp: clock(25), reason: "PowerLoss" })
    const [second, first] = await story.charges()
    expect(first).toMatchObject({ id, energy: 600, endedAt: clock(25), reason: "powerLoss", flags: [] })
    expect(second).toMatchObject({ open: true, energy: 0 })
  })

  test("on another connector ends nothing", async () => {
    const story = await Story.of()
    await story.start()
    await story.start({ connectorId: 2 })
    expect((await story.charges()).map(({ open }) => open)).toEqual([true, true])
  })
})

describe("4.2.6 one card charges once at a time", () => {
  const card = async (story: Story) => {
    const idTag = `C${crypto.randomUUID().slice(0, 8)}`
    await story.ask("/api/tokens", "POST", { token: idTag, limit: 1 }, 201)
    return idTag
  }

  test("a second live charge of it is told ConcurrentTx in the start's answer", async () => {
    const [story, elsewhere] = await Promise.all([Story.of(), Story.of()])
    const idTag = await card(story)
    await story.start({ idTag, timestamp: new Date().toISOString() })
    const { idTagInfo } = await elsewhere.say("StartTransaction", start({ idTag, timestamp: new Date().toISOString() }))
    expect(idTagInfo).toMatchObject({ status: "ConcurrentTx" })
  })

  test("one lost stop blocks nobody: a station that is away does not count", async () => {
    const [story, elsewhere] = await Promise.all([Story.of(), Story.of()])
    const idTag = await card(story)
    await story.start({ idTag, timestamp: new Date().toISOString() })
    await story.peer.close()
    const { idTagInfo } = await elsewhere.say("StartTransaction", start({ idTag, timestamp: new Date().toISOString() }))
    expect(idTagInfo).toMatchObject({ status: "Accepted" })
  })

  test("one lost stop blocks nobody: its connector is free again", async () => {
    const [story, elsewhere] = await Promise.all([Story.of(), Story.of()])
    const idTag = await card(story)
    await story.start({ idTag, timestamp: new Date().toISOString() })
    // A second later by its own clock: on this machine both may come within one millisecond.
    const timestamp = new Date(Date.now() + 1000).toISOString()
    await story.say("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available", timestamp })
    const { idTagInfo } = await elsewhere.say("StartTransaction", start({ idTag, timestamp: new Date().toISOString() }))
    expect(idTagInfo).toMatchObject({ status: "Accepted" })
  })

  test("a charge on the same connector is over when the next begins: it does not count", async () => {
    const story = await Story.of()
    const idTag = await card(story)
    await story.start({ idTag })
    const { idTagInfo } = await story.say("StartTransaction", start({ idTag, timestamp: clock(30) }))
    expect(idTagInfo).toMatchObject({ status: "Accepted" })
  })

  test("the replay of a start is not its own rival", async () => {
    const story = await Story.of()
    const idTag = await card(story)
    const first = await story.say("StartTransaction", start({ idTag }))
    await story.reconnect()
    expect(await story.say("StartTransaction", start({ idTag }))).toEqual(first)
    expect(first.idTagInfo).toMatchObject({ status: "Accepted" })
  })
})
