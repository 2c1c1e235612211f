/** A 1.6 station: StartTransaction, MeterValues, StopTransaction (1.6 4.7, 4.8, 4.10). */
import type { Payload } from "../faults/FakeStation.ts"
import type { Account } from "./Account.ts"
import type { Message, Speech } from "./Message.ts"
import type { StationClock } from "./StationClock.ts"
import type { Manner } from "./Truth.ts"

export class Speech16 implements Speech {
  private readonly manner: Manner
  private readonly clock: StationClock

  constructor(manner: Manner, clock: StationClock) {
    this.manner = manner
    this.clock = clock
  }

  boot(): Payload {
    return { chargePointVendor: "Model", chargePointModel: "Day" }
  }

  status(evse: number, isBusy: boolean, at: number): Payload {
    const status = isBusy ? "Charging" : "Available"
    return { connectorId: evse, errorCode: "NoError", status, timestamp: this.clock.write(at).text }
  }

  authorize(token: string): Payload {
    return { idTag: token }
  }

  began(account: Account): ReadonlyArray<Message> {
    const { session } = account
    const begun = (account.begun = this.clock.write(session.from))
    const payload = {
      connectorId: session.evse,
      idTag: session.token,
      meterStart: Math.floor(session.begin),
      timestamp: begun.text
    }
    const heard = (answer: Payload) => {
      account.name = String(answer.transactionId)
    }
    return [
      { action: "StartTransaction", payload: () => payload, heard, account, part: "begin", register: session.begin }
    ]
  }

  sampled(account: Account, at: number, register: number): ReadonlyArray<Message> {
    const meterValue = [this.value(this.clock.write(at).text, register)]
    const payload = () => ({
      connectorId: account.session.evse,
      ...(this.manner.namesCharge && account.name !== undefined ? { transactionId: Number(account.name) } : {}),
      meterValue
    })
    return [{ action: "MeterValues", payload, account, part: "sample", register }]
  }

  /** 1.6 says nothing of it: the register goes on. */
  resumed(): ReadonlyArray<Message> {
    return []
  }

  ended(account: Account): ReadonlyArray<Message> {
    const { session, begun } = account
    const ended = (account.ended = this.clock.write(session.to))
    const data = [
      this.value(begun?.text ?? ended.text, session.begin, "Transaction.Begin"),
      this.value(ended.text, session.end, "Transaction.End")
    ]
    const payload = () => ({
      // 1.6 erratum 3.18: it never heard the answer to its start.
      transactionId: account.name === undefined ? this.manner.unknown : Number(account.name),
      meterStop: Math.floor(session.end),
      timestamp: ended.text,
      reason: session.reason,
      ...(session.reason === "Local" ? { idTag: session.token } : {}),
      ...(this.manner.tellsAtStop ? { transactionData: data } : {})
    })
    return [{ action: "StopTransaction", payload, account, part: "end", register: session.end }]
  }

  private value(timestamp: string, register: number, context = "Sample.Periodic"): Payload {
    const unit = this.manner.inKilowattHours ? "kWh" : "Wh"
    const value = this.manner.inKilowattHours ? (register / 1000).toFixed(4) : String(register)
    const measurand = "Energy.Active.Import.Register"
    return { timestamp, sampledValue: [{ value, unit, measurand, context }] }
  }
}
