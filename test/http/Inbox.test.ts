// What waits for a person in the morning, and how it is dismissed.
import { afterAll, beforeAll, expect, test } from "bun:test"
import { Effect } from "effect"
import { Authorization } from "../../src/services/authorization/Authorization.ts"
import { drain, reload } from "../services/stations/TestRing.ts"
import { happens, station } from "./Happenings.ts"
import { Chargers, startApi, type TestApi } from "./TestApi.ts"

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.run(station("known"))
  for (const name of ["first", "second"]) await api.run(station(name, "held"))
  const booted = { _tag: "StationBooted", verdict: "accepted", model: "M" } as const
  await api.run(happens({ ...booted, station: "known", serial: "1" }, { ...booted, station: "known", serial: "2" }))
  for (const text of ["A1", "B2", "a1"]) await api.run(shown(text))
})
afterAll(() => api.dispose())

const shown = (text: string) =>
  happens({ _tag: "TokenPresented", station: "known", token: { text, kind: "card" }, verdict: "invalid" })
const moment = expect.stringMatching(/Z$/)
const inbox = async () => {
  const { held, flagged, cards, cardsInAll } = Object((await api.ask("GET", "/api/inbox")).body)
  const names = (all: ReadonlyArray<{ id: string }>) => all.map(({ id }) => id)
  return {
    held: names(held),
    flagged: names(flagged),
    cards: cards.map(({ token }: { token: string }) => token),
    cardsInAll
  }
}

test("it shows who waits, whom to look at, and which cards nobody has entered", async () => {
  const { status, body } = await api.ask("GET", "/api/inbox")
  expect([status, body]).toEqual([
    200,
    {
      held: [expect.objectContaining({ id: "second", standing: "held" }), expect.objectContaining({ id: "first" })],
      flagged: [expect.objectContaining({ id: "known", flag: "serial changed from 1 to 2" })],
      cards: [
        { token: "a1", kind: "card", stationId: "known", firstSeen: moment, lastSeen: moment, times: 2 },
        { token: "B2", kind: "card", stationId: "known", firstSeen: moment, lastSeen: moment, times: 1 }
      ],
      cardsInAll: 2
    }
  ])
})

test("a card is dismissed until it is shown again, also over a restart", async () => {
  const { status, body } = await api.ask("DELETE", "/api/inbox/cards/A1")
  expect([status, body]).toEqual([200, expect.objectContaining({ token: "a1", times: 2 })])
  expect(await inbox()).toMatchObject({ cards: ["B2"], cardsInAll: 1 })
  await api.run(Effect.andThen(drain, reload))
  expect(await api.run(Effect.map(Authorization, (authorization) => authorization.unknown().length))).toBe(1)
  expect((await api.ask("DELETE", "/api/inbox/cards/A1")).body).toMatchObject({ type: "/problems/not-found" })
  await api.run(shown("A1"))
  expect(await inbox()).toMatchObject({ cards: ["A1", "B2"] })
})

test("a station that waits is dismissed and hung up on; one that is approved is not", async () => {
  const { hungUp } = await api.run(Chargers)
  const { status, body } = await api.ask("DELETE", "/api/inbox/stations/FIRST")
  expect([status, body]).toEqual([200, expect.objectContaining({ id: "first", standing: "held" })])
  expect(hungUp).toEqual(["first"])
  expect(await inbox()).toMatchObject({ held: ["second"] })
  for (const name of ["known", "first", "nobody"])
    expect((await api.ask("DELETE", `/api/inbox/stations/${name}`)).body).toMatchObject({ type: "/problems/not-found" })
  expect((await api.ask("GET", "/api/stations/known")).status).toBe(200)
})

test("what is approved or entered waits no more", async () => {
  await api.ask("POST", "/api/stations/second/approve")
  await api.ask("POST", "/api/stations/known/approve")
  await api.ask("POST", "/api/tokens", { token: "B2" })
  expect(await inbox()).toMatchObject({ held: [], flagged: [], cards: ["A1"] })
})
