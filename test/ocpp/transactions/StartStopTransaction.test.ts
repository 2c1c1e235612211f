/** The start and the stop of a 1.6 charge, readable or not. */
import { describe, expect, test } from "bun:test"
import { answerTo, fakeDesk, now, received, time } from "../FakeDesk.ts"

describe("StartTransaction and StopTransaction", () => {
  const start = { connectorId: 2, idTag: "AB12", meterStart: 500, timestamp: now }
  const stop = { transactionId: 17, meterStop: 900, timestamp: now }

  test("a start is decided, its connector an EVSE, its reservation -1 none", () => {
    const desk = fakeDesk()
    const { answer } = answerTo("1.6", "StartTransaction", { ...start, reservationId: -1 }, desk)
    expect(answer).toEqual({ transactionId: 17, idTagInfo: { status: "Accepted" } })
    const token = { text: "AB12", kind: "card" }
    expect(desk.told.starts).toEqual([{ station: "CP1", received, evse: 2, connector: 1, token, time, register: 500 }])
    answerTo("1.6", "StartTransaction", { ...start, reservationId: 5 }, desk)
    expect(desk.told.starts[1]?.reservation).toBe(5)
  })

  test("a start in which nothing can be read gets a real id", () => {
    const desk = fakeDesk()
    for (const nothing of [{}, [], "start"]) {
      expect(answerTo("1.6", "StartTransaction", nothing, desk).answer).toEqual({
        transactionId: 18,
        idTagInfo: { status: "Invalid" }
      })
    }
    expect(desk.told.unreadable).toEqual([undefined, undefined, undefined])
    expect(desk.told.starts).toEqual([])
  })

  test("a stop without an idTag hears no idTagInfo, one with hears it", () => {
    const desk = fakeDesk()
    expect(answerTo("1.6", "StopTransaction", stop, desk).answer).toEqual({})
    expect(
      answerTo("1.6", "StopTransaction", { ...stop, idTag: "AB12", reason: "EVDisconnected" }, desk).answer
    ).toEqual({
      idTagInfo: { status: "Accepted" }
    })
    expect(
      desk.told.stops.map(({ token, reason, claimed, register }) => [token?.text, reason, claimed, register])
    ).toEqual([
      [undefined, "local", 17, 900],
      ["AB12", "evDisconnected", 17, 900]
    ])
  })

  test.each([
    [{ transactionId: 2 ** 63 }, -1, 900],
    [{ transactionId: -1, meterStop: -1 }, -1, undefined],
    [{ transactionId: 1740470158, meterStop: 0 }, 1740470158, 0]
  ])("a stop with %j is claimed %s, register %s", (fields, claimed, register) => {
    const desk = fakeDesk()
    expect(answerTo("1.6", "StopTransaction", { ...stop, ...fields }, desk).answer).toEqual({})
    expect(desk.told.stops.map((told) => [told.claimed, told.register])).toEqual([[claimed, register]])
  })

  test("a stop in which nothing can be read is thanked", () => {
    const desk = fakeDesk()
    for (const nothing of [{}, [], "stop"]) expect(answerTo("1.6", "StopTransaction", nothing, desk).answer).toEqual({})
    expect(desk.told.stops).toEqual([])
  })
})
