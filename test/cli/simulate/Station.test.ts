// A station of our own in its good manners: whatever it says and answers is right by the official schemas, and it lives.
import "effect/schema/SchemaJITCompiler/enable"
import { describe, expect, test } from "bun:test"
import { answerers } from "../../../src/cli/simulate/Languages.ts"
import type { Oddity } from "../../../src/cli/simulate/Station.ts"
import { receivers } from "../../../src/ocpp/Catalogue.ts"
import type { Version } from "../../../src/ocpp/wire/Spec.ts"
import * as V16 from "../../../src/ocpp/wire/V16.gen.ts"
import * as V21 from "../../../src/ocpp/wire/V21.gen.ts"
import * as V201 from "../../../src/ocpp/wire/V201.gen.ts"
import { goodSample } from "../../ocpp/wire/Samples.ts"
import { type Called, Day, hour, minute, planOf, versions } from "./Day.ts"

const actions = { "1.6": V16.actions, "2.0.1": V201.actions, "2.1": V21.actions } as const

/** What a central system may ask: all that no station says, and DataTransfer. */
const commands = (version: Version): ReadonlyArray<string> =>
  Object.keys(actions[version]).filter(
    (action) => action === "DataTransfer" || !receivers.some((one) => one.version === version && one.action === action)
  )

