/** Cards, PINs and contracts: what is asked of the service, and how its ruling is spelled in every version. */
import { describe, expect, test } from "bun:test"
import { answerTo, both, errorTo, fakeDesk } from "../FakeDesk.ts"

describe("Authorize", () => {
  const expiry = Date.parse("2027-01-01T00:00:00Z")

  test("1.6 asks with its idTag and hears verdict, expiry and group", () => {
    const desk = fakeDesk({ ruling: { verdict: "accepted", expiry, group: "FAMILY" } })
    expect(answerTo("1.6", "Authorize", { idTag: "AB12" }, desk).answer).toEqual({
      idTagInfo: { status: "Accepted", expiryDate: "2027-01-01T00:00:00.000Z", parentIdTag: "FAMILY" }
    })
    expect(desk.told.asked).toEqual([{ text: "AB12", kind: "card" }])
  })

  test.each(both)("%s the same, with kinds", (version) => {
    const desk = fakeDesk({ ruling: { verdict: "accepted", expiry, group: "FAMILY" } })
    expect(answerTo(version, "Authorize", { idToken: { idToken: "AB12", type: "ISO14443" } }, desk).answer).toEqual({
      idTokenInfo: {
        status: "Accepted",
        cacheExpiryDateTime: "2027-01-01T00:00:00.000Z",
        groupIdToken: { idToken: "FAMILY", type: "Central" }
      }
    })
    expect(desk.told.asked).toEqual([{ text: "AB12", kind: "ISO14443" }])
  })

  test.each([
    ["accepted", "Accepted", "Accepted"],
    ["blocked", "Blocked", "Blocked"],
    ["expired", "Expired", "Expired"],
    ["invalid", "Invalid", "Unknown"],
    ["concurrent", "ConcurrentTx", "ConcurrentTx"]
  ] as const)("%s is %s in 1.6 and %s in 2.x", (verdict, in16, in2) => {
    const desk = fakeDesk({ ruling: { verdict } })
    expect(answerTo("1.6", "Authorize", { idTag: "X" }, desk).answer).toEqual({ idTagInfo: { status: in16 } })
    for (const version of both) {
      const { answer } = answerTo(version, "Authorize", { idToken: { idToken: "X", type: "Local" } }, desk)
      expect(answer).toEqual({ idTokenInfo: { status: in2 } })
    }
  })

  test("a token we know that may not charge now is Invalid, not Unknown", () => {
    const desk = fakeDesk({ ruling: { verdict: "invalid" }, tokens: [{ text: "x", kind: "Local", status: "active" }] })
    const { answer } = answerTo("2.0.1", "Authorize", { idToken: { idToken: "X", type: "Local" } }, desk)
    expect(answer).toEqual({ idTokenInfo: { status: "Invalid" } })
  })

  test.each(both)("%s a PIN is sealed before anybody sees it", (version) => {
    const desk = fakeDesk()
    answerTo(version, "Authorize", { idToken: { idToken: "4711", type: "KeyCode" } }, desk)
    expect(desk.told.asked).toEqual([{ text: desk.seal.seal("4711"), kind: "KeyCode" }])
  })

  test("a contract certificate that nobody can check opens nothing (C07)", () => {
    const desk = fakeDesk()
    const payload = { idToken: { idToken: "DE-1", type: "eMAID" }, certificate: "-----BEGIN CERTIFICATE-----" }
    const reply = answerTo("2.0.1", "Authorize", payload, desk)
    expect(reply.answer).toEqual({ idTokenInfo: { status: "Invalid" }, certificateStatus: "CertChainError" })
    expect(reply.events.map((event) => event._tag)).toEqual(["TokenPresented"])
  })

  test.each([
    ["1.6", { idTag: "x".repeat(21) }, "PropertyConstraintViolation"],
    ["1.6", {}, "OccurrenceConstraintViolation"],
    ["2.0.1", { idToken: { idToken: "A", type: "Card" } }, "PropertyConstraintViolation"],
    ["2.0.1", { idToken: { idToken: "A", type: 3 } }, "TypeConstraintViolation"],
    ["2.1", { idToken: { idToken: "A" } }, "OccurrenceConstraintViolation"]
  ] as const)("%s %j is a %s", (version, payload, code) => expect(errorTo(version, "Authorize", payload)[0]).toBe(code))
})
