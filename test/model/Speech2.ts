/** A 2.0.1 or 2.1 station: TransactionEvents with sequence numbers (2.0.1 E01 to E13). */
import type { Payload } from "../faults/FakeStation.ts"
import type { Account } from "./Account.ts"
import type { Message, Speech } from "./Message.ts"
import type { StationClock, Written } from "./StationClock.ts"
import type { Manner } from "./Truth.ts"

export class Speech2 implements Speech {
  private readonly manner: Manner
  private readonly clock: StationClock
  private readonly is21: boolean
  private readonly station: string
  private charges = 0

  constructor(station: string, is21: boolean, manner: Manner, clock: StationClock) {
    this.station = station
    this.is21 = is21
    this.manner = manner
    this.clock = clock
  }

  boot(): Payload {
    return { reason: "PowerUp", chargingStation: { vendorName: "Model", model: "Day" } }
  }

  status(evse: number, isBusy: boolean, at: number): Payload {
    const connectorStatus = isBusy ? "Occupied" : "Available"
    return { timestamp: this.clock.write(at).text, connectorStatus, evseId: evse, connectorId: 1 }
  }

  authorize(token: string): Payload {
    return { idToken: card(token) }
  }

  began(account: Account, offline: boolean): ReadonlyArray<Message> {
    const { session } = account
    account.name = `${this.station}-${++this.charges}`
    const begun = (account.begun = this.clock.write(session.from))
    const evse = { id: session.evse, connectorId: 1 }
    const idToken = card(session.token)
    const meterValue = [this.value(begun.text, session.begin, "Transaction.Begin")]
    const started = { transactionInfo: { chargingState: "Charging" }, evse, idToken, meterValue }
    const part = { part: "begin", register: session.begin } as const
    if (!this.manner.plugFirst)
      return [{ ...this.event(account, "Started", "Authorized", begun, offline, started), ...part }]
    const plugged = { transactionInfo: { chargingState: "EVConnected" }, evse, meterValue }
    const authorized = { transactionInfo: { chargingState: "Charging" }, idToken }
    return [
      { ...this.event(account, "Started", "CablePluggedIn", begun, offline, plugged), ...part },
      this.event(account, "Updated", "Authorized", this.clock.write(session.from + 2000), offline, authorized)
    ]
  }

  sampled(account: Account, at: number, register: number, offline: boolean): ReadonlyArray<Message> {
    const time = this.clock.write(at)
    const meterValue = [this.value(time.text, register, "Sample.Periodic")]
    const message = this.event(account, "Updated", "MeterValuePeriodic", time, offline, { meterValue })
    return [{ ...message, part: "sample", register }]
  }

  resumed(account: Account, at: number, offline: boolean): ReadonlyArray<Message> {
    const trigger = this.is21 ? "TxResumed" : "ChargingStateChanged"
    const state = { transactionInfo: { chargingState: "Charging" } }
    return [this.event(account, "Updated", trigger, this.clock.write(at), offline, state)]
  }

  ended(account: Account, offline: boolean): ReadonlyArray<Message> {
    const { session } = account
    const ended = (account.ended = this.clock.write(session.to))
    const meterValue = [this.value(ended.text, session.end, "Transaction.End")]
    const trigger = triggers[session.reason]
    const token = session.reason === "Local" ? { idToken: card(session.token) } : {}
    const more = { transactionInfo: { stoppedReason: session.reason }, meterValue, ...token }
    const message = this.event(account, "Ended", trigger, ended, offline, more)
    return [{ ...message, part: "end", register: session.end }]
  }

  private event(
    account: Account,
    eventType: "Started" | "Updated" | "Ended",
    triggerReason: string,
    time: Written,
    offline: boolean,
    more: Payload
  ): Message {
    const payload = {
      eventType,
      timestamp: time.text,
      triggerReason,
      seqNo: account.seq++,
      ...(offline ? { offline } : {}),
      ...more,
      transactionInfo: { ...more.transactionInfo, transactionId: account.name }
    }
    return { action: "TransactionEvent", payload: () => payload, account, written: time }
  }

  private value(timestamp: string, register: number, context: string): Payload {
    const { inKilowattHours } = this.manner
    const value = inKilowattHours ? Number((register / 1000).toFixed(4)) : register
    const unitOfMeasure = { unit: inKilowattHours ? "kWh" : "Wh" }
    return { timestamp, sampledValue: [{ value, unitOfMeasure, context, measurand: "Energy.Active.Import.Register" }] }
  }
}

const triggers = {
  Local: "StopAuthorized",
  EVDisconnected: "EVCommunicationLost",
  DeAuthorized: "Deauthorized",
  PowerLoss: "AbnormalCondition"
} as const

const card = (idToken: string): Payload => ({ idToken, type: "ISO14443" })
