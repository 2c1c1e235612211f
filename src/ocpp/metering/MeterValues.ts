/** A station reports its meter, in or out of a transaction. We keep it, then say thanks; it never gets an error for it. */
import { type Reading, register } from "../../domain/Reading.ts"
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
    (request, from, desk) => {
      const [readings, claimed] = [readings16(request.meterValue, from.ahead), claimOf(request.transactionId)]
      const place = request.connectorId === 0 ? mainOrOnly(claimed, readings, from, desk) : request.connectorId
      return record(from, place, readings, claimed)
    },
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

/**
 * Connector 0 is the main meter. A station with one connector may mean that (ocpp.md 4.5.6): then it speaks of a transaction,
 * and of a register that goes on from where the charge is.
 */
const mainOrOnly = (claimed: number | undefined, readings: ReadonlyArray<Reading>, from: From, desk: Desk): number => {
  if (claimed === undefined) return 0
  const places = new Set(desk.stations.find(from.station)?.connectors.map(({ evse }) => evse))
  places.delete(0)
  const [only] = places
  if (only === undefined || places.size > 1) return 0
  const charge = desk.transactions.open().find(({ station, evse }) => station === from.station && evse === only)
  const goesOn = (last: number | null) =>
    readings.every((reading) => {
      const now = register(reading)
      return now === null || last === null || (now >= last && now - last <= furthest)
    })
  return charge !== undefined && goesOn(charge.meter.last) ? only : 0
}

/** Wh: no car takes more at once. */
const furthest = 200_000