describe.each(versions)("a station of OCPP %s", (version) => {
  test("a day of it: every frame is right, charges begin and end, energy flows", () => {
    const day = new Day(planOf(version, { outages: true })).until(24 * hour)
    expect(day.faults).toEqual([])
    const { starts, ends } = chargesOf(day)
    expect(starts.length).toBeGreaterThan(5)
    expect(ends.length).toBeGreaterThanOrEqual(starts.length - 2)
    expect(day.station.counts.energy).toBeGreaterThan(10_000)
    expect(day.station.counts.errors).toBe(0)
    expect(day.of("Heartbeat").length).toBeGreaterThan(100)
    expect(storiesOf(day).flatMap(brokenIn)).toEqual([])
  })

  test("the state of a connector is told when it is another, and not again", () => {
    const told = new Day(planOf(version, { evses: 1 })).until(24 * hour).of("StatusNotification")
    const words = told
      .filter(({ payload }) => payload.connectorId === 1)
      .map(({ payload }) => payload.status ?? payload.connectorStatus)
    expect(words.length).toBeGreaterThan(20)
    expect(words.filter((word, place) => word === words[place - 1])).toEqual([])
  })

  test("every command of its version is known, and answered as the schemas want it", () => {
    const known = answerers.filter((one) => one.version === version).map(({ action }) => action)
    expect(known.toSorted()).toEqual(commands(version).toSorted())
    const day = new Day(planOf(version)).until(hour)
    for (const action of known) {
      for (const seed of [0, 1, 2, 3, 4, 5]) {
        const { error } = day.ask(action, goodSample(version, action, "request", seed))
        expect([action, error]).toEqual([action, undefined])
        day.until(day.since + 30_000)
      }
    }
    expect(day.until(day.since + hour).faults).toEqual([])
  })

  test("an unknown command is NotImplemented, a malformed one is refused in its version's words", () => {
    const day = new Day(planOf(version)).until(minute)
    expect(day.ask("MakeCoffee", {})).toEqual({ error: "NotImplemented" })
    expect(day.ask("UnlockConnector", { connectorId: "one" }).error).toBe(
      version === "1.6" ? "FormationViolation" : "FormatViolation"
    )
  })

  test("it asks until it is accepted, and says nothing else before but what it is asked for", () => {
    const day = new Day(planOf(version, { idle: true }))
    let verdict = "Pending"
    day.answers = (called) =>
      called.action === "BootNotification"
        ? { status: verdict, currentTime: new Date(day.now).toISOString(), interval: 40 }
        : day.polite(called)
    day.until(2 * minute)
    expect(day.calls.map(({ action }) => action)).toEqual(Array(4).fill("BootNotification"))
    expect(day.calls.map(({ at }) => at - day.station.plan.began)).toEqual([0, 40_000, 80_000, 120_000])
    const evse = version === "1.6" ? { connectorId: 1 } : { evse: { id: 1, connectorId: 1 } }
    expect(day.ask("TriggerMessage", { requestedMessage: "StatusNotification", ...evse }).result).toMatchObject({
      status: "Accepted"
    })
    expect(day.until(2 * minute + 1000).calls.at(-1)?.action).toBe("StatusNotification")
    verdict = "Accepted"
    day.until(4 * minute)
    expect(new Set(day.calls.slice(5).map(({ action }) => action))).toEqual(
      new Set([
        "BootNotification",
        "StatusNotification",
        "Heartbeat",
        ...(version === "1.6" ? [] : ["SecurityEventNotification"])
      ])
    )
    expect(day.faults).toEqual([])
  })

  test("a start from afar starts, a profile bends its power, a stop from afar stops it", () => {
    const day = new Day(planOf(version, { idle: true })).until(minute)
    expect(day.ask(...start(version)).result).toEqual({ status: "Accepted" })
    day.until(5 * minute)
    const { starts } = chargesOf(day)
    expect(starts).toHaveLength(1)
    const [evse] = day.station.evses
    expect(evse?.power).toBeGreaterThan(3000)
    expect(day.ask(...limit(version, 2000)).result).toMatchObject({ status: "Accepted" })
    day.until(6 * minute)
    expect(evse?.power).toBe(evse?.car?.phases === 3 ? 0 : 2000)
    expect(day.ask(...stop(version, starts)).result).toMatchObject({ status: "Accepted" })
    day.until(7 * minute)
    expect(chargesOf(day).ends).toHaveLength(1)
    expect(day.ask(...stop(version, starts)).result).toMatchObject({ status: "Rejected" })
    expect(day.faults).toEqual([])
  })

  test("without a connection it charges on, and says all of it later, in order, with the times as they were", () => {
    const day = new Day(planOf(version, { idle: true })).until(minute)
    day.ask(...start(version))
    day.until(3 * minute)
    const before = day.calls.length
    day.cut().until(10 * minute)
    expect(day.calls.length).toBe(before)
    day.mend().until(10 * minute + 100)
    const told = day.calls.slice(before).filter(({ action }) => /MeterValues|TransactionEvent/.test(action))
    const times = told.map(timeOf)
    expect(times).toEqual(times.toSorted())
    expect(told.length).toBeGreaterThanOrEqual(6)
    for (const time of times) expect(Date.parse(time)).toBeLessThan(day.now - 1000)
    if (version !== "1.6") expect(told.map(({ payload }) => payload.offline)).toEqual(told.map(() => true))
    expect(day.of("BootNotification")).toHaveLength(1)
    expect(day.faults).toEqual([])
  })

  test("a call that is never answered is said again if it is of a charge, and forgotten if not", () => {
    const day = new Day(planOf(version, { idle: true }))
    let isDeaf = false
    day.answers = (called) => (isDeaf ? undefined : day.polite(called))
    day.until(minute)
    day.ask(...start(version))
    day.until(2 * minute)
    isDeaf = true
    day.until(4 * minute)
    const meter = version === "1.6" ? "MeterValues" : "TransactionEvent"
    const said = day.of(meter).filter(({ at }) => at > day.station.plan.began + 2 * minute)
    expect(new Set(said.map(({ payload }) => JSON.stringify(payload))).size).toBeLessThan(said.length)
    isDeaf = false
    day.until(20 * minute)
    expect(day.station.outbox.kept).toBe(0)
  })

  test("a reset ends what charges, and it boots again", () => {
    const day = new Day(planOf(version, { idle: true })).until(minute)
    day.ask(...start(version))
    day.until(3 * minute)
    expect(day.ask("Reset", { type: version === "1.6" ? "Hard" : "Immediate" }).result).toEqual({ status: "Accepted" })
    day.until(5 * minute)
    expect(chargesOf(day).ends).toHaveLength(1)
    expect(day.of("BootNotification")).toHaveLength(2)
    if (version !== "1.6") expect(day.of("BootNotification")[1]?.payload.reason).toBe("RemoteReset")
    expect(day.faults).toEqual([])
  })

  test("an odd one begins its ids anew with each connection, or boots anew", () => {
    const lived = (oddity: Oddity) =>
      new Day(planOf(version, { idle: true, oddity }))
        .until(minute)
        .cut()
        .until(2 * minute)
        .mend()
    const ids = lived("short-ids")
      .until(3 * minute)
      .calls.map(({ id }) => id)
    expect(ids.filter((id) => id === "1")).toHaveLength(2)
    expect(lived("boots-again").of("BootNotification")).toHaveLength(2)
    expect(lived(undefined).of("BootNotification")).toHaveLength(1)
  })

  test("the same seed lives the same day", () => {
    const lived = () => new Day(planOf(version)).until(3 * hour).calls.map(({ action, payload }) => [action, payload])
    expect(lived()).toEqual(lived())
  })
})

