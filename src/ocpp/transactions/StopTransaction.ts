/** A 1.6 station ended a charge. It always hears yes: refusing would make it repeat for ever what has happened (4.10). */
import { readTime } from "../../domain/Time.ts"
import { idTagInfo, token16 } from "../authorization/Tokens.ts"
import { given } from "../Given.ts"
import { keep, receive, reply } from "../Message.ts"
import { readings16 } from "../metering/Readings.ts"
import { claimOf, positive, registerOf } from "../Whole.ts"
import { word } from "../Words.ts"
import * as V16 from "../wire/V16.gen.ts"

export const StopTransaction = [
  receive(
    V16.StopTransaction,
    (request, from, desk) => {
      const { answer, events } = desk.transactions.stop(
        given({
          station: from.station,
          received: from.received,
          // -1 is what a station says that never heard the id (1.6 erratum 3.18).
          claimed: claimOf(request.transactionId) ?? -1,
          token: request.idTag === undefined ? undefined : token16(request.idTag),
          time: readTime(request.timestamp, from.ahead),
          register: registerOf(request.meterStop),
          // It may be left out only where it is Local (1.6 6.49). An empty text says no more than none: `Other` would be a
          // claim that it was none of the standard's reasons. A word that the standard does not have is such a claim.
          reason: word(request.reason ?? "Local"),
          evse: connectorOf(request),
          readings: readings16(request.transactionData ?? [], from.ahead)
        })
      )
      return reply(answer === undefined || request.idTag === undefined ? {} : { idTagInfo: idTagInfo(answer) }, events)
    },
    {
      hints: ["connectorId"],
      neutral: {
        "/transactionId": -1,
        "/meterStop": -1,
        "/timestamp": "",
        "/transactionData/#/timestamp": "",
        "/transactionData/#/sampledValue": []
      },
      unreadable: keep({})
    }
  )
]

/** Simulators and some stations say it: a hint where they do not know the id (ocpp.md 4.3.1, 5/62). */
const connectorOf = (request: V16.StopTransactionRequest): number | undefined =>
  "connectorId" in request && typeof request.connectorId === "number" ? positive(request.connectorId) : undefined
