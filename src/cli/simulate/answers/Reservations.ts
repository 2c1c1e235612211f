/** Reservations: a connector is kept for a card until its time is over (1.6 5.13, 2.x H). */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { type Evse, isFree, type Reservation, stateOf } from "../life/Evse.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"

/** 0: any connector. The same number again takes the place of the old. */
const reserve = (s: Station, wanted: number, reservation: Reservation): V16.ReserveNowResponse["status"] => {
  if (reservation.until <= s.now) return "Rejected"
  release(s, reservation.id)
  const some = wanted === 0 ? s.evses : s.evses.filter(({ id }) => id === wanted)
  const evse = some.find((one) => isFree(one) && one.reservation === undefined)
  if (evse === undefined) return refusal(some[0])
  evse.reservation = reservation
  s.later(0, () => s.refresh(evse))
  const over = () => {
    if (!release(s, reservation.id)) return
    const said = s.speech.reservationOver(reservation.id)
    if (said !== undefined) s.say(said)
  }
  s.agenda.put(reservation.until, over, `reservation-${evse.id}`)
  return "Accepted"
}

const refusal = (evse: Evse | undefined): V16.ReserveNowResponse["status"] => {
  if (evse === undefined) return "Rejected"
  const state = stateOf(evse)
  return state === "Faulted" || state === "Unavailable" ? state : "Occupied"
}

const release = (s: Station, id: number): boolean => {
  const evse = s.evses.find(({ reservation }) => reservation?.id === id)
  if (evse === undefined) return false
  evse.reservation = undefined
  s.agenda.drop(`reservation-${evse.id}`)
  s.later(0, () => s.refresh(evse))
  return true
}

const reserve16 = (request: V16.ReserveNowRequest, s: Station): V16.ReserveNowResponse => ({
  status: reserve(s, request.connectorId, {
    id: request.reservationId,
    card: { text: request.idTag, kind: "ISO14443" },
    until: Date.parse(request.expiryDate)
  })
})

const reserve2 = (request: V21.ReserveNowRequest, s: Station): V201.ReserveNowResponse => ({
  status: reserve(s, request.evseId ?? 0, {
    id: request.id,
    card: { text: request.idToken.idToken, kind: request.idToken.type },
    until: Date.parse(request.expiryDateTime)
  })
})

const cancel = ({ reservationId }: { readonly reservationId: number }, s: Station) => ({
  status: release(s, reservationId) ? ("Accepted" as const) : ("Rejected" as const)
})

export const reservations: ReadonlyArray<Answerer> = [
  on(V16.ReserveNow, reserve16),
  on(V201.ReserveNow, reserve2),
  on(V21.ReserveNow, reserve2),
  on(V16.CancelReservation, cancel),
  on(V201.CancelReservation, cancel),
  on(V21.CancelReservation, cancel)
]
