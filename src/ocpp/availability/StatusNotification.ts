/** A connector says what state it is in. 1.6 knows connectors only: its connector n is EVSE n, its connector 0 the station. */
import { noTime, readTime } from "../../domain/Time.ts"
import { given, said } from "../Given.ts"
import { type From, type Options, receive, reply } from "../Message.ts"
import { evseOf, positive } from "../Whole.ts"
import { word } from "../Words.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const options: Options<Record<never, never>> = {
  neutral: { "/errorCode": "NoError", "/timestamp": "" },
  garbled: {}
}

export const StatusNotification = [
  receive(V16.StatusNotification, (request, from) => status16(request, from), options),
  receive(V201.StatusNotification, (request, from) => status2(request, from), options),
  receive(V21.StatusNotification, (request, from) => status2(request, from), options)
]

const status16 = (request: V16.StatusNotificationRequest, { station, ahead }: From) => {
  const evse = evseOf(request.connectorId)
  return reply({}, [
    given({
      _tag: "ConnectorReported" as const,
      station,
      evse,
      connector: evse === 0 ? undefined : 1,
      status: word(request.status),
      error: request.errorCode === "NoError" ? undefined : word(request.errorCode),
      info: said(request.info),
      vendorError: said(request.vendorErrorCode),
      time: request.timestamp === undefined ? noTime : readTime(request.timestamp, ahead)
    })
  ])
}

const status2 = (request: V21.StatusNotificationRequest, { station, ahead }: From) =>
  reply({}, [
    given({
      _tag: "ConnectorReported" as const,
      station,
      evse: evseOf(request.evseId),
      connector: positive(request.connectorId),
      status: word(request.connectorStatus),
      time: readTime(request.timestamp, ahead)
    })
  ])
