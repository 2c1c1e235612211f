/** The people who come to a station: they plug in, show a card or are started from afar, stay, and go. */

import type { Station } from "../Station.ts"
import { carOf } from "./Car.ts"
import { begin, end } from "./Charging.ts"
import { type Card, type Evse, isFree } from "./Evse.ts"

/** Somebody will come, the first time soon. */
export const expect = (s: Station, evse: Evse, isFirst = false) => {
  if (s.plan.idle) return
  const wait = isFirst ? Math.min(s.human(60, 900), s.dice.between(1000, 20_000)) : s.human(120, 1800)
  s.later(wait, () => arrive(s, evse), `visit-${evse.id}`)
}

const arrive = (s: Station, evse: Evse) => {
  if (!isFree(evse) || s.standing !== "accepted") return expect(s, evse)
  const card = cardOf(s.dice.pick(s.plan.cards))
  if (evse.reservation !== undefined && evse.reservation.card.text !== card.text) return expect(s, evse)
  if (s.dice.chance(0.6)) {
    plugIn(s, evse)
    s.later(s.human(3, 10), () => present(s, evse, card), `visit-${evse.id}`)
  } else {
    present(s, evse, card)
    s.later(s.human(3, 10), () => plugIn(s, evse), `visit-${evse.id}`)
  }
}

export const cardOf = (text: string): Card => ({ text, kind: "ISO14443" })

/** A cable is plugged in; with a card that waits for it, the charge begins. */
export const plugIn = (s: Station, evse: Evse) => {
  const { waiting } = evse
  if (evse.car !== undefined) return
  evse.car = carOf(s.dice, s.plan.speed)
  s.tell(`connector ${evse.id}: ${evse.car.name} with ${Math.round(evse.car.soc * 100)} % plugged in`)
  s.refresh(evse)
  // Who gets no charge goes again.
  s.later(s.human(300, 900), () => leave(s, evse), `leave-${evse.id}`)
  if (waiting !== undefined) begin(s, evse, waiting.card, waiting.remote, "CablePluggedIn")
}

/** A card is shown; what becomes of it is told to the driver. */
export const present = (s: Station, evse: Evse, card: Card) =>
  ask(s, card, (accepted) => {
    if (!accepted) {
      s.tell(`connector ${evse.id}: ${card.text} may not charge`)
      s.agenda.drop(`visit-${evse.id}`)
      return s.later(s.human(3, 10), () => leave(s, evse), `leave-${evse.id}`)
    }
    admit(s, evse, card, undefined)
  })

/** May it charge? Asked of the central system, or without a connection of what the station knows itself. */
export const ask = (s: Station, card: Card, heard: (accepted: boolean) => void) => {
  const known = s.lists.knows(card.text)
  if (s.online && !(known === true && s.settings.is("LocalPreAuthorize"))) {
    return s.say(
      s.speech.authorize(card, (verdict) => {
        if (verdict !== undefined) s.lists.saw(card.text, verdict === "accepted")
        heard(verdict === "accepted")
      })
    )
  }
  heard(s.settings.is("LocalAuthorizeOffline") && (known ?? s.settings.is("AllowOfflineTxForUnknownId")))
}

/** It may charge: at once if a car is there, else it waits for one (ConnectionTimeOut). */
export const admit = (s: Station, evse: Evse, card: Card, remote: number | undefined) => {
  if (evse.charge !== undefined || evse.faulted) return
  if (evse.car !== undefined) return begin(s, evse, card, remote)
  evse.waiting = { card, remote }
  s.refresh(evse)
  const giveUp = () => {
    if (evse.waiting?.card !== card) return
    evse.waiting = undefined
    s.tell(`connector ${evse.id}: nobody plugged in`)
    s.refresh(evse)
  }
  s.later(s.settings.number("ConnectionTimeOut") * 1000, giveUp, `timeout-${evse.id}`)
}

/** How long the driver stays. */
export const stay = (s: Station, evse: Evse) => s.later(s.human(1200, 5400), () => leave(s, evse), `leave-${evse.id}`)

/** The driver is back: stops with the card, or just pulls the cable. */
export const leave = (s: Station, evse: Evse) => {
  s.agenda.drop(`leave-${evse.id}`)
  const { charge } = evse
  if (charge !== undefined && s.dice.chance(0.8)) {
    end(s, charge, "Local", charge.card)
    return s.later(s.human(3, 15), () => unplug(s, evse), `leave-${evse.id}`)
  }
  unplug(s, evse)
}

/** The cable is out of the car: what still charges ends (StopTransactionOnEVSideDisconnect). */
export const unplug = (s: Station, evse: Evse) => {
  evse.car = undefined
  if (evse.charge !== undefined) end(s, evse.charge, "EVDisconnected")
  s.agenda.drop(`leave-${evse.id}`)
  evse.finishing = false
  s.refresh(evse)
  expect(s, evse)
}

/** A start from afar: whoever asked for it stands there with the cable. Whether it can be. */
export const remoteStart = (
  s: Station,
  wished: number | undefined,
  card: Card,
  remote: number | undefined
): Evse | undefined => {
  const evse = s.evses.find((one) => (wished === undefined || one.id === wished) && mayStart(one, card))
  if (evse === undefined) return undefined
  const go = () => {
    admit(s, evse, card, remote)
    if (evse.car === undefined) s.later(s.human(2, 8), () => plugIn(s, evse), `visit-${evse.id}`)
  }
  if (!s.settings.is("AuthorizeRemoteTxRequests")) s.later(200, go)
  else s.later(200, () => ask(s, card, (accepted) => (accepted ? go() : undefined)))
  return evse
}

const mayStart = (evse: Evse, card: Card): boolean => {
  const { reservation } = evse
  if (evse.charge !== undefined || evse.faulted || !evse.operative || evse.waiting !== undefined) return false
  return reservation === undefined || reservation.card.text === card.text
}
