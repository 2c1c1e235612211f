/** What a station can say, whatever its version: each version has one of these. */
import type { Card, Charge, Evse, State } from "../life/Evse.ts"
import type { Sample } from "../life/Sample.ts"
import type { Said } from "../Said.ts"

/** What the central system made of a card; undefined: nobody knows, its answer was none. */
export type Verdict = "accepted" | "refused" | undefined

export type BootReason = "PowerUp" | "RemoteReset" | "FirmwareUpdate" | "Triggered"

/** Why something is told of a charge, in the words of 2.x. */
export type Trigger =
  | "Authorized"
  | "RemoteStart"
  | "CablePluggedIn"
  | "ChargingStateChanged"
  | "ChargingRateChanged"
  | "MeterValuePeriodic"
  | "MeterValueClock"
  | "Trigger"

/** Why a charge ended, in the words of 1.6; 2.x says it in its own. */
export type StopReason =
  | "Local"
  | "Remote"
  | "EVDisconnected"
  | "DeAuthorized"
  | "SoftReset"
  | "HardReset"
  | "UnlockCommand"
  | "Fault"

export type FirmwareStatus = "Downloading" | "Downloaded" | "Installing" | "Installed" | "Idle"
export type LogStatus = "Uploading" | "Uploaded" | "Idle"

export interface Booted {
  readonly status: "Accepted" | "Pending" | "Rejected"
  /** Seconds. */
  readonly interval: number
}

export interface Facts {
  readonly id: string
  readonly vendor: string
  readonly model: string
  readonly firmware: string
  readonly serial: string
}

/** `at` is ms since 1970; `offline`: the station had no connection when it happened. */
export interface Speech {
  boot(facts: Facts, reason: BootReason, heard: (answer: Booted | undefined) => void): Said
  heartbeat(): Said
  /** What the version calls it: 2.x knows fewer than 1.6. */
  word(state: State): string
  status(evse: Evse, at: number): Said
  /** Undefined where the version says nothing of it: 2.x. */
  stationStatus(operative: boolean, at: number): Said | undefined
  authorize(card: Card, heard: (verdict: Verdict) => void): Said
  /** The charge begins: 1.6 StartTransaction. */
  began(
    charge: Charge,
    sample: Sample,
    trigger: Trigger,
    offline: boolean,
    heard: (verdict: Verdict) => void
  ): ReadonlyArray<Said>
  sampled(charge: Charge, sample: Sample, trigger: Trigger, offline: boolean): ReadonlyArray<Said>
  /** Its state has changed; 1.6 says that with StatusNotification alone. */
  changed(charge: Charge, at: number, trigger: Trigger, offline: boolean): ReadonlyArray<Said>
  ended(
    charge: Charge,
    sample: Sample,
    reason: StopReason,
    card: Card | undefined,
    offline: boolean
  ): ReadonlyArray<Said>
  /** The meter, out of a charge. */
  metered(evse: Evse, sample: Sample): Said
  firmware(status: FirmwareStatus, request: number | undefined): Said
  log(status: LogStatus, request: number | undefined): Said
  security(type: string, at: number): Said
  signCertificate(heard: (accepted: boolean) => void): Said
  reservationOver(id: number): Said | undefined
}

export const moment = (at: number): string => new Date(at).toISOString()
