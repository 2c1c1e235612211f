/** OCPP 2.0.1 and 2.1: what is said in the words of 2.0.1 is right in both. */
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import type { Card, Charge, State } from "../life/Evse.ts"
import type { Sample, Value } from "../life/Sample.ts"
import { kept, type Said, say } from "../Said.ts"
import { moment, type Speech, type StopReason, type Trigger, type Verdict } from "./Speech.ts"
import { csr } from "./Speech16.ts"

export const speech2 = (version: "2.0.1" | "2.1"): Speech => {
  const V = version === "2.1" ? V21 : V201
  const event = (
    charge: Charge,
    eventType: V201.TransactionEventEnumType,
    triggerReason: V201.TriggerReasonEnumType,
    at: number,
    more: Partial<V201.TransactionEventRequest>,
    info: Partial<V201.TransactionType> = {},
    heard: (answer: { readonly idTokenInfo?: { readonly status: string } } | undefined) => void = () => undefined
  ): Said => {
    const payload: V201.TransactionEventRequest = {
      eventType,
      triggerReason,
      timestamp: moment(at),
      seqNo: charge.seq++,
      transactionInfo: { transactionId: charge.name, ...info },
      ...more
    }
    return kept(
      version === "2.1" ? say(V21.TransactionEvent, payload, heard) : say(V201.TransactionEvent, payload, heard)
    )
  }
  const late = (offline: boolean) => (offline ? { offline } : {})
  return {
    boot: ({ vendor, model, firmware, serial }, reason, heard) =>
      say(
        V.BootNotification,
        { reason, chargingStation: { vendorName: vendor, model, firmwareVersion: firmware, serialNumber: serial } },
        heard
      ),
    heartbeat: () => say(V.Heartbeat, {}),
    word: (state) => statuses[state],
    status: ({ id, told = "Available" }, at) =>
      say(V.StatusNotification, { evseId: id, connectorId: 1, connectorStatus: statuses[told], timestamp: moment(at) }),
    stationStatus: () => undefined,
    authorize: (card, heard) => {
      const hear = (answer: { readonly idTokenInfo: { readonly status: string } } | undefined) =>
        heard(verdictOf(answer?.idTokenInfo.status))
      const idToken = tokenOf(card)
      return version === "2.1" ? say(V21.Authorize, { idToken }, hear) : say(V201.Authorize, { idToken }, hear)
    },
    began: (charge, sample, trigger, offline, heard) => [
      event(
        charge,
        "Started",
        triggerOf(trigger),
        sample.at,
        {
          idToken: tokenOf(charge.card),
          evse: { id: charge.evse.id, connectorId: 1 },
          meterValue: [meterValue(sample)],
          ...(charge.reservation === undefined ? {} : { reservationId: charge.reservation }),
          ...late(offline)
        },
        { chargingState: charge.state, ...(charge.remote === undefined ? {} : { remoteStartId: charge.remote }) },
        (answer) => heard(verdictOf(answer?.idTokenInfo?.status))
      )
    ],
    sampled: (charge, sample, trigger, offline) => [
      event(
        charge,
        "Updated",
        triggerOf(trigger),
        sample.at,
        { meterValue: [meterValue(sample)], ...late(offline) },
        { chargingState: charge.state }
      )
    ],
    changed: (charge, at, trigger, offline) => [
      event(charge, "Updated", triggerOf(trigger), at, late(offline), { chargingState: charge.state })
    ],
    ended: (charge, sample, reason, card, offline) => [
      event(
        charge,
        "Ended",
        reasons[reason].trigger,
        sample.at,
        {
          meterValue: [meterValue(sample)],
          ...(card === undefined ? {} : { idToken: tokenOf(card) }),
          ...late(offline)
        },
        { stoppedReason: reasons[reason].stopped }
      )
    ],
    metered: ({ id }, sample) => {
      const payload: V201.MeterValuesRequest = { evseId: id, meterValue: [meterValue(sample)] }
      return version === "2.1" ? say(V21.MeterValues, payload) : say(V201.MeterValues, payload)
    },
    firmware: (status, request) =>
      say(V.FirmwareStatusNotification, { status, ...(request === undefined ? {} : { requestId: request }) }),
    log: (status, request) =>
      say(V.LogStatusNotification, { status, ...(request === undefined ? {} : { requestId: request }) }),
    security: (type, at) => say(V.SecurityEventNotification, { type, timestamp: moment(at) }),
    signCertificate: (heard) => {
      const hear = (answer: { readonly status: string } | undefined) => heard(answer?.status === "Accepted")
      return version === "2.1" ? say(V21.SignCertificate, { csr }, hear) : say(V201.SignCertificate, { csr }, hear)
    },
    reservationOver: (id) => say(V.ReservationStatusUpdate, { reservationId: id, reservationUpdateStatus: "Expired" })
  }
}

const statuses: { readonly [S in State]: V201.ConnectorStatusEnumType } = {
  Available: "Available",
  Preparing: "Occupied",
  Charging: "Occupied",
  SuspendedEV: "Occupied",
  SuspendedEVSE: "Occupied",
  Finishing: "Occupied",
  Reserved: "Reserved",
  Unavailable: "Unavailable",
  Faulted: "Faulted"
}

const reasons: {
  readonly [R in StopReason]: { readonly trigger: V201.TriggerReasonEnumType; readonly stopped: V201.ReasonEnumType }
} = {
  Local: { trigger: "StopAuthorized", stopped: "Local" },
  Remote: { trigger: "RemoteStop", stopped: "Remote" },
  EVDisconnected: { trigger: "EVCommunicationLost", stopped: "EVDisconnected" },
  DeAuthorized: { trigger: "Deauthorized", stopped: "DeAuthorized" },
  SoftReset: { trigger: "ResetCommand", stopped: "ImmediateReset" },
  HardReset: { trigger: "ResetCommand", stopped: "ImmediateReset" },
  UnlockCommand: { trigger: "UnlockCommand", stopped: "Other" },
  Fault: { trigger: "AbnormalCondition", stopped: "GroundFault" }
}

const triggerOf = (trigger: Trigger): V201.TriggerReasonEnumType => trigger

const verdictOf = (status: string | undefined): Verdict =>
  status === undefined ? undefined : status === "Accepted" ? "accepted" : "refused"

const kinds: { readonly [kind: string]: V201.IdTokenEnumType } = {
  Central: "Central",
  eMAID: "eMAID",
  ISO14443: "ISO14443",
  ISO15693: "ISO15693",
  KeyCode: "KeyCode",
  Local: "Local",
  MacAddress: "MacAddress",
  NoAuthorization: "NoAuthorization"
}

const tokenOf = ({ text, kind }: Card): V201.IdTokenType => ({ idToken: text, type: kinds[kind] ?? "ISO14443" })

const meterValue = ({ at, context, values }: Sample): V201.MeterValueType => ({
  timestamp: moment(at),
  sampledValue: values.map((value) => sampled(value, context))
})

const sampled = ({ measurand, value, unit, phase }: Value, context: Sample["context"]): V201.SampledValueType => ({
  value,
  context,
  measurand: measurandOf(measurand),
  location: measurand === "SoC" ? "EV" : "Outlet",
  ...(phase === undefined ? {} : { phase }),
  unitOfMeasure: { unit }
})

const measurandOf = (measurand: Value["measurand"]): V201.MeasurandEnumType => measurand
