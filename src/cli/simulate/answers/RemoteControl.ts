/** Starts and stops from afar, and the lock of a connector. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { end } from "../life/Charging.ts"
import type { Charge } from "../life/Evse.ts"
import { cardOf, remoteStart, unplug } from "../life/Visits.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"
import type { StopReason } from "../speech/Speech.ts"
import { profile2, profile16 } from "./ProfileOf.ts"

const remoteStart16 = (request: V16.RemoteStartTransactionRequest, s: Station): V16.RemoteStartTransactionResponse => {
  const { connectorId, idTag, chargingProfile } = request
  const evse = connectorId === 0 ? undefined : remoteStart(s, connectorId, cardOf(idTag), undefined)
  if (evse === undefined) return { status: "Rejected" }
  if (chargingProfile !== undefined) s.profiles.set(profile16(evse.id, chargingProfile), s.now)
  return { status: "Accepted" }
}

const requestStart = (
  { evseId, idToken, remoteStartId, chargingProfile }: V21.RequestStartTransactionRequest,
  s: Station
): V201.RequestStartTransactionResponse => {
  const evse = remoteStart(s, evseId, { text: idToken.idToken, kind: idToken.type }, remoteStartId)
  if (evse === undefined) return { status: "Rejected" }
  const profile = chargingProfile === undefined ? undefined : profile2(evse.id, chargingProfile, () => undefined)
  if (profile !== undefined) s.profiles.set(profile, s.now)
  return { status: "Accepted" }
}

/** Ends it after the answer has left. */
const stop = (s: Station, fits: (charge: Charge) => boolean, reason: StopReason = "Remote"): boolean => {
  const charge = s.evses.find((evse) => evse.charge !== undefined && fits(evse.charge))?.charge
  if (charge === undefined) return false
  s.later(200, () => end(s, charge, reason))
  return true
}

const requestStop = (
  { transactionId }: V21.RequestStopTransactionRequest,
  s: Station
): V201.RequestStopTransactionResponse => ({
  status: stop(s, ({ name }) => name === transactionId) ? "Accepted" : "Rejected"
})

/** 2.x asks for its evse and refuses while somebody charges (F05). */
const unlock2 = ({ evseId }: V21.UnlockConnectorRequest, s: Station): V201.UnlockConnectorResponse => {
  const evse = s.evse(evseId)
  if (evse === undefined) return { status: "UnknownConnector" }
  if (evse.charge !== undefined) return { status: "OngoingAuthorizedTransaction" }
  if (evse.car !== undefined) s.later(s.human(2, 6), () => unplug(s, evse))
  return { status: "Unlocked" }
}

/** 1.6 ends the charge first. */
const unlock16 = ({ connectorId }: V16.UnlockConnectorRequest, s: Station): V16.UnlockConnectorResponse => {
  const evse = s.evse(connectorId)
  if (evse === undefined) return { status: "NotSupported" }
  stop(s, (charge) => charge.evse === evse, "UnlockCommand")
  if (evse.car !== undefined) s.later(1000 + s.human(2, 6), () => unplug(s, evse))
  return { status: "Unlocked" }
}

export const remoteControl: ReadonlyArray<Answerer> = [
  on(V16.RemoteStartTransaction, remoteStart16),
  on(V201.RequestStartTransaction, requestStart),
  on(V21.RequestStartTransaction, requestStart),
  on(V16.RemoteStopTransaction, ({ transactionId }, s) => ({
    status: stop(s, ({ id }) => id === transactionId) ? "Accepted" : "Rejected"
  })),
  on(V201.RequestStopTransaction, requestStop),
  on(V21.RequestStopTransaction, requestStop),
  on(V16.UnlockConnector, unlock16),
  on(V201.UnlockConnector, unlock2),
  on(V21.UnlockConnector, unlock2)
]
