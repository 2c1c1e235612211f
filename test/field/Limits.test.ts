/** Part 4.2.6: a limit is for charges that really go on. One lost stop, a queue or a replay blocks nobody. */
import { expect, test } from "bun:test"
import { until } from "../faults/Until.ts"
import { Story, start } from "./Story.ts"

const card = async (story: Story) => {
  const idTag = `L${crypto.randomUUID().slice(0, 8)}`
  await story.ask("/api/tokens", "POST", { token: idTag, limit: 1 }, 201)
  return idTag
}
const now = () => new Date().toISOString()
const status = (answer: { readonly [key: string]: unknown }) => Object(answer.idTagInfo ?? answer.idTokenInfo).status
const away = (story: Story) =>
  until("it to be away", async () => Object(await story.station()).online === false || undefined)

test("a card whose stop was lost charges elsewhere when its station is away", async () => {
  const [story, elsewhere] = await Promise.all([Story.of(), Story.of()])
  const idTag = await card(story)
  await story.start({ idTag, timestamp: now() })
  await story.peer.close()
  await away(story)
  expect(status(await elsewhere.say("StartTransaction", start({ idTag, timestamp: now() })))).toBe("Accepted")
})

test("61 Hager: a charge that was told ConcurrentTx is stopped with the id -1 and no card; nothing is left open", async () => {
  const [story, hager] = await Promise.all([Story.of(), Story.of()])
  const idTag = await card(story)
  await story.start({ idTag, timestamp: now() })
  const began = start({ idTag, meterStart: 500, timestamp: now() })
  const refused = await hager.say("StartTransaction", began)
  expect(status(refused)).toBe("ConcurrentTx")
  expect(await hager.stop({ transactionId: -1, meterStop: 500, timestamp: now() })).toEqual({})
  expect(await hager.charge()).toMatchObject({
    id: refused.transactionId,
    open: false,
    energy: 0,
    verdict: "concurrent"
  })
  // The replay of the start is the old start, not a new one that could be refused again.
  await hager.reconnect()
  expect(await hager.say("StartTransaction", began)).toEqual(refused)
  await story.stop({ transactionId: (await story.charge()).id, meterStop: 100, timestamp: now() })
  expect(status(await hager.say("StartTransaction", start({ idTag, meterStart: 500, timestamp: now() })))).toBe(
    "Accepted"
  )
})

test("the start of a charge that ran offline while the card charged elsewhere is never told ConcurrentTx", async () => {
  const [story, behind] = await Promise.all([Story.of(), Story.of()])
  const idTag = await card(story)
  await story.start({ idTag, timestamp: now() })
  const offline = await behind.say("StartTransaction", start({ idTag, connectorId: 2 }))
  expect(status(offline)).toBe("Accepted")
  const [evse, idToken] = [{ id: 1 }, { idToken: idTag, type: "ISO14443" }]
  const modern = await Story.of("2.0.1")
  expect(status(await modern.event("Started", 0, { evse, idToken, timestamp: now(), offline: true }))).toBe("Accepted")
  expect(
    status(
      await modern.event("Started", 0, {
        evse: { id: 2 },
        idToken,
        timestamp: now(),
        transactionInfo: { transactionId: "T2" }
      })
    )
  ).toBe("ConcurrentTx")
})

test("a card is authorized where its own charge runs, to stop it; elsewhere it is told ConcurrentTx", async () => {
  const [story, elsewhere] = await Promise.all([Story.of(), Story.of()])
  const idTag = await card(story)
  await story.start({ idTag, timestamp: now() })
  expect(status(await story.say("Authorize", { idTag }))).toBe("Accepted")
  expect(status(await elsewhere.say("Authorize", { idTag }))).toBe("ConcurrentTx")
})
