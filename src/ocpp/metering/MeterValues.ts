/** A station reports its meter, in or out of a transaction. We keep it, then say thanks; it never gets an error for it. */
import type { Reading } from "../../domain/Reading.ts"
import { type Desk, type From, keep, type Options, type Reply, receive, reply } from "../Message.ts"
import { claimOf, evseOf } from "../Whole.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { readings2, readings16 } from "./Readings.ts"

const options: Options<Thanks> = {
  beforeAcceptance: true,
  neutral: {
    "/connectorId": 0,
    "/evseId": 0,
    "/meterValue": [],
    "/meterValue/#/timestamp": "",
    "/meterValue/#/sampledValue": []
  },
  unreadable: keep({})
}

export const MeterValues = [
  receive(
    V16.MeterValues,
    (request, from, desk) =>
      record(
        from,
        request.connectorId === 0 ? mainOrOnly(from, desk) : request.connectorId,
        readings16(request.meterValue, from.ahead),
        claimOf(request.transactionId)
      ),
    options
  ),
  receive(V201.MeterValues, (request, from) => record2(from, request), options),
  receive(V21.MeterValues, (request, from) => record2(from, request), options)
]

type Thanks = Record<never, never>

const record2 = (from: From, { evseId, meterValue }: V21.MeterValuesRequest) =>
  record(from, evseId, readings2(meterValue, from.ahead))

const record = (from: From, evse: number, readings: ReadonlyArray<Reading>, claimed?: number): Reply<Thanks> => {
  if (readings.length === 0) return reply({})
  const [station, place] = [from.station, evseOf(evse)]
  return reply({}, [
    claimed === undefined
      ? { _tag: "MeterRead", station, evse: place, readings }
      : { _tag: "MeterRead", station, evse: place, claimed, readings }
  ])
}

/** Connector 0 is the main meter; but a station with one connector that charges may mean that (ocpp.md 4.5.6). */
const mainOrOnly = ({ station }: From, { stations, transactions }: Desk): number => {
  const places = new Set(stations.find(station)?.connectors.map(({ evse }) => evse))
  places.delete(0)
  const [only] = places
  if (only === undefined || places.size > 1) return 0
  return transactions.open().some((charge) => charge.station === station && charge.evse === only) ? only : 0
}
