/** What an operator sets of a station that it does not say itself. */
import { isDeepStrictEqual } from "node:util"
import { type EventOf, resettable } from "../../domain/Event.ts"
import { type Position, stationKey } from "../../domain/Ids.ts"
import type { Station, StationState } from "./StationState.ts"

/** Only what is present changes; null: as if it had never been set. */
export interface Adjustment {
  readonly strict?: boolean | null
  readonly ratedPower?: number | null
  readonly energyScale?: number | null
  /** All of them, as they are from now on. */
  readonly aliases?: ReadonlyArray<string> | null
}

/** What of it is news, as the fact that says it. */
export const changes = (
  known: Station,
  wish: Adjustment
): Omit<EventOf<"StationAdjusted">, "_tag" | "station" | "by"> => {
  const strict = wish.strict === null ? false : wish.strict
  const [ratedPower, energyScale] = [wish.ratedPower ?? undefined, wish.energyScale ?? undefined]
  const reset = resettable.filter((name) => wish[name] === null && known[name] !== undefined)
  const aliases = wish.aliases === undefined ? undefined : namesOf(known, wish.aliases ?? [])
  return {
    ...(strict === undefined || strict === known.strict ? {} : { strict }),
    ...(ratedPower === undefined || ratedPower === known.ratedPower ? {} : { ratedPower }),
    ...(energyScale === undefined || energyScale === known.energyScale ? {} : { energyScale }),
    ...(reset.length === 0 ? {} : { reset }),
    ...(aliases === undefined || isDeepStrictEqual(aliases, known.aliases) ? {} : { aliases })
  }
}

/** Each once, whatever its case; its own identity is none of them. */
const namesOf = ({ id }: Station, names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const byKey = new Map(names.map((name) => [stationKey(name), name] as const).reverse())
  byKey.delete(stationKey(id))
  return [...byKey.values()].reverse()
}

export const adjusted = (state: StationState, event: EventOf<"StationAdjusted">, position: Position): void => {
  if (position < state.positions.settings) return
  state.positions.settings = position
  state.strict = event.strict ?? state.strict
  state.aliases = event.aliases ?? state.aliases
  for (const name of resettable)
    state[name] = event.reset?.includes(name) === true ? undefined : (event[name] ?? state[name])
}
