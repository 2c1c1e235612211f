/** When a station is pinged and when it is given up, at given times. */
import { expect, test } from "bun:test"
import { answersPings, judge, patienceFor } from "../../src/gateway/Liveness.ts"

const patience = patienceFor(300)
const at = (seconds: number, signs: Partial<Parameters<typeof judge>[0]> = {}) =>
  judge({ now: 1000 * seconds, heardAt: 0, pingedAt: 0, pongs: true, paused: false, ...signs }, patience)

test("a station that answers pings is pinged after 25 s and gone after 55", () => {
  expect([0, 25, 26, 55].map((seconds) => at(seconds))).toEqual(["well", "well", "ping", "ping"])
  expect(at(56)).toBe("gone")
})

test("anything it says counts, not the pong alone", () => {
  expect(at(56, { heardAt: 50_000, pingedAt: 50_000 })).toBe("well")
  expect(at(76, { heardAt: 50_000, pingedAt: 50_000 })).toBe("ping")
})

test("one that never answers pings has two and a half heartbeats, and at least a minute", () => {
  expect(at(750, { pongs: false, pingedAt: 740_000 })).toBe("well")
  expect(at(751, { pongs: false, pingedAt: 740_000 })).toBe("gone")
  expect([patienceFor(10), patienceFor(24), patienceFor(30)]).toEqual([60_000, 60_000, 75_000])
})

test("one that we do not read from is not blamed for its silence", () => {
  expect(at(10_000, { paused: true })).toBe("well")
})

test("a station is known to answer pings when it has, and not to when it has had a minute", () => {
  expect([answersPings(true, 0), answersPings(false, 59_999), answersPings(false, 60_000)]).toEqual([
    true,
    undefined,
    false
  ])
})
