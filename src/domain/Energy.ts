/**
 * Energy of one charge as its registers come in (ocpp.md 4.5.3): never negative, nothing counted twice. A register that
 * falls, or rises further than the station can deliver, is held back until the next one says which of the two was wrong.
 */
import {
  endAboveFlag,
  endBelowFlag,
  fastFlag,
  fellFlag,
  jumpFlag,
  type Meter,
  noted,
  oddFlag,
  rejecting,
  rolledFlag
} from "./Meter.ts"
import { anyStation, fell, isRegister, type Limits, reach, rolledAt } from "./Plausible.ts"

/**
 * The state after one more register, in O(1). `register` as the station said it (Wh; `limits` scales it), `at` the moment
 * to reckon with, ms since 1970. An older reading only raises the register, and only while it has never fallen (a clock set
 * back stops no meter). What no meter can say changes nothing.
 */
export const advance = (meter: Meter, register: number, at: number, limits: Limits = anyStation): Meter => {
  if (!isRegister(register)) return meter
  const value = register * limits.energyScale
  const { first, last } = meter
  if (first === null || last === null) return begun(meter, value, at)
  if (at < meter.at) return raised(meter, last, value, limits)
  if (meter.odd !== undefined) return decided(meter, last, meter.odd, value, at, limits)
  return stepped(meter, last, value, at, limits)
}

/** The register of the beginning, told after later ones: lowers where the charge began if that can be. */
export const precede = (meter: Meter, register: number, at = 0, limits: Limits = anyStation): Meter => {
  const { begin, first, since = 0 } = meter
  const value = register * limits.energyScale
  if (!isRegister(register) || begin === null || first === null || value >= begin) return meter
  if (begin - value > reach(at > 0 ? since - at : 0, limits)) return meter
  return meter.segments === 1
    ? { ...meter, begin: value, first: value }
    : { ...meter, begin: value, done: meter.done + begin - value }
}

/**
 * The state after the register at the end, which counts before the values (`register` as in `advance`): also when it is a
 * little below the last of them, and whatever its clock says. One that the meter cannot have stood at is told and left out.
 */
export const conclude = (meter: Meter, register: number, at: number, limits: Limits = anyStation): Meter => {
  if (!isRegister(register)) return meter
  const value = register * limits.energyScale
  const { first, last } = meter
  if (first === null || last === null) return begun(meter, value, at)
  const when = at > meter.at ? at : meter.at + 1
  const next =
    meter.odd === undefined
      ? stepped(meter, last, value, when, limits)
      : decided(meter, last, meter.odd, value, when, limits)
  if (next.odd === undefined) return cut(next, value)
  const { odd: refused, ...kept } = next
  return rejecting(kept, value, refused.value > (next.last ?? 0) ? endAboveFlag : endBelowFlag)
}

/** Nothing more comes: a fall that no later register contradicts was one, a jump that none confirms was none. */
export const settled = (meter: Meter): Meter => {
  const { odd, ...kept } = meter
  if (odd === undefined || meter.last === null) return meter
  return odd.value < meter.last ? restarted(kept, odd.value, odd.at, fellFlag) : rejecting(kept, odd.value, oddFlag)
}

const begun = (meter: Meter, value: number, at: number): Meter => ({
  ...meter,
  begin: meter.begin ?? value,
  first: value,
  last: value,
  at,
  since: at,
  grew: at
})

const raised = (meter: Meter, last: number, value: number, limits: Limits): Meter =>
  value > last && value - last <= reach(0, limits) && meter.segments === 1 && meter.odd === undefined
    ? { ...meter, last: value }
    : meter

const stepped = (meter: Meter, last: number, value: number, at: number, limits: Limits): Meter => {
  const within = reach(at - (meter.grew ?? at), limits)
  if (value > last) return value - last <= within ? grown(meter, last, value, at) : { ...meter, at, odd: { value, at } }
  if (at === meter.at) return meter
  if (!fell(last, value)) return { ...meter, at }
  const end = rolledAt(last, value, Math.min(within, likely(meter, at)))
  if (end !== undefined) return grown(restarted({ ...meter, last: end }, 0, at, rolledFlag), 0, value, at)
  if (stoodOut(meter, value, within)) {
    return rejecting({ ...meter, last: Math.max(value, meter.before ?? value), at, grew: at, power: 0 }, last, oddFlag)
  }
  return { ...meter, at, odd: { value, at } }
}