test("a charge ramps up, holds its power and tapers at the end", () => {
  const day = new Day(planOf("2.0.1", { idle: true, kind: "dc", most: 50_000, interval: 30 })).until(minute)
  day.ask(...start("2.0.1"))
  day.until(40 * minute)
  const powers = day.calls.flatMap(({ payload }) =>
    (payload.meterValue?.[0].sampledValue ?? []).flatMap((one: { measurand: string; value: number }) =>
      one.measurand === "Power.Active.Import" ? [one.value] : []
    )
  )
  const most = Math.max(...powers)
  expect(most).toBeGreaterThan(30_000)
  const held = powers.filter((power) => power === most).length
  expect(held).toBeGreaterThan(3)
  const last = powers.filter((power) => power > 0).at(-1) ?? 0
  expect(last).toBeLessThan(most)
})

const chargesOf = (day: Day) => {
  const events = day.of("TransactionEvent")
  return day.version === "1.6"
    ? { starts: day.of("StartTransaction"), ends: day.of("StopTransaction") }
    : {
        starts: events.filter(({ payload }) => payload.eventType === "Started"),
        ends: events.filter(({ payload }) => payload.eventType === "Ended")
      }
}

interface Story {
  readonly name: string
  /** The numbers that its messages carry, in the order they came. */
  readonly seqs: ReadonlyArray<number>
  readonly registers: ReadonlyArray<number>
}

/** The charges of a day, each with all that was said of it. */
const storiesOf = (day: Day): ReadonlyArray<Story> => {
  if (day.version === "1.6") {
    return day.of("StartTransaction").map(({ payload }, place) => {
      const stop = day.of("StopTransaction").find((one) => one.payload.transactionId === place + 1)
      const meters = day.of("MeterValues").filter((one) => one.payload.transactionId === place + 1)
      const registers = [
        payload.meterStart,
        ...meters.map(registerOf),
        ...(stop === undefined ? [] : [stop.payload.meterStop])
      ]
      return { name: String(place + 1), seqs: registers.map((_, seq) => seq), registers }
    })
  }
  const groups = Map.groupBy(day.of("TransactionEvent"), ({ payload }) => payload.transactionInfo.transactionId)
  return [...groups].map(([name, events]) => ({
    name,
    seqs: events.map(({ payload }) => payload.seqNo),
    registers: events.filter(({ payload }) => payload.meterValue !== undefined).map(registerOf)
  }))
}

const registerOf = ({ payload }: Called): number =>
  Number(
    payload.meterValue[0].sampledValue.find(
      (one: { measurand: string }) => one.measurand === "Energy.Active.Import.Register"
    ).value
  )

/** A meter only ever counts up; numbers go on by one. */
const brokenIn = ({ name, seqs, registers }: Story): ReadonlyArray<string> => [
  ...(seqs.every((seq, place) => seq === place) ? [] : [`${name}: ${seqs}`]),
  ...(registers.every((register, place) => register >= (registers[place - 1] ?? 0)) ? [] : [`${name}: ${registers}`])
]

const timeOf = ({ payload }: Called): string => payload.timestamp ?? payload.meterValue[0].timestamp

const start = (version: Version): [string, object] =>
  version === "1.6"
    ? ["RemoteStartTransaction", { connectorId: 1, idTag: "APP-1" }]
    : ["RequestStartTransaction", { evseId: 1, remoteStartId: 5, idToken: { idToken: "APP-1", type: "Central" } }]

const stop = (version: Version, starts: ReadonlyArray<Called>): [string, object] =>
  version === "1.6"
    ? ["RemoteStopTransaction", { transactionId: 1 }]
    : ["RequestStopTransaction", { transactionId: starts[0]?.payload.transactionInfo.transactionId }]

const limit = (version: Version, watts: number): [string, object] => {
  const schedule = { chargingRateUnit: "W", chargingSchedulePeriod: [{ startPeriod: 0, limit: watts }] }
  const profile = { stackLevel: 1, chargingProfileKind: "Relative" }
  return version === "1.6"
    ? [
        "SetChargingProfile",
        {
          connectorId: 1,
          csChargingProfiles: {
            ...profile,
            chargingProfileId: 3,
            chargingProfilePurpose: "TxDefaultProfile",
            chargingSchedule: schedule
          }
        }
      ]
    : [
        "SetChargingProfile",
        {
          evseId: 1,
          chargingProfile: {
            ...profile,
            id: 3,
            chargingProfilePurpose: "TxDefaultProfile",
            chargingSchedule: [{ id: 1, ...schedule }]
          }
        }
      ]
}
