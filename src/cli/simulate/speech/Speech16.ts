/** OCPP 1.6 with its security extension. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import type { Charge, Evse } from "../life/Evse.ts"
import type { Sample, Value } from "../life/Sample.ts"
import { kept, type Said, say } from "../Said.ts"
import { moment, type Speech, type Verdict } from "./Speech.ts"

/** `signed`: its firmware was sent with a signature, so that its states are told by the security extension. */
export const speech16 = (): Speech => ({
  boot: ({ vendor, model, firmware, serial }, _reason, heard) =>
    say(
      V16.BootNotification,
      {
        chargePointVendor: vendor,
        chargePointModel: model,
        chargePointSerialNumber: serial,
        firmwareVersion: firmware,
        meterType: "Simulated MID"
      },
      heard
    ),
  heartbeat: () => say(V16.Heartbeat, {}),
  word: (state) => state,
  status: ({ id, told = "Available", faulted }, at) =>
    say(V16.StatusNotification, {
      connectorId: id,
      errorCode: faulted ? "GroundFailure" : "NoError",
      status: told,
      timestamp: moment(at)
    }),
  stationStatus: (operative, at) =>
    say(V16.StatusNotification, {
      connectorId: 0,
      errorCode: "NoError",
      status: operative ? "Available" : "Unavailable",
      timestamp: moment(at)
    }),
  authorize: ({ text }, heard) =>
    say(V16.Authorize, { idTag: text }, (answer) => heard(verdictOf(answer?.idTagInfo.status))),
  began: (charge, sample, _trigger, _offline, heard) => [
    kept(
      say(V16.StartTransaction, startOf(charge, sample), (answer) => {
        charge.id = answer?.transactionId
        heard(verdictOf(answer?.idTagInfo.status))
      })
    )
  ],
  sampled: (charge, sample) => [kept(metered(charge.evse, sample, charge))],
  changed: () => [],
  ended: (charge, sample, reason, card) => [
    kept(
      say(
        V16.StopTransaction,
        (): V16.StopTransactionRequest => ({
          // A start that was never answered has no id (errata 3.18).
          transactionId: charge.id ?? -1,
          timestamp: moment(sample.at),
          meterStop: Math.floor(charge.evse.register),
          reason: reason === "Fault" ? "Other" : reason,
          ...(card === undefined ? {} : { idTag: card.text }),
          transactionData: [meterValue(sample)]
        })
      )
    )
  ],
  metered: (evse, sample) => metered(evse, sample, undefined),
  firmware: (status, request) =>
    request === undefined
      ? say(V16.FirmwareStatusNotification, { status })
      : say(V16.SignedFirmwareStatusNotification, { status, requestId: request }),
  log: (status, request) =>
    request === undefined
      ? say(V16.DiagnosticsStatusNotification, { status })
      : say(V16.LogStatusNotification, { status, requestId: request }),
  security: (type, at) => say(V16.SecurityEventNotification, { type, timestamp: moment(at) }),
  signCertificate: (heard) => say(V16.SignCertificate, { csr }, (answer) => heard(answer?.status === "Accepted")),
  reservationOver: () => undefined
})

export const csr = "-----BEGIN CERTIFICATE REQUEST-----\nc2ltdWxhdGVk\n-----END CERTIFICATE REQUEST-----\n"

const verdictOf = (status: V16.AuthorizeStatusType | undefined): Verdict =>
  status === undefined ? undefined : status === "Accepted" ? "accepted" : "refused"

const startOf = (
  { evse, card, reservation, begunAt, begunWith }: Charge,
  _sample: Sample
): V16.StartTransactionRequest => ({
  connectorId: evse.id,
  idTag: card.text,
  meterStart: Math.floor(begunWith),
  timestamp: moment(begunAt),
  ...(reservation === undefined ? {} : { reservationId: reservation })
})

const metered = (evse: Evse, sample: Sample, charge: Charge | undefined): Said =>
  say(V16.MeterValues, () => ({
    connectorId: evse.id,
    ...(charge === undefined ? {} : { transactionId: charge.id ?? -1 }),
    meterValue: [meterValue(sample)]
  }))

const meterValue = ({ at, context, values }: Sample): V16.MeterValueType => ({
  timestamp: moment(at),
  sampledValue: values.map((value) => sampled(value, context))
})

const sampled = ({ measurand, value, unit, phase }: Value, context: Sample["context"]): V16.SampledValueType => ({
  value: String(value),
  context,
  measurand,
  unit,
  location: measurand === "SoC" ? "EV" : "Outlet",
  ...(phase === undefined ? {} : { phase })
})