/** Every value of every charge passes here: one object, made at once. */
const grown = (meter: Meter, last: number, value: number, at: number): Meter => {
  const { begin, first, done, segments, since = at, grew = at, power = 0, peak = 0, rejected, flags } = meter
  const next: Meter = {
    begin,
    first,
    last: value,
    done,
    segments,
    at,
    since,
    grew: at,
    before: last,
    power: at > grew ? Math.round(((value - last) * hour) / (at - grew)) : 0,
    peak: Math.max(power, peak)
  }
  if (flags === undefined) return next
  return rejected === undefined ? { ...next, flags } : { ...next, rejected, flags }
}

const hour = 3_600_000

/** Wh that the register rose by at most if the charge went on as before; a little where nobody knows how it went. */
const likely = ({ grew = 0, power = 0, peak = 0 }: Meter, at: number): number =>
  power + peak === 0 ? 5000 : (3 * Math.max(power, peak) * (at - grew)) / hour + 1000

/** So many times faster than ever before in this charge: of two readings of what happened the unlikely one. */
const unlikely = 5

/** Whether `last` was far above the line that leads from the register before it to `value`: then it was no meter that fell. */
const stoodOut = ({ before, power = 0, peak = 0 }: Meter, value: number, within: number): boolean =>
  before !== undefined && value >= before && value - before <= within && peak > 0 && power > unlikely * peak

/** What the next register says of the one that was held back. */
const decided = (
  { odd: _, ...meter }: Meter,
  last: number,
  odd: { readonly value: number; readonly at: number },
  value: number,
  at: number,
  limits: Limits
): Meter => {
  const within = reach(at - (meter.grew ?? at), limits)
  const sinceOdd = reach(at - odd.at, limits)
  if (odd.value < last) {
    if (value >= last && value - last <= within && hasty(meter, odd, value, at, sinceOdd)) {
      return stepped(rejecting(meter, odd.value, oddFlag), last, value, at, limits)
    }
    return stepped(restarted(meter, odd.value, odd.at, fellFlag), odd.value, value, at, limits)
  }
  if (fell(odd.value, value)) return stepped(rejecting(meter, odd.value, oddFlag), last, value, at, limits)
  const there = Math.max(value, odd.value)
  if (there === odd.value) return { ...meter, at, odd }
  if (there - last <= within) return grown(meter, last, there, at)
  if (there - odd.value <= sinceOdd) {
    return grown(restarted(meter, odd.value, odd.at, jumpFlag), odd.value, there, at)
  }
  if (there - last <= 3 * within) return noted(grown(meter, last, there, at), fastFlag)
  return { ...rejecting(meter, odd.value, oddFlag), at, odd: { value: there, at } }
}

/** Whether the way back up from a fall is further, or much faster, than this charge can have gone. */
const hasty = (
  { power = 0, peak = 0 }: Meter,
  odd: { readonly value: number; readonly at: number },
  value: number,
  at: number,
  within: number
): boolean => {
  const fastest = Math.max(power, peak)
  const rise = value - odd.value
  return rise > within || (fastest > 0 && rise * hour > unlikely * fastest * (at - odd.at))
}

/** A new segment from `value` on; what the one before counted is done. */
const restarted = (meter: Meter, value: number, at: number, flag: string): Meter => {
  const { before: _, first, last, done, ...kept } = meter
  const counted = first === null || last === null ? 0 : last - first
  return noted(
    { ...kept, first: value, last: value, done: done + counted, segments: meter.segments + 1, grew: at },
    flag
  )
}

/** The register at the end is the last one, also where a value before it was rounded up; it is often cut to whole Wh. */
const cut = (meter: Meter, value: number): Meter =>
  meter.first !== null && meter.last !== null && value <= meter.last - 1
    ? { ...meter, last: Math.max(value, meter.first) }
    : meter
