/** Charges: how they begin, flow, are sampled, and end. */

import type { Station } from "../Station.ts"
import type { StopReason, Trigger } from "../speech/Speech.ts"
import { powerOf } from "./Car.ts"
import type { Card, Charge, ChargingState, Evse } from "./Evse.ts"
import { type Context, sampleOf } from "./Sample.ts"

/** A card that may charge, and a car at the plug: it begins. */
export const begin = (
  s: Station,
  evse: Evse,
  card: Card,
  remote: number | undefined,
  trigger: Trigger = "Authorized"
) => {
  const { reservation } = evse
  const isReserved = reservation !== undefined
  const charge: Charge = {
    evse,
    card,
    remote,
    reservation: isReserved ? reservation.id : undefined,
    begunAt: s.now,
    begunWith: evse.register,
    name: `${Math.floor(s.now).toString(36)}-${s.dice.hex(12)}`,
    id: undefined,
    seq: 0,
    state: "EVConnected",
    ended: false,
    limit: undefined
  }
  evse.waiting = undefined
  evse.reservation = undefined
  evse.charge = charge
  s.counts.charges++
  s.tell(`connector ${evse.id}: ${evse.car?.name ?? "a car"} charges on ${card.text}`)
  const sample = sampled(s, evse, "Transaction.Begin", "Energy.Active.Import.Register")
  const said = s.speech.began(charge, sample, remote === undefined ? trigger : "RemoteStart", !s.online, (verdict) => {
    if (verdict === "refused") s.lists.forget(card.text)
    if (verdict === "refused" && s.settings.is("StopTransactionOnInvalidId")) end(s, charge, "DeAuthorized")
  })
  s.report(said)
  s.refresh(evse)
  s.later(1000, () => pulse(s, charge), `pulse-${evse.id}`)
  sampleEvery(s, charge)
  s.life.began(s, evse)
}

/** ms between two looks at the battery. */
const beat = 5000

/** Looks at battery and limits: sets the power until the next look. */
export const pulse = (s: Station, charge: Charge) => {
  const { evse } = charge
  if (charge.ended || evse.car === undefined) return
  const asked = { evse: evse.id, phases: evse.phases, begunAt: charge.begunAt }
  const before = charge.limit
  charge.limit = s.profiles.limit(asked, s.now)
  const limit = Math.min(evse.most, charge.limit ?? evse.most)
  evse.power = powerOf(evse.car, { ...evse, limit }, evse.power, beat / 1000)
  const state = chargingState(evse)
  if (state !== charge.state) {
    charge.state = state
    s.report(s.speech.changed(charge, s.now, "ChargingStateChanged", !s.online))
    s.refresh(evse)
  } else if (before !== charge.limit) {
    s.report(s.speech.changed(charge, s.now, "ChargingRateChanged", !s.online))
  }
  s.later(beat, () => pulse(s, charge), `pulse-${evse.id}`)
}

/** A car that wants more and gets nothing is held back by a limit. */
const chargingState = ({ car, power }: Evse): ChargingState => {
  if (power > 0) return "Charging"
  return car !== undefined && car.soc < car.wants ? "SuspendedEVSE" : "SuspendedEV"
}

/** The values of a charge, at the interval that is set. */
export const sampleEvery = (s: Station, { evse }: Charge) => {
  const seconds = s.settings.number("MeterValueSampleInterval")
  if (seconds <= 0) return s.agenda.drop(`sample-${evse.id}`)
  const take = () => {
    const { charge } = evse
    if (charge === undefined) return
    tellMeter(s, evse, "Sample.Periodic", "MeterValuePeriodic")
    sampleEvery(s, charge)
  }
  s.later(seconds * 1000, take, `sample-${evse.id}`)
}

/** Says what the meter shows, of its charge if there is one. */
export const tellMeter = (s: Station, evse: Evse, context: Context, trigger: Trigger) => {
  const isClock = context === "Sample.Clock"
  const sample = sampled(
    s,
    evse,
    context,
    s.settings.text(isClock ? "MeterValuesAlignedData" : "MeterValuesSampledData")
  )
  const { charge } = evse
  if (charge === undefined) return s.say(s.speech.metered(evse, sample))
  s.report(s.speech.sampled(charge, sample, trigger, !s.online))
}

const sampled = (s: Station, evse: Evse, context: Context, wished: string) =>
  sampleOf(evse, s.now, context, wished, s.dice)

/** Ends a charge; the car is still there unless it has gone. */
export const end = (s: Station, charge: Charge, reason: StopReason, card?: Card) => {
  if (charge.ended) return
  const { evse } = charge
  charge.ended = true
  const sample = sampled(s, evse, "Transaction.End", s.settings.text("StopTxnSampledData"))
  evse.power = 0
  s.report(s.speech.ended(charge, sample, reason, card, !s.online))
  const energy = Math.floor(evse.register) - Math.floor(charge.begunWith)
  s.counts.energy += energy
  s.tell(`connector ${evse.id}: ${(energy / 1000).toFixed(3)} kWh, ended: ${reason}`)
  s.agenda.drop(`pulse-${evse.id}`)
  s.agenda.drop(`sample-${evse.id}`)
  s.profiles.clear((profile) => profile.purpose === "charge" && profile.evse === evse.id)
  evse.charge = undefined
  evse.finishing = evse.car !== undefined
  if (evse.closing) {
    evse.closing = false
    evse.operative = false
  }
  s.refresh(evse)
  s.life.ended(s, evse)
}
