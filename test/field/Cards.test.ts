/** Part 5, rows 31 and 47 to 59: cards in odd spellings, and starts and stops as they were published. */
import { describe, expect, test } from "bun:test"
import { clock, Story, start } from "./Story.ts"

const entered = async (story: Story, token: string) => {
  await story.ask("/api/tokens", "POST", { token }, 201)
  return token
}
const digits = () => String(Math.floor(Math.random() * 1e12)).padStart(12, "0")

test("5/31 reservationId -1 (MicroOcpp) is none", async () => {
  const story = await Story.of()
  await story.start({ reservationId: -1 })
  const [started] = (await story.events()).filter(({ _tag }) => _tag === "TransactionStarted")
  expect(started).not.toHaveProperty("reservation")
})

describe("5/47 an idTag with stray backslashes", () => {
  test("finds the card that was entered without them; what was sent is kept", async () => {
    const story = await Story.of()
    const card = await entered(story, digits())
    const text = `[2,"k","StartTransaction",{"connectorId":1,"idTag":"${card}\\\\\\\\","meterStart":0,"timestamp":"${clock(0)}"}]`
    expect(await story.raw(text, "k")).toMatchObject({ payload: { idTagInfo: { status: "Accepted" } } })
    expect(await story.frames()).toContain(text)
  })

  test("as it was published, where the backslashes swallow the quote: answered all the same", async () => {
    const story = await Story.of()
    const text = `[2,"k","Authorize",{"idTag":"336699\\\\\\"}]`
    expect(await story.raw(text, "k")).toMatchObject({ id: "k" })
    expect(await story.say("Heartbeat", {})).toHaveProperty("currentTime")
  })
})

describe("5/49 one card in many spellings", () => {
  for (const spell of [
    (hex: string) => ` ${hex.replace(/..(?=.)/g, "$& ")}`,
    (hex: string) => hex.replace(/..(?=.)/g, "$&:"),
    (hex: string) => hex.replace(/..(?=.)/g, "$&-").toLowerCase()
  ]) {
    test(`F6CA0CC5 as ${JSON.stringify(spell("F6CA0CC5"))}`, async () => {
      const story = await Story.of()
      const card = await entered(story, crypto.randomUUID().slice(0, 8).toUpperCase())
      expect(await story.say("Authorize", { idTag: spell(card) })).toMatchObject({ idTagInfo: { status: "Accepted" } })
      const { idTagInfo } = await story.say("StartTransaction", start({ idTag: spell(card) }))
      expect(idTagInfo).toEqual({ status: "Accepted" })
      expect(await story.charge()).toMatchObject({ verdict: "accepted", token: spell(card) })
    })
  }

  test("entered with colons, shown without", async () => {
    const story = await Story.of()
    const hex = crypto.randomUUID().slice(0, 8)
    await entered(story, hex.replace(/..(?=.)/g, "$&:"))
    expect(await story.say("Authorize", { idTag: hex })).toMatchObject({ idTagInfo: { status: "Accepted" } })
  })
})

test("5/56 StopTransaction always with transactionId 0 (TKT): the open charge ends", async () => {
  const story = await Story.of()
  for (const from of [0, 100]) {
    await story.start({ timestamp: clock(from), meterStart: from })
    await story.stop({ transactionId: 0, meterStop: from + 90, timestamp: clock(from + 30) })
  }
  expect(await story.charges()).toMatchObject([
    { open: false, energy: 90, flags: [] },
    { open: false, energy: 90, flags: [] }
  ])
})

test("5/58 a stop sent twice under one id, first 58, then -1 (MicroOcpp): one stop", async () => {
  const story = await Story.of()
  const transactionId = await story.start()
  const stop = { meterStop: 70, timestamp: clock(60) }
  await story.peer.call("StopTransaction", { transactionId, ...stop }, "1000009")
  await story.peer.call("StopTransaction", { transactionId: -1, ...stop }, "1000009")
  expect(await story.charge()).toMatchObject({ open: false, energy: 70, flags: [] })
  expect(await story.orphans()).toBe(0)
})

test("5/59 a start sent twice, 1000005 and 1000006, same content (MicroOcpp): the original answer", async () => {
  const story = await Story.of()
  const first = await story.peer.call("StartTransaction", start(), "1000005")
  await story.reconnect()
  const again = await story.peer.call("StartTransaction", start(), "1000006")
  expect(again).toMatchObject(JSON.parse(JSON.stringify(first, (key, value) => (key === "id" ? undefined : value))))
  expect(await story.charges()).toHaveLength(1)
})
