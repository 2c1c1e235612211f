/** Part 4.4: TransactionEvent of OCPP 2.0.1 and 2.1. */
import { describe, expect, test } from "bun:test"
import { clock, event, Story, value2 } from "./Story.ts"

const idToken = { idToken: "TAG", type: "ISO14443" }
const evse = { id: 1, connectorId: 1 }

for (const version of ["2.0.1", "2.1"] as const) {
  describe(version, () => {
    const whole = async () => {
      const story = await Story.of(version)
      await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
      await story.event("Updated", 1, { meterValue: [value2(200, 1)] })
      await story.event("Ended", 2, { meterValue: [value2(300, 2)] })
      return story
    }

    describe("4.4.1 a charge is (station, id), an event is (charge, seqNo, content)", () => {
      test("the same id at another station is another charge", async () => {
        const [one, other] = [await whole(), await Story.of(version)]
        await other.event("Started", 0, { idToken, evse, meterValue: [value2(5000, 0)] })
        expect(await one.charge()).toMatchObject({ open: false, energy: 200 })
        expect(await other.charge()).toMatchObject({ open: true, energy: 0, meterStart: 5000 })
      })

      test("the same event again, with another message id and on another connection: same answer, no second event", async () => {
        const story = await Story.of(version)
        const started = event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        const first = await story.say("TransactionEvent", started)
        expect(await story.say("TransactionEvent", started)).toEqual(first)
        await story.reconnect()
        expect(await story.say("TransactionEvent", started)).toEqual(first)
        expect(await story.charge()).toMatchObject({ flags: [] })
        expect(await story.readings()).toHaveLength(1)
      })

      test("the same seqNo with another content: both kept, flagged", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.event("Updated", 1, { meterValue: [value2(200, 1)] })
        await story.event("Updated", 1, { timestamp: clock(2), meterValue: [value2(250, 2)] })
        await story.event("Ended", 2)
        const charge = await story.charge()
        expect(charge).toMatchObject({ energy: 150 })
        expect(charge.flags).toEqual([expect.stringContaining("number")])
        expect(await story.readings()).toHaveLength(3)
      })
    })

    describe("4.4.2 any order, with gaps", () => {
      test("Ended before queued Updated: all of it belongs to the charge, which stays ended (TC_E_31)", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.event("Ended", 2, { meterValue: [value2(300, 2)] })
        await story.event("Updated", 1, { offline: true, meterValue: [value2(200, 1)] })
        expect(await story.charge()).toMatchObject({ open: false, energy: 200, endedAt: clock(2), flags: [] })
        expect((await story.readings()).map(({ energy }) => energy)).toEqual([100, 200, 300])
      })

      test("a gap is flagged when the charge is over, and no more when it is filled", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.event("Ended", 3, { meterValue: [value2(300, 3)] })
        const { flags, ...charge } = await story.charge()
        expect(charge).toMatchObject({ open: false, energy: 200 })
        expect(flags).toEqual([expect.stringContaining("missing: 2 of 4")])
        for (const seqNo of [2, 1]) await story.event("Updated", seqNo, { meterValue: [value2(100 + seqNo, seqNo)] })
        expect(await story.charge()).toMatchObject({ open: false, energy: 200, flags: [] })
      })

      test("the state is that of the highest seqNo, whatever comes last", async () => {
        const story = await Story.of(version)
        const info = (chargingState: string) => ({ transactionInfo: { transactionId: "T1", chargingState } })
        await story.event("Started", 0, { evse, ...info("EVConnected") })
        await story.event("Updated", 3, info("SuspendedEV"))
        await story.event("Updated", 2, info("Charging"))
        expect(await story.charge()).toMatchObject({ state: "suspendedEV" })
      })

      test("the state of a station that counts nothing, seqNo 0 each time, is the last it told", async () => {
        const story = await Story.of(version)
        const info = (chargingState: string) => ({ transactionInfo: { transactionId: "T1", chargingState } })
        await story.event("Started", 0, { evse, ...info("EVConnected") })
        await story.event("Updated", 0, { timestamp: clock(1), ...info("Charging") })
        expect(await story.charge()).toMatchObject({ state: "charging" })
      })

      test("a state told late is known where no other is", async () => {
        const story = await Story.of(version)
        await story.event("Updated", 3, { evse, meterValue: [value2(300, 3)] })
        await story.event("Updated", 2, { transactionInfo: { transactionId: "T1", chargingState: "Charging" } })
        expect(await story.charge()).toMatchObject({ state: "charging" })
      })

      test("the curve is in the order of its times", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { evse, meterValue: [value2(100, 0)] })
        await story.event("Updated", 2, { meterValue: [value2(300, 2)] })
        await story.event("Updated", 1, { meterValue: [value2(200, 1)] })
        expect((await story.readings()).map(({ energy }) => energy)).toEqual([100, 200, 300])
        expect(await story.charge()).toMatchObject({ energy: 200, flags: [] })
      })
    })

    describe("4.4.3 what is missing", () => {
      test("Started: any event makes the charge, flagged until it comes", async () => {
        const story = await Story.of(version)
        await story.event("Updated", 1, { evse, meterValue: [value2(200, 1)] })
        const charge = await story.charge()
        expect(charge).toMatchObject({ open: true, startedAt: clock(1) })
        expect(charge.flags).toEqual([expect.stringContaining("start missing")])
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        expect(await story.charge()).toMatchObject({ open: true, startedAt: clock(0), energy: 100, flags: [] })
      })

      test("Started and the rest: an Ended alone is a charge", async () => {
        const story = await Story.of(version)
        await story.event("Ended", 5, { evse, meterValue: [value2(200, 1)] })
        const charge = await story.charge()
        expect(charge).toMatchObject({ open: false, endedAt: clock(5) })
        expect(charge.flags).toEqual([expect.stringContaining("start missing")])
      })

      test("Ended: another Started on the EVSE ends the charge at its last value, flagged", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.event("Updated", 1, { meterValue: [value2(200, 1)] })
        await story.event("Started", 0, {
          transactionInfo: { transactionId: "T2" },
          timestamp: clock(5),
          evse,
          meterValue: [value2(200, 5)]
        })
        const [second, first] = await story.charges()
        expect(first).toMatchObject({ stationTransactionId: "T1", open: false, energy: 100, endedAt: clock(1) })
        expect(first?.flags).toEqual([expect.stringContaining("stop missing")])
        expect(second).toMatchObject({ stationTransactionId: "T2", open: true })
      })

      test("Boot alone ends nothing", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.reconnect()
        await story.peer.boot(version)
        expect(await story.charge()).toMatchObject({ open: true, flags: [] })
      })

      test("a Started after Ended, of the same id and another time, is another charge", async () => {
        const story = await whole()
        await story.event("Started", 0, { timestamp: clock(30), idToken, evse, meterValue: [value2(300, 30)] })
        const [second, first] = await story.charges()
        expect(first).toMatchObject({ open: false, energy: 200 })
        expect(second).toMatchObject({ open: true, energy: 0, startedAt: clock(30) })
      })
    })

    describe("4.4.4 said once, or not at all", () => {
      test("EVSE and connector are inherited from whichever event names them", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken })
        await story.event("Updated", 1, { evse: { id: 2, connectorId: 1 } })
        await story.event("Ended", 2)
        expect(await story.charge()).toMatchObject({ evse: 2, connector: 1 })
      })

      test("a connector that is not named is unknown, not 1", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { idToken, evse: { id: 1 } })
        expect(await story.charge()).toMatchObject({ evse: 1, connector: null })
      })

      test("offline: true is stored and moves no live state", async () => {
        const story = await Story.of(version)
        const info = { transactionInfo: { transactionId: "T1", chargingState: "Charging" } }
        await story.event("Started", 0, { evse, ...info })
        await story.event("Updated", 1, {
          offline: true,
          transactionInfo: { transactionId: "T1", chargingState: "SuspendedEVSE" },
          meterValue: [value2(100, 1)]
        })
        expect(await story.charge()).toMatchObject({ state: "charging", open: true })
        expect(await story.readings()).toHaveLength(1)
      })

      test("an offline Started of an older charge does not end the one that runs", async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { timestamp: clock(30), evse, meterValue: [value2(500, 30)] })
        const old = { offline: true, transactionInfo: { transactionId: "T0" }, evse }
        await story.event("Started", 0, { ...old, timestamp: clock(1), meterValue: [value2(100, 1)] })
        await story.event("Ended", 1, { ...old, timestamp: clock(9), meterValue: [value2(500, 9)] })
        const charges = await story.charges()
        expect(charges.find(({ stationTransactionId }) => stationTransactionId === "T1")).toMatchObject({
          open: true,
          flags: []
        })
        expect(charges.find(({ stationTransactionId }) => stationTransactionId === "T0")).toMatchObject({
          open: false,
          energy: 400,
          flags: []
        })
      })

      test("without a triggerReason it is taken", async () => {
        const story = await Story.of(version)
        const { triggerReason: _, ...bare } = event("Started", 0, { idToken, evse, meterValue: [value2(100, 0)] })
        await story.say("TransactionEvent", bare)
        expect(await story.charge()).toMatchObject({ open: true, evse: 1, token: "TAG", meterStart: 100 })
      })
    })

    describe("4.4.5 the answer", () => {
      test("has idTokenInfo if the event had a token, and only then", async () => {
        const story = await Story.of(version)
        expect(await story.event("Started", 0, { idToken, evse })).toEqual({
          idTokenInfo: expect.objectContaining({ status: "Unknown" })
        })
        expect(await story.event("Updated", 1)).toEqual({})
      })

      test("judges the token anew each time", async () => {
        const story = await Story.of(version)
        const token = { idToken: `N${crypto.randomUUID().slice(0, 8)}`, type: "ISO14443" }
        const verdict = async (seqNo: number) =>
          Object((await story.event("Updated", seqNo, { idToken: token, evse })).idTokenInfo).status
        expect(await verdict(1)).toBe("Unknown")
        await story.ask("/api/tokens", "POST", { token: token.idToken, kind: "ISO14443" }, 201)
        expect(await verdict(2)).toBe("Accepted")
        await story.ask("/api/tokens", "POST", { token: token.idToken, kind: "ISO14443", status: "blocked" })
        expect(await verdict(3)).toBe("Blocked")
      })

      test("to NoAuthorization is Accepted", async () => {
        const story = await Story.of(version)
        const { idTokenInfo } = await story.event("Started", 0, {
          idToken: { idToken: "", type: "NoAuthorization" },
          evse
        })
        expect(idTokenInfo).toMatchObject({ status: "Accepted" })
      })
    })

    test("4.1.2 two events in almost JSON with a PIN in them, over two connections, are two events", async () => {
      const story = await Story.of(version)
      const pin = { idToken: { idToken: "1234", type: "KeyCode" }, evse }
      const almost = (payload: unknown) => `[2,"p","TransactionEvent",${JSON.stringify(payload).slice(0, -1)},}]`
      const said = [
        event("Started", 0, { ...pin, meterValue: [value2(100, 0)] }),
        event("Ended", 1, { ...pin, meterValue: [value2(300, 1)] })
      ]
      for (const payload of said) {
        expect((await story.raw(almost(payload), "p")).type).toBe(3)
        await story.reconnect()
      }
      expect(await story.charge()).toMatchObject({ open: false, energy: 200, flags: [] })
      expect((await story.frames()).join()).not.toContain("1234")
    })

    for (const [name, stoppedReason, reason] of [
      ["none", undefined, "local"],
      ["an empty one", "", "local"],
      ["the word null", "null", "local"],
      ["one that no standard has", "CarLeft", "other"]
    ] as const) {
      test(`4.3.3 the reason of an end that says ${name}: ${reason}`, async () => {
        const story = await Story.of(version)
        await story.event("Started", 0, { evse })
        await story.event("Ended", 1, { transactionInfo: { transactionId: "T1", stoppedReason } })
        expect(await story.charge()).toMatchObject({ open: false, reason, flags: [] })
      })
    }

    test("4.4.6 the token that stops is kept apart from the one that started", async () => {
      const story = await Story.of(version)
      await story.event("Started", 0, { idToken, evse })
      const master = { idToken: "MASTER", type: "ISO14443" }
      await story.event("Updated", 1, { triggerReason: "StopAuthorized", idToken: master })
      await story.event("Ended", 2, { triggerReason: "StopAuthorized" })
      expect(await story.charge()).toMatchObject({ token: "TAG", stopToken: "MASTER", reason: "local" })
    })
  })
}
