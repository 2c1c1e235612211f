/**
 * Energy of a charge from all its registers at once, in whatever order they came and however often (ocpp.md 4.5.3): the
 * begin and the end before the values, in the order of the station's clock where it can be believed, else of arrival.
 * For registers in order it says what `advance` and `conclude` say one by one.
 */
import { advance, conclude, settled } from "./Energy.ts"
import { scaleDoubt } from "./EnergyScale.ts"
import {
  endAboveFlag,
  endBelowFlag,
  energyOf,
  fastFlag,
  type Meter,
  newMeter,
  noted,
  rejecting,
  wentOnFlag
} from "./Meter.ts"
import { anyStation, fell, grain, isRegister, type Limits, reach, timeless } from "./Plausible.ts"

/** One register of a charge, as the station said it. */
export interface Register {
  /** `begin`: meterStart or Transaction.Begin, also where it is repeated beside later values; `end`: meterStop or Transaction.End. */
  readonly kind: "begin" | "sample" | "end"
  /** Wh, before `Limits.energyScale`. */
  readonly value: number
  /** The station's moment, ms since 1970; null: none that can be. */
  readonly at: number | null
  /** When it came to us, ms since 1970. */
  readonly received: number
  /** Rises with arrival: the position of the record, and within it the place of the reading. */
  readonly order: number
  /** W at that moment, if the same reading said it. */
  readonly power?: number
}

export interface Energy {
  /** Wh: finite, never negative. */
  readonly energy: number
  readonly segments: number
  /** Wh: registers that did not count, the first few. */
  readonly rejected: ReadonlyArray<number>
  /** What a person should know, in plain words. */
  readonly flags: ReadonlyArray<string>
  /** The state to go on from when something later comes. */
  readonly meter: Meter
}

/**
 * A pure function of the set of registers: a repeated one changes nothing, nor does the order of arrival, unless it shows a
 * clock that is missing, or was set back (`setBack`), and makes fewer doubts.
 */
export const whole = (registers: ReadonlyArray<Register>, limits: Limits = anyStation): Energy => {
  const known = registers.filter(({ value }) => isRegister(value)).map(timed)
  const { begin, samples } = begun(known)
  const ends = known.filter(({ kind }) => kind === "end").sort(byArrival)
  const ordered = inTime(samples)
  const own = ordered.filter(within(begin))
  const told = drawn({ begin, samples: own, ends }, limits)
  if (doubts(told) > 0 && begin?.at === null) {
    const waited = drawn({ begin, samples: clockSet(samples), ends }, limits)
    if (doubts(waited) === 0) return result(waited, ordered, limits)
  }
  const lost = own.length < ordered.length && setBack([...(begin === undefined ? [] : [begin]), ...samples])
  if (!lost && (doubts(told) === 0 || (sound(samples) && !setBack(samples)))) return result(told, ordered, limits)
  const arrived = inArrival(lost ? samples : samples.filter(within(begin)))
  const first = begin === undefined ? undefined : { ...begin, when: 0 }
  const other = drawn({ begin: first, samples: arrived, ends }, timeless(limits))
  if (!lost && doubts(other) >= doubts(told)) return result(told, ordered, limits)
  return result({ ...other, at: told.at, grew: told.at, since: told.since ?? told.at }, ordered, limits)
}

const [minute, day] = [60_000, 86_400_000]

/** `when`: the moment to reckon with. */
interface Timed extends Register {
  readonly when: number
}

const timed = (register: Register): Timed => {
  const at = register.at !== null && register.at <= register.received + day ? register.at : null
  return { ...register, at, when: at ?? register.received }
}

const byArrival = (one: Register, other: Register) => one.order - other.order

/** By the station's clock; what has no moment stays behind what came before it. */
const inTime = (samples: ReadonlyArray<Timed>): ReadonlyArray<Timed> => {
  let before: Timed | undefined
  const placed = samples.map((one) => {
    if (one.at === null && before !== undefined) {
      before = { ...one, when: before.when + Math.max(1, one.received - before.received) }
    } else before = one
    return before
  })
  return placed.sort((one, other) => one.when - other.when || one.value - other.value)
}

/**
 * Of a clock that had no time when the charge began and was set while it ran: what has no moment was before all that has.
 * It may come behind it, when live messages overtake a queue.
 */
const clockSet = (samples: ReadonlyArray<Timed>): ReadonlyArray<Timed> => {
  const later = inTime(samples.filter(({ at }) => at !== null))
  const earlier = samples.filter(({ at }) => at === null)
  // How long before is not known: long enough that no rise between them is too fast.
  const when = (later[0]?.when ?? 0) - day
  return [...earlier.map((one, n) => ({ ...one, when: when + n })), ...later]
}

/** As they came: the clock says nothing. */
const inArrival = (samples: ReadonlyArray<Timed>): ReadonlyArray<Timed> =>
  samples.map((one, n) => ({ ...one, at: null, when: n + 1 }))

/**
 * Where the charge began, and its values in the order of arrival. Of several registers of the beginning it is the highest
 * that is not above the first value: some say 0, or that of the charge before. Some stations call every value the beginning.
 */
