/** Charging profiles (1.6 3.13, 2.x K01): which hold, and what limit they make. All limits in W. */
import type { Said } from "./Said.ts"

export interface Profile {
  readonly id: number
  readonly purpose: "station" | "default" | "charge"
  /** 0: the whole station. */
  readonly evse: number
  readonly stack: number
  readonly kind: "Absolute" | "Recurring" | "Relative"
  readonly every: "Daily" | "Weekly" | undefined
  readonly from: number | undefined
  readonly to: number | undefined
  readonly unit: "A" | "W"
  /** ms since 1970; undefined: when the charge began, or when it was set. */
  readonly starts: number | undefined
  /** Seconds. */
  readonly duration: number | undefined
  readonly periods: ReadonlyArray<Period>
  /** Says it as it was given (2.x ReportChargingProfiles); `tbc`: another follows. */
  readonly report: (request: number, tbc: boolean) => Said | undefined
}

export interface Period {
  readonly startPeriod: number
  readonly limit: number
  readonly numberPhases?: number
}

export interface Asked {
  readonly evse: number
  readonly phases: number
  readonly begunAt: number | undefined
}

const volt = 230

export class Profiles {
  private all: Array<Profile & { readonly setAt: number }> = []

  /** The same id, or the same purpose, stack and place, takes the place of the old. */
  set(profile: Profile, now: number) {
    this.all = this.all.filter(
      (old) =>
        old.id !== profile.id &&
        !(old.purpose === profile.purpose && old.stack === profile.stack && old.evse === profile.evse)
    )
    this.all.push({ ...profile, setAt: now })
  }

  /** Removes those that fit; whether there was any. */
  clear(fits: (profile: Profile) => boolean): boolean {
    const before = this.all.length
    this.all = this.all.filter((profile) => !fits(profile))
    return this.all.length < before
  }

  find(fits: (profile: Profile) => boolean): ReadonlyArray<Profile> {
    return this.all.filter(fits)
  }

  /** W that an EVSE may give; undefined: nobody limits it. */
  limit(asked: Asked, now: number): number | undefined {
    const own = this.strongest("charge", asked, now) ?? this.strongest("default", asked, now)
    const whole = this.strongest("station", asked, now)
    return own === undefined ? whole : whole === undefined ? own : Math.min(own, whole)
  }

  private strongest(purpose: Profile["purpose"], asked: Asked, now: number): number | undefined {
    const fitting = this.all
      .filter((one) => one.purpose === purpose && (one.evse === 0 || one.evse === asked.evse))
      .toSorted((one, other) => other.stack - one.stack || other.evse - one.evse)
    for (const profile of fitting) {
      const limit = limitOf(profile, asked, profile.setAt, now)
      if (limit !== undefined) return limit
    }
    return undefined
  }

  /** The limit over some seconds to come, as periods in W. */
  composite(asked: Asked, now: number, duration: number, usual: number): ReadonlyArray<Period> {
    const periods: Array<Period> = []
    const step = Math.max(1, Math.ceil(duration / 20_000))
    for (let second = 0; second < Math.max(1, duration); second += step) {
      const limit = Math.min(usual, this.limit(asked, now + second * 1000) ?? usual)
      if (periods.at(-1)?.limit !== limit) periods.push({ startPeriod: second, limit })
    }
    return periods
  }
}

const lengths = { Daily: 86_400, Weekly: 604_800 } as const

const limitOf = (profile: Profile, { phases, begunAt }: Asked, setAt: number, now: number): number | undefined => {
  if ((profile.from ?? 0) > now || (profile.to ?? Number.POSITIVE_INFINITY) <= now) return undefined
  const begin = profile.kind === "Relative" ? (begunAt ?? now) : (profile.starts ?? begunAt ?? setAt)
  let second = (now - begin) / 1000
  if (profile.kind === "Recurring" && profile.every !== undefined) {
    const length = lengths[profile.every]
    second = ((second % length) + length) % length
  }
  if (second < 0 || (profile.duration !== undefined && second >= profile.duration)) return undefined
  const period = profile.periods.findLast(({ startPeriod }) => startPeriod <= second)
  if (period === undefined) return undefined
  return profile.unit === "W" ? period.limit : period.limit * volt * (period.numberPhases ?? phases)
}
