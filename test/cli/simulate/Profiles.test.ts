// Which charging profile holds at a moment, and what limit it makes.
import { expect, test } from "bun:test"
import { type Profile, Profiles } from "../../../src/cli/simulate/Profiles.ts"

const noon = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000

const profile = (more: Partial<Profile>): Profile => ({
  ...{
    id: 1,
    purpose: "default",
    evse: 0,
    stack: 0,
    kind: "Absolute",
    every: undefined,
    from: undefined,
    to: undefined
  },
  ...{
    unit: "W",
    starts: noon,
    duration: undefined,
    periods: [{ startPeriod: 0, limit: 5000 }],
    report: () => undefined
  },
  ...more
})

/** W at an hour after noon, for a three-phase EVSE 1 whose charge began at eleven. */
const limitAt = (hours: number, ...all: ReadonlyArray<Partial<Profile>>) => {
  const profiles = new Profiles()
  for (const [place, more] of all.entries()) profiles.set(profile({ id: place + 1, ...more }), noon)
  return profiles.limit({ evse: 1, phases: 3, begunAt: noon - hour }, noon + hours * hour)
}
const periods = [
  { startPeriod: 0, limit: 9000 },
  { startPeriod: 3600, limit: 3000 }
]

test.each([
  ["the period of its second", limitAt(1.5, { periods }), 3000],
  ["nothing before it begins", limitAt(-1, { periods }), undefined],
  ["nothing after its duration", limitAt(2, { periods, duration: 7200 }), undefined],
  ["nothing outside of its validity", limitAt(2, { to: noon + hour }), undefined],
  ["relative to the charge's begin", limitAt(0.5, { kind: "Relative", periods, starts: undefined }), 3000],
  ["again every day", limitAt(24.5, { kind: "Recurring", every: "Daily", periods }), 9000],
  ["every day also before it was set", limitAt(-23.5, { kind: "Recurring", every: "Daily", periods }), 9000],
  ["amperes of three phases", limitAt(0, { unit: "A", periods: [{ startPeriod: 0, limit: 10 }] }), 6900],
  ["amperes of one", limitAt(0, { unit: "A", periods: [{ startPeriod: 0, limit: 10, numberPhases: 1 }] }), 2300],
  ["not that of another EVSE", limitAt(0, { evse: 2 }), undefined],
  ["the higher stack", limitAt(0, { stack: 1 }, { stack: 5, periods }), 9000],
  ["a lower stack where the higher has ended", limitAt(1, { stack: 1 }, { stack: 5, duration: 60 }), 5000],
  ["that of the charge before the default", limitAt(0, {}, { purpose: "charge", evse: 1, periods }), 9000],
  [
    "the station's under both",
    limitAt(0, { purpose: "station", stack: 9 }, { purpose: "charge", evse: 1, periods }),
    5000
  ],
  ["the same place and stack replaces", limitAt(0, {}, { periods }), 9000]
])("%s", (_, limit, watts) => expect(limit).toBe(watts))

test("what is to come is told in periods", () => {
  const profiles = new Profiles()
  profiles.set(profile({ periods, duration: 7200 }), noon)
  expect(profiles.composite({ evse: 1, phases: 3, begunAt: undefined }, noon, 9000, 11_000)).toEqual([
    { startPeriod: 0, limit: 9000 },
    { startPeriod: 3600, limit: 3000 },
    { startPeriod: 7200, limit: 11_000 }
  ])
})

test("what is cleared limits no more", () => {
  const profiles = new Profiles()
  profiles.set(profile({}), noon)
  expect([profiles.clear(({ id }) => id === 2), profiles.clear(({ id }) => id === 1)]).toEqual([false, true])
  expect(profiles.limit({ evse: 1, phases: 3, begunAt: undefined }, noon)).toBeUndefined()
})
