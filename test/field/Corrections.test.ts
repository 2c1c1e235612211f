/** Part 4.7.2: what an operator can put right, and what he is shown to judge by; all of it on the wire. */
import { describe, expect, test } from "bun:test"
import { clock, Story, start } from "./Story.ts"

type Said = { readonly [key: string]: unknown }

const correct = async (story: Story, path: string, body: unknown, status = 200): Promise<Said> =>
  Object(await story.ask(path, "POST", body, status))
const of = (id: number, verb: string) => `/api/transactions/${id}/${verb}`
const pages = async (story: Story, path: string) => {
  const items: Array<Said> = []
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page: { readonly items: ReadonlyArray<Said>; readonly next?: string } = Object(
      await story.ask(`${path}${path.includes("?") ? "&" : "?"}limit=2${cursor}`)
    )
    items.push(...page.items)
    cursor = page.next === undefined ? undefined : `&cursor=${page.next}`
  }
  return items
}
const orphans = (story: Story) => pages(story, `/api/orphans?station=${story.id.toUpperCase()}`)

describe("a charge is closed by hand", () => {
  test("at its last value; its own stop still counts when it comes", async () => {
    const story = await Story.of()
    const id = await story.start()
    await story.meter(900, 30, { transactionId: id })
    expect(await correct(story, of(id, "close"), {})).toMatchObject({
      id,
      open: false,
      endedAt: clock(30),
      duration: 1800,
      energy: 900,
      flags: ["closed by hand"]
    })
    await story.stop({ transactionId: id, meterStop: 1000 })
    expect(await story.charge()).toMatchObject({ endedAt: clock(60), energy: 1000 })
    const again = await correct(story, of(id, "close"), { at: clock(10) }, 409)
    expect(again).toMatchObject({ type: "/problems/transaction-conflict" })
  })

  test("at a moment, and at another when that was wrong", async () => {
    const story = await Story.of()
    const id = await story.start()
    await correct(story, of(id, "close"), { at: clock(40) })
    expect(await correct(story, of(id, "close"), {}, 409)).toMatchObject({ type: "/problems/transaction-conflict" })
    expect(await correct(story, of(id, "close"), { at: clock(50) })).toMatchObject({ endedAt: clock(50) })
  })

  test("when it had ended for want of its stop", async () => {
    const story = await Story.of()
    const lost = await story.start()
    await story.start({ timestamp: clock(50) })
    expect(await correct(story, of(lost, "close"), { at: clock(45) })).toMatchObject({ id: lost, endedAt: clock(45) })
  })
})

test("a charge is reassigned: it is listed under its new token", async () => {
  const story = await Story.of()
  const id = await story.start()
  const token = `R${crypto.randomUUID().slice(0, 8)}`
  expect(await correct(story, of(id, "reassign"), { token })).toMatchObject({ id, token, kind: "card" })
  expect(await pages(story, `/api/transactions?token=${token}`)).toMatchObject([{ id }])
})

test("the evidence of a charge is every frame as it came, with our answer, and what was said of it by hand", async () => {
  const story = await Story.of()
  const began = JSON.stringify([2, "a", "StartTransaction", start()])
  const answer = Object(await story.raw(began, "a"))
  const id = Number(Object(answer.payload).transactionId)
  const read = `[2,"b","MeterValues",{"connectorId":1, "transactionId":${id},
    "meterValue":[{"timestamp":"${clock(5)}","sampledValue":[{"value":"17.5"}]}]}]`
  await story.raw(read, "b")
  await correct(story, of(id, "close"), {})
  const facts = await pages(story, of(id, "evidence"))
  expect(facts.map(({ kind, time, frame, answer }) => ({ kind, time, frame, answer }))).toEqual([
    {
      kind: "start",
      time: { sent: clock(0), understood: clock(0) },
      frame: began,
      answer: JSON.stringify([3, "a", answer.payload])
    },
    { kind: "readings", time: { sent: clock(5), understood: clock(5) }, frame: read, answer: '[3,"b",{}]' },
    { kind: "closed", time: { sent: null, understood: null }, frame: null, answer: null }
  ])
  for (const { receivedAt } of facts) expect(Date.now() - Date.parse(String(receivedAt))).toBeLessThan(600_000)
})

describe("stops that fit no charge", () => {
  test("are listed with what they said, newest first", async () => {
    const story = await Story.of()
    for (const [nth, idTag] of ["X", "Y", "Z"].entries()) {
      await story.stop({ transactionId: -1 - nth, meterStop: 100 * nth, idTag, reason: "EVDisconnected" })
    }
    const usual = { stationId: story.id, time: { sent: clock(60), understood: clock(60) }, reason: "evDisconnected" }
    expect(await orphans(story)).toMatchObject([
      { ...usual, claimed: -3, token: "Z", register: 200, assignedTo: null },
      { ...usual, claimed: -2, token: "Y", register: 100 },
      { ...usual, claimed: -1, token: "X", register: 0 }
    ])
  })

  test("are assigned to charges of their own station only", async () => {
    const [story, other] = await Promise.all([Story.of(), Story.of()])
    await story.stop({ transactionId: -1, meterStop: 100 })
    const elsewhere = await other.start()
    const [orphan] = await orphans(story)
    const path = `/api/orphans/${orphan?.position}/assign`
    expect(await correct(story, path, { transaction: elsewhere }, 409)).toMatchObject({
      type: "/problems/transaction-conflict",
      detail: `Transaction ${elsewhere} is of another station, ${other.id}.`
    })
    expect(await correct(story, path, { transaction: 2_000_000_000 }, 404)).toMatchObject({
      type: "/problems/not-found"
    })
    const nothing = await correct(story, "/api/orphans/1/assign", { transaction: elsewhere }, 404)
    expect(nothing).toMatchObject({ type: "/problems/not-found", detail: "No stray stop has the position 1." })
    for (const [position, sent, path] of [
      ["x", { transaction: 1 }, "/position"],
      ["0", { transaction: 1 }, "/position"],
      ["1", {}, "/transaction"],
      ["1", { transaction: "1" }, "/transaction"]
    ] as const) {
      expect(await correct(story, `/api/orphans/${position}/assign`, sent, 400)).toMatchObject({ path })
    }
  })
})

test("two charges that go on at different connectors are not merged; nothing is merged with itself or over stations", async () => {
  const [story, other] = await Promise.all([Story.of(), Story.of()])
  const [one, two] = [await story.start(), await story.start({ connectorId: 2 })]
  const merge = (into: number, from: number) => correct(story, of(into, "merge"), { from }, 409)
  expect(await merge(one, two)).toMatchObject({ detail: "Both are going on, at different EVSEs." })
  expect(await merge(one, one)).toMatchObject({ detail: `Both ids mean transaction ${one}.` })
  const elsewhere = await other.start()
  expect(await merge(one, elsewhere)).toMatchObject({
    type: "/problems/transaction-conflict",
    detail: `Transaction ${elsewhere} is of another station, ${other.id}.`
  })
})
