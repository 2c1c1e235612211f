/** A 2.x station tells of a charge: begun, changed, ended. What is told has happened, so it never gets an error for it. */

import { readTime } from "../../domain/Time.ts"
import type { Report } from "../../services/transactions/Transactions.ts"
import { idTokenInfo, token2 } from "../authorization/Tokens.ts"
import { given, said } from "../Given.ts"
import { type Desk, type From, keep, type Options, receive, reply } from "../Message.ts"
import { readings2 } from "../metering/Readings.ts"
import { pins } from "../security/Secrets.ts"
import { positive, whole } from "../Whole.ts"
import { word } from "../Words.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const hear = (request: V21.TransactionEventRequest, from: From, desk: Desk) => {
  const report = reportOf(request, from, desk)
  const { answer, events } = desk.transactions.report(report)
  // An idTokenInfo is for a token of this very event; some stations take any other for a refusal.
  if (answer === undefined || report.token === undefined) return reply({}, events)
  return reply({ idTokenInfo: idTokenInfo(answer, report.token, desk) }, events)
}

const options: Options<Record<never, never>> = {
  secrets: pins,
  neutral: {
    "/eventType": "Updated",
    "/timestamp": "",
    "/triggerReason": "",
    "/seqNo": 0,
    "/idToken/type": "Central",
    "/meterValue/#/timestamp": "",
    "/meterValue/#/sampledValue": []
  },
  unreadable: keep({})
}

export const TransactionEvent = [
  receive(V201.TransactionEvent, hear, options),
  receive(V21.TransactionEvent, hear, options)
]

const phases = { Started: "started", Updated: "updated", Ended: "ended" } as const

const reportOf = (request: V21.TransactionEventRequest, from: From, desk: Desk): Report => {
  const info = request.transactionInfo
  return given({
    station: from.station,
    received: from.received,
    phase: phases[request.eventType],
    name: info.transactionId,
    time: readTime(request.timestamp, from.ahead),
    seq: whole(request.seqNo) ?? 0,
    trigger: said(word(request.triggerReason)),
    offline: request.offline,
    // Named in one event of the charge, often; 0 is no place a car can stand at.
    evse: positive(request.evse?.id),
    connector: positive(request.evse?.connectorId),
    token: request.idToken === undefined ? undefined : token2(request.idToken, desk),
    state: info.chargingState === undefined ? undefined : word(info.chargingState),
    reason: reasonOf(request),
    reservation: positive(request.reservationId),
    remoteStart: whole(info.remoteStartId),
    readings: readings2(request.meterValue ?? [], from.ahead)
  })
}

/** Only an end that was Local may leave it out (2.0.1 TransactionType). */
const reasonOf = ({ eventType, transactionInfo: { stoppedReason } }: V21.TransactionEventRequest) => {
  if (stoppedReason !== undefined) return word(stoppedReason)
  return eventType === "Ended" ? word("Local") : undefined
}