const begun = (
  known: ReadonlyArray<Timed>
): { readonly begin: Timed | undefined; readonly samples: ReadonlyArray<Timed> } => {
  const begins = known
    .filter(({ kind }) => kind === "begin")
    .sort((one, other) => one.when - other.when || one.value - other.value)
  const values = known.filter(({ kind }) => kind === "sample").sort(byArrival)
  const [first] = inTime(values)
  if (first === undefined) {
    const [begin, ...samples] = begins
    return { begin, samples: samples.filter(({ value }) => value > (begin?.value ?? 0)).sort(byArrival) }
  }
  let begin: Timed | undefined
  for (const one of begins) {
    if (begin === undefined || (one.value > begin.value && !fell(one.value, first.value))) begin = one
  }
  return { begin, samples: values }
}

/** Some stations deliver values of years ago, or the last one before a charge, with those of the charge (ocpp.md 4.5.7). */
const within =
  (begin: Timed | undefined) =>
  (one: Timed): boolean => {
    if (begin === undefined || begin.at === null || one.at === null || one.at >= begin.at) return true
    return one.at >= begin.at - minute && one.value >= begin.value
  }

interface Ordered {
  readonly begin: Timed | undefined
  readonly samples: ReadonlyArray<Timed>
  /** In the order of arrival: the first that can be counts (ocpp.md 4.3.2). */
  readonly ends: ReadonlyArray<Timed>
}

/** The end that fits counts, and nothing after it; if none does, the values do. */
const drawn = ({ begin, samples, ends }: Ordered, limits: Limits): Meter => {
  let refused: ((meter: Meter) => Meter) | undefined
  const clock = Math.min(begin?.when ?? 0, samples[0]?.when ?? Number.POSITIVE_INFINITY)
  const start = begin === undefined ? newMeter : advance(newMeter, begin.value, clock, limits)
  for (const end of ends) {
    const own = samples.filter((one) => !isAfter(one, end))
    const meter = conclude(counted(start, own, limits), end.value, end.when, limits)
    const why = meter.flags?.find((flag) => flag === endBelowFlag || flag === endAboveFlag)
    if (why === undefined) return wentOn(samples, end, limits) ? noted(meter, wentOnFlag) : meter
    refused ??= (meter) => rejecting(meter, end.value * limits.energyScale, why)
  }
  const meter = settled(counted(start, samples, limits))
  return refused === undefined ? meter : refused(meter)
}

const counted = (start: Meter, samples: ReadonlyArray<Timed>, limits: Limits): Meter => {
  const loose = timeless(limits)
  let meter = start
  for (const { value, at, when } of samples) meter = advance(meter, value, when, at === null ? loose : limits)
  return meter
}

/** By the clock, unless that contradicts by hours what came first. */
const isAfter = (one: Timed, end: Timed): boolean =>
  one.at === null || end.at === null
    ? one.order > end.order
    : one.at > end.at && (one.order > end.order || one.at - end.at < 60 * minute)

/** A few Wh after the end are normal, until the cable is cold. */
const wentOn = (samples: ReadonlyArray<Timed>, end: Timed, { energyScale }: Limits): boolean =>
  samples.some(
    (one) => isAfter(one, end) && (one.value - end.value) * energyScale > Math.max(100, grain(one.value * energyScale))
  )

/** How much of it is no plain rise. */
const doubts = ({ segments, rejected = [] }: Meter): number => segments - 1 + rejected.length

/** Whether the station's clock says in which order the values were taken: there is one, and it is not ahead of ours. */
const sound = (samples: ReadonlyArray<Timed>): boolean =>
  samples.every(({ at, received }) => at !== null && at <= received + minute)

/**
 * Whether values came as they were taken, one by one, while the clock was set back: then the order of arrival is the right
 * one. Only that makes all of them equally late but where the clock was set; those of a queue, or in any other order, come
 * faster than they were taken, or each by another time late.
 */
const setBack = (samples: ReadonlyArray<Timed>): boolean => {
  let before: Timed | undefined
  let [back, set, went] = [false, 0, 0]
  for (const one of samples.toSorted(byArrival)) {
    if (before !== undefined) {
      if (one.when === before.when && one.value === before.value) continue
      went = one.when - before.when
      const later = one.received - before.received - went
      if (later < -10_000) return false
      if (later > 10_000) set++
      if (went < -minute) back = true
    }
    before = one
  }
  return back && went >= 0 && set <= mostSet
}

/** So often a clock is set during one charge at most. */
const mostSet = 2

const result = (meter: Meter, samples: ReadonlyArray<Timed>, limits: Limits): Energy => {
  const energy = energyOf(meter)
  const { segments, rejected = [], flags = [], since = meter.at } = meter
  const scale = scaleDoubt(samples, limits)
  const time = meter.at - since
  const fast = energy > reach(time < minute ? 0 : time, limits)
  const all = [
    ...flags,
    ...(fast && !flags.includes(fastFlag) ? [fastFlag] : []),
    ...(scale === undefined ? [] : [scale])
  ]
  return { energy, segments, rejected, flags: all, meter }
}
