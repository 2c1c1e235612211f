/** Charging profiles: they change what a station gives at once (1.6 5.16, 2.x K). */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { pulse } from "../life/Charging.ts"
import type { Period, Profile } from "../Profiles.ts"
import { type Answerer, on } from "../Reply.ts"
import { say } from "../Said.ts"
import type { Station } from "../Station.ts"
import { moment } from "../speech/Speech.ts"
import { profile2, profile16 } from "./ProfileOf.ts"

/** Takes it, unless it has no place here: a limit of the whole station is for EVSE 0, that of a charge for one that charges. */
const install = (s: Station, profile: Profile | undefined, fitsCharge: boolean): "Accepted" | "Rejected" => {
  if (profile === undefined || profile.stack > s.settings.number("ChargeProfileMaxStackLevel")) return "Rejected"
  const evse = s.evse(profile.evse)
  if (profile.evse !== 0 && evse === undefined) return "Rejected"
  if (profile.purpose === "station" && profile.evse !== 0) return "Rejected"
  if (profile.purpose === "charge" && (evse?.charge === undefined || !fitsCharge)) return "Rejected"
  s.profiles.set(profile, s.now)
  look(s)
  return "Accepted"
}

/** What flows is set anew, after the answer has left. */
const look = (s: Station) =>
  s.later(100, () => {
    for (const { charge } of s.evses) if (charge !== undefined) pulse(s, charge)
  })

const set2 = (
  { evseId, chargingProfile }: { readonly evseId: number; readonly chargingProfile: V21.ChargingProfileType },
  s: Station,
  report: Profile["report"]
): V201.SetChargingProfileResponse => {
  const { transactionId } = chargingProfile
  const fits = transactionId === undefined || s.evse(evseId)?.charge?.name === transactionId
  return { status: install(s, profile2(evseId, chargingProfile, report), fits) }
}

const purposes: { readonly [word: string]: Profile["purpose"] } = {
  ChargePointMaxProfile: "station",
  ChargingStationMaxProfile: "station",
  TxDefaultProfile: "default",
  TxProfile: "charge"
}

interface Wanted {
  readonly id?: number | undefined
  readonly evse?: number | undefined
  readonly purpose?: string | undefined
  readonly stack?: number | undefined
}

const fitting =
  ({ id, evse, purpose, stack }: Wanted) =>
  (profile: Profile): boolean =>
    (id === undefined || profile.id === id) &&
    (evse === undefined || profile.evse === evse) &&
    (purpose === undefined || profile.purpose === purposes[purpose]) &&
    (stack === undefined || profile.stack === stack)

const clear = (s: Station, wanted: Wanted): "Accepted" | "Unknown" => {
  const hadAny = s.profiles.clear(fitting(wanted))
  if (hadAny) look(s)
  return hadAny ? "Accepted" : "Unknown"
}

const clear2 = (
  { chargingProfileId, chargingProfileCriteria: by }: V21.ClearChargingProfileRequest,
  s: Station
): V201.ClearChargingProfileResponse => ({
  status: clear(s, {
    id: chargingProfileId,
    evse: by?.evseId,
    purpose: by?.chargingProfilePurpose,
    stack: by?.stackLevel
  })
})

const report = (
  { requestId, evseId, chargingProfile: by }: V21.GetChargingProfilesRequest,
  s: Station
): V201.GetChargingProfilesResponse => {
  const wanted = { evse: evseId, purpose: by.chargingProfilePurpose, stack: by.stackLevel }
  const found = s.profiles.find(
    (profile) => fitting(wanted)(profile) && (by.chargingProfileId?.includes(profile.id) ?? true)
  )
  for (const [place, profile] of found.entries()) {
    const said = profile.report(requestId, place < found.length - 1)
    if (said !== undefined) s.say(said)
  }
  return { status: found.length > 0 ? "Accepted" : "NoProfiles" }
}

