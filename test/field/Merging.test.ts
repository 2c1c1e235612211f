/** Part 4.7.2: charges that a station told as two, or two that it told as one, put right by hand; all of it on the wire. */
import { expect, test } from "bun:test"
import { clock, Story } from "./Story.ts"

type Said = { readonly [key: string]: unknown }

const correct = async (story: Story, path: string, body: unknown, status = 200): Promise<Said> =>
  Object(await story.ask(path, "POST", body, status))
const of = (id: number, verb: string) => `/api/transactions/${id}/${verb}`
const one = async (story: Story, id: number): Promise<Said> => Object(await story.ask(`/api/transactions/${id}`))

/** A station starts over in the middle of a charge and tells the rest of it as another: 0 to 500 and 500 to 1000 Wh. */
const inTwo = async (story: Story) => {
  const first = await story.start()
  await story.meter(500, 20, { transactionId: first })
  const second = await story.start({ meterStart: 500, timestamp: clock(30) })
  await story.meter(800, 40, { transactionId: second })
  await story.stop({ transactionId: second, meterStop: 1000 })
  return [first, second] as const
}

test("two charges become one: its time and energy are those of both, the other's id leads to it", async () => {
  const story = await Story.of()
  const [first, second] = await inTwo(story)
  const joined = await correct(story, of(first, "merge"), { from: second })
  expect(joined).toMatchObject({
    id: first,
    open: false,
    startedAt: clock(0),
    endedAt: clock(60),
    duration: 3600,
    energy: 1000,
    meterStart: 0,
    meterStop: 1000,
    aliases: [second]
  })
  expect(await story.charge()).toMatchObject({ id: first })
  expect(await one(story, second)).toEqual(joined)
  expect((await story.readings(second)).map(({ energy }) => energy)).toEqual([500, 800])
  expect(await correct(story, of(first, "merge"), { from: second }, 409)).toMatchObject({
    detail: `Both ids mean transaction ${first}.`
  })
})

test("what a station still says of a charge that was merged away belongs to the one it is part of", async () => {
  const story = await Story.of()
  const first = await story.start()
  await story.meter(500, 20, { transactionId: first })
  const second = await story.start({ meterStart: 500, timestamp: clock(30) })
  expect(await correct(story, of(first, "merge"), { from: second })).toMatchObject({ open: true, endedAt: null })
  await story.meter(900, 50, { transactionId: second })
  await story.stop({ transactionId: second, meterStop: 1000 })
  expect(await story.charge()).toMatchObject({ id: first, open: false, endedAt: clock(60), energy: 1000 })
  expect(await story.readings()).toHaveLength(2)
})

test("a 2.x charge that is merged away is still known by its name", async () => {
  const story = await Story.of("2.0.1")
  await story.event("Started", 0, { evse: { id: 1, connectorId: 1 } })
  const other = { transactionInfo: { transactionId: "T2" } }
  await story.event("Started", 0, { ...other, evse: { id: 1, connectorId: 1 }, timestamp: clock(30) })
  const [second, first] = await story.charges()
  if (first === undefined || second === undefined) throw new Error("not two charges")
  await correct(story, of(first.id, "merge"), { from: second.id })
  await story.event("Ended", 5, { ...other, timestamp: clock(40) })
  expect(await story.charge()).toMatchObject({ id: first.id, open: false, endedAt: clock(40) })
})

test("one charge becomes two at a moment: each has its own part of time and energy; merged they are the old one again", async () => {
  const story = await Story.of()
  const id = await story.start()
  for (const [register, minute] of [
    [200, 10],
    [400, 20],
    [700, 40]
  ] as const)
    await story.meter(register, minute, { transactionId: id })
  await story.stop({ transactionId: id, meterStop: 1000 })
  const before = await one(story, id)
  const { transaction, fresh } = await correct(story, of(id, "split"), { at: clock(30) }, 201)
  expect(transaction).toMatchObject({ id, startedAt: clock(0), endedAt: clock(30), energy: 400 })
  expect(fresh).toMatchObject({ startedAt: clock(30), endedAt: clock(60), energy: 300 })
  const { id: part } = Object(fresh)
  expect(part).toBeGreaterThan(id)
  expect((await story.readings(id)).map(({ energy }) => energy)).toEqual([200, 400])
  expect((await story.readings(part)).map(({ energy }) => energy)).toEqual([700])
  const again = await correct(story, of(id, "merge"), { from: part })
  expect(again).toMatchObject({ startedAt: before.startedAt, endedAt: before.endedAt, energy: before.energy })
})

test("a charge that goes on is split: its later part goes on, and its stop ends that", async () => {
  const story = await Story.of()
  const id = await story.start()
  await story.meter(400, 20, { transactionId: id })
  const { transaction, fresh } = await correct(story, of(id, "split"), { at: clock(30) }, 201)
  expect(transaction).toMatchObject({ id, open: false, endedAt: clock(30) })
  expect(fresh).toMatchObject({ open: true })
  await story.stop({ transactionId: id, meterStop: 900 })
  expect(await one(story, Object(fresh).id)).toMatchObject({ open: false, endedAt: clock(60) })
  expect(await one(story, id)).toMatchObject({ endedAt: clock(30) })
})

test("a stop that fitted no charge ends the one that it is assigned to", async () => {
  const story = await Story.of()
  const id = await story.start({ meterStart: 5000 })
  await story.stop({ transactionId: -1, meterStop: 4000, timestamp: clock(-5) })
  await story.stop({ transactionId: -1, meterStop: 6000, timestamp: clock(50), idTag: "OTHER" })
  const orphans = Object(await story.ask(`/api/orphans?station=${story.id}`)).items
  const [orphan] = orphans
  const path = `/api/orphans/${orphan.position}/assign`
  expect(await correct(story, path, { transaction: id })).toMatchObject({ id, open: false })
  expect(Object(await story.ask(`/api/orphans?station=${story.id}&assigned=true`)).items).toMatchObject([
    { position: orphan.position, assignedTo: id }
  ])
  expect(await correct(story, path, { transaction: id })).toMatchObject({ id })
})

test("everything is drawn anew and nothing has changed", async () => {
  const story = await Story.of()
  const [first, second] = await inTwo(story)
  await correct(story, of(first, "merge"), { from: second })
  const third = await story.start({ meterStart: 1000, timestamp: clock(70) })
  await story.meter(1500, 80, { transactionId: third })
  await correct(story, of(third, "close"), {})
  const before = await story.charges()
  expect(await correct(story, "/api/rebuild", {}, 202)).toEqual({
    position: expect.any(Number),
    untouched: 0
  })
  expect(await story.charges()).toEqual(before)
})
