/** A station says who it is and asks to be served. The answer sets its clock, so that none leaves while ours is wrong. */
import type { Boot, BootAnswer } from "../../services/stations/Stations.ts"
import { clock } from "../Clock.ts"
import { given, said } from "../Given.ts"
import { type Desk, type From, type Options, receive, refuse, reply } from "../Message.ts"
import { word } from "../Words.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const answer = (boot: Boot, from: From, desk: Desk) => {
  const decision = desk.stations.boot(boot, from.received)
  const currentTime = decision === undefined ? undefined : clock(decision.answer.now)
  if (decision === undefined || currentTime === undefined)
    return refuse("InternalError", "the clock of the central system is not set")
  const { verdict, interval } = decision.answer
  return reply({ status: statuses[verdict], currentTime, interval }, decision.events)
}

const statuses = { accepted: "Accepted", pending: "Pending", rejected: "Rejected" } as const satisfies {
  readonly [V in BootAnswer["verdict"]]: string
}

const boot2 = ({ chargingStation, reason }: V21.BootNotificationRequest, { station }: From): Boot =>
  given({
    station,
    vendor: said(chargingStation.vendorName),
    model: said(chargingStation.model),
    serial: said(chargingStation.serialNumber),
    firmware: said(chargingStation.firmwareVersion),
    iccid: said(chargingStation.modem?.iccid),
    imsi: said(chargingStation.modem?.imsi),
    reason: word(reason)
  })

const boot16 = (request: V16.BootNotificationRequest, { station }: From): Boot =>
  given({
    station,
    vendor: said(request.chargePointVendor),
    model: said(request.chargePointModel),
    // The serial of the box is the older field; many stations fill only that.
    serial: said(request.chargePointSerialNumber) ?? said(request.chargeBoxSerialNumber),
    firmware: said(request.firmwareVersion),
    iccid: said(request.iccid),
    imsi: said(request.imsi),
    meterType: said(request.meterType),
    meterSerial: said(request.meterSerialNumber)
  })

const options: Options<never> = {
  fresh: true,
  beforeAcceptance: true,
  neutral: {
    "": {},
    "/chargePointVendor": "",
    "/chargePointModel": "",
    "/reason": "Unknown",
    "/chargingStation": {},
    "/chargingStation/vendorName": "",
    "/chargingStation/model": ""
  }
}

export const BootNotification = [
  receive(V16.BootNotification, (request, from, desk) => answer(boot16(request, from), from, desk), options),
  receive(V201.BootNotification, (request, from, desk) => answer(boot2(request, from), from, desk), options),
  receive(V21.BootNotification, (request, from, desk) => answer(boot2(request, from), from, desk), options)
]