/** The limit to come, in the unit that was asked for. */
const compose = (s: Station, id: number, duration: number, unit: "A" | "W"): ReadonlyArray<Period> => {
  const evse = s.evse(id)
  const phases = evse?.phases ?? 3
  const most = evse?.most ?? s.plan.most * s.evses.length
  const periods = s.profiles.composite({ evse: id, phases, begunAt: evse?.charge?.begunAt }, s.now, duration, most)
  const inUnit = (limit: number) => Math.round(unit === "A" ? (limit / 230 / phases) * 10 : limit * 10) / 10
  return periods.map(({ startPeriod, limit }) => ({ startPeriod, limit: inUnit(limit) }))
}

const composite2 = (
  { evseId, duration, chargingRateUnit = "W" }: V21.GetCompositeScheduleRequest,
  s: Station
): V201.GetCompositeScheduleResponse => {
  if (evseId !== 0 && s.evse(evseId) === undefined) return { status: "Rejected" }
  const chargingSchedulePeriod = compose(s, evseId, duration, chargingRateUnit)
  return {
    status: "Accepted",
    schedule: { evseId, duration, scheduleStart: moment(s.now), chargingRateUnit, chargingSchedulePeriod }
  }
}

const composite16 = (
  { connectorId, duration, chargingRateUnit = "W" }: V16.GetCompositeScheduleRequest,
  s: Station
): V16.GetCompositeScheduleResponse =>
  connectorId !== 0 && s.evse(connectorId) === undefined
    ? { status: "Rejected" }
    : {
        status: "Accepted",
        connectorId,
        scheduleStart: moment(s.now),
        chargingSchedule: {
          duration,
          chargingRateUnit,
          chargingSchedulePeriod: compose(s, connectorId, duration, chargingRateUnit)
        }
      }

export const smartCharging: ReadonlyArray<Answerer> = [
  on(V16.SetChargingProfile, ({ connectorId, csChargingProfiles }, s) => {
    const { transactionId } = csChargingProfiles
    const fits = transactionId === undefined || s.evse(connectorId)?.charge?.id === transactionId
    return { status: install(s, profile16(connectorId, csChargingProfiles), fits) }
  }),
  on(V201.SetChargingProfile, ({ evseId, chargingProfile }, s) =>
    set2({ evseId, chargingProfile }, s, (requestId, tbc) =>
      say(V201.ReportChargingProfiles, {
        requestId,
        chargingLimitSource: "CSO",
        chargingProfile: [chargingProfile],
        evseId,
        tbc
      })
    )
  ),
  on(V21.SetChargingProfile, ({ evseId, chargingProfile }, s) =>
    set2({ evseId, chargingProfile }, s, (requestId, tbc) =>
      say(V21.ReportChargingProfiles, {
        requestId,
        chargingLimitSource: "CSO",
        chargingProfile: [chargingProfile],
        evseId,
        tbc
      })
    )
  ),
  on(V16.ClearChargingProfile, ({ id, connectorId, chargingProfilePurpose, stackLevel }, s) => ({
    status: clear(s, { id, evse: connectorId, purpose: chargingProfilePurpose, stack: stackLevel })
  })),
  on(V201.ClearChargingProfile, clear2),
  on(V21.ClearChargingProfile, clear2),
  on(V201.GetChargingProfiles, report),
  on(V21.GetChargingProfiles, report),
  on(V16.GetCompositeSchedule, composite16),
  on(V201.GetCompositeSchedule, composite2),
  on(V21.GetCompositeSchedule, composite2),
  on(V21.UpdateDynamicSchedule, ({ chargingProfileId, scheduleUpdate: { limit } }, s) => {
    const [profile] = s.profiles.find(({ id }) => id === chargingProfileId)
    if (profile === undefined) return { status: "Rejected" }
    s.profiles.set({ ...profile, periods: [{ startPeriod: 0, limit: limit ?? Number.POSITIVE_INFINITY }] }, s.now)
    look(s)
    return { status: "Accepted" }
  }),
  on(V21.UsePriorityCharging, () => ({ status: "NoProfile" })),
  on(V21.NotifyAllowedEnergyTransfer, () => ({ status: "Accepted" }))
]
