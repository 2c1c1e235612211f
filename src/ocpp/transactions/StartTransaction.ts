/**
 * A 1.6 station began a charge and asks for its id. Refused or unreadable, it gets an id of its own: the charge may have
 * happened (OCPP 1.6 4.8).
 */
import { readTime } from "../../domain/Time.ts"
import type { StartAnswer } from "../../services/transactions/Transactions.ts"
import { idTagInfo, token16 } from "../authorization/Tokens.ts"
import { given } from "../Given.ts"
import { receive, reply } from "../Message.ts"
import { storableText } from "../Storable.ts"
import { evseOf, positive, registerOf } from "../Whole.ts"
import * as V16 from "../wire/V16.gen.ts"

export const StartTransaction = [
  receive(
    V16.StartTransaction,
    (request, from, desk) => {
      const { answer, events } = desk.transactions.start(
        given({
          station: from.station,
          received: from.received,
          evse: evseOf(request.connectorId),
          connector: 1,
          token: token16(request.idTag),
          time: readTime(request.timestamp, from.ahead),
          register: registerOf(request.meterStart),
          reservation: positive(request.reservationId)
        })
      )
      return reply(told(answer), events)
    },
    {
      neutral: { "/connectorId": 0, "/idTag": "", "/meterStart": -1, "/timestamp": "" },
      unreadable: (payload, from, desk) => {
        const idTag = idTagIn(payload)
        const token = idTag === undefined ? undefined : token16(idTag)
        const { answer, events } = desk.transactions.unreadableStart(from.station, from.received, token)
        return reply(told(answer), events)
      }
    }
  )
]

const told = ({ transaction, ruling }: StartAnswer) => ({ transactionId: transaction, idTagInfo: idTagInfo(ruling) })

/** The idTag of a payload that broke its schema elsewhere, however its key is written. */
const idTagIn = (payload: unknown): string | undefined => {
  if (typeof payload !== "object" || payload === null) return undefined
  const found = Object.entries(payload).find(
    ([key, value]) => key.toLowerCase() === "idtag" && typeof value === "string"
  )
  const text: unknown = found?.[1]
  return typeof text === "string" && text !== "" ? storableText(text.slice(0, 255)) : undefined
}
