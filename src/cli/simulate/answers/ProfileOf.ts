/** A charging profile as a version spells it, in our own shape. */
import type * as V16 from "../../../ocpp/wire/V16.gen.ts"
import type * as V21 from "../../../ocpp/wire/V21.gen.ts"
import type { Profile } from "../Profiles.ts"

const purposes16 = { ChargePointMaxProfile: "station", TxDefaultProfile: "default", TxProfile: "charge" } as const

export const profile16 = (evse: number, given: V16.ChargingProfileType): Profile => ({
  id: given.chargingProfileId,
  purpose: purposes16[given.chargingProfilePurpose],
  evse,
  stack: given.stackLevel,
  kind: given.chargingProfileKind,
  every: given.recurrencyKind,
  from: timeOf(given.validFrom),
  to: timeOf(given.validTo),
  unit: given.chargingSchedule.chargingRateUnit,
  starts: timeOf(given.chargingSchedule.startSchedule),
  duration: given.chargingSchedule.duration,
  periods: given.chargingSchedule.chargingSchedulePeriod,
  report: () => undefined
})

const purposes2: { readonly [purpose: string]: Profile["purpose"] } = {
  ChargingStationMaxProfile: "station",
  TxDefaultProfile: "default",
  TxProfile: "charge"
}

/** Undefined: a kind of profile that this station does not know. The first of its schedules counts. */
export const profile2 = (
  evse: number,
  given: V21.ChargingProfileType,
  report: Profile["report"]
): Profile | undefined => {
  const purpose = purposes2[given.chargingProfilePurpose]
  const [schedule] = given.chargingSchedule
  if (purpose === undefined || schedule === undefined) return undefined
  return {
    id: given.id,
    purpose,
    evse,
    stack: given.stackLevel,
    kind: given.chargingProfileKind === "Dynamic" ? "Absolute" : given.chargingProfileKind,
    every: given.recurrencyKind,
    from: timeOf(given.validFrom),
    to: timeOf(given.validTo),
    unit: schedule.chargingRateUnit,
    starts: timeOf(schedule.startSchedule),
    duration: schedule.duration,
    periods: schedule.chargingSchedulePeriod.map(({ startPeriod, limit, numberPhases }) => ({
      startPeriod,
      limit: limit ?? Number.POSITIVE_INFINITY,
      ...(numberPhases === undefined ? {} : { numberPhases })
    })),
    report
  }
}

export const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text)
