/** How deviations are told apart and counted: by rule, message, field and firmware, so many ways a station. */
import type { EventOf } from "../../domain/Event.ts"
import { type Position, stationKey } from "../../domain/Ids.ts"

/** One way of one station. Firmware: empty when it had told none. */
interface Place {
  readonly stationKey: string
  readonly rule: string
  readonly action: string
  /** The numbers of list items in it are `*`. */
  readonly path: string
  readonly firmware: string
}

/** A deviation as it was met. */
export interface Met extends Place {
  readonly position: Position
  /** Received, ms since 1970. */
  readonly at: number
  /** What stood there; undefined: not told. */
  readonly example: string | undefined
}

/** How often one way was met in a batch. */
export interface Counted extends Place {
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
  readonly example: string | undefined
  readonly position: Position
}

/** How often one way was ever met. */
export interface Count extends Place {
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
  readonly example: string | null
  readonly position: Position
}

/** Ways of one station that are told apart; whatever else it does is counted as one. */
export const mostWays = 500
/** The rule under which that is counted. */
export const otherRule = "other"
export const otherWays = (stationKey: string): Place => ({
  stationKey,
  rule: otherRule,
  action: "",
  path: "",
  firmware: ""
})

/** Characters: together they must fit into an index of PostgreSQL. */
const [longestWord, longestPath] = [60, 200]

export const metIn = (
  { station, action, deviations }: EventOf<"StationDeviated">,
  firmware: string | undefined,
  position: Position,
  at: number
): ReadonlyArray<Met> =>
  deviations.map(({ rule, path, raw }) => ({
    stationKey: stationKey(station),
    rule: cut(rule, longestWord),
    action: cut(action, longestWord),
    path: cut(path.replace(/\/\d+(?=\/|$)/g, "/*"), longestPath),
    firmware: cut(firmware ?? "", longestWord),
    position,
    at,
    example: raw === undefined ? undefined : cut(raw, longestPath)
  }))

/** PostgreSQL has no NUL in its texts. */
const cut = (text: string, length: number) => text.slice(0, length).replaceAll("\u0000", "\uFFFD").toWellFormed()

export const placeOf = ({ stationKey, rule, action, path, firmware }: Place): Place => ({
  stationKey,
  rule,
  action,
  path,
  firmware
})

export const keyOf = (place: Place): string =>
  JSON.stringify([place.stationKey, place.rule, place.action, place.path, place.firmware])

/**
 * What is to be added. `counted`: up to which position the ways that are known have been counted; what was counted is not
 * counted again when a batch comes twice. `sizes`: how many ways of each station are known.
 */
export const countUp = (
  met: ReadonlyArray<Met>,
  counted: ReadonlyMap<string, Position>,
  sizes: Map<string, number>
): ReadonlyArray<Counted> => {
  const news = new Map<string, Counted>()
  for (const one of met) {
    const own = keyOf(one)
    const isTold = counted.has(own) || news.has(own)
    const size = sizes.get(one.stationKey) ?? 0
    if (!isTold && size < mostWays) sizes.set(one.stationKey, size + 1)
    const place = isTold || size < mostWays ? placeOf(one) : otherWays(one.stationKey)
    const key = keyOf(place)
    if (one.position > (counted.get(key) ?? 0)) news.set(key, added(place, news.get(key), one))
  }
  return [...news.values()]
}

const added = (place: Place, before: Counted | undefined, { at, example, position }: Met): Counted => ({
  ...place,
  count: (before?.count ?? 0) + 1,
  firstAt: before?.firstAt ?? at,
  lastAt: at,
  example: example ?? before?.example,
  position
})
