/** A station introduces itself in every version, and hears the time, or why not. */
import { describe, expect, test } from "bun:test"
import { all, answerTo, both, errorTo, fakeDesk, now } from "../FakeDesk.ts"

describe("BootNotification", () => {
  test("1.6 tells who it is and hears the time", () => {
    const desk = fakeDesk()
    const payload = { chargePointVendor: "V", chargePointModel: "M", chargeBoxSerialNumber: "S", firmwareVersion: "" }
    expect(answerTo("1.6", "BootNotification", payload, desk).answer).toEqual({
      status: "Accepted",
      currentTime: now,
      interval: 300
    })
    expect(desk.told.boots).toEqual([{ station: "CP1", vendor: "V", model: "M", serial: "S" }])
  })

  test.each(both)("%s the same", (version) => {
    const desk = fakeDesk()
    const chargingStation = { vendorName: "V", model: "M", serialNumber: "S", modem: { iccid: "I" } }
    answerTo(version, "BootNotification", { chargingStation, reason: "PowerUp" }, desk)
    expect(desk.told.boots).toEqual([
      { station: "CP1", vendor: "V", model: "M", serial: "S", iccid: "I", reason: "powerUp" }
    ])
  })

  test.each([
    ["1.6", { chargePointVendor: "V" }, "OccurrenceConstraintViolation", "/chargePointModel: Missing key"],
    [
      "1.6",
      { chargePointVendor: 3, chargePointModel: "M" },
      "TypeConstraintViolation",
      "/chargePointVendor: Expected string"
    ],
    ["2.0.1", { reason: "PowerUp" }, "OccurrenceConstraintViolation", "/chargingStation: Missing key"],
    ["2.1", { reason: "PowerUp", chargingStation: [] }, "TypeConstraintViolation", "/chargingStation: Expected object"]
  ] as const)("%s %j is %s", (version, payload, code, description) =>
    expect(errorTo(version, "BootNotification", payload)).toEqual([code, description])
  )

  test.each(all)("%s gets no time while ours is wrong", (version) => {
    const payload =
      version === "1.6"
        ? { chargePointVendor: "V", chargePointModel: "M" }
        : { chargingStation: { vendorName: "V", model: "M" }, reason: "PowerUp" }
    const refusal = ["InternalError", "the clock of the central system is not set"]
    expect(errorTo(version, "BootNotification", payload, fakeDesk({ clock: false }))).toEqual(refusal)
    expect(errorTo(version, "Heartbeat", {}, fakeDesk({ clock: false }))).toEqual(refusal)
  })
})

describe("Heartbeat", () => {
  test.each(all)("%s hears the time; null is an empty payload, a list is none", (version) => {
    expect(answerTo(version, "Heartbeat", {}).answer).toEqual({ currentTime: now })
    expect(answerTo(version, "Heartbeat", null).answer).toEqual({ currentTime: now })
    expect(errorTo(version, "Heartbeat", [])[0]).toBe("FormatViolation")
  })
})
